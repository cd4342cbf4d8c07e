import { expect, test } from 'vitest';
import { SETS, type Standing } from '$lib/analyses/shared/rfm/segments';
import { onFive } from '$lib/analyses/shared/scoring';

const standing = (r: number, f: number, m: number): Standing => ({
	...{ r, f, m },
	highR: r > 2,
	highF: f > 2,
	highM: m > 2,
});

/** A second telling of the eleven, as rules over R and the mean of F and M: to compare with the table. */
const RULES: readonly [id: string, holds: (r: number, v: number) => boolean][] = [
	['champions', (r, v) => r === 5 && v >= 4],
	['loyal-customers', (r, v) => (r === 3 || r === 4) && v >= 4],
	['potential-loyalists', (r, v) => r >= 4 && (v === 2 || v === 3)],
	['new-customers', (r, v) => r === 5 && v === 1],
	['promising', (r, v) => r === 4 && v === 1],
	['needing-attention', (r, v) => r === 3 && v === 3],
	['about-to-sleep', (r, v) => r === 3 && v <= 2],
	['at-risk', (r, v) => r <= 2 && (v === 3 || v === 4)],
	['cant-lose-them', (r, v) => r <= 2 && v === 5],
	['hibernating', (r, v) => r === 2 && v <= 2],
	['lost', (r, v) => r === 1 && v <= 2],
];

test.each([1, 2, 3, 4, 5, 7, 10])('the eleven cover %i bins without gaps or overlaps', (n) => {
	const { ids, classify } = SETS.eleven;
	expect(ids).toHaveLength(11);
	expect(RULES.map(([id]) => id)).toEqual(ids);
	for (let r = 1; r <= n; r++) {
		for (let f = 1; f <= n; f++) {
			for (let m = 1; m <= n; m++) {
				const value = Math.round((onFive(f, n) + onFive(m, n)) / 2);
				const holding = RULES.filter(([, holds]) => holds(onFive(r, n), value));
				expect(holding.map(([id]) => id)).toEqual([
					ids[classify(standing(r, f, m), { r: n, f: n, m: n })],
				]);
			}
		}
	}
});

test('bins of three numbers that differ are scaled each by itself', () => {
	const { ids, classify } = SETS.eleven;
	expect(ids[classify(standing(3, 2, 5), { r: 3, f: 2, m: 5 })]).toBe('champions');
	expect(ids[classify(standing(1, 1, 1), { r: 3, f: 1, m: 5 })]).toBe('lost');
	expect(ids[classify(standing(1, 1, 1), { r: 1, f: 1, m: 1 })]).toBe('needing-attention');
});

test('scaling keeps the order, the ends and the identity', () => {
	for (let n = 2; n <= 10; n++) {
		const scaled = Array.from({ length: n }, (_, i) => onFive(i + 1, n));
		expect(scaled).toEqual([...scaled].sort((a, b) => a - b));
		expect([scaled[0], scaled[n - 1]]).toEqual([1, 5]);
	}
	expect([1, 2, 3, 4, 5].map((s) => onFive(s, 5))).toEqual([1, 2, 3, 4, 5]);
	expect([1, 2, 3].map((s) => onFive(s, 3))).toEqual([1, 3, 5]);
	expect([1, 2, 3, 4].map((s) => onFive(s, 4))).toEqual([1, 2, 4, 5]);
});

test('the eight are the eight combinations of high and low', () => {
	const { ids, classify } = SETS.eight;
	const name = (highR: boolean, highF: boolean, highM: boolean) =>
		ids[classify({ r: 1, f: 1, m: 1, highR, highF, highM }, { r: 5, f: 5, m: 5 })];
	expect(name(true, true, true)).toBe('important-value');
	expect(name(true, false, true)).toBe('important-develop');
	expect(name(false, true, true)).toBe('important-keep');
	expect(name(false, false, true)).toBe('important-win-back');
	expect(name(true, true, false)).toBe('general-value');
	expect(name(true, false, false)).toBe('general-develop');
	expect(name(false, true, false)).toBe('general-keep');
	expect(name(false, false, false)).toBe('general-win-back');
});

test('where the published bounds overlap the first wins, and gaps are others', () => {
	const { ids, classify } = SETS['r-package'];
	const name = (r: number, f: number, m: number) =>
		ids[classify(standing(r, f, m), { r: 5, f: 5, m: 5 })];
	expect(name(5, 5, 5)).toBe('champions');
	expect(name(4, 1, 1)).toBe('potential-loyalists');
	expect(name(1, 1, 5)).toBe('others');
});
