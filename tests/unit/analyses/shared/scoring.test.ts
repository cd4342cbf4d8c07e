import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binSizes, cutBinning, quantileBinning, scores } from '$lib/analyses/shared/scoring';

const range = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);

test('distinct values fill bins of one size', () => {
	const binning = quantileBinning(range(100), 5, 'type-7');
	expect(binSizes(scores(range(100), binning), 5)).toEqual([20, 20, 20, 20, 20]);
	expect(binSizes(scores(range(100), binning, true), 5)).toEqual([20, 20, 20, 20, 20]);
	expect(scores(range(100), binning, true)[0]).toBe(5);
});

test('fewer than 25 values are cut in three', () => {
	expect(quantileBinning(range(24), 5, 'type-7').bounds).toHaveLength(2);
	expect(quantileBinning(range(25), 5, 'type-7').bounds).toHaveLength(4);
	expect(quantileBinning(range(24), 2, 'type-7').bounds).toHaveLength(1);
});

test('one distinct value is one bin, no value too', () => {
	const same = new Float64Array(40).fill(7);
	const binning = quantileBinning(same, 5, 'type-7');
	expect(binning.bounds).toEqual([]);
	expect(binSizes(scores(same, binning), 1)).toEqual([40]);
	expect(quantileBinning(new Float64Array(0), 5, 'type-7').bounds).toEqual([]);
});

test('a value on a bound: below it at quantiles, above it at given bounds', () => {
	const values = Float64Array.of(1, 2, 3);
	expect([...scores(values, { bounds: [2], closed: 'upper' })]).toEqual([1, 1, 2]);
	expect([...scores(values, cutBinning([2]))]).toEqual([1, 2, 2]);
	expect([...scores(values, cutBinning([2]), true)]).toEqual([2, 1, 1]);
});

test('equal values have equal scores, larger ones no smaller, and every value is in a bin', () => {
	const list = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 120 });
	fc.assert(
		fc.property(
			list,
			fc.integer({ min: 2, max: 10 }),
			fc.constantFrom('type-7', 'type-7-plus-1'),
			(numbers, n, rule) => {
				const values = Float64Array.from(numbers);
				const binning = quantileBinning(values, n, rule);
				const up = scores(values, binning);
				const down = scores(values, binning, true);
				const bins = binning.bounds.length + 1;
				expect(binSizes(up, bins).reduce((a, b) => a + b)).toBe(numbers.length);
				for (let i = 0; i < numbers.length; i++) {
					expect(up[i]! + down[i]!).toBe(bins + 1);
					for (let j = 0; j < i; j++) {
						if (numbers[i] === numbers[j]) expect(up[i]).toBe(up[j]);
						else if (numbers[i]! > numbers[j]!) expect(up[i]).toBeGreaterThanOrEqual(up[j]!);
					}
				}
			},
		),
	);
});
