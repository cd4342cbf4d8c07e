import { DAY } from '../../base/time';
import type { Data } from '../contract';
import { isLeaving } from '../shared/leaving';
import { periodsOver, type Periods } from '../shared/periods';
import { matcher } from '../shared/selector';
import { memberSince } from '../shared/since';
import { spanOf, unfinishedOf, type Span } from '../shared/span';
import type { ActivityMixParams } from './manifest';

/** What a member is in a period; 0 = no member (yet, or no longer). */
export const LURKER = 1;
export const ACTIVE = 2;
export const CORE = 3;

export interface Frame {
	readonly span: Span;
	readonly periods: Periods;
}

export function frameOf(data: Data, { unit }: ActivityMixParams): Frame {
	const span = spanOf(data);
	return { span, periods: periodsOver(unit, span.from, span.to, data.weekStart) };
}

export interface MemberLevels {
	/** One per period. The same array for every member. */
	readonly levels: Uint8Array;
	/** Days or events in each period. The same array for every member. */
	readonly done: Uint32Array;
	/** Any activity up to the end of the range, also before it. */
	acted: boolean;
	/** Left and was out in some period. */
	gone: boolean;
}

/** Says what a member is in each period; null for who is not known by the end of the range. Nothing is allocated per member. */
export function levelReader(
	data: Data,
	params: ActivityMixParams,
	{ span, periods }: Frame,
): (member: number) => MemberLevels | null {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const { count, ofDay, begin } = periods;
	const matches = matcher(data, params.event);
	const leaving = Uint8Array.from(kind.dictionary.values, (name) =>
		params.leave === 'out' && isLeaving(name) ? 1 : 0,
	);
	const done = new Uint32Array(count);
	const out: MemberLevels = { levels: new Uint8Array(count), done, acted: false, gone: false };
	const periodOf = (t: number): number => (t < begin ? -1 : ofDay[((t - begin) / DAY) | 0]!);

	return (m) => {
		const since = memberSince(timeline, m);
		if (since >= span.to) return null;
		const { levels } = out;
		const first = Math.max(0, periodOf(since));
		levels.fill(0, 0, first).fill(LURKER, first);
		done.fill(0);
		out.acted = false;
		out.gone = false;
		/** The period in which the member left; NaN while here. */
		let left = NaN;
		let day = NaN;
		const isOut = (from: number, to: number): void => {
			if (from >= to) return;
			levels.fill(0, from, to);
			out.gone = true;
		};
		for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
			const t = time[i]!;
			if (t >= span.to) break;
			if (leaving[kind.codes[i]!] === 1) {
				if (left !== left) left = periodOf(t);
				continue;
			}
			if (!matches(i, m)) continue;
			out.acted = true;
			const p = periodOf(t);
			if (left === left) {
				isOut(Math.max(first, left + 1), Math.max(0, p));
				left = NaN;
			}
			if (t < span.from) continue;
			if (params.by === 'days') {
				const own = Math.floor(t / DAY);
				if (own === day) continue;
				day = own;
			}
			done[p]!++;
		}
		if (left === left) isOut(Math.max(first, left + 1), count);
		for (let p = first; p < count; p++) {
			if (done[p]! >= params.core) levels[p] = CORE;
			else if (done[p]! >= params.active) levels[p] = ACTIVE;
		}
		return out;
	};
}

/** The period that is told of: the last finished one with members, else the last with members; −1 = none. */
export function shownOf(
	{ timeline }: Data,
	{ periods, span }: Frame,
	read: (member: number) => MemberLevels | null,
): number {
	const has = new Uint8Array(periods.count);
	for (let m = 0; m < timeline.members; m++)
		read(m)?.levels.forEach((level, p) => (has[p]! |= level));
	const unfinished = unfinishedOf(periods, span);
	const finished = has.findLastIndex((any, p) => any > 0 && !unfinished[p]!);
	return finished === -1 ? has.findLastIndex((any) => any > 0) : finished;
}
