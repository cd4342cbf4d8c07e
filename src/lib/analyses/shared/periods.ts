import { add, DAY, floorTo, type Unit } from '../../base/time';
import type { Days } from '../../columns/days';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';

/** Calendar periods in a row that together cover [from, to). */
export interface Periods {
	readonly unit: Unit;
	readonly count: number;
	/** Start of each period; one more entry than periods: the last is the end of the last period. */
	readonly starts: Float64Array;
	/** Start of the first period. */
	readonly begin: WallTime;
	/** Period of each day from `begin` on: of a time, `ofDay[((time - begin) / DAY) | 0]`. */
	readonly ofDay: Int32Array;
}

/** The periods that [from, to) touches; none when it is empty. Both ends must be finite. */
export function periodsOver(unit: Unit, from: WallTime, to: WallTime, weekStart: number): Periods {
	const starts: number[] = [];
	let start = floorTo(unit, from, weekStart);
	for (; start < to && from < to; start = add(unit, start, 1)) starts.push(start);
	const count = starts.length;
	starts.push(start);
	const begin = starts[0]!;
	const days = (wall: WallTime): number => (wall - begin) / DAY;
	const ofDay = new Int32Array(days(start));
	for (let p = 0; p < count; p++) ofDay.fill(p, days(starts[p]!), days(starts[p + 1]!));
	return { unit, count, starts: Float64Array.from(starts), begin, ofDay };
}

/** The period of each day of `days`: of a row, `periodOfEachDay(…)[days.of[row]]`. Days outside the periods have none: −1. */
export function periodOfEachDay(days: Days, { begin, ofDay }: Periods): Int32Array {
	const shift = days.first - begin / DAY;
	return Int32Array.from({ length: days.count }, (_, day) => ofDay[day + shift] ?? -1);
}

/** 1 where two whole numbers differ, else 0: adding that up costs less than a branch that is often guessed wrong. */
export function differ(a: number, b: number): number {
	const difference = a - b;
	return (difference | -difference) >>> 31;
}

/** Days since 1970-01-01. */
export function dayOf(wall: WallTime): number {
	return Math.floor(wall / DAY);
}

/**
 * Wall times between which the data are complete: from the midnight before the very first event of the data (whoever's it
 * is) to `data.covered`. Null when there are no events.
 */
export function coverage({
	facts,
	covered,
}: Data): { readonly from: WallTime; readonly to: WallTime } | null {
	return facts.firstTime === null ? null : { from: floorTo('day', facts.firstTime), to: covered };
}
