/**
 * The lowest of the first so many per cent of the values (ascending), rounded up to whole values: what is at least as large
 * belongs to them, so that equal values stay together. Infinity when nothing does.
 */
export function rankBound(ascending: Float64Array, percent: number): number {
	// Binary fractions: 7 % of 100 are 7, not 8.
	const count = Math.ceil((percent / 100) * ascending.length - 1e-9);
	if (count <= 0) return Infinity;
	return ascending[ascending.length - Math.min(count, ascending.length)]!;
}
