import { floorTo } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { coverage, type Periods } from './periods';

/** What is looked at: inclusive start, exclusive end. */
export interface Span {
	readonly from: WallTime;
	readonly to: WallTime;
}

/** The scope's range as far as the data reach; empty (from = to) when there are no events in it. */
export function spanOf(data: Data): Span {
	const covered = coverage(data);
	if (covered === null) return { from: 0, to: 0 };
	const from = Math.max(data.scope.from, covered.from);
	return { from: Math.min(from, covered.to), to: covered.to };
}

/** By period: does the range, or do the data, not cover it from its beginning to its end? */
export function unfinishedOf(periods: Periods, { from, to }: Span): boolean[] {
	return Array.from(
		{ length: periods.count },
		(_, p) => periods.starts[p]! < from || periods.starts[p + 1]! > to,
	);
}

/** The end of the month so many months before that of as-of: midnight that begins the month after. */
export function endOfMonthBefore(covered: WallTime, months: number): WallTime {
	let start = floorTo('month', covered - 1);
	for (let i = 1; i < months; i++) start = floorTo('month', start - 1);
	return start;
}
