import { wilson, type Interval } from '../../base/interval';
import type { Data } from '../contract';
import { eachEvent, type Values } from './aspects';
import type { PreferenceParams } from './manifest';

/** How often a member has a value, against everyone. */
export interface Liking {
	readonly row: number;
	/** The member's share ÷ everyone's, and its bounds. */
	readonly lift: number;
	readonly interval: Interval;
}

/** What one member likes in one aspect. The same object is used for all: take what is to be kept. */
export interface Taste {
	member: number;
	/** Events whose value is known. */
	n: number;
	/** Rows with at least one, and how many by row. */
	touched: number[];
	counts: Uint32Array;
}

/** Calls `visit` for every member with at least one event whose value is known. */
export function* eachTaste(
	data: Data,
	params: PreferenceParams,
	{ labels, rowOf }: Values,
	visit: (taste: Taste) => void,
): Generator<number, void, void> {
	const taste: Taste = { member: 0, n: 0, touched: [], counts: new Uint32Array(labels.length) };
	const { counts, touched } = taste;
	yield* eachEvent(data, params, (member, events, n) => {
		taste.member = member;
		taste.n = 0;
		for (let i = 0; i < n; i++) {
			const row = rowOf(events[i]!, member);
			if (row < 0) continue;
			if (counts[row]!++ === 0) touched.push(row);
			taste.n++;
		}
		if (taste.n > 0) visit(taste);
		for (const row of touched) counts[row] = 0;
		touched.length = 0;
	});
}

/** Everyone's share of each row. */
export function baseOf({ events }: Values): readonly number[] {
	const all = events.reduce((sum, n) => sum + n, 0);
	return events.map((n) => n / all);
}

/**
 * The values that a member prefers for sure (twice or more, and the lift's lower bound is above 1), at most three: that with the highest lower
 * bound first, so that few events of a rare value do not win; of equals the more frequent, then the earlier row.
 */
export function likings({ n, touched, counts }: Taste, base: readonly number[]): Liking[] {
	const out: Liking[] = [];
	for (const row of touched) {
		const k = counts[row]!;
		// Of a value that hardly anybody turns to, once is already more than everyone does.
		if (k < 2 || k / n <= base[row]!) continue;
		const { low, high } = wilson(k, n);
		if (low <= base[row]!) continue;
		out.push({
			row,
			lift: k / n / base[row]!,
			interval: { low: low / base[row]!, high: high / base[row]! },
		});
	}
	out.sort(
		(a, b) => b.interval.low - a.interval.low || counts[b.row]! - counts[a.row]! || a.row - b.row,
	);
	return out.slice(0, 3);
}

/** The effective number of values: 2 to the entropy in bits; 1 for a single one, n for n equally frequent ones. */
export function effective({ n, touched, counts }: Taste): number {
	// Sorted: the sum must not depend on the order of events.
	const shares = touched.map((row) => counts[row]! / n).sort((a, b) => a - b);
	return 2 ** shares.reduce((bits, p) => bits - p * Math.log2(p), 0);
}

/** 0: keeps to one value, 1: to some, 2: to many. */
export function spreadOf(number: number): 0 | 1 | 2 {
	return number < 1.5 ? 0 : number < 3 ? 1 : 2;
}
