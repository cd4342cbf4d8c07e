import { selectQuantiles } from '../../base/select';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { compileMoney, snap } from '../shared/money';
import { cutBinning, quantileBinning, scores, type Binning } from '../shared/scoring';
import type { RfmParams } from './manifest';
import { orderReader, type Buyers, type OrderReader } from './orders';
import { SETS, type Bins } from './segments';

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
export function* score(data: Data, params: RfmParams): Generator<number, Scored, void> {
	const money = compileMoney(data, params);
	const others = orderReader(data, money, params.frequency);
	for (const block of blocks(data.timeline)) {
		others.read(block.from, block.to);
		yield block.share * 0.7;
	}
	const buyers = others.buyers();
	const values = { r: buyers.recency, f: buyers.frequency, m: buyers.amount };
	const binning = {
		r: binningOf(values.r, params, params.cutsR),
		f: binningOf(values.f, params, params.cutsF),
		m: binningOf(values.m, params, params.cutsM),
	};
	yield 0.85;
	const middle = params.split === 'mean' ? mean : median;
	const scored = {
		buyers,
		others,
		refundKinds: money.refundKinds,
		values,
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
		split: { r: middle(values.r), f: middle(values.f), m: middle(values.m) },
	};
	yield 0.95;
	return { ...scored, segment: classify(scored, params) };
}

function binningOf(values: Float64Array, params: RfmParams, cuts: readonly number[]): Binning {
	const { scoring, bins } = params;
	if (scoring === 'cuts') return cutBinning(cuts);
	return quantileBinning(values, bins, scoring === 'quantile' ? 'type-7' : 'type-7-plus-1');
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
function classify(scored: Omit<Scored, 'segment'>, params: RfmParams): Uint8Array {
	const { bins, split } = scored;
	const { r: days, f: counts, m: amounts } = scored.values;
	const { r: scoreR, f: scoreF, m: scoreM } = scored.scores;
	const set = SETS[params.set];
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
