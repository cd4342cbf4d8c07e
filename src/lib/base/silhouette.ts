import type { Points } from './kmeans';

/** Mean silhouette of one way to divide the points, and of each of its clusters (NaN of a cluster without points). */
export interface Silhouette {
	readonly mean: number;
	readonly clusters: readonly number[];
}

/**
 * Silhouettes (Rousseeuw 1987) of several ways to divide the same points: (b − a) / max(a, b), where a is the mean distance to
 * the others of the own cluster and b the least mean distance to another one; 0 for a point alone in its cluster. Only
 * the points of `rows` are looked at. Takes time proportional to their number squared. Yields the share done.
 */
export function* silhouettes(
	{ d, values }: Points,
	rows: Uint32Array,
	ways: readonly { readonly k: number; readonly labels: Uint8Array }[],
): Generator<number, Silhouette[], void> {
	const n = rows.length;
	const most = Math.max(0, ...ways.map(({ k }) => k));
	const own = ways.map(({ labels }) => Uint8Array.from(rows, (row) => labels[row]!));
	const sizes = ways.map(({ k }, w) => {
		const counts = new Uint32Array(k);
		for (const label of own[w]!) counts[label]!++;
		return counts;
	});
	const sums = new Float64Array(ways.length * most);
	const totals = ways.map(({ k }) => new Float64Array(k));
	for (let i = 0; i < n; i++) {
		sums.fill(0);
		const a = rows[i]! * d;
		for (let j = 0; j < n; j++) {
			const b = rows[j]! * d;
			let square = 0;
			for (let f = 0; f < d; f++) {
				const gap = values[a + f]! - values[b + f]!;
				square += gap * gap;
			}
			const distance = Math.sqrt(square);
			for (let w = 0; w < own.length; w++) sums[w * most + own[w]![j]!]! += distance;
		}
		for (let w = 0; w < own.length; w++) {
			const label = own[w]![i]!;
			const size = sizes[w]!;
			if (size[label]! < 2) continue;
			const inside = sums[w * most + label]! / (size[label]! - 1);
			let outside = Infinity;
			for (let c = 0; c < size.length; c++)
				if (c !== label && size[c]! > 0)
					outside = Math.min(outside, sums[w * most + c]! / size[c]!);
			const larger = Math.max(inside, outside);
			if (larger > 0 && outside < Infinity) totals[w]![label]! += (outside - inside) / larger;
		}
		if (i % 64 === 63) yield (i + 1) / n;
	}
	return totals.map((total, w) => ({
		mean: total.reduce((sum, value) => sum + value, 0) / n,
		clusters: Array.from(total, (sum, c) => (sizes[w]![c]! === 0 ? NaN : sum / sizes[w]![c]!)),
	}));
}
