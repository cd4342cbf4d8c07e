import { selectQuantiles } from '../../base/select';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { compileMoney, snap } from '../shared/money';
import { dayOf } from '../shared/periods';
import { cutBinning, quantileBinning, scores, type Binning } from '../shared/scoring';
import type { RfmParams } from './manifest';
import { emptyOrders, readOrders, type Orders } from './orders';
import { SETS, type Bins } from './segments';

/** Buyers in ascending member number, with all that is said of them. */
export interface Scored {
	readonly asOfDay: number;
	readonly orders: Orders;
	readonly buyers: Uint32Array;
	readonly values: { readonly r: Float64Array; readonly f: Float64Array; readonly m: Float64Array };
	readonly binning: { readonly r: Binning; readonly f: Binning; readonly m: Binning };
	readonly scores: { readonly r: Uint8Array; readonly f: Uint8Array; readonly m: Uint8Array };
	readonly bins: Bins;
	readonly split: { readonly r: number; readonly f: number; readonly m: number };
	/** Index into the set's ids. */
	readonly segment: Uint8Array;
	readonly refundKinds: readonly string[];
}

/** Reads the orders, scores the buyers and puts each into his class. */
export function* score(data: Data, params: RfmParams): Generator<number, Scored, void> {
	const { timeline } = data;
	const money = compileMoney(data, params);
	const orders = emptyOrders(timeline.members);
	for (const block of blocks(timeline)) {
		readOrders(orders, data, money, block.from, block.to);
		yield block.share * 0.7;
	}
	const asOfDay = dayOf(data.covered - 1);
	const buyers = buyersOf(orders);
	const n = buyers.length;
	const frequency = params.frequency === 'days' ? orders.days : orders.orders;
	const values = { r: new Float64Array(n), f: new Float64Array(n), m: new Float64Array(n) };
	for (let i = 0; i < n; i++) {
		const m = buyers[i]!;
		values.r[i] = asOfDay - orders.lastDay[m]!;
		values.f[i] = frequency[m]!;
		values.m[i] = orders.amount[m]!;
	}
	yield 0.75;
	const { scoring } = params;
	const bin = (of: Float64Array, cuts: readonly number[]) =>
		scoring === 'cuts'
			? cutBinning(cuts)
			: quantileBinning(of, params.bins, scoring === 'quantile' ? 'type-7' : 'type-7-plus-1');
	const binning = {
		r: bin(values.r, params.cutsR),
		f: bin(values.f, params.cutsF),
		m: bin(values.m, params.cutsM),
	};
	yield 0.9;
	const middle =
		params.split === 'mean' ? mean : (of: Float64Array) => selectQuantiles(of, [0.5])[0]!;
	const scored = {
		asOfDay,
		orders,
		buyers,
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
		refundKinds: money.refundKinds,
	};
	return { ...scored, segment: classify(scored, params) };
}

function buyersOf({ orders }: Orders): Uint32Array {
	let n = 0;
	for (let m = 0; m < orders.length; m++) if (orders[m]! > 0) n++;
	const buyers = new Uint32Array(n);
	n = 0;
	for (let m = 0; m < orders.length; m++) if (orders[m]! > 0) buyers[n++] = m;
	return buyers;
}

/** Snapped like the values themselves, so that a value equal to the mean is found equal. */
function mean(values: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return snap(snap(sum) / values.length);
}

function classify(
	{ values, scores, bins, split }: Omit<Scored, 'segment'>,
	params: RfmParams,
): Uint8Array {
	const set = SETS[params.set];
	const segment = new Uint8Array(values.r.length);
	// One look-up per buyer: the class depends on few small numbers.
	const known = new Map<number, number>();
	for (let i = 0; i < segment.length; i++) {
		const r = scores.r[i]!;
		const f = scores.f[i]!;
		const m = scores.m[i]!;
		const highR = values.r[i]! <= split.r;
		const highF = values.f[i]! >= split.f;
		const highM = values.m[i]! >= split.m;
		const key =
			(r << 11) | (f << 7) | (m << 3) | (highR ? 4 : 0) | (highF ? 2 : 0) | (highM ? 1 : 0);
		let found = known.get(key);
		if (found === undefined) {
			found = set.classify({ r, f, m, highR, highF, highM }, bins);
			known.set(key, found);
		}
		segment[i] = found;
	}
	return segment;
}

/** The same in one go. */
export function scoreNow(data: Data, params: RfmParams): Scored {
	const steps = score(data, params);
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
