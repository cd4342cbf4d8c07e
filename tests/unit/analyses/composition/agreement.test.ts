import { agreement, chanceDeviation, evenness, rarest } from '$lib/analyses/composition/agreement';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** The agreement of every group of `size` that can be drawn, as often as it can. */
function draws(counts: readonly number[], size: number): number[] {
	const people = counts.flatMap((count, value) => new Array<number>(count).fill(value));
	const out: number[] = [];
	const draw = (from: number, chosen: readonly number[]): void => {
		if (chosen.length === size) {
			out.push(agreement(counts.map((_, value) => chosen.filter((v) => v === value).length))!);
			return;
		}
		for (let i = from; i < people.length; i++) draw(i + 1, [...chosen, people[i]!]);
	};
	draw(0, []);
	return out;
}

test('property: mean and deviation are those of all draws', () => {
	const population = fc.array(fc.nat(3), { minLength: 1, maxLength: 3 });
	fc.assert(
		fc.property(population, fc.integer({ min: 2, max: 8 }), (counts, size) => {
			const n = counts.reduce((a, b) => a + b, 0);
			fc.pre(n >= size);
			const all = draws(counts, size);
			const mean = all.reduce((a, b) => a + b, 0) / all.length;
			const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length;
			expect(agreement(counts)).toBeCloseTo(mean, 12);
			expect(chanceDeviation(counts, size)).toBeCloseTo(Math.sqrt(variance), 6);
		}),
	);
});

test('the worked example: ten ways to draw three of five', () => {
	expect(agreement([2, 3])).toBe(0.4);
	expect(chanceDeviation([2, 3], 3)).toBeCloseTo(0.2, 12);
	expect(chanceDeviation([2, 3], 5)).toBe(0);
});

test('too few, all alike, evenly mixed, the rarest', () => {
	expect([agreement([1]), agreement([]), agreement([0, 2])]).toEqual([null, null, 1]);
	expect([evenness([4, 4], 2), evenness([8, 0], 2), evenness([8], 1), evenness([], 2)]).toEqual([
		1,
		0,
		null,
		null,
	]);
	expect(evenness([1, 3], 2)).toBeCloseTo(0.8112781, 6);
	expect([rarest([0, 3, 2]), rarest([0])]).toEqual([2, 0]);
});
