import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantiles } from '$lib/base/quantile';
import { quantilesOfCounts, selectQuantiles } from '$lib/base/select';

const values = fc.oneof(
	fc.array(
		fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
		{ minLength: 1, maxLength: 200 },
	),
	// Whole numbers are counted, as long as they are small.
	fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 200 }),
	fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 200 }),
);

test('quantiles are those of type 7, and the values stay as they are', () => {
	fc.assert(
		fc.property(values, fc.integer({ min: 2, max: 10 }), (list, n) => {
			const ps = Array.from({ length: n - 1 }, (_, i) => (i + 1) / n);
			const given = Float64Array.from(list);
			const found = selectQuantiles(given, ps);
			expect(given).toEqual(Float64Array.from(list));
			quantiles(list, ps).forEach((q, i) => {
				expect(Math.abs(found[i]! - q)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(q)));
			});
		}),
	);
});

test('a position that is whole but for binary fractions is whole', () => {
	const hundred = Float64Array.from({ length: 101 }, (_, i) => i);
	expect(selectQuantiles(hundred, [0.29, 0.57])).toEqual([29, 57]);
});

test('whole numbers that were counted have the quantiles of the numbers', () => {
	fc.assert(
		fc.property(
			fc.array(fc.nat({ max: 20 }), { maxLength: 60 }),
			fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
			(list, ps) => {
				const counts = new Uint32Array(22);
				for (const value of list) counts[value]!++;
				expect(quantilesOfCounts(counts, ps)).toEqual(selectQuantiles(Float64Array.from(list), ps));
			},
		),
	);
	expect(quantilesOfCounts([0, 1, 1, 0, 2], [0, 0.5, 1])).toEqual([1, 3, 4]);
});

test('no values have no quantiles', () => {
	expect(quantilesOfCounts([], [0.5])).toEqual([NaN]);
	expect(selectQuantiles(new Float64Array(0), [0.5])).toEqual([NaN]);
});
