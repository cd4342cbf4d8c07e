/** Index of the first value ≥ `limit` in the ascending `values[low … high)`, or `high` when there is none. */
export function firstAtOrAfter(
	values: Float64Array,
	low: number,
	high: number,
	limit: number,
): number {
	let a = low;
	let b = high;
	while (a < b) {
		const middle = (a + b) >>> 1;
		if (values[middle]! < limit) a = middle + 1;
		else b = middle;
	}
	return a;
}
