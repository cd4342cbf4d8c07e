import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitExclusions, newExclusion, type Exclusion } from '$lib/model/exclusion';

const between = (from: number, to: number): Exclusion => ({ from, to, effect: 'drop-member' });

test('a first one lies between the first and the last step', () => {
	expect(newExclusion(3)).toEqual(between(0, 2));
});

test('with fewer steps the ends move, and nothing lies between one', () => {
	expect(fitExclusions([between(0, 3), between(2, 3), between(0, 1)], 3)).toEqual([
		between(0, 2),
		between(1, 2),
		between(0, 1),
	]);
	expect(fitExclusions([between(0, 3)], 1)).toEqual([]);
});

test('property: what fits stays, the rest becomes what fits', () => {
	const some = fc
		.tuple(fc.nat(10), fc.nat(10))
		.map(([from, more]) => between(from, Math.min(11, from + 1 + more)));
	fc.assert(
		fc.property(fc.array(some, { maxLength: 4 }), fc.integer({ min: 2, max: 12 }), (all, steps) => {
			const fitted = fitExclusions(all, steps);
			fitted.forEach((one, i) => {
				expect(one.from).toBeGreaterThanOrEqual(0);
				expect(one.from).toBeLessThan(one.to);
				expect(one.to).toBeLessThan(steps);
				if (all[i]!.to < steps) expect(one).toEqual(all[i]);
			});
			expect(fitExclusions(fitted, steps)).toEqual(fitted);
		}),
	);
});
