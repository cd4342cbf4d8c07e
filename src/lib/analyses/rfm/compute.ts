import { BitSet } from '../../base/bitset';
import { wilson, type Interval } from '../../base/interval';
import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Compute, Data, People } from '../contract';
import { snap } from '../shared/money';
import { binSizes, type Binning } from '../shared/scoring';
import { memberSince } from '../shared/since';
import type { RfmParams } from './manifest';
import { score, scoreNow, type Scored } from './score';
import { NONE, SETS } from './segments';

export interface BinsOf extends Binning {
	/** How many buyers got each score, from 1 up. As many entries as there are bins. */
	readonly sizes: readonly number[];
}

export interface SegmentRow {
	readonly id: string;
	readonly count: number;
	readonly orders: number;
	readonly amount: number;
	/** Of the revenue of all buyers; null where that is not positive. */
	readonly share: number | null;
	/** Of all buyers, with Wilson's interval. Null for those who are none. */
	readonly memberShare: number | null;
	readonly interval: Interval | null;
	/** Means in days, order days (or orders) and money. Null in an empty class. */
	readonly averages: { readonly r: number; readonly f: number; readonly m: number } | null;
}

export interface RfmResult {
	/** The midnight that begins the day from which R is counted. */
	readonly asOf: WallTime;
	readonly members: number;
	readonly buyers: number;
	readonly orders: number;
	/** Net revenue of the buyers. */
	readonly amount: number;
	readonly bins: { readonly r: BinsOf; readonly f: BinsOf; readonly m: BinsOf };
	/** The bounds between high and low. Null without buyers. */
	readonly split: { readonly r: number; readonly f: number; readonly m: number } | null;
	readonly segments: readonly SegmentRow[];
	/** Members without an order; `amount` is of refunds without an order in the range. */
	readonly none: { readonly count: number; readonly amount: number };
	/** Buyers and their revenue by R (rows) and F (columns); field (r, f) is at (r − 1) × columns + f − 1. */
	readonly grid: {
		readonly rows: number;
		readonly columns: number;
		readonly count: Uint32Array;
		readonly amount: Float64Array;
	};
	/** Events of the order kind that carry no amount: left out. */
	readonly withoutAmount: number;
	/** Kinds that were subtracted. */
	readonly refundKinds: readonly string[];
	/** Buyers who ordered once (on one day, if F counts days). */
	readonly once: number;
}

/** People behind a class (or all buyers, or `none`), a field of the grid, or a score. */
export type RfmRef =
	| { readonly segment: string }
	| { readonly cell: readonly [r: number, f: number] }
	| { readonly score: readonly [of: 'r' | 'f' | 'm', score: number] };

/** `segment` of a ref: every buyer. */
export const ALL = 'all';

export const compute: Compute<RfmParams, RfmResult> = function* (data, params) {
	return summarise(data, params, yield* score(data, params));
};

