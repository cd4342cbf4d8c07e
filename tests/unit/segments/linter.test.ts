import type { Rule } from '$lib/model/rule';
import { boxesOf, type Boxed } from '$lib/segments/boxes';
import { cellsOf, contains, type Axis } from '$lib/segments/cells';
import { lint, place, type Box, type LintRule, type Space } from '$lib/segments/linter';
import { RFM_SPACE, SCORE_SETS } from '$lib/segments/score-sets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const real = (name: string): Axis => ({ name, numbers: 'real' });
const rule = (id: string, ...of: readonly Box[]): LintRule => ({ id, of });

describe('published sets of RFM classes', () => {
	const counts = (rules: readonly LintRule[]) => {
		const { cells, gaps, overlaps } = lint(RFM_SPACE, rules);
		return { cells, gaps: gaps.length, overlaps: overlaps.length };
	};

	it('the ten of the R package leave 36 of 125 cells out, and 39 to two or more', () => {
		expect(counts(SCORE_SETS['r-package'])).toEqual({ cells: 125, gaps: 36, overlaps: 39 });
	});

	it('its newer ones leave 10 out, and 58 to two or more', () => {
		expect(counts(SCORE_SETS['r-readme'])).toEqual({ cells: 125, gaps: 10, overlaps: 58 });
	});

	it('the eleven leave none out, and none to two', () => {
		expect(counts(SCORE_SETS.eleven)).toEqual({ cells: 125, gaps: 0, overlaps: 0 });
	});

	it('says which rules nobody reaches, and who takes their place', () => {
		const hidden = lint(RFM_SPACE, SCORE_SETS['r-package'])
			.rules.filter(({ gets }) => gets === 0)
			.map(({ id, cells, hiddenBy }) => ({ id, cells, hiddenBy }));
		expect(hidden).toEqual([
			{ id: 'new-customers', cells: 2, hiddenBy: ['potential-loyalists'] },
			{ id: 'promising', cells: 2, hiddenBy: ['potential-loyalists'] },
			{ id: 'cant-lose-them', cells: 4, hiddenBy: ['at-risk'] },
		]);
		expect(lint(RFM_SPACE, [rule('never', { r: { min: 6 } })]).rules).toEqual([
			{ id: 'never', cells: 0, gets: 0, hiddenBy: [] },
		]);
	});
});

describe('axes of numbers', () => {
	it('are cut where the bounds are, and a bound is a cell of its own', () => {
		const bounds = [{ min: 0, max: 30 }, { min: 60 }];
		expect(cellsOf(real('x'), bounds).map(({ low, high, open }) => [low, high, open])).toEqual([
			[-Infinity, 0, true],
			[0, 0, false],
			[0, 30, true],
			[30, 30, false],
			[30, 60, true],
			[60, 60, false],
			[60, Infinity, true],
		]);
		const days: Axis = { name: 'x', numbers: 'whole', min: 0 };
		expect(cellsOf(days, bounds).map(({ low, high }) => [low, high])).toEqual([
			[0, 30],
			[31, 59],
			[60, Infinity],
		]);
	});

	it('tell a hole of real numbers where whole ones have none', () => {
		const rules = [rule('new', { x: { max: 30 } }), rule('old', { x: { min: 31 } })];
		const found = (numbers: 'whole' | 'real') =>
			lint({ axes: [{ name: 'x', numbers, min: 0 }] }, rules).gaps.length;
		expect([found('whole'), found('real')]).toEqual([0, 1]);
	});

	it('tell a tie at a shared bound from an overlap, and that the first rule takes it', () => {
		const tied = lint({ axes: [real('x')] }, [
			rule('low', { x: { max: 100 } }),
			rule('high', { x: { min: 100 } }),
		]);
		expect(tied.overlaps).toEqual([{ cell: 1, rules: [0, 1], tie: 'x' }]);
		expect([...tied.owner]).toEqual([0, 0, 1]);
		const apart = [rule('low', { x: { below: 100 } }), rule('high', { x: { min: 100 } })];
		expect(lint({ axes: [real('x')] }, apart)).toMatchObject({ gaps: [], overlaps: [] });
		const wide = lint({ axes: [real('x')] }, [
			rule('low', { x: { max: 101 } }),
			rule('high', { x: { min: 100 } }),
		]);
		expect(wide.overlaps.map(({ tie }) => tie)).toEqual([null, null, null]);
	});

	it('are refused where there would be too many cells', () => {
		const many = Array.from({ length: 400 }, (_, i) =>
			rule(String(i), { x: { min: i }, y: { min: i } }),
		);
		expect(() => lint({ axes: [real('x'), real('y')] }, many)).toThrow(RangeError);
	});
});

