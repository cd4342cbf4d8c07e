import { ANALYSES } from '$lib/analyses/registry';

/** A file of its own for each method page, so that a static host answers 200. */
export const entries = () => ANALYSES.map((id) => ({ id }));
export const prerender = true;
