import type { Segment, Tag } from '../model/segment';

/** Documents by what rules call them. */
export interface Documents {
	/** By id. */
	readonly segments: ReadonlyMap<string, Segment>;
	/** By name. */
	readonly tags: ReadonlyMap<string, Tag>;
}

export function byName(segments: readonly Segment[], tags: readonly Tag[]): Documents {
	return {
		segments: new Map(segments.map((segment) => [segment.id, segment])),
		tags: new Map(tags.map((tag) => [tag.name, tag])),
	};
}
