import { DAY } from '../../base/time';
import type { Data } from '../contract';
import { countDay, finish, trailing } from '../shared/actives';
import { compileMoney, snap, type Money } from '../shared/money';
import { dayOf } from '../shared/periods';
import { stepBits } from '../shared/selector';
import { memberSince } from '../shared/since';
import type { OverviewParams } from './manifest';
import type { Span } from './period';

/** What is counted in one span. */
export interface Counts {
	/** Members known by its end. */
	members: number;
	active: number;
	fresh: number;
	events: number;
	orders: number;
	payers: number;
	revenue: number;
}

/** Actives of each day of both spans and of what lies between. */
export interface Daily {
	/** Day number of index 0. */
	readonly firstDay: number;
	readonly dau: Int32Array;
	readonly wau: Int32Array;
	readonly mau: Int32Array;
}

export interface Tally {
	/** Reads members `from … to`, exclusive. */
	read(from: number, to: number): void;
	/** One per span. */
	readonly counts: readonly Counts[];
	/** To be called once, after the last block. */
	daily(): Daily;
}

const ACTIVE = 1;
const JOIN = 2;

/** `spans`: the period, and the one before it if there is one. They do not overlap. */
export function tally(data: Data, params: OverviewParams, spans: readonly Span[]): Tally {
	const { timeline } = data;
	const { byKind, byRow } = stepBits(data, [
		params.active,
		...(params.join === null ? [] : [params.join]),
	]);
	const money =
		params.order === null ? null : compileMoney(data, { ...params, order: params.order });
	const firstDay = Math.min(...spans.map(({ from }) => dayOf(from)));
	const days = Math.max(...spans.map(({ to }) => dayOf(to))) - firstDay;
	const [dau, wau, mau] = [
		trailing(firstDay, days, 1),
		trailing(firstDay, days, 7),
		trailing(firstDay, days, 30),
	];
	const counts = spans.map((): Counts => ({
		members: 0,
		active: 0,
		fresh: 0,
		events: 0,
		orders: 0,
		payers: 0,
		revenue: 0,
	}));

	/** Actives by day, and what is counted of active events. */
	function readActivity(from: number, to: number): void {
		const { start, end, time, kind } = timeline;
		const { codes } = kind;
		const last = Math.max(...spans.map((span) => span.to));
		for (let m = from; m < to; m++) {
			let previous = -Infinity;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const bits = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if ((bits & ACTIVE) === 0) continue;
				const t = time[i]!;
				if (t >= last) break;
				const day = Math.floor(t / DAY);
				if (day === previous) continue;
				countDay(dau, day, previous);
				countDay(wau, day, previous);
				countDay(mau, day, previous);
				previous = day;
			}
		}
	}

	function readSpan(
		{ from: begin, to: until }: Span,
		into: Counts,
		from: number,
		to: number,
	): void {
		const { start, end, time, kind } = timeline;
		const { codes } = kind;
		let events = 0;
		let active = 0;
		for (let m = from; m < to; m++) {
			const before = events;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t < begin) continue;
				if (t >= until) break;
				events += (byRow === null ? byKind[codes[i]!]! : byRow[i]!) & ACTIVE;
			}
			if (events > before) active++;
		}
		into.events += events;
		into.active += active;
	}

	function readMembers(from: number, to: number): void {
		for (let m = from; m < to; m++) {
			const since = memberSince(timeline, m);
			const joined = params.join === null ? since : joinedAt(m, since);
			spans.forEach((span, s) => {
				if (since < span.to) counts[s]!.members++;
				if (joined >= span.from && joined < span.to) counts[s]!.fresh++;
			});
		}
	}

	function joinedAt(m: number, since: number): number {
		const { start, end, time, kind } = timeline;
		for (let i = start[m]!; i < end[m]!; i++) {
			const bits = byRow === null ? byKind[kind.codes[i]!]! : byRow[i]!;
			if ((bits & JOIN) !== 0) return time[i]!;
		}
		return since;
	}

	return {
		counts,
		read: (from, to) => {
			readActivity(from, to);
			readMembers(from, to);
			spans.forEach((span, s) => {
				readSpan(span, counts[s]!, from, to);
				if (money !== null) readMoney(data, money, span, counts[s]!, from, to);
			});
		},
		daily: () => ({ firstDay, dau: finish(dau), wau: finish(wau), mau: finish(mau) }),
	};
}

function readMoney(
	{ timeline }: Data,
	money: Money,
	span: Span,
	into: Counts,
	from: number,
	to: number,
): void {
	const { start, end, time, kind } = timeline;
	const { codes } = kind;
	const { sign, test, amounts, net } = money;
	for (let m = from; m < to; m++) {
		let orders = 0;
		let sum = 0;
		for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
			const s = sign[codes[i]!]!;
			if (s === 0) continue;
			const t = time[i]!;
			if (t < span.from || t >= span.to || (test !== null && !test(i, m))) continue;
			const a = amounts[i]!;
			if (s > 0 && a >= 0) {
				orders++;
				sum += a;
			} else if (net && a === a) sum -= Math.abs(a);
		}
		if (orders > 0) into.payers++;
		into.orders += orders;
		into.revenue += snap(sum);
	}
}
