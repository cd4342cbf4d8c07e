import { EVERYONE } from '../../segments/parts';
import type { Segment } from '../../model/segment';
import type { Opsbook } from '../opsbook.svelte';
import { words } from '../words';

/** Stands for "the segment of the notebook" where a cell may have its own. No segment has an empty id. */
export const NOTEBOOKS = '';

/** How many a segment had when it was last counted in the revision in use; undefined when it was not. */
export function sizeOf(segment: Segment, revision: string | undefined): number | undefined {
	return segment.sizes.find((size) => size.revision === revision)?.size;
}

/** A segment by its id, as a scope says it: its name and size. Reading it in a component is reactive. */
export function segmentText(
	opsbook: Opsbook,
	dataset: string | null | undefined,
	id: string | undefined,
): string {
	const t = words();
	const revision = opsbook.revisionOf(dataset);
	if (id === undefined || id === EVERYONE)
		return t('everyone', { n: revision?.facts.members ?? 0 });
	const segment = opsbook.segmentsOf(dataset).find((one) => one.id === id);
	if (segment === undefined) return t('segGone');
	const size = sizeOf(segment, revision?.id);
	return size === undefined ? segment.name : t('segSized', { name: segment.name, n: size });
}

/** What a segment is called, without its size. */
export function segmentName(
	opsbook: Opsbook,
	dataset: string | null | undefined,
	id: string,
): string {
	const t = words();
	if (id === EVERYONE) return t('segEveryone');
	return opsbook.segmentsOf(dataset).find((one) => one.id === id)?.name ?? t('segGone');
}

/** Those that are compared, by name. */
export function segmentNames(
	opsbook: Opsbook,
	dataset: string | null | undefined,
	ids: readonly string[],
): string {
	return ids.map((id) => segmentName(opsbook, dataset, id)).join(words()('listJoin'));
}
