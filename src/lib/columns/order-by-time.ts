const BITS = 11;
const BUCKETS = 1 << BITS;
const DIGITS = 6;

/**
 * Positions of times in ascending order, equal times as they lie; null when they are in order already.
 * Radix sort on the bits of the doubles, least digit first; digits that are equal everywhere are skipped.
 * Throws RangeError on a missing time (NaN).
 */
export function orderByTime(time: Float64Array): Uint32Array | null {
	if (isAscending(time)) return null;
	const words = sortableBits(time);
	const counts = countDigits(words, time.length);

	let order = new Uint32Array(time.length);
	for (let i = 0; i < order.length; i++) order[i] = i;
	let spare = new Uint32Array(time.length);
	const digits = new Uint16Array(time.length);
	for (let digit = 0; digit < DIGITS; digit++) {
		const count = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
		if (count[digitOf(words, 0, digit)] === time.length) continue;
		for (let i = 0; i < digits.length; i++) digits[i] = digitOf(words, i, digit);
		scatter(order, digits, count, spare);
		[order, spare] = [spare, order];
	}
	return order;
}

function isAscending(time: Float64Array): boolean {
	let ascending = true;
	let last = -Infinity;
	for (let i = 0; i < time.length; i++) {
		const t = time[i]!;
		if (t < last) ascending = false;
		else if (t !== t) throw new RangeError(`event ${i} has no time`);
		last = t;
	}
	return ascending;
}

/** Bits of the doubles as pairs of words (low, high) whose unsigned order is the order of the numbers. */
function sortableBits(time: Float64Array): Uint32Array {
	const numbers = new Float64Array(time.length);
	// Adding 0 turns −0 into 0: equal times must have equal bits.
	for (let i = 0; i < time.length; i++) numbers[i] = time[i]! + 0;
	const words = new Uint32Array(numbers.buffer);
	for (let w = 0; w < words.length; w += 2) {
		if (words[w + 1]! >>> 31) {
			words[w] = ~words[w]!;
			words[w + 1] = ~words[w + 1]!;
		} else words[w + 1]! |= 0x80000000;
	}
	return words;
}

function digitOf(words: Uint32Array, i: number, digit: number): number {
	const low = words[2 * i]!;
	const high = words[2 * i + 1]!;
	const shift = digit * BITS;
	if (shift >= 32) return (high >>> (shift - 32)) & (BUCKETS - 1);
	const fromLow = low >>> shift;
	return (shift + BITS > 32 ? fromLow | (high << (32 - shift)) : fromLow) & (BUCKETS - 1);
}

function countDigits(words: Uint32Array, n: number): Uint32Array {
	const counts = new Uint32Array(DIGITS * BUCKETS);
	for (let i = 0; i < n; i++) {
		const low = words[2 * i]!;
		const high = words[2 * i + 1]!;
		counts[low & 2047]!++;
		counts[BUCKETS + ((low >>> 11) & 2047)]!++;
		counts[2 * BUCKETS + (((low >>> 22) | (high << 10)) & 2047)]!++;
		counts[3 * BUCKETS + ((high >>> 1) & 2047)]!++;
		counts[4 * BUCKETS + ((high >>> 12) & 2047)]!++;
		counts[5 * BUCKETS + (high >>> 23)]!++;
	}
	return counts;
}

/** One stable pass: writes `from` to `to` in order of its digits. `count` is used up. */
function scatter(
	from: Uint32Array,
	digits: Uint16Array,
	count: Uint32Array,
	to: Uint32Array,
): void {
	let start = 0;
	for (let bucket = 0; bucket < BUCKETS; bucket++) {
		const size = count[bucket]!;
		count[bucket] = start;
		start += size;
	}
	for (let j = 0; j < from.length; j++) {
		const i = from[j]!;
		to[count[digits[i]!]!++] = i;
	}
}
