import { fewestFor, gini } from '$lib/base/inequality';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('gini: known values', () => {
	expect(gini([1, 2, 3, 4])).toBeCloseTo(0.25, 12);
	expect(gini([5, 5, 5])).toBeCloseTo(0, 12);
	expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
	expect(gini([])).toBeNull();
	expect(gini([0, 0])).toBeNull();
});

test('gini: the example of the R package ineq', () => {
	const x = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
	expect(gini(x)).toBeCloseTo(0.4620911, 7);
});

test('fewestFor: the largest first, ties and all', () => {
	expect(fewestFor([1, 1, 1, 1], 0.5)).toBe(2);
	expect(fewestFor([6, 2, 1, 1], 0.5)).toBe(1);
	expect(fewestFor([0.1, 0.2, 0.3], 0.5)).toBe(1);
	expect(fewestFor([3, 2, 1], 1)).toBe(3);
	expect(fewestFor([], 0.5)).toBe(0);
	expect(fewestFor([0, 0], 0.5)).toBe(0);
});

test('property: gini lies in [0, 1), as half the mean difference over the mean; scale does not matter', () => {
	fc.assert(
		fc.property(
			fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }),
			fc.integer({ min: 1, max: 9 }),
			(x, factor) => {
				const sum = x.reduce((a, b) => a + b, 0);
				const found = gini(x);
				if (sum === 0) return expect(found).toBeNull();
				const pairs = x.reduce((all, a) => all + x.reduce((own, b) => own + Math.abs(a - b), 0), 0);
				expect(found).toBeCloseTo(pairs / (2 * x.length * sum), 9);
				expect(gini(x.map((a) => a * factor))).toBeCloseTo(found!, 9);
				const n = fewestFor(x, 0.5);
				const top = [...x].sort((a, b) => b - a);
				const first = (k: number) => top.slice(0, k).reduce((a, b) => a + b, 0);
				expect(first(n) * 2).toBeGreaterThanOrEqual(sum);
				expect(first(n - 1) * 2).toBeLessThan(sum);
			},
		),
	);
});

test('property: the order of the values does not matter, nor is it changed', () => {
	const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 30 });
	fc.assert(
		fc.property(values, fc.constantFrom(0.1, 0.5, 0.9), (some, share) => {
			const up = Float64Array.from(some).sort();
			const given = [...some];
			expect(gini(given)).toBe(gini(up));
			expect(fewestFor(given, share)).toBe(fewestFor(up, share));
			expect(given).toEqual(some);
		}),
	);
});
