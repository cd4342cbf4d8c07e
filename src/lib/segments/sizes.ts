import type { Segment, SegmentSize } from '../model/segment';
import type { Diff } from './diff';

/** The segment with its size in a revision noted, in the order of the revisions' numbers; itself when it was noted before. */
export function withSize(segment: Segment, size: SegmentSize): Segment {
	const known = segment.sizes.find(({ revision }) => revision === size.revision);
	if (known?.size === size.size) return segment;
	const others = segment.sizes.filter((one) => one !== known);
	return { ...segment, sizes: [...others, size].sort((a, b) => a.number - b.number) };
}

/**
 * How many were in an earlier revision for those who came and went since to be the change, where another number was noted
 * then: the rule, or who bears a tag by hand, has changed meanwhile. Null: the numbers agree, or none was noted.
 */
export function foundOtherwise(
	sizes: readonly SegmentSize[],
	earlier: number,
	{ kept, lost }: Pick<Diff, 'kept' | 'lost'>,
): number | null {
	const noted = sizes.find(({ number }) => number === earlier)?.size;
	const found = kept + lost.length;
	return noted === undefined || noted === found ? null : found;
}

/** Whether it says something that a segment changed since a revision: of a list that was frozen later, nothing. */
export function changesSince(
	{ definition, sizes }: Pick<Segment, 'definition' | 'sizes'>,
	number: number,
): boolean {
	return definition.type === 'living' || sizes.some((size) => size.number === number);
}
