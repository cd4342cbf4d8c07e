import type { Segment, SegmentSize } from '../model/segment';

/** The segment with its size in a revision noted, in the order of the revisions' numbers; itself when it was noted before. */
export function withSize(segment: Segment, size: SegmentSize): Segment {
	const known = segment.sizes.find(({ revision }) => revision === size.revision);
	if (known?.size === size.size) return segment;
	const others = segment.sizes.filter((one) => one !== known);
	return { ...segment, sizes: [...others, size].sort((a, b) => a.number - b.number) };
}