function summarise(data: Data, params: RfmParams, scored: Scored): RfmResult {
	const { orders, buyers, values, scores, bins, segment } = scored;
	const set = SETS[params.set];
	const n = buyers.length;
	const sums = set.ids.map(() => ({ count: 0, orders: 0, amount: 0, r: 0, f: 0 }));
	const grid = {
		rows: bins.r,
		columns: bins.f,
		count: new Uint32Array(bins.r * bins.f),
		amount: new Float64Array(bins.r * bins.f),
	};
	let once = 0;
	for (let i = 0; i < n; i++) {
		const sum = sums[segment[i]!]!;
		sum.count++;
		sum.orders += orders.orders[buyers[i]!]!;
		sum.amount += values.m[i]!;
		sum.r += values.r[i]!;
		sum.f += values.f[i]!;
		const field = (scores.r[i]! - 1) * bins.f + scores.f[i]! - 1;
		grid.count[field]!++;
		grid.amount[field]! += values.m[i]!;
		if (values.f[i] === 1) once++;
	}
	for (let i = 0; i < grid.amount.length; i++) grid.amount[i] = snap(grid.amount[i]!);
	const amount = snap(sums.reduce((total, sum) => total + sum.amount, 0));
	const segments = set.ids.map((id, s): SegmentRow => {
		const sum = sums[s]!;
		const { count } = sum;
		const worth = snap(sum.amount);
		return {
			id,
			count,
			orders: sum.orders,
			amount: worth,
			share: amount > 0 ? worth / amount : null,
			memberShare: n === 0 ? null : count / n,
			interval: n === 0 ? null : wilson(count, n),
			averages: count === 0 ? null : { r: sum.r / count, f: sum.f / count, m: worth / count },
		};
	});
	const none = { count: 0, amount: 0 };
	for (let m = 0; m < data.timeline.members; m++) {
		if (!isNone(data, scored, m)) continue;
		none.count++;
		none.amount += orders.amount[m]!;
	}
	none.amount = snap(none.amount);
	if (params.none)
		segments.push({
			id: NONE,
			...none,
			orders: 0,
			share: null,
			memberShare: null,
			interval: null,
			averages: null,
		});
	return {
		asOf: scored.asOfDay * DAY,
		members: n + none.count,
		buyers: n,
		orders: sums.reduce((total, sum) => total + sum.orders, 0),
		amount,
		bins: {
			r: { ...scored.binning.r, sizes: binSizes(scores.r, bins.r) },
			f: { ...scored.binning.f, sizes: binSizes(scores.f, bins.f) },
			m: { ...scored.binning.m, sizes: binSizes(scores.m, bins.m) },
		},
		split: n === 0 ? null : scored.split,
		segments,
		none,
		grid,
		withoutAmount: orders.withoutAmount[0]!,
		refundKinds: scored.refundKinds,
		once,
	};
}

/** A member of the scope (known by as-of) who ordered nothing in the range. */
function isNone({ timeline }: Data, { orders }: Scored, member: number): boolean {
	return orders.orders[member] === 0 && memberSince(timeline, member) < Infinity;
}

export const people: People<RfmParams, RfmRef> = (data, params, ref) => {
	const scored = scoreNow(data, params);
	const { timeline } = data;
	if ('segment' in ref && ref.segment === NONE) {
		const set = new BitSet(timeline.members);
		for (let m = 0; m < timeline.members; m++) if (isNone(data, scored, m)) set.add(m);
		return set;
	}
	const belongs = member(scored, params, ref);
	const set = new BitSet(timeline.members);
	for (let i = 0; i < scored.buyers.length; i++) if (belongs(i)) set.add(scored.buyers[i]!);
	return set;
};

function member(
	{ scores, segment }: Scored,
	params: RfmParams,
	ref: RfmRef,
): (buyer: number) => boolean {
	if ('cell' in ref) return (i) => scores.r[i] === ref.cell[0] && scores.f[i] === ref.cell[1];
	if ('score' in ref) return (i) => scores[ref.score[0]][i] === ref.score[1];
	if (ref.segment === ALL) return () => true;
	const wanted = SETS[params.set].ids.indexOf(ref.segment);
	return (i) => segment[i] === wanted;
}

/** One buyer, for lists that leave the page (`opsbook compute rfm --people`). */
export interface RfmMember {
	readonly id: string;
	/** Scores; null for those without an order. */
	readonly r: number | null;
	readonly f: number | null;
	readonly m: number | null;
	readonly recencyDays: number | null;
	readonly frequency: number;
	readonly monetary: number;
	readonly segment: string;
}

/** Every buyer with scores, values and class, in the order of the members; with `params.none` the others too. */
export function describePeople(data: Data, params: RfmParams): RfmMember[] {
	const scored = scoreNow(data, params);
	const { orders, buyers, values, scores, segment } = scored;
	const { ids } = SETS[params.set];
	const out: RfmMember[] = [];
	for (let m = 0, i = 0; m < data.timeline.members; m++) {
		const id = data.members.ids[m]!;
		if (buyers[i] === m) {
			out.push({
				id,
				r: scores.r[i]!,
				f: scores.f[i]!,
				m: scores.m[i]!,
				recencyDays: values.r[i]!,
				frequency: values.f[i]!,
				monetary: values.m[i]!,
				segment: ids[segment[i]!]!,
			});
			i++;
		} else if (params.none && isNone(data, scored, m)) {
			out.push({
				id,
				r: null,
				f: null,
				m: null,
				recencyDays: null,
				frequency: 0,
				monetary: orders.amount[m]!,
				segment: NONE,
			});
		}
	}
	return out;
}
