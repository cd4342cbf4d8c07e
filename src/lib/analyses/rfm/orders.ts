import { DAY } from '../../base/time';
import type { Data } from '../contract';
import { snap, type Money } from '../shared/money';

/** What each member bought in the range: one entry per member. */
export interface Orders {
	/** Day number of the last order. */
	readonly lastDay: Int32Array;
	/** Distinct days with an order. */
	readonly days: Uint32Array;
	/** 0 = no buyer. */
	readonly orders: Uint32Array;
	/** Orders less refunds. */
	readonly amount: Float64Array;
	/** Events of the order kind that carry no amount: not counted. One entry. */
	readonly withoutAmount: Float64Array;
}

export function emptyOrders(members: number): Orders {
	return {
		lastDay: new Int32Array(members),
		days: new Uint32Array(members),
		orders: new Uint32Array(members),
		amount: new Float64Array(members),
		withoutAmount: new Float64Array(1),
	};
}

/** Reads the events of members `from … to` into `out`. */
export function readOrders(out: Orders, data: Data, money: Money, from: number, to: number): void {
	const { start, end, time, kind } = data.timeline;
	const { codes } = kind;
	const { sign, test, amounts, net } = money;
	const begin = data.scope.from;
	const until = data.scope.to;
	let withoutAmount = 0;
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
				if (s > 0) withoutAmount++;
			} else if (net) sum -= Math.abs(a);
		}
		out.lastDay[m] = orders === 0 ? 0 : last;
		out.days[m] = days;
		out.orders[m] = orders;
		out.amount[m] = snap(sum);
	}
	out.withoutAmount[0]! += withoutAmount;
}
