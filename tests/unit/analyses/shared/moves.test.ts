import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnSums, movedIn, rowSums } from '$lib/analyses/shared/moves';

/** Head, base, none. */
const COUNTS = [
	[4, 1, 2],
	[3, 9, 5],
	[6, 7, 0],
];

test('higher is further to the front; what comes and goes can be left out', () => {
	expect(movedIn(COUNTS)).toEqual({ up: 16, down: 8, stayed: 13 });
	expect(movedIn(COUNTS, [2])).toEqual({ up: 3, down: 1, stayed: 13 });
	expect(movedIn([])).toEqual({ up: 0, down: 0, stayed: 0 });
});

test('a number that is not told leaves its sum untold, and no other', () => {
	const counts = [
		[1, -1],
		[2, NaN],
	];
	expect(movedIn(counts)).toEqual({ up: 2, down: NaN, stayed: NaN });
	expect(movedIn(counts, [1])).toEqual({ up: 0, down: 0, stayed: 1 });
});

test('property: all of them moved or stayed, by rows as by columns', () => {
	const matrix = fc.integer({ min: 1, max: 5 }).chain((n) =>
		fc.array(fc.array(fc.nat(100), { minLength: n, maxLength: n }), {
			minLength: n,
			maxLength: n,
		}),
	);
	const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
	fc.assert(
		fc.property(matrix, (counts) => {
			const { up, down, stayed } = movedIn(counts);
			expect(up + down + stayed).toBe(sum(rowSums(counts)));
			expect(sum(rowSums(counts))).toBe(sum(columnSums(counts)));
		}),
	);
});
