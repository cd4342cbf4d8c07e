import { kmeansBreaks, naturalBreaks } from '../../../base/natural-breaks';
import { selectQuantiles } from '../../../base/select';
import type { Data } from '../../contract';
import { blocks } from '../blocks';
import { compileMoney, snap } from '../money';
import {
	allEqual,
	binsFor,
	breakBinning,
	cutBinning,
	quantileBinning,
	scores,
	type Binning,
} from '../scoring';
import { activityReader } from './activity';
import { scoresWithin } from './nested';
import { orderReader, type Buyers, type OrderReader } from './orders';
import type { RfmRules } from './rules';
import { setOf, type Bins } from './segments';

/** R, F and M of something. */
export interface Rfm<T> {
	readonly r: T;
	readonly f: T;
	readonly m: T;
}

/** Buyers with all that is said of them: arrays have one entry per buyer. */
export interface Scored {
	readonly buyers: Buyers;
	readonly others: Pick<OrderReader, 'none' | 'refundsOnly' | 'withoutAmount' | 'asOfDay'>;
	readonly refundKinds: readonly string[];
	readonly values: Rfm<Float64Array>;
	readonly binning: Rfm<Binning>;
	readonly scores: Rfm<Uint8Array>;
	readonly bins: Bins;
	/** The bounds between high and low. NaN without buyers. */
	readonly split: Rfm<number>;
	/** Index into the set's ids. */
	readonly segment: Uint8Array;
}

/** Reads the orders, scores the buyers and puts each into his class. */
export function* score(data: Data, rules: RfmRules): Generator<number, Scored, void> {
	const money = rules.value === 'amount' ? compileMoney(data, rules) : null;
	const others =
		money === null ? activityReader(data, rules) : orderReader(data, money, rules.frequency);
	for (const block of blocks(data.timeline)) {
		others.read(block.from, block.to);
		yield block.share * 0.7;
	}
	const buyers = others.buyers();
	const values = { r: buyers.recency, f: buyers.frequency, m: buyers.amount };
	const marks = rules.scoring === 'nested' ? nested(values, rules) : alone(values, rules);
	yield 0.85;
	const middle = rules.split === 'mean' ? mean : median;
	const scored = {
		buyers,
		others,
		refundKinds: money?.refundKinds ?? [],
		values,
		...marks,
		split: { r: middle(values.r), f: middle(values.f), m: middle(values.m) },
	};
	yield 0.95;
	return { ...scored, segment: classify(scored, rules) };
}

type Marks = Pick<Scored, 'binning' | 'scores' | 'bins'>;

/** Each measure by itself. */
function alone(values: Rfm<Float64Array>, rules: RfmRules): Marks {
	const binning = {
		r: binningOf(values.r, rules, rules.cutsR),
		f: binningOf(values.f, rules, rules.cutsF),
		m: binningOf(values.m, rules, rules.cutsM),
	};
	return {
		binning,
		scores: {
			r: scores(values.r, binning.r, true),
			f: scores(values.f, binning.f),
			m: scores(values.m, binning.m),
		},
		bins: {
			r: binning.r.bounds.length + 1,
			f: binning.f.bounds.length + 1,
			m: binning.m.bounds.length + 1,
		},
	};
}

function binningOf(values: Float64Array, rules: RfmRules, cuts: readonly number[]): Binning {
	const { scoring, bins } = rules;
	switch (scoring) {
		case 'cuts':
			return cutBinning(cuts);
		case 'jenks':
			return breakBinning(values, bins, naturalBreaks);
		case 'k-means':
			return breakBinning(values, bins, kmeansBreaks);
		case 'quantile-plus-1':
			return quantileBinning(values, bins, 'type-7-plus-1');
		default:
			return quantileBinning(values, bins, 'type-7');
	}
}

/** R by its quantiles, F by those of the buyers with equal R, M by those of the buyers with equal R and F. */
function nested(values: Rfm<Float64Array>, rules: RfmRules): Marks {
	const r = quantileBinning(values.r, rules.bins, 'type-7');
	const own: Binning = { bounds: [], closed: 'upper' };
	const binsOf = (of: Float64Array): number => (allEqual(of) ? 1 : binsFor(of, rules.bins));
	const bins = { r: r.bounds.length + 1, f: binsOf(values.f), m: binsOf(values.m) };
	const byR = scores(values.r, r, true);
	const group = new Uint16Array(byR.length);
	for (let i = 0; i < group.length; i++) group[i] = byR[i]! - 1;
	const byF = scoresWithin(values.f, group, bins.r, bins.f);
	for (let i = 0; i < group.length; i++) group[i] = group[i]! * bins.f + byF[i]! - 1;
	const byM = scoresWithin(values.m, group, bins.r * bins.f, bins.m);
	return { binning: { r, f: own, m: own }, scores: { r: byR, f: byF, m: byM }, bins };
}

/** Snapped like the values themselves, so that a value equal to the mean is found equal. */
function mean(values: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return snap(snap(sum) / values.length);
}

function median(values: Float64Array): number {
	return selectQuantiles(values, [0.5])[0]!;
}

const UNKNOWN = 255;

/** The class depends on few small numbers: it is worked out once for each combination and looked up for each buyer. */
function classify(scored: Omit<Scored, 'segment'>, rules: RfmRules): Uint8Array {
	const { bins, split } = scored;
	const { r: days, f: counts, m: amounts } = scored.values;
	const { r: scoreR, f: scoreF, m: scoreM } = scored.scores;
	const set = setOf(rules);
	const known = new Uint8Array(1 << 15).fill(UNKNOWN);
	const segment = new Uint8Array(days.length);
	for (let i = 0; i < segment.length; i++) {
		const r = scoreR[i]!;
		const f = scoreF[i]!;
		const m = scoreM[i]!;
		const highR = days[i]! <= split.r ? 4 : 0;
		const highF = counts[i]! >= split.f ? 2 : 0;
		const highM = amounts[i]! >= split.m ? 1 : 0;
		const key = (r << 11) | (f << 7) | (m << 3) | highR | highF | highM;
		let found = known[key]!;
		if (found === UNKNOWN) {
			const high = { highR: highR > 0, highF: highF > 0, highM: highM > 0 };
			found = set.classify({ r, f, m, ...high }, bins);
			known[key] = found;
		}
		segment[i] = found;
	}
	return segment;
}
