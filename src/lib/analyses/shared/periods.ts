import { add, DAY, floorTo, type Unit } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';

/** Calendar periods in a row that together cover [from, to). */
export interface Periods {
	readonly unit: Unit;
	readonly count: number;
	/** Start of each period; one more entry than periods: the last is the end of the last period. */
	readonly starts: Float64Array;
	/** Day number (days since 1970) of the first period's first day. */
	readonly firstDay: number;
	/** Period of each day from `firstDay` on. */
	readonly ofDay: Int32Array;
}

/** The periods that [from, to) touches; none when it is empty. Both ends must be finite. */
export function periodsOver(unit: Unit, from: WallTime, to: WallTime, weekStart: number): Periods {
	const starts: number[] = [];
	let start = floorTo(unit, from, weekStart);
	for (; start < to && from < to; start = add(unit, start, 1)) starts.push(start);
	const count = starts.length;
	starts.push(start);
	const firstDay = dayOf(starts[0]!);
	const ofDay = new Int32Array(dayOf(start) - firstDay);
	for (let p = 0; p < count; p++)
		ofDay.fill(p, dayOf(starts[p]!) - firstDay, dayOf(starts[p + 1]!) - firstDay);
	return { unit, count, starts: Float64Array.from(starts), firstDay, ofDay };
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
