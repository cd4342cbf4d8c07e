import type { BitSet } from '$lib/base/bitset';
import { makeData } from '$lib/engine/data';
import { nodes, type Rule } from '$lib/model/rule';
import { isMissing, type Cell } from '$lib/segments/cells';
import { evaluate } from '$lib/segments/evaluate';
import { NOBODY, NONE } from '$lib/segments/linter';
import {
	countAll,
	questionsOf,
	together,
	type Questions,
	type Together,
} from '$lib/segments/together';
import { regionRule, type Regions } from '$lib/segments/regions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTable, NO_SETS, revised } from './support';

const numRuns = 3 * (fc.readConfigureGlobal()?.numRuns ?? 100);
const ORDER = { kind: 'order' };
const last = (min?: number, max?: number): Rule => ({
	type: 'event',
	event: ORDER,
	measure: { of: 'last', min, max },
});
const times = (min?: number, max?: number): Rule => ({
	type: 'event',
	event: ORDER,
	measure: { of: 'count', min, max },
});
const level = (min?: number, max?: number): Rule => ({
	type: 'member',
	column: 'member:level',
	min,
	max,
});
const noLevel = (missing: boolean): Rule => ({ type: 'member', column: 'member:level', missing });
const NEVER: Rule = { type: 'event', event: ORDER, measure: { of: 'never' } };

const named = (rules: readonly Rule[]) => rules.map((rule, i) => ({ id: String(i), rule }));
function checked(...rules: readonly Rule[]): Together {
	const found = together(named(rules));
	if (!found.ok) throw new Error('no ranges');
	return found;
}

/** A region in short: `min…max` for each axis, `<` and `>` for ends that are not in it. */
const short = ({ regions }: Regions): string[] =>
	regions.map((region) =>
		region
			.map((stretch) => {
				if (stretch === null) return '*';
				const { from, to } = stretch;
				if (isMissing(from)) return 'none';
				return `${from.open ? '>' : ''}${from.low}…${to.open ? '<' : ''}${to.high}`;
			})
			.join(' '),
	);

describe('rules of days since the last order', () => {
	const ages = [last(0, 30), last(31, 90), last(91)];

	it('leave out those who never ordered', () => {
		const { gaps, overlaps, leaves } = checked(...ages);
		expect(short(gaps)).toEqual(['none']);
		expect(overlaps).toEqual([]);
		expect(regionRule(gaps.regions[0]!, leaves)).toEqual({ type: 'all', of: [NEVER] });
	});

	it('leave out nobody with a segment for these', () => {
		const { gaps, lint } = checked(...ages, NEVER);
		expect(short(gaps)).toEqual([]);
		// Days of nobody, and no day of somebody.
		expect([...lint.owner].filter((owner) => owner === NOBODY)).toHaveLength(4);
	});

	it('tell a hole, what two share, a tie and what is never reached', () => {
		const found = checked(last(0, 30), last(30, 60), last(50, 90), last(0, 20), last(95));
		expect(short(found.gaps)).toEqual(['91…94', 'none']);
		expect(
			found.overlaps.map(({ rules, wide, ties }) => [rules, short(wide), short(ties)]),
		).toEqual([
			[[0, 3], ['0…20'], []],
			[[0, 1], [], ['30…30']],
			[[1, 2], ['50…60'], []],
		]);
		expect(found.lint.rules[3]).toEqual({ id: '3', cells: 1, gets: 0, hiddenBy: ['0'] });
	});
});

describe('rules of a member column', () => {
	it('leave out those of whom it is not known', () => {
		expect(short(checked(level(undefined, 3), level(3)).gaps)).toEqual(['none']);
		expect(short(checked(level(undefined, 3), level(3), noLevel(true)).gaps)).toEqual([]);
		expect(short(checked(level(1, 3), noLevel(true)).gaps)).toEqual([
			'>-Infinity…<1',
			'>3…<Infinity',
		]);
	});

	it('are not enumerated where it is one of texts', () => {
		const found = together(named([level(1)]), () => false);
		expect(found).toEqual({
			ok: false,
			unboxed: [{ id: '0', part: level(1), tooMany: false }],
		});
	});
});

