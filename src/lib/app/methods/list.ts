import { ANALYSES } from '../../analyses/registry';

/** The pages that exist: one for each analysis. */
export const METHOD_PAGES: readonly { id: string }[] = ANALYSES.map((id) => ({ id }));
