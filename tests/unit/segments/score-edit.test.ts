import {
	ELEVEN_RULES,
	holds,
	isScoreBox,
	type ScoreRule,
} from '$lib/analyses/shared/rfm/score-boxes';
import type { LintRule } from '$lib/segments/linter';
import { coverScores } from '$lib/segments/score-cover';
import {
	cellOfScores,
	freeClassName,
	holdsScores,
	lintScoreSet,
	rangeIn,
	scoresAt,
	withBound,
	withScores,
} from '$lib/segments/score-edit';
import { SCORE_SETS } from '$lib/segments/score-sets';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const CELLS = Array.from({ length: 125 }, (_, cell) => cell);
const score = fc.integer({ min: 1, max: 5 });
const bounds = fc
	.tuple(score, score)
	.map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const box = fc.record({ r: bounds, f: bounds, m: bounds, fm: bounds }, { requiredKeys: [] });
const classes: fc.Arbitrary<LintRule> = fc.record({
	id: fc.constant('one'),
	of: fc.array(box, { minLength: 1, maxLength: 4 }),
});

test('a combination and its number are the same thing', () => {
	expect(scoresAt(0)).toEqual([1, 1, 1]);
	expect(scoresAt(124)).toEqual([5, 5, 5]);
	for (const cell of CELLS) expect(cellOfScores(...scoresAt(cell))).toBe(cell);
});

test('boxes cover what is asked for, once', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 124 })), (cells) => {
			const wanted = new Set(cells);
			const of = coverScores(['r', 'f', 'm'], ([r, f, m]) => wanted.has(cellOfScores(r!, f!, m!)));
			const found = CELLS.map((cell) =>
				of.filter((one) => holdsScores({ id: '', of: [one] }, cell)),
			);
			expect(found.map((all) => all.length)).toEqual(
				CELLS.map((cell) => (wanted.has(cell) ? 1 : 0)),
			);
		}),
	);
	expect(coverScores(['r', 'f', 'm'], () => true)).toEqual([{}]);
	expect(coverScores(['r', 'fm'], ([r, fm]) => r! >= 4 && fm === 2)).toEqual([
		{ r: { min: 4, max: 5 }, fm: { min: 2, max: 2 } },
	]);
});

test('the eleven as few boxes are the eleven', () => {
	const { eleven } = SCORE_SETS;
	expect(eleven.map(({ id }) => id)).toEqual(ELEVEN_RULES.map(({ id }) => id));
	expect(eleven.find(({ id }) => id === 'champions')!.of).toEqual([
		{ r: { min: 5, max: 5 }, fm: { min: 4, max: 5 } },
	]);
	for (const cell of CELLS)
		for (const [i, rule] of ELEVEN_RULES.entries())
			expect(holdsScores(eleven[i]!, cell)).toBe(holds(rule, ...scoresAt(cell)));
});

test('a class holds what the analysis puts into it', () => {
	fc.assert(
		fc.property(classes, (rule) => {
			for (const cell of CELLS)
				expect(holdsScores(rule, cell)).toBe(holds(rule as ScoreRule, ...scoresAt(cell)));
		}),
	);
});

test('combinations are given and taken one by one', () => {
	fc.assert(
		fc.property(classes, fc.integer({ min: 0, max: 124 }), fc.boolean(), (rule, cell, held) => {
			const next = withScores(rule, [cell], held);
			const of = (one: LintRule | null) => CELLS.filter((c) => one !== null && holdsScores(one, c));
			const before = of(rule).filter((one) => one !== cell);
			expect(of(next)).toEqual(held ? [...before, cell].sort((a, b) => a - b) : before);
			for (const one of next?.of ?? []) expect(isScoreBox(one)).toBe(true);
		}),
	);
	const one: LintRule = {
		id: 'one',
		of: [{ r: { min: 1, max: 1 }, f: { max: 1 }, m: { max: 1 } }],
	};
	expect(withScores(one, [0], false)).toBeNull();
});

test('filling the gaps of a published set leaves none', () => {
	for (const rules of [SCORE_SETS['r-package'], SCORE_SETS['r-readme']]) {
		const { gaps } = lintScoreSet(rules);
		expect(gaps.length).toBeGreaterThan(0);
		const filled = rules.map((rule, i) => (i === 0 ? withScores(rule, gaps, true)! : rule));
		expect(lintScoreSet(filled).gaps).toEqual([]);
	}
});

test('a bound takes the other along, and a whole axis is not named', () => {
	const start = { r: { min: 2, max: 3 } };
	expect(withBound(start, 'r', 'min', 5)).toEqual({ r: { min: 5, max: 5 } });
	expect(withBound(start, 'r', 'max', 1)).toEqual({ r: { min: 1, max: 1 } });
	expect(withBound({ r: { min: 1, max: 3 }, f: { min: 2 } }, 'r', 'max', 5)).toEqual({
		f: { min: 2 },
	});
	expect(withBound({}, 'm', 'min', 4)).toEqual({ m: { min: 4, max: 5 } });
	expect(rangeIn({ f: { min: 2 } }, 'f')).toEqual({ min: 2, max: 5 });
	expect(rangeIn({}, 'r')).toEqual({ min: 1, max: 5 });
});

test('a new class has a name of its own', () => {
	expect(freeClassName('Class', [])).toBe('Class 1');
	expect(freeClassName('Class', [{ id: 'Class 2', of: [] }])).toBe('Class 3');
});
