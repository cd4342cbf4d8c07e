import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followSteps, newExclusion, type Exclusion } from '$lib/model/exclusion';

const between = (from: number, to: number): Exclusion => ({ from, to, effect: 'drop-member' });

test('a first one lies between the first and the last step', () => {
	expect(newExclusion(3)).toEqual(between(0, 2));
});

const [A, B, C, D] = [{ kind: 'a' }, { kind: 'b' }, { kind: 'c' }, { kind: 'd' }];

test('it goes with its steps when others are removed, added or moved', () => {
	const betweenBAndC = [between(1, 2)];
	expect(followSteps(betweenBAndC, [A, B, C, D], [B, C, D])).toEqual([between(0, 1)]);
	expect(followSteps(betweenBAndC, [A, B, C, D], [A, D, B, C])).toEqual([between(2, 3)]);
	expect(followSteps(betweenBAndC, [A, B, C, D], [A, C, B, D])).toEqual([between(1, 2)]);
	expect(followSteps(betweenBAndC, [A, B, C], [A, B, C, D])).toEqual(betweenBAndC);
});

test('a step that is edited in its place is the same step', () => {
	expect(followSteps([between(0, 1)], [A, B, C], [A, D, C])).toEqual([between(0, 1)]);
});

test('where a step is gone its neighbour takes its place, and nothing lies between one', () => {
	expect(followSteps([between(0, 2)], [A, B, C], [B, C])).toEqual([between(0, 1)]);
	expect(followSteps([between(0, 2)], [A, B, C], [A, B])).toEqual([between(0, 1)]);
	expect(followSteps([between(1, 3)], [A, B, C, D], [A, C, D])).toEqual([between(0, 2)]);
	expect(followSteps([between(0, 1)], [A, B], [B])).toEqual([]);
});

test('equal steps are told apart by their order', () => {
	expect(followSteps([between(0, 2)], ['any', A, 'any'], ['any', B, A, 'any'])).toEqual([
		between(0, 3),
	]);
});

test('property: an exclusion stays between its steps as long as both are there', () => {
	const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((kind) => ({ kind }));
	const places = fc.tuple(fc.nat(5), fc.nat(5)).filter(([a, b]) => a < b);
	fc.assert(
		fc.property(fc.shuffledSubarray(names), places, (after, [from, to]) => {
			const ends = followSteps([between(from, to)], names, after);
			for (const one of ends) {
				expect(one.from).toBeGreaterThanOrEqual(0);
				expect(one.from).toBeLessThan(one.to);
				expect(one.to).toBeLessThan(after.length);
			}
			const [a, b] = [names[from]!, names[to]!];
			if (!after.includes(a) || !after.includes(b)) return;
			expect(ends).toHaveLength(1);
			expect(new Set([after[ends[0]!.from], after[ends[0]!.to]])).toEqual(new Set([a, b]));
		}),
	);
});
