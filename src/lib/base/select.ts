import { countWhole } from './whole-counts';

/**
 * Quantiles of type 7, as `quantiles` in quantile.ts, without sorting everything. `ps` must ascend; no NaN in `values`,
 * which stay as they are. NaN where there are no values.
 */
export function selectQuantiles(values: Float64Array, ps: readonly number[]): number[] {
	if (values.length === 0) return ps.map(() => NaN);
	// Whole numbers from 0 to a few thousand need no buckets.
	const counts = countWhole(values);
	return between(values.length - 1, ps, counts === null ? byBuckets(values) : byCounts(counts));
}

/** The same of whole numbers from 0 up, of which is said how often each occurs. */
export function quantilesOfCounts(counts: ArrayLike<number>, ps: readonly number[]): number[] {
	let last = -1;
	for (let value = 0; value < counts.length; value++) last += counts[value]!;
	return last < 0 ? ps.map(() => NaN) : between(last, ps, byCounts(counts));
}

/** Quantiles of values of which the last one has the number `last`. */
function between(last: number, ps: readonly number[], kth: Kth): number[] {
	return ps.map((p) => {
		// As R does: 0.29 × 100 is the 29th, whatever binary fractions make of it.
		const whole = Math.round(p * last);
		const at = Math.abs(p * last - whole) < 1e-9 ? whole : p * last;
		const below = Math.floor(at);
		const share = at - below;
		const low = kth(below, 0);
		return share === 0 ? low : low + share * (kth(below, 1) - low);
	});
}

/** The k-th smallest, or the one after it. */
type Kth = (k: number, after: 0 | 1) => number;

/** Where the upper half of the upper word of a double is, of four. */
const TOP = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 3 : 0;
const BUCKETS = 1 << 16;

/**
 * Puts the values in buckets by their upper 16 bits (sign, exponent and four binary digits), which order them; only the
 * buckets that are asked for are sorted.
 */
function byBuckets(values: Float64Array): Kth {
	const words = new Uint16Array(values.buffer, values.byteOffset, 4 * values.length);
	// How many; then where each bucket begins; then where it ends.
	const ends = new Uint32Array(BUCKETS);
	let lowest = BUCKETS;
	let highest = 0;
	for (let at = TOP; at < words.length; at += 4) {
		const bucket = bucketOf(words[at]!);
		ends[bucket]!++;
		if (bucket < lowest) lowest = bucket;
		if (bucket > highest) highest = bucket;
	}
	for (let bucket = lowest, sum = 0; bucket <= highest; bucket++) {
		sum += ends[bucket]!;
		ends[bucket] = sum - ends[bucket]!;
	}
	const grouped = new Float64Array(values.length);
	for (let i = 0; i < values.length; i++)
		grouped[ends[bucketOf(words[4 * i + TOP]!)]!++] = values[i]!;
	const sorted = new Set<number>();
	return (k, after) => {
		let bucket = lowest;
		while (ends[bucket]! <= k + after) bucket++;
		if (!sorted.has(bucket)) {
			grouped.subarray(bucket === lowest ? 0 : ends[bucket - 1]!, ends[bucket]!).sort();
			sorted.add(bucket);
		}
		return grouped[k + after]!;
	};
}

/** Of the upper bits of a double: those of negative numbers run the other way. */
function bucketOf(bits: number): number {
	return bits < 0x8000 ? bits | 0x8000 : 0xffff - bits;
}

function byCounts(counts: ArrayLike<number>): Kth {
	return (k, after) => {
		let value = 0;
		for (let upTo = counts[0]!; upTo <= k + after; upTo += counts[value]!) value++;
		return value;
	};
}
