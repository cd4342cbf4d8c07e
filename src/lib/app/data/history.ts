import { canonicalJson } from '../../base/hash';
import type { Revision, Source } from '../../model/dataset';
import { sourceIn } from '../../model/source-in';

/** What a revision has that the one before had not, by names of sources. */
export interface Change {
	readonly added: readonly string[];
	readonly removed: readonly string[];
	/** Read by another mapping. */
	readonly mapped: readonly string[];
	/** Other people are taken for one. */
	readonly identity: boolean;
}

/** How a revision differs from the one before. Sources that are known no more have no name to tell. */
export function changeOf(revision: Revision, before: Revision, sources: readonly Source[]): Change {
	const known = new Map(sources.map((source) => [source.id, source]));
	const names = (ids: readonly string[]): string[] =>
		ids.flatMap((id) => known.get(id)?.name ?? []);
	const stayed = revision.sources.filter((id) => before.sources.includes(id));
	const mappingIn = (one: Revision, id: string): string => {
		const source = known.get(id);
		return source === undefined ? '' : canonicalJson(sourceIn(one, source).mapping);
	};
	return {
		added: names(revision.sources.filter((id) => !before.sources.includes(id))),
		removed: names(before.sources.filter((id) => !revision.sources.includes(id))),
		mapped: names(stayed.filter((id) => mappingIn(revision, id) !== mappingIn(before, id))),
		identity: canonicalJson(revision.rule ?? null) !== canonicalJson(before.rule ?? null),
	};
}
