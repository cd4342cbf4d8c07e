/**
 * The k-th smallest of `values[0 … n)` (Hoare's quickselect with the median of three). Reorders `values` in place: afterwards
 * nothing before k is larger and nothing after it is smaller. No NaN.
 */
export function select(values: Float64Array, k: number, low = 0, high = values.length - 1): number {
	while (low < high) {
		const pivot = middle(values[low]!, values[(low + high) >>> 1]!, values[high]!);
		let i = low;
		let j = high;
		while (i <= j) {
			while (values[i]! < pivot) i++;
			while (values[j]! > pivot) j--;
			if (i <= j) {
				const swap = values[i]!;
				values[i++] = values[j]!;
				values[j--] = swap;
			}
		}
		if (k <= j) high = j;
		else if (k >= i) low = i;
		else break;
	}
	return values[k]!;
}

function middle(a: number, b: number, c: number): number {
	return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Quantiles of type 7, as `quantiles` in quantile.ts, without sorting everything. `ps` must ascend; no NaN in `values`,
 * which stay as they are. NaN where there are no values.
 */
export function selectQuantiles(values: Float64Array, ps: readonly number[]): number[] {
	const last = values.length - 1;
	if (last < 0) return ps.map(() => NaN);
	const kth = byCounts(values) ?? bySelection(values);
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

/** The k-th smallest, or the one after it. From call to call k must not descend. */
type Kth = (k: number, after: 0 | 1) => number;

function bySelection(values: Float64Array): Kth {
	const work = values.slice();
	let from = 0;
	return (k, after) => {
		const value = select(work, k, from, work.length - 1);
		from = k;
		if (after === 0) return value;
		let least = Infinity;
		for (let i = k + 1; i < work.length; i++) if (work[i]! < least) least = work[i]!;
		return least;
	};
}

/** Values up to here are counted instead of moved about. */
const MOST_COUNTED = 4096;

/** Whole numbers from 0 to a few thousand (days, times): counted in one pass. Null for any others. */
function byCounts(values: Float64Array): Kth | null {
	const counts = new Uint32Array(MOST_COUNTED);
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		const whole = value | 0;
		if (whole !== value || whole < 0 || whole >= MOST_COUNTED) return null;
		counts[whole]!++;
	}
	return (k, after) => {
		let value = 0;
		for (let upTo = counts[0]!; upTo <= k + after; upTo += counts[value]!) value++;
		return value;
	};
}
