import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { countDay, endDays, finish, NEVER, trailing } from '../shared/actives';
import { compileMoney, snap, type Money } from '../shared/money';
import { seenOrders, type SeenOrders } from '../shared/order-numbers';
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
	/** Rows of one order count once in a span. */
	orders: number;
	payers: number;
	revenue: number;
}

/** Actives of each day of both spans and of what lies between. */
export interface Daily {
	/** Day number (since 1970) of index 0. */
	readonly firstDay: number;
	readonly dau: Int32Array;
	readonly wau: Int32Array;
	readonly mau: Int32Array;
}

export interface Tally {
	/** Reads members `from … to`, exclusive. */
	read(from: number, to: number): void;
	readonly now: Counts;
	/** Of the span before; zeros if there is none. */
	readonly before: Counts;
	/** To be called once, after the last block. */
	daily(): Daily;
}

const ACTIVE = 1;
const JOIN = 2;

const nothing = (): Counts => ({
	...{ members: 0, active: 0, fresh: 0, events: 0, orders: 0, payers: 0, revenue: 0 },
});

/** A span in which nothing lies. */
const NONE: Span = { from: Infinity, to: -Infinity };

/** Counts in the period and in the span before it, if there is one, which ends no later than the period begins. */
export function tally(
	data: Data,
	params: OverviewParams,
	period: Span,
	compared: Span | null,
): Tally {
	const earlier = compared ?? NONE;
	const [now, before] = [nothing(), nothing()];
	const begin = Math.min(period.from, earlier.from);
	const days = (period.to - begin) / DAY;
	const dau = new Int32Array(days);
	const wau = trailing(days, 7);
	const mau = trailing(days, 30);
	const { join, order } = params;
	const { byKind, byRow } = stepBits(data, [params.active, ...(join === null ? [] : [join])]);
	const money = order === null ? null : compileMoney(data, { ...params, order });
	const seen = money === null || money.numbers === null ? null : seenOrders(money.numbers, 2);

	function readEvents(from: number, to: number): void {
		const { timeline } = data;
		const { start, end, time, kind } = timeline;
		const { codes } = kind;
		const { from: nowFrom, to: nowTo } = period;
		const { from: beforeFrom, to: beforeTo } = earlier;
		let [nowEvents, beforeEvents, nowActive, beforeActive] = [0, 0, 0, 0];
		for (let m = from; m < to; m++) {
			const nowSoFar = nowEvents;
			const beforeSoFar = beforeEvents;
			let previous = NEVER;
			let joined = Infinity;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const bits = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if (bits === 0) continue;
				const t = time[i]!;
				if ((bits & JOIN) !== 0 && joined === Infinity) joined = t;
				if ((bits & ACTIVE) === 0 || t >= nowTo) continue;
				if (t >= nowFrom) nowEvents++;
				else if (t >= beforeFrom && t < beforeTo) beforeEvents++;
				const day = Math.floor((t - begin) / DAY);
				if (day === previous) continue;
				if (day >= 0) dau[day]!++;
				countDay(wau, day, previous);
				countDay(mau, day, previous);
				previous = day;
			}
			endDays(wau, previous);
			endDays(mau, previous);
			if (nowEvents > nowSoFar) nowActive++;
			if (beforeEvents > beforeSoFar) beforeActive++;
			countMember(memberSince(timeline, m), joined);
		}
		now.events += nowEvents;
		now.active += nowActive;
		before.events += beforeEvents;
		before.active += beforeActive;
	}

	/** `joined`: Infinity for a member without such an event. */
	function countMember(since: WallTime, joined: WallTime): void {
		const entered = joined === Infinity ? since : joined;
		if (since < period.to) now.members++;
		if (since < earlier.to) before.members++;
		if (entered >= period.from && entered < period.to) now.fresh++;
		if (entered >= earlier.from && entered < earlier.to) before.fresh++;
	}

	function readMoney(from: number, to: number, { sign, test, amounts, net }: Money): void {
		const { start, end, time, kind } = data.timeline;
		const { codes } = kind;
		const { from: nowFrom, to: nowTo } = period;
		const { from: beforeFrom, to: beforeTo } = earlier;
		for (let m = from; m < to; m++) {
			let nowOrders = 0;
			let nowSum = 0;
			let beforeOrders = 0;
			let beforeSum = 0;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const s = sign[codes[i]!]!;
				if (s === 0) continue;
				const t = time[i]!;
				const isNow = t >= nowFrom && t < nowTo;
				if (!isNow && !(t >= beforeFrom && t < beforeTo)) continue;
				const a = amounts[i]!;
				const isOrder = s > 0 && a >= 0;
				if (a !== a || !(isOrder || net) || (test !== null && !test(i, m))) continue;
				const value = isOrder ? a : -Math.abs(a);
				if (isNow) {
					nowSum += value;
					if (isOrder) nowOrders++;
				} else {
					beforeSum += value;
					if (isOrder) beforeOrders++;
				}
			}
			addMoney(now, nowOrders, nowSum);
			addMoney(before, beforeOrders, beforeSum);
		}
	}

	/** Takes off again what `readMoney` counted of orders of which a row of the same span was counted before. */
	function takeOffRepeats(
		from: number,
		to: number,
		{ sign, test, amounts }: Money,
		seen: SeenOrders,
	): void {
		const { start, end, time, kind } = data.timeline;
		const { codes } = kind;
		for (let m = from; m < to; m++) {
			seen.next();
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				if (sign[codes[i]!]! <= 0 || !(amounts[i]! >= 0)) continue;
				const t = time[i]!;
				const isNow = t >= period.from && t < period.to;
				if (!isNow && !(t >= earlier.from && t < earlier.to)) continue;
				if (test !== null && !test(i, m)) continue;
				if (seen.again(i, isNow ? 1 : 0)) (isNow ? now : before).orders--;
			}
		}
	}

	return {
		now,
		before,
		read: (from, to) => {
			readEvents(from, to);
			if (money === null) return;
			readMoney(from, to, money);
			if (seen !== null) takeOffRepeats(from, to, money, seen);
		},
		daily: () => ({
			firstDay: Math.floor(begin / DAY),
			dau,
			wau: finish(wau),
			mau: finish(mau),
		}),
	};
}

function addMoney(into: Counts, orders: number, sum: number): void {
	if (orders > 0) into.payers++;
	into.orders += orders;
	if (sum !== 0) into.revenue += snap(sum);
}
