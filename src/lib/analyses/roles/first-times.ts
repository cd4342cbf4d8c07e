import { DAY, floorTo } from '../../base/time';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { coverage, periodsOver, type Periods } from '../shared/periods';
import { rowsBetween } from '../shared/range';
import { stepBits } from '../shared/selector';
import { memberSince } from '../shared/since';
import type { RolesParams } from './manifest';

/** Who is in a role in the first days of the data may have been so before. */
const EARLY = 7 * DAY;

/**
 * Calls `visit` for every member who is known before the end of the range, with the first time of each role in all data up
 * to there (Infinity = never). `times` is reused from member to member.
 */
export function* eachCareer(
	data: Data,
	{ roles }: RolesParams,
	visit: (member: number, times: Float64Array) => void,
): Generator<number, void, void> {
	const { timeline, scope } = data;
	const { time, kind } = timeline;
	const { byKind, byRow } = stepBits(data, roles);
	const times = new Float64Array(roles.length);
	const all = (1 << roles.length) - 1;
	const rows = { first: 0, last: 0 };
	for (const block of blocks(timeline)) {
		for (let m = block.from; m < block.to; m++) {
			if (memberSince(timeline, m) >= scope.to) continue;
			times.fill(Infinity);
			rowsBetween(data, m, -Infinity, scope.to, rows);
			for (let row = rows.first, seen = 0; row < rows.last && seen !== all; row++) {
				const bits = byRow === null ? byKind[kind.codes[row]!]! : byRow[row]!;
				const fresh = bits & ~seen;
				if (fresh === 0) continue;
				for (let role = 0; role < times.length; role++)
					if ((fresh & (1 << role)) !== 0) times[role] = time[row]!;
				seen |= fresh;
			}
			visit(m, times);
		}
		yield block.share;
	}
}

/** When things happen that a count goes by. */
export interface Frame {
	readonly from: number;
	readonly covered: number;
	/** Before this a first time may not have been the first. */
	readonly early: number;
	/** ms; Infinity = at any time. */
	readonly within: number;
	readonly months: Periods;
	/** Whether the data and the range cover a month to both its ends. */
	isFinished(month: number): boolean;
}

export function frameOf(data: Data, { within }: RolesParams): Frame {
	const known = coverage(data);
	const { from } = data.scope;
	const begin = Math.max(known?.from ?? 0, from);
	const end = known?.to ?? 0;
	const months = periodsOver('month', begin, end, data.weekStart);
	return {
		from,
		covered: data.covered,
		early: data.facts.firstTime === null ? 0 : floorTo('day', data.facts.firstTime) + EARLY,
		within: within > 0 ? within * DAY : Infinity,
		months,
		isFinished: (month) => months.starts[month]! >= begin && months.starts[month + 1]! <= end,
	};
}

/** What became of a member who took a role within the range, on the way to the next; null when it was not. */
export type Outcome = 'already' | 'open' | 'converted' | 'stayed';

export function outcomeOf(frame: Frame, time: number, next: number): Outcome | null {
	if (!(time >= frame.from && time < Infinity)) return null;
	if (next < time) return 'already';
	// Everybody gets the same time for it: who is still in it counts only when it is over.
	if (frame.within !== Infinity && time + frame.within > frame.covered) return 'open';
	return next - time <= frame.within && next < Infinity ? 'converted' : 'stayed';
}

/** Took the next role within the range, and was not in this one before. */
export function hasSkipped(frame: Frame, time: number, next: number): boolean {
	return next >= frame.from && next < Infinity && time > next;
}
