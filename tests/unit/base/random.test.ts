import { describe, expect, it } from 'vitest';
import { random } from '../../../src/lib/base/random';

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const many = <T>(make: () => T, n = 40_000): T[] => Array.from({ length: n }, make);

describe('random', () => {
	it('repeats itself for a seed and differs between seeds', () => {
		const ten = (seed: number | string): number[] => many(random(seed).next, 10);
		expect(ten('a')).toEqual(ten('a'));
		expect(ten(1)).toEqual(ten('1'));
		expect(ten('a')).not.toEqual(ten('b'));
	});

	it('never changes its sequences: samples and tests depend on them', () => {
		expect(many(random('opsbook').next, 3)).toMatchInlineSnapshot(`
			[
			  0.5348945879377425,
			  0.7961058162618428,
			  0.6697366232983768,
			]
		`);
	});

	it('is even over 0 … 1', () => {
		const r = random(1);
		const bins = new Array<number>(20).fill(0);
		for (let i = 0; i < 100_000; i++) bins[Math.floor(r.next() * 20)]!++;
		const chiSquare = bins.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
		// 99.9 % point of chi-square with 19 degrees of freedom.
		expect(chiSquare).toBeLessThan(43.8);
	});

	it('draws whole numbers with both ends', () => {
		const r = random(2);
		expect(new Set(many(() => r.int(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]));
		expect(r.int(5, 5)).toBe(5);
	});

	it('has the moments of its distributions', () => {
		const r = random(3);
		const normal = many(r.normal);
		expect(mean(normal)).toBeCloseTo(0, 1);
		expect(mean(normal.map((x) => x * x))).toBeCloseTo(1, 1);
		expect(mean(many(() => r.exponential(4)))).toBeCloseTo(0.25, 2);
		for (const m of [0, 0.5, 7, 100]) {
			const counts = many(() => r.poisson(m), 20_000);
			expect(Math.abs(mean(counts) - m)).toBeLessThan(0.05 + m / 100);
			expect(Math.abs(mean(counts.map((k) => (k - m) ** 2)) - m)).toBeLessThan(0.1 + m / 20);
		}
	});

	it('picks, weighs and shuffles', () => {
		const r = random(4);
		expect(new Set(many(() => r.pick(['x', 'y'])))).toEqual(new Set(['x', 'y']));
		expect(() => r.pick([])).toThrow(RangeError);

		const drawn = many(() => r.weighted([0, 1, 3, 0]));
		expect(new Set(drawn)).toEqual(new Set([1, 2]));
		expect(mean(drawn)).toBeCloseTo(1.75, 1);
		expect(() => r.weighted([0, 0])).toThrow(RangeError);

		const array = [1, 2, 3, 4, 5, 6, 7, 8];
		expect(r.shuffle(array)).toBe(array);
		expect(array.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		const first = many(() => r.shuffle([0, 1, 2])[0]!);
		expect(mean(first)).toBeCloseTo(1, 1);
	});
});
