import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kmeansBreaks, MOST_EXACT, naturalBreaks } from '$lib/base/natural-breaks';

/** Sum of squared distances to the means of the classes that the breaks make. */
function cost(values: readonly number[], breaks: readonly number[]): number {
	const classes = [...breaks, Infinity].map((end, c) =>
		values.filter((value) => value <= end && value > (breaks[c - 1] ?? -Infinity)),
	);
	return classes.reduce((sum, own) => {
		const mean = own.reduce((a, b) => a + b, 0) / own.length;
		return sum + own.reduce((total, value) => total + (value - mean) ** 2, 0);
	}, 0);
}

/** Every way to cut distinct values into k classes. */
function best(values: readonly number[], k: number): number {
	const distinct = [...new Set(values)].sort((a, b) => a - b);
	const search = (from: number, left: number): number[][] =>
		left === 0
			? [[]]
			: distinct
					.slice(from, -1)
					.flatMap((end, i) => search(from + i + 1, left - 1).map((rest) => [end, ...rest]));
	const all = search(0, Math.min(k, distinct.length) - 1);
	return Math.min(...all.map((breaks) => cost(values, breaks)));
}

test('groups that lie apart are found', () => {
	const values = Float64Array.of(1, 2, 2, 3, 50, 51, 52, 200, 201, 1, 2);
	expect(naturalBreaks(values, 3)).toEqual([3, 52]);
	expect(kmeansBreaks(values, 3)).toEqual([3, 52]);
});

test('fewer distinct values than classes: one class each', () => {
	for (const breaks of [naturalBreaks, kmeansBreaks]) {
		expect(breaks(Float64Array.of(4, 4, 4), 3)).toEqual([]);
		expect(breaks(Float64Array.of(4, 9, 4), 3)).toEqual([4]);
		expect(breaks(new Float64Array(0), 3)).toEqual([]);
	}
});

const values = fc.array(
	fc.oneof(
		fc.integer({ min: 0, max: 30 }),
		fc.integer({ min: -4000, max: 4000 }).map((x) => x / 8),
	),
	{ minLength: 1, maxLength: 14 },
);

test('natural breaks have the least sum of squares there is, k-means no smaller one', () => {
	fc.assert(
		fc.property(values, fc.integer({ min: 1, max: 4 }), (list, k) => {
			const array = Float64Array.from(list);
			const least = best(list, k);
			expect(cost(list, naturalBreaks(array, k))).toBeCloseTo(least, 6);
			const means = kmeansBreaks(array, k);
			expect(means).toHaveLength(naturalBreaks(array, k).length);
			expect(cost(list, means)).toBeGreaterThan(least - 1e-6);
		}),
	);
});

test('many distinct values: within a thousandth of the best between finer cells, and settled', () => {
	let seed = 1;
	const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
	// A long tail, as money has.
	const list = Array.from({ length: 4 * MOST_EXACT }, () => Math.exp(6 * next()) + next());
	const array = Float64Array.from(list);
	const breaks = naturalBreaks(array, 5);
	expect(breaks).toHaveLength(4);
	expect(kmeansBreaks(array, 5)).toHaveLength(4);
	const every = list.filter((_, i) => i % 4 === 0);
	const sample = naturalBreaks(Float64Array.from(every), 5);
	expect(cost(list, breaks)).toBeLessThanOrEqual(cost(list, sample) * 1.0001);
	expect(cost(list, breaks)).toBeLessThanOrEqual(cost(list, kmeansBreaks(array, 5)) * 1.001);
});