it('too fine a division is said', () => {
	const fine = (make: typeof last): Rule[] => Array.from({ length: 400 }, (_, i) => make(i, i));
	expect(together(named([...fine(last), ...fine(level)]))).toEqual({ ok: false, unboxed: [] });
});

/** Somebody who is made up. */
interface Made {
	readonly times: number;
	readonly last: number | null;
	readonly level: number | null;
}

const whole = fc.integer({ min: 0, max: 3 });
const maybe = fc.option(whole, { nil: undefined });
const bounds = fc.tuple(maybe, maybe).filter(([a, b]) => a !== undefined || b !== undefined);
const leaf = fc.oneof(
	bounds.map(([min, max]) => last(min, max)),
	bounds.map(([min, max]) => times(min, max)),
	bounds.map(([min, max]) => level(min, max)),
	fc.boolean().map(noLevel),
	fc.constant(NEVER),
);
const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
	rule: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		{ weight: 3, arbitrary: leaf },
		{
			weight: 1,
			arbitrary: fc.record({
				type: fc.constantFrom('all' as const, 'any' as const),
				of: fc.array(tie('rule'), { maxLength: 3 }),
			}) as fc.Arbitrary<Rule>,
		},
	),
})).rule;
const sets = fc.array(rule, { minLength: 1, maxLength: 4 });

const within = (value: number | null, min = -Infinity, max = Infinity): boolean =>
	value !== null && value >= min && value <= max;

function isIn(rule: Rule, one: Made): boolean {
	switch (rule.type) {
		case 'all':
			return rule.of.every((part) => isIn(part, one));
		case 'any':
			return rule.of.some((part) => isIn(part, one));
		case 'none':
			return !rule.of.some((part) => isIn(part, one));
		case 'member':
			return rule.missing === undefined
				? within(one.level, rule.min, rule.max)
				: rule.missing === (one.level === null);
		case 'event': {
			const { measure } = rule;
			if (measure.of === 'never') return one.times === 0;
			const value = measure.of === 'last' ? one.last : one.times;
			return within(value, measure.min, measure.max);
		}
		default:
			throw new Error(rule.type);
	}
}

const LEVELS = [null, ...Array.from({ length: 9 }, (_, i) => i / 2 - 0.5)];
const MADE: readonly Made[] = LEVELS.flatMap((level): Made[] => [
	{ times: 0, last: null, level },
	...[1, 2, 3, 4].flatMap((times) => [0, 1, 2, 3, 4].map((last) => ({ times, last, level }))),
]);

const lies = ({ low, high, open, value: at }: Cell, value: number | null): boolean => {
	if (value === null || Number.isNaN(at)) return value === null && Number.isNaN(at);
	return open ? value > low && value < high : value >= low && value <= high;
};

/** The cell in which somebody is: one of each axis. */
function cellFor({ lint, leaves }: Together, one: Made): number {
	return lint.axes.reduce((cell, { cells }, a) => {
		const leaf = leaves[a]!;
		const of = leaf.type === 'event' ? leaf.measure.of : null;
		const value = of === null ? one.level : of === 'last' ? one.last : one.times;
		const at = cells.flatMap((each, i) => (lies(each, value) ? [i] : []));
		if (at.length !== 1) throw new Error(`${at.length} cells of an axis`);
		return cell * cells.length + at[0]!;
	}, 0);
}

