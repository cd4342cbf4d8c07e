/** Quantiles of type 7 (Hyndman & Fan 1996; the default of R and NumPy): linear between order statistics. */

/** The `p` quantile (0 … 1) of values in ascending order; NaN when there are none. */
export function quantileSorted(sorted: Float64Array | readonly number[], p: number): number {
	const n = sorted.length;
	if (n === 0) return NaN;
	const at = Math.min(Math.max(p, 0), 1) * (n - 1);
	const below = Math.floor(at);
	const low = sorted[below]!;
	const share = at - below;
	return share === 0 ? low : low + share * (sorted[below + 1]! - low);
}

/** Quantiles of values in any order, one per entry of `ps`. Missing values (NaN) are left out. The input stays as it is. */
export function quantiles(
	values: Float64Array | readonly number[],
	ps: readonly number[],
): number[] {
	const sorted = Float64Array.from(values as ArrayLike<number>)
		.filter((value) => !Number.isNaN(value))
		.sort();
	return ps.map((p) => quantileSorted(sorted, p));
}

/** The middle value; NaN when there are none. Missing values (NaN) are left out. */
export function median(values: Float64Array | readonly number[]): number {
	return quantiles(values, [0.5])[0]!;
}
