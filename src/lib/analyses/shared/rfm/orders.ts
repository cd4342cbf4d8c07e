import { DAY } from '../../../base/time';
import { pick, runsOf, type Runs } from '../../../columns/runs';
import type { Data } from '../../contract';
import { snap, type Money } from '../money';
import { seenOrders } from '../order-numbers';
import { dayOf } from '../periods';
import { memberSince } from '../since';

/** Those with an order in the range, by ascending member number. The arrays hold `count` entries (more when unfinished). */
export interface Buyers {
	readonly count: number;
	readonly member: Uint32Array;
	/** Days from as-of to the last order day. */
	readonly recency: Float64Array;
	/** Days with an order, or orders. */
	readonly frequency: Float64Array;
	/** Rows with the same order number are one. */
	readonly orders: Uint32Array;
	/** Orders less refunds. */
	readonly amount: Float64Array;
}

/** Buyers as they are found. */
interface BuyerList {
	put(member: number, recency: number, frequency: number, orders: number, amount: number): void;
	/** Views of what has been put. */
	taken(): Buyers;
}

/** Room for so many buyers. */
export function buyersOf(most: number): BuyerList {
	const member = new Uint32Array(most);
	const recency = new Float64Array(most);
	const frequency = new Float64Array(most);
	const orders = new Uint32Array(most);
	const amount = new Float64Array(most);
	let n = 0;
	return {
		put(m, days, times, ordered, sum) {
			member[n] = m;
			recency[n] = days;
			frequency[n] = times;
			orders[n] = ordered;
			amount[n++] = sum;
		},
		taken: () => ({
			count: n,
			member: member.subarray(0, n),
			recency: recency.subarray(0, n),
			frequency: frequency.subarray(0, n),
			orders: orders.subarray(0, n),
			amount: amount.subarray(0, n),
		}),
	};
}

/** Reads the orders of the range member by member. */
export interface OrderReader {
	/** Reads the events of members `from … to`, exclusive. Blocks must follow each other. */
	read(from: number, to: number): void;
	/** Views of what has been read. */
	buyers(): Buyers;
	/** Members of the scope, known by as-of, without an order. */
	readonly none: { count: number };
	/** Refunds to them: member number → amount, if not 0. */
	readonly refundsOnly: ReadonlyMap<number, number>;
	/** Events of the order kind, if one is named, that carry no amount. */
	readonly withoutAmount: { count: number };
	/** Day number of as-of. */
	readonly asOfDay: number;
}

export function orderReader(data: Data, money: Money, frequencyOf: 'days' | 'orders'): OrderReader {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const { codes } = kind;
	const { sign, test, amounts, net, named, numbers } = money;
	const seen = numbers === null ? null : seenOrders(numbers);
	const { from: begin, to: until } = data.scope;
	const asOfDay = dayOf(data.covered - 1);
	const runs = seen === null ? onlyKind(data, money) : null;
	const found = buyersOf(Math.min(timeline.members, runs?.count ?? Infinity));
	const none = { count: 0 };
	const withoutAmount = { count: 0 };
	const refundsOnly = new Map<number, number>();

	function put(m: number, orders: number, days: number, last: number, sum: number): void {
		found.put(m, asOfDay - last, frequencyOf === 'days' ? days : orders, orders, snap(sum));
	}

	function readMembers(from: number, to: number): void {
		for (let m = from; m < to; m++) {
			let orders = 0;
			let days = 0;
			let last = -Infinity;
			let sum = 0;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const s = sign[codes[i]!]!;
				if (s === 0) continue;
				const t = time[i]!;
				if (t < begin || t >= until || (test !== null && !test(i, m))) continue;
				const a = amounts[i]!;
				if (s > 0 && a >= 0) {
					sum += a;
					orders++;
					const day = Math.floor(t / DAY);
					if (day !== last) {
						days++;
						last = day;
					}
				} else if (a !== a) {
					if (named && s > 0) withoutAmount.count++;
				} else if (net) sum -= Math.abs(a);
			}
			if (orders > 0) put(m, orders - repeats(m, orders), days, last, sum);
			else if (memberSince(timeline, m) < Infinity) {
				none.count++;
				if (sum !== 0) refundsOnly.set(m, snap(sum));
			}
		}
	}

	/** How many of a member's rows are of an order of which a row before is one too. */
	function repeats(m: number, rows: number): number {
		if (seen === null || rows < 2) return 0;
		let repeated = 0;
		seen.next();
		for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
			if (sign[codes[i]!]! <= 0 || !(amounts[i]! >= 0)) continue;
			const t = time[i]!;
			if (t < begin || t >= until || (test !== null && !test(i, m))) continue;
			if (seen.again(i)) repeated++;
		}
		return repeated;
	}

	/** The same where everybody is in the scope with all events, and only the rows of one kind need to be looked at. */
	function readRuns(runs: Runs, from: number, to: number): void {
		const { members, starts } = runs;
		const times = pick(time, runs);
		const paid = pick(amounts, runs);
		const before = found.taken().count;
		for (; next < runs.count && members[next]! < to; next++) {
			let orders = 0;
			let days = 0;
			let last = -Infinity;
			let sum = 0;
			for (let i = starts[next]!, stop = starts[next + 1]!; i < stop; i++) {
				const t = times[i]!;
				if (t < begin || t >= until) continue;
				const a = paid[i]!;
				if (a >= 0) {
					sum += a;
					orders++;
					const day = Math.floor(t / DAY);
					if (day !== last) {
						days++;
						last = day;
					}
				} else if (a !== a) withoutAmount.count++;
				else if (net) sum -= Math.abs(a);
			}
			if (orders > 0) put(members[next]!, orders, days, last, sum);
			else if (sum !== 0) refundsOnly.set(members[next]!, snap(sum));
		}
		none.count += to - from - (found.taken().count - before);
	}

	let next = 0;
	const read = (from: number, to: number): void =>
		runs === null ? readMembers(from, to) : readRuns(runs, from, to);

	return {
		read,
		buyers: found.taken,
		none,
		refundsOnly,
		withoutAmount,
		asOfDay,
	};
}

/** The rows of the one kind that is an order, where nothing else counts: no refunds, no conditions, no cut. */
function onlyKind({ timeline }: Data, { sign, test, named }: Money): Runs | null {
	const { offsets, start, end, kind } = timeline;
	const uncut = start.buffer === offsets.buffer && end.buffer === offsets.buffer;
	const code = sign.indexOf(1);
	const single = code >= 0 && sign.every((mark, other) => mark === 0 || other === code);
	return uncut && single && named && test === null ? runsOf(kind, code, offsets) : null;
}
