import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import type { Interval } from '../../base/interval';
import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Classify, Compute, Data, People } from '../contract';
import { snap } from '../shared/money';
import { score, type Rfm, type Scored } from '../shared/rfm/score';
import { NONE, setOf } from '../shared/rfm/segments';
import { binSizes, type Binning } from '../shared/scoring';
import { memberSince } from '../shared/since';
import type { RfmParams } from './manifest';
import { movesOf, standingsAt, standingsOf, type Moves } from './moves';
import { refundsOnly, summariseGrid, summariseSegments } from './summary';

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
	readonly averages: Rfm<number> | null;
}

export interface RfmResult {
	/** The midnight that begins the day from which R is counted. */
	readonly asOf: WallTime;
	readonly members: number;
	readonly buyers: number;
	readonly orders: number;
	/** Net revenue of the buyers. */
	readonly amount: number;
	readonly bins: Rfm<BinsOf>;
	/** The bounds between high and low. Null without buyers. */
	readonly split: Rfm<number> | null;
	readonly segments: readonly SegmentRow[];
	/** Members without an order; `amount` is of refunds without an order in the range. */
	readonly none: { readonly count: number; readonly amount: number };
	/** Buyers and their revenue by R (rows) and F (columns); field (r, f) is at (r − 1) × columns + f − 1. */
	readonly grid: {
		readonly rows: number;
		readonly columns: number;
		/** Float64Array in what is shared: NaN where it is withheld. */
		readonly count: Uint32Array | Float64Array;
		readonly amount: Float64Array;
	};
	/** Events of the order kind that carry no amount: left out. */
	readonly withoutAmount: number;
	/** Kinds that were subtracted. */
	readonly refundKinds: readonly string[];
	/** Buyers who ordered once (on one day, if F counts days). */
	readonly once: number;
	/** Null when nothing is compared, or there was nothing yet. */
	readonly moves: Moves | null;
}

/** People behind a class (or all buyers, or `none`), a field of the grid, a score, or a move between two dates. */
export type RfmRef =
	| { readonly segment: string }
	| { readonly cell: readonly [r: number, f: number] }
	| { readonly score: readonly [of: 'r' | 'f' | 'm', score: number] }
	| { readonly from: string; readonly to: string };

/** `segment` of a ref: every buyer. `to` of a ref: wherever they are now. */
export const ALL = 'all';

export const compute: Compute<RfmParams, RfmResult> = function* (data, params) {
	const scored = yield* stretch(score(data, params), 0, params.before > 0 ? 0.5 : 1);
	const moves = params.before > 0 ? yield* stretch(movesOf(data, params, scored), 0.5, 1) : null;
	const { buyers, others, binning, scores, bins } = scored;
	const segments = summariseSegments(scored, setOf(params), params.none);
	const classes = segments.filter((row) => row.id !== NONE);
	const sized = (of: 'r' | 'f' | 'm'): BinsOf => ({
		...binning[of],
		sizes: binSizes(scores[of], bins[of]),
	});
	return {
		asOf: others.asOfDay * DAY,
		members: buyers.count + others.none.count,
		buyers: buyers.count,
		orders: classes.reduce((sum, row) => sum + row.orders, 0),
		amount: snap(classes.reduce((sum, row) => sum + row.amount, 0)),
		bins: { r: sized('r'), f: sized('f'), m: sized('m') },
		split: buyers.count === 0 ? null : scored.split,
		segments,
		none: { count: others.none.count, amount: refundsOnly(others.refundsOnly) },
		grid: summariseGrid(scored),
		withoutAmount: others.withoutAmount.count,
		refundKinds: scored.refundKinds,
		once: buyers.frequency.reduce((sum, times) => (times === 1 ? sum + 1 : sum), 0),
		moves,
	};
};

/** Stands for members who are not known yet. There are fewer classes (`rulesEntries`). */
const UNKNOWN = 255;

export const classify: Classify<RfmParams, RfmRef> = (data, params) => {
	const { ids } = setOf(params);
	const standings = standingsOf(data, params, drain(score(data, params)));
	for (let m = 0; m < standings.length; m++)
		if (memberSince(data.timeline, m) === Infinity) standings[m] = UNKNOWN;
	return (ref) => {
		if (!('segment' in ref) || ref.segment === ALL) return null;
		return BitSet.where(standings, ref.segment === NONE ? ids.length : ids.indexOf(ref.segment));
	};
};

export const people: People<RfmParams, RfmRef> = (data, params, ref) => {
	const classed = 'segment' in ref ? classify(data, params)(ref) : null;
	if (classed !== null) return classed;
	const scored = drain(score(data, params));
	const { count, member } = scored.buyers;
	const set = new BitSet(data.timeline.members);
	if ('from' in ref) {
		const now = standingsOf(data, params, scored);
		const before = drain(standingsAt(data, params));
		const { ids } = setOf(params);
		const index = (id: string): number => (id === NONE ? ids.length : ids.indexOf(id));
		const [from, to] = [index(ref.from), index(ref.to)];
		for (let m = 0; m < set.length; m++)
			if (before?.[m] === from && (ref.to === ALL || now[m] === to)) {
				if (memberSince(data.timeline, m) < Infinity) set.add(m);
			}
		return set;
	}
	const belongs = membership(scored, ref);
	for (let i = 0; i < count; i++) if (belongs(i)) set.add(member[i]!);
	return set;
};

function membership(
	{ scores }: Scored,
	ref: Exclude<RfmRef, { from: string }>,
): (buyer: number) => boolean {
	if ('cell' in ref) return (i) => scores.r[i] === ref.cell[0] && scores.f[i] === ref.cell[1];
	if ('score' in ref) return (i) => scores[ref.score[0]][i] === ref.score[1];
	return () => true;
}

export { why } from './why';

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
	const { buyers, others, scores, segment } = drain(score(data, params));
	const { ids } = setOf(params);
	const out: RfmMember[] = [];
	for (let m = 0, i = 0; m < data.timeline.members; m++) {
		const id = data.members.ids[m]!;
		if (buyers.member[i] === m) {
			out.push({
				id,
				r: scores.r[i]!,
				f: scores.f[i]!,
				m: scores.m[i]!,
				recencyDays: buyers.recency[i]!,
				frequency: buyers.frequency[i]!,
				monetary: buyers.amount[i]!,
				segment: ids[segment[i]!]!,
			});
			i++;
		} else if (params.none && memberSince(data.timeline, m) < Infinity) {
			const monetary = others.refundsOnly.get(m) ?? 0;
			out.push({
				id,
				r: null,
				f: null,
				m: null,
				recencyDays: null,
				frequency: 0,
				monetary,
				segment: NONE,
			});
		}
	}
	return out;
}
