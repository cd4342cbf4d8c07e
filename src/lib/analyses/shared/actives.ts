/**
 * Members active in the last `length` days up to and including each day: 1 = DAU, 7 = WAU, 30 = MAU.
 *
 * Every member's active days are told in ascending order. A day d makes the member count on d … d + length − 1; where
 * that touches the reach of his day before, only the new part is added. So each (member, day) costs two additions to a
 * difference array, and `finish` sums it up.
 */
export interface Trailing {
	readonly firstDay: number;
	readonly length: number;
	/** Differences until finished, then the counts; index 0 is `firstDay`. One entry more than days. */
	readonly counts: Int32Array;
}

/** Counts for `days` days from day number `firstDay` on. */
export function trailing(firstDay: number, days: number, length: number): Trailing {
	return { firstDay, length, counts: new Int32Array(days + 1) };
}

/** `previous` = the member's active day before this one, or −Infinity. Days outside the range count as far as they reach in. */
export function countDay(t: Trailing, day: number, previous: number): void {
	const days = t.counts.length - 1;
	const reach = previous + t.length;
	const from = Math.max((reach > day ? reach : day) - t.firstDay, 0);
	const to = Math.min(day + t.length - t.firstDay, days);
	if (from >= to) return;
	t.counts[from]!++;
	t.counts[to]!--;
}

/** Turns the differences into counts, one per day. A view. */
export function finish(t: Trailing): Int32Array {
	const { counts } = t;
	for (let d = 1; d < counts.length; d++) counts[d]! += counts[d - 1]!;
	return counts.subarray(0, counts.length - 1);
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
