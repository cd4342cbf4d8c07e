import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe, wilson } from '../../../src/lib/base/interval';
import { median, quantiles, quantileSorted } from '../../../src/lib/base/quantile';

describe('wilson', () => {
	// Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])('of %i of %i is as published', (k, n, low, high) => {
		expect(wilson(k, n).low).toBeCloseTo(low, 4);
		expect(wilson(k, n).high).toBeCloseTo(high, 4);
	});

	it('holds the share, lies in 0 … 1, and mirrors', () => {
		fc.assert(
			fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
				const n = Math.max(a, b, 1);
				const k = Math.min(a, b);
				const { low, high } = wilson(k, n);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(low).toBeLessThanOrEqual(k / n);
				expect(high).toBeGreaterThanOrEqual(k / n);
				expect(high).toBeLessThanOrEqual(1);
				expect(wilson(n - k, n).low).toBeCloseTo(1 - high, 12);
			}),
		);
	});

	it('says nothing about nobody, and touches the ends', () => {
		expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
		expect(wilson(7, 7).high).toBe(1);
		expect(wilson(0, 7).low).toBe(0);
	});
});

describe('newcombe', () => {
	// Newcombe (1998), Interval estimation for the difference between independent proportions, table II, method 10.
	it.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[0, 10, 0, 10, -0.2775, 0.2775],
		[10, 10, 0, 20, 0.6791, 1],
		[10, 10, 0, 10, 0.6075, 1],
	])('of %i/%i − %i/%i is as published', (a, m, b, n, low, high) => {
		const { difference, ...interval } = newcombe(b, n, a, m);
		expect(difference).toBeCloseTo(a / m - b / n, 12);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	it('turns round with its groups', () => {
		const forth = newcombe(3, 40, 9, 55);
		const back = newcombe(9, 55, 3, 40);
		expect(back.low).toBeCloseTo(-forth.high, 12);
		expect(back.high).toBeCloseTo(-forth.low, 12);
	});

	it('says nothing about an empty group', () => {
		expect(newcombe(0, 0, 1, 2)).toEqual({ difference: NaN, low: -1, high: 1 });
	});
});

describe('quantiles', () => {
	it('are those of R (type 7)', () => {
		expect(quantiles([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], [0, 0.25, 0.5, 0.75, 0.9, 1])).toEqual([
			1, 3.25, 5.5, 7.75, 9.1, 10,
		]);
		expect(quantiles([2, 3, 5, 8, 13, 21], [0.1, 0.33])).toEqual([2.5, expect.closeTo(4.3, 12)]);
	});

	it('of one or no value', () => {
		expect(quantileSorted([7], 0.3)).toBe(7);
		expect(quantileSorted([], 0.5)).toBeNaN();
		expect(median([])).toBeNaN();
	});

	it('leave missing values out and the input as it is', () => {
		const values = [3, NaN, 1, 2];
		expect(median(values)).toBe(2);
		expect(values).toEqual([3, NaN, 1, 2]);
	});

	it('rise with p between smallest and largest', () => {
		const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 });
		fc.assert(
			fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
				const [low, at, higher, high] = quantiles(list, [0, p, Math.min(1, p + 0.1), 1]);
				expect(low! + 0).toBe(Math.min(...list) + 0);
				expect(high! + 0).toBe(Math.max(...list) + 0);
				expect(at).toBeLessThanOrEqual(higher! + 1e-6);
			}),
		);
	});

	it('do not turn infinities into nonsense', () => {
		expect(quantileSorted([-Infinity, 1, Infinity], 0)).toBe(-Infinity);
		expect(quantileSorted([1, 2, Infinity], 0.5)).toBe(2);
	});
});
