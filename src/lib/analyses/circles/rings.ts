import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { periodsOver, type Periods } from '../shared/periods';
import { rowsBetween } from '../shared/range';
import { stepBits } from '../shared/selector';
import { memberSince } from '../shared/since';
import { spanOf, unfinishedOf } from '../shared/span';
import type { CirclesParams } from './manifest';

export interface Frame {
	readonly months: Periods;
	readonly unfinished: readonly boolean[];
}

export function frameOf(data: Data): Frame {
	const span = spanOf(data);
	const months = periodsOver('month', span.from, span.to, data.weekStart);
	return { months, unfinished: unfinishedOf(months, span) };
}

/**
 * Calls `visit` for every member who is known before the end of the range, with the ring (0 … 3) in each month, the first
 * month by whose end the member is known, and the days or events of each month. Both lists are reused from member to member.
 */
export function* eachMember(
	data: Data,
	{ event, measure, middle, centre }: CirclesParams,
	{ months }: Frame,
	visit: (member: number, rings: Uint8Array, since: number, times: Uint32Array) => void,
): Generator<number, void, void> {
	const { timeline, scope } = data;
	const { time, kind } = timeline;
	const { byKind, byRow } = stepBits(data, [event]);
	const { count, begin, ofDay } = months;
	const rings = new Uint8Array(count);
	const times = new Uint32Array(count);
	const rows = { first: 0, last: 0 };
	for (const block of blocks(timeline)) {
		for (let m = block.from; m < block.to; m++) {
			const since = memberSince(timeline, m);
			if (since >= scope.to) continue;
			times.fill(0);
			rowsBetween(data, m, scope.from, scope.to, rows);
			let previous = -1;
			for (let row = rows.first; row < rows.last; row++) {
				if ((byRow === null ? byKind[kind.codes[row]!]! : byRow[row]!) === 0) continue;
				const day = Math.floor((time[row]! - begin) / DAY);
				if (measure === 'days' && day === previous) continue;
				previous = day;
				times[ofDay[day]!]!++;
			}
			for (let p = 0; p < count; p++) {
				const n = times[p]!;
				rings[p] = n >= centre ? 3 : n >= middle ? 2 : n > 0 ? 1 : 0;
			}
			const first = since < begin ? 0 : ofDay[Math.floor((since - begin) / DAY)]!;
			visit(m, rings, count === 0 ? 0 : first, times);
		}
		yield block.share;
	}
}

/** Place of the month that is told of (see `CirclesResult.shown`). */
export function shownOf({ months, unfinished }: Frame): number {
	const last = (holds: (p: number) => boolean): number => {
		for (let p = months.count - 1; p >= 0; p--) if (holds(p)) return p;
		return -1;
	};
	const compared = last((p) => p > 0 && !unfinished[p]! && !unfinished[p - 1]!);
	if (compared !== -1) return compared;
	const finished = last((p) => !unfinished[p]!);
	return finished === -1 ? months.count - 1 : finished;
}

/** Place of a month; −1: there is no such month. */
export function monthOf(frame: Frame, month: WallTime | undefined): number {
	const { starts, count } = frame.months;
	return month === undefined ? shownOf(frame) : starts.subarray(0, count).indexOf(month);
}
