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
	const work = values.slice();
	const last = work.length - 1;
	if (last < 0) return ps.map(() => NaN);
	let from = 0;
	return ps.map((p) => {
		// As R does: 0.29 × 100 is the 29th, whatever binary fractions make of it.
		const whole = Math.round(p * last);
		const at = Math.abs(p * last - whole) < 1e-9 ? whole : p * last;
		const below = Math.floor(at);
		const low = select(work, below, from, last);
		from = below;
		const share = at - below;
		if (share === 0) return low;
		let high = Infinity;
		for (let i = below + 1; i <= last; i++) if (work[i]! < high) high = work[i]!;
		return low + share * (high - low);
	});
}
