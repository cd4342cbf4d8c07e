/**
 * Members active in the last `length` days up to and including each day: 7 = WAU, 30 = MAU. (Actives of the day alone need
 * no window: count them directly.)
 *
 * Every member's active days are told in ascending order. A run of days less than `length` apart makes the member count
 * from its first day to `length − 1` days after its last: one addition where it begins and one where it ends, in a
 * difference array that `finish` sums up.
 */
export interface Trailing {
	readonly length: number;
	readonly days: number;
	/** Differences until finished, then the counts. Runs end up to `length` days after the last day. */
	readonly counts: Int32Array;
}

/** `previous` of a member's first active day: no run reaches from there. */
export const NEVER = -(2 ** 30);

/** Counts for the days 0 … days − 1. */
export function trailing(days: number, length: number): Trailing {
	return { length, days, counts: new Int32Array(days + length + 1) };
}

/**
 * A member is active on `day` (less than `days`) and was before on `previous` (or NEVER). Negative days are before the
 * first one and count as far as they reach in.
 */
export function countDay({ length, counts }: Trailing, day: number, previous: number): void {
	if (day - previous < length) return;
	if (previous !== NEVER) counts[previous + length > 0 ? previous + length : 0]!--;
	counts[day > 0 ? day : 0]!++;
}

/** Ends the run of a member whose last active day was `previous` (or NEVER). */
export function endDays({ length, counts }: Trailing, previous: number): void {
	if (previous !== NEVER) counts[previous + length > 0 ? previous + length : 0]!--;
}

/** Turns the differences into counts, one per day. A view. */
export function finish({ days, counts }: Trailing): Int32Array {
	for (let d = 1; d < counts.length; d++) counts[d]! += counts[d - 1]!;
	return counts.subarray(0, days);
}

/** DAU ÷ MAU over days `from … to` (indices of both arrays): the mean of the daily ratios, and the ratio of the means. */
export function stickiness(
	dau: Int32Array,
	mau: Int32Array,
	from: number,
	to: number,
): { readonly mean: number; readonly ofMeans: number; readonly days: number } {
	let ratios = 0;
	let days = 0;
	let dauSum = 0;
	let mauSum = 0;
	for (let d = from; d < to; d++) {
		if (mau[d]! === 0) continue;
		ratios += dau[d]! / mau[d]!;
		dauSum += dau[d]!;
		mauSum += mau[d]!;
		days++;
	}
	return { mean: ratios / days, ofMeans: dauSum / mauSum, days };
}