describe('any set of rules', () => {
	const bound = fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined });
	const bounds = fc.record({ min: bound, max: bound, below: bound });
	const box = fc.record({ x: bounds, y: bounds }, { requiredKeys: [] }) as fc.Arbitrary<Box>;
	const rules = fc
		.array(fc.array(box, { maxLength: 2 }), { maxLength: 5 })
		.map((all) => all.map((of, i) => ({ id: String(i), of })));
	const axis = (name: string): fc.Arbitrary<Axis> =>
		fc.oneof(
			fc.constant({ name, values: [1, 2, 3, 4, 5] }),
			fc.constantFrom('whole' as const, 'real' as const).map((numbers) => ({ name, numbers })),
			fc.constant({ name, numbers: 'real' as const, min: 0, max: 4 }),
		);
	const space: fc.Arbitrary<Space> = fc
		.tuple(axis('x'), axis('y'))
		.map(([x, y]) => ({ axes: [x, y] }));
	const holds = (one: LintRule, x: number, y: number): boolean =>
		one.of.some((box) => contains(box['x'] ?? {}, x) && contains(box['y'] ?? {}, y));

	it('is told cell by cell as it does value by value', () => {
		const half = fc.integer({ min: -4, max: 16 }).map((n) => n / 2);
		fc.assert(
			fc.property(space, rules, half, half, (space, rules, x, y) => {
				const found = lint(space, rules);
				const cell = [...Array(found.cells).keys()].filter((n) =>
					place(found.axes, n).every(({ low, high, open }, a) => {
						const value = [x, y][a]!;
						return open ? value > low && value < high : value >= low && value <= high;
					}),
				);
				const whole = space.axes.some((one) => 'numbers' in one && one.numbers === 'whole');
				const scores = space.axes.some((one) => 'values' in one);
				if ((whole || scores) && !(Number.isInteger(x) && Number.isInteger(y))) return;
				// No value is in two cells; outside of an axis it is in none.
				expect(cell.length).toBeLessThanOrEqual(1);
				for (const n of cell) {
					const held = rules.flatMap((one, i) => (holds(one, x, y) ? [i] : []));
					expect(found.owner[n]).toBe(held[0] ?? -1);
					expect(found.gaps.includes(n)).toBe(held.length === 0);
					const overlap = found.overlaps.find((one) => one.cell === n);
					expect(overlap?.rules ?? held).toEqual(held);
					expect(overlap !== undefined).toBe(held.length > 1);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('partitions the space when nothing is found', () => {
		fc.assert(
			fc.property(space, rules, (space, rules) => {
				const found = lint(space, rules);
				const gets = found.rules.reduce((sum, one) => sum + one.gets, 0);
				expect(gets + found.gaps.length).toBe(found.cells);
				const holdings = found.rules.reduce((sum, one) => sum + one.cells, 0);
				const twice = found.overlaps.reduce((sum, one) => sum + one.rules.length - 1, 0);
				expect(holdings - twice).toBe(gets);
				if (found.gaps.length === 0 && found.overlaps.length === 0)
					expect(holdings).toBe(found.cells);
			}),
		);
	});
});

describe('rules of segments as boxes', () => {
	const spent = (min?: number, max?: number): Rule => ({
		type: 'event',
		event: { kind: 'order' },
		measure: { of: 'sum', column: 'amount', min, max },
	});
	const times = (min?: number, max?: number): Rule => ({
		type: 'event',
		event: { kind: 'order' },
		measure: { of: 'count', min, max },
	});

	const boxed = (rules: Parameters<typeof boxesOf>[0]): Boxed => {
		const found = boxesOf(rules);
		if (!('space' in found)) throw new Error('no boxes');
		return found;
	};

	it('lie on one axis where they differ in bounds alone', () => {
		const of = boxed([
			{ id: 'gold', rule: { type: 'all', of: [spent(1000), times(2)] } },
			{ id: 'silver', rule: { type: 'any', of: [spent(500, 999), times(1, 1)] } },
		]);
		expect(of.space.axes.map((axis) => 'numbers' in axis && axis.numbers)).toEqual([
			'real',
			'whole',
		]);
		expect(of.rules.map(({ of }) => of.length)).toEqual([1, 2]);
		const found = lint(of.space, of.rules);
		// Between 999 and 1000; and below 500 without an order.
		expect(found.gaps.length).toBeGreaterThan(0);
		expect(found.overlaps.map(({ rules }) => rules)).toEqual([]);
	});

	it('meet in all of a group, and never is none', () => {
		const of = boxed([
			{ id: 'a', rule: { type: 'all', of: [times(1, 5), times(3, 9)] } },
			{
				id: 'b',
				rule: { type: 'event', event: { kind: 'order' }, measure: { of: 'never' } },
			},
		]);
		expect(of.measures.size).toBe(1);
		const { axes, owner } = lint(of.space, of.rules);
		expect(axes[0]!.cells.map(({ low }, i) => [low, owner[i]])).toEqual([
			[0, 1],
			[1, -1],
			[3, 0],
			[6, -1],
		]);
	});

	it('are none where anything else is asked', () => {
		const tag: Rule = { type: 'tag', tag: 'x' };
		const none: Rule = { type: 'none', of: [spent(1)] };
		expect(
			boxesOf([
				{ id: 'a', rule: { type: 'all', of: [spent(1), tag] } },
				{ id: 'b', rule: spent(1) },
				{ id: 'c', rule: none },
			]),
		).toEqual([
			{ id: 'a', part: tag, tooMany: false },
			{ id: 'c', part: none, tooMany: false },
		]);
	});

	it('are none where a last event has a day, from or to', () => {
		const until = { of: 'last', max: 9, to: '2024-01-01' } as const;
		const rule: Rule = { type: 'event', event: 'any', measure: until };
		expect(boxesOf([{ id: 'a', rule }])).toEqual([{ id: 'a', part: rule, tooMany: false }]);
	});

	it('are none where they come to too many', () => {
		const either: Rule = { type: 'any', of: [spent(1), times(1)] };
		const rule: Rule = { type: 'all', of: Array<Rule>(10).fill(either) };
		expect(boxesOf([{ id: 'a', rule }])).toEqual([{ id: 'a', part: rule, tooMany: true }]);
	});
});