describe('any set of rules', () => {
	it('does to its ranges what it does to everyone who can be made up', () => {
		fc.assert(
			fc.property(sets, (rules) => {
				const found = checked(...rules);
				const { lint, gaps, overlaps, leaves } = found;
				const held = MADE.map((one) => rules.flatMap((rule, i) => (isIn(rule, one) ? [i] : [])));
				const cells = MADE.map((one) => cellFor(found, one));
				const told = new Map(lint.overlaps.map((one) => [one.cell, one.rules]));
				expect(cells.map((cell) => lint.owner[cell])).toEqual(held.map(([first]) => first ?? -1));
				expect(cells.map((cell) => told.get(cell) ?? [])).toEqual(
					held.map((all) => (all.length > 1 ? all : [])),
				);
				// Of nobody else is told anything.
				const hit = new Set(cells);
				const possible = [...lint.owner.keys()].filter((cell) => lint.owner[cell] !== NOBODY);
				expect(possible).toEqual([...hit].sort((a, b) => a - b));
				expect(lint.gaps).toEqual(possible.filter((cell) => lint.owner[cell] === NONE));
				expect(lint.rules.map(({ gets }) => gets > 0)).toEqual(
					rules.map((_, i) => held.some(([first]) => first === i)),
				);
				// Each is in one region of what holds for him, and in no other.
				const timesIn = (...all: readonly Regions[]): number[] => {
					const inside = all
						.flatMap(({ regions }) => regions)
						.map((one) => regionRule(one, leaves));
					return MADE.map((one) => inside.filter((rule) => isIn(rule, one)).length);
				};
				if (!gaps.more)
					expect(timesIn(gaps)).toEqual(held.map((all) => (all.length === 0 ? 1 : 0)));
				for (const { rules: shared, wide, ties } of overlaps)
					if (!wide.more && !ties.more)
						expect(timesIn(wide, ties)).toEqual(
							held.map((all) => (all.join() === shared.join() ? 1 : 0)),
						);
			}),
			{ numRuns },
		);
	});

	it('counts as segments do', async () => {
		await fc.assert(
			fc.asyncProperty(anyTable, sets, async (table, rules) => {
				const data = makeData({ ...revised(table), weekStart: 1, scope: {} });
				if (data.column('member:level').column.kind !== 'number') return;
				const own = rules.map((rule) => evaluate(rule, data, NO_SETS));
				const prepared = {
					...NO_SETS,
					segment: ({ segment }: { segment: string }) => own[+segment]!,
				};
				const count = (rule: Rule): Promise<number[]> => {
					const seen = new Map<Rule, BitSet>();
					evaluate(rule, data, prepared, { seen });
					return Promise.resolve(Array.from(nodes(rule), (node) => seen.get(node)!.size));
				};
				const found = checked(...rules);
				const asked = questionsOf(found, [...rules.keys()].map(String));
				const of = async (part: Exclude<keyof Questions, 'none'>) => countAll(asked[part], count);
				const [none] = await countAll([asked.none], count);
				const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
				if (!found.gaps.more) expect(sum(await of('gaps'))).toBe(none);
				expect(await of('holds')).toEqual(own.map((set) => set.size));
				const gets = await of('gets');
				expect(sum(gets) + none!).toBe(data.timeline.members);
				for (const [i, one] of found.lint.rules.entries())
					if (one.gets === 0) expect(gets[i]).toBe(0);
				const shared = await of('overlaps');
				const several = sum(
					[...Array(data.timeline.members).keys()].map((m) =>
						own.filter((set) => set.has(m)).length > 1 ? 1 : 0,
					),
				);
				expect(sum(shared)).toBe(several);
			}),
			{ numRuns },
		);
	});
});

it('many questions are few rules', async () => {
	const questions = Array.from({ length: 300 }, (_, i): Rule => ({
		type: 'all',
		of: [level(i), NEVER],
	}));
	const asked: number[] = [];
	const counts = await countAll(questions, (rule) => {
		const all = [...nodes(rule)];
		asked.push(all.length);
		return Promise.resolve(
			all.map((node) => (node.type === 'all' ? (node.of[0] as { min: number }).min : -1)),
		);
	});
	expect(counts).toEqual(questions.map((_, i) => i));
	expect(asked.length).toBe(3);
	expect(Math.max(...asked)).toBeLessThanOrEqual(401);
});
