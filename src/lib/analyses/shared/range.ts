import { firstAtOrAfter } from '../../base/search';
import type { Data } from '../contract';

/** The rows of one member that lie in a time range: `first … last − 1`. */
export interface RowRange {
	first: number;
	last: number;
}

/**
 * Fills `out` with the rows of `member` in [from, to) and gives it back: nothing is allocated per member. An unlimited
 * side costs nothing.
 */
export function rowsBetween(
	{ timeline }: Pick<Data, 'timeline'>,
	member: number,
	from: number,
	to: number,
	out: RowRange,
): RowRange {
	const { start, end, time } = timeline;
	let first = start[member]!;
	let last = end[member]!;
	if (from !== -Infinity) first = firstAtOrAfter(time, first, last, from);
	if (to !== Infinity) last = firstAtOrAfter(time, first, last, to);
	out.first = first;
	out.last = last;
	return out;
}
