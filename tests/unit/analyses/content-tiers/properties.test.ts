import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/content-tiers/compute';
import { manifest, type ContentTiersParams } from '$lib/analyses/content-tiers/manifest';
import {
	STANDINGS,
	TIERS,
	type ContentTiersRef,
	type ContentTiersResult,
	type Standing,
} from '$lib/analyses/content-tiers/result';
import { tables } from '$lib/analyses/content-tiers/table';
import { BitSet } from '$lib/base/bitset';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import { makeData } from '$lib/engine/data';
import type { ScopeSpec } from '$lib/model/notebook';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { countsOf } from '../../../support/analyses';
import { restrict, revisionFromText, runToEnd, type Revised } from '../../../support/data';

const FIRST = parseDay('2024-01-01');

const row = fc.record({
	member: fc.nat(7),
	day: fc.nat(29),
	minute: fc.nat(1439),
	kind: fc.constantFrom('view', 'view', 'save', 'order', 'refund'),
	object: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
	amount: fc.integer({ min: -10, max: 40 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const rows = fc.uniqueArray(row, {
	minLength: 1,
	maxLength: 60,
	selector: ({ member, day, minute }) => `${member} ${day} ${minute}`,
});
const question = fc
	.record({
		score: fc.constantFrom('people', 'events', 'amount'),
		event: fc.constantFrom('any', { kind: 'view' }, { kind: 'order' }, { not: ['save'] }),
		revenue: fc.constantFrom('net', 'gross'),
		tiers: fc.constantFrom('rank', 'yield', 'cuts'),
		top: fc.constantFrom(0, 1, 20, 40),
		middle: fc.constantFrom(0, 9, 30, 60),
		first: fc.constantFrom(0, 20, 50),
		next: fc.constantFrom(0, 30, 50),
		cuts: fc.constantFrom([1, 2], [2, 20], [-5, 10]),
		compare: fc.constantFrom('none', 'halves', 'days'),
		days: fc.constantFrom(1, 7, 14, 20),
	})
	.map((some): ContentTiersParams =>
		v.parse(manifest.params.schema, { content: 'object', ...some }),
	);
const day = fc.nat(32).map((n) => formatDay(FIRST + (n - 1) * DAY));
const scope = fc
	.record({ from: day, to: day, asOf: day }, { requiredKeys: [] })
	.filter(({ from = '', to = '~' }) => from <= to);

const textOf = (list: readonly Row[]): string =>
	[
		'member_id,time,event,object,amount',
		...list.map(({ member, day, minute, kind, object, amount }) => {
			const time = new Date(FIRST + day * DAY + minute * 60_000).toISOString();
			const money = ['order', 'refund'].includes(kind) ? amount : '';
			return `m${member},${time.slice(0, 16).replace('T', ' ')},${kind},${object},${money}`;
		}),
	].join('\n');
const see = (revised: Revised, spec: ScopeSpec = {}, segment: BitSet | null = null): Data =>
	makeData({ ...revised, weekStart: 1, scope: spec, segment });
const run = (data: Data, params: ContentTiersParams): ContentTiersResult =>
	runToEnd(compute(data, params));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The plain way: a pass over the rows for every content. */
function naively(list: readonly Row[], p: ContentTiersParams, from: number, to: number) {
	const selected = (kind: string): boolean => {
		if (p.event === 'any') return true;
		if (p.event.kind !== undefined) return p.event.kind === kind;
		return !p.event.not!.includes(kind);
	};
	const isMoney = p.score === 'amount';
	const inside = list.filter(({ day, minute }) => {
		const time = FIRST + day * DAY + minute * 60_000;
		return time >= from && time < to;
	});
	const amountOf = (r: Row): number | null =>
		['order', 'refund'].includes(r.kind) ? r.amount : null;
	const isBack = (r: Row): boolean =>
		isMoney && (r.kind === 'refund' || (selected(r.kind) && (amountOf(r) ?? 0) < 0));
	const done = inside.filter((r) => selected(r.kind) && !isBack(r));
	const back = p.revenue === 'net' ? inside.filter(isBack) : [];
	const names = [...new Set([...done, ...back].map((r) => r.object))].filter(Boolean);
	const contents = names.map((name) => {
		const own = done.filter((r) => r.object === name);
		const who = new Set(own.map((r) => r.member));
		const money =
			sum(own.map((r) => amountOf(r) ?? 0)) -
			sum(back.filter((r) => r.object === name).map((r) => Math.abs(r.amount)));
		const score = p.score === 'people' ? who.size : p.score === 'events' ? own.length : money;
		return { name, who, score };
	});
	const ranked = [...contents].sort((a, b) => b.score - a.score);
	const paying = ranked.filter(({ score }) => score > 0);
	const all = sum(paying.map(({ score }) => score));
	/** Is it among the best, or equal to one of them? */
	const among = (score: number, best: readonly { score: number }[]): boolean =>
		score > 0 && best.some((one) => score >= one.score);
	const byRank = (share: number) =>
		ranked.slice(0, Math.ceil((share / 100) * ranked.length - 1e-9));
	const byYield = (share: number) =>
		paying.filter(
			(_, i) => sum(paying.slice(0, i).map(({ score }) => score)) < (share / 100) * all - 1e-9,
		);
	const tierOf = (score: number): number => {
		if (p.tiers === 'cuts')
			return score <= 0 ? 2 : score >= p.cuts[1]! ? 0 : score >= p.cuts[0]! ? 1 : 2;
		const [top, both] =
			p.tiers === 'rank'
				? [byRank(p.top), byRank(p.top + p.middle)]
				: [byYield(p.first), byYield(p.first + p.next)];
		return among(score, top) ? 0 : among(score, both) ? 1 : 2;
	};
	return { contents: contents.map((one) => ({ ...one, tier: tierOf(one.score) })), done };
}

test('property: as plainly counted; tiers partition the contents; yields and margins add up', () => {
	fc.assert(
		fc.property(rows, question, (list, p) => {
			const data = see(revisionFromText(textOf(list)));
			const result = run(data, p);
			const { contents, done } = naively(list, p, -Infinity, Infinity);
			expect(result).toMatchObject({
				contents: contents.length,
				events: done.length,
				without: done.filter((r) => r.object === '').length,
				people: new Set(contents.flatMap(({ who }) => [...who])).size,
				yield: sum(contents.map(({ score }) => score)),
			});
			TIERS.forEach((id, t) => {
				const own = contents.filter(({ tier }) => tier === t);
				const scores = own.map(({ score }) => score).sort((a, b) => a - b);
				const middle = scores.length >> 1;
				const median =
					scores.length % 2 === 1 ? scores[middle]! : (scores[middle - 1]! + scores[middle]!) / 2;
				expect(result.tiers[t]).toMatchObject({
					id,
					contents: own.length,
					yield: sum(scores),
					people: new Set(own.flatMap(({ who }) => [...who])).size,
					least: scores[0] ?? null,
					median: own.length === 0 ? null : median,
				});
			});
			expect(sum(result.tiers.map((tier) => tier.contents))).toBe(result.contents);
			expect(sum(result.tiers.map((tier) => tier.yield))).toBe(result.yield);
			expect(result.people + result.silent).toBe(result.members);
			const known = new Map<string, (typeof contents)[number]>(
				contents.map((one) => [one.name, one]),
			);
			expect(result.list).toHaveLength(contents.length);
			for (const { label, score, people: n, tier } of result.list) {
				const one = known.get((label as { text: string }).text)!;
				expect([score, n, tier]).toEqual([one.score, one.who.size, TIERS[one.tier]]);
			}
			if (result.moves === null) return;
			const { windows } = result;
			const standing = (from: number, to: number) =>
				new Map<string, number>(
					naively(list, p, from, to).contents.map(({ name, tier }) => [name, tier]),
				);
			const before = standing(windows!.before.from, windows!.before.to);
			const now = standing(windows!.now.from, windows!.now.to);
			const counts = STANDINGS.map(() => STANDINGS.map(() => 0));
			for (const name of new Set([...before.keys(), ...now.keys()]))
				counts[before.get(name) ?? 3]![now.get(name) ?? 3]!++;
			expect(result.moves).toEqual({
				counts,
				totals: counts.map(sum),
				nows: STANDINGS.map((_, c) => sum(counts.map((cells) => cells[c]!))),
			});
			const name = (tier: number | undefined): Standing => STANDINGS[tier ?? 3]!;
			for (const { label, before: then, now: last } of result.list) {
				const { text } = label as { text: string };
				expect([then, last]).toEqual([name(before.get(text)), name(now.get(text))]);
			}
		}),
		{ numRuns: 300 },
	);
});

test('property: a higher score is never in a lower tier, and equals are together', () => {
	fc.assert(
		fc.property(rows, question, (list, p) => {
			const result = run(see(revisionFromText(textOf(list))), p);
			for (const a of result.list)
				for (const b of result.list)
					if (a.score >= b.score)
						expect(TIERS.indexOf(a.tier)).toBeLessThanOrEqual(TIERS.indexOf(b.tier));
		}),
	);
});

test('property: the order of rows does not matter', () => {
	fc.assert(
		fc.property(rows, question, fc.infiniteStream(fc.nat()), (list, p, order) => {
			const shuffled = list
				.map((r) => ({ r, key: order.next().value as number }))
				.sort((a, b) => a.key - b.key)
				.map(({ r }) => r);
			const [one, other] = [list, shuffled].map((some) =>
				run(see(revisionFromText(textOf(some))), p),
			);
			expect(other).toEqual(one);
		}),
	);
});

test('property: a scope is the restricted data, and every count opens as many people', () => {
	fc.assert(
		fc.property(
			rows,
			question,
			scope,
			fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
			(list, p, spec, chosen) => {
				const whole = revisionFromText(textOf(list));
				const { count } = whole.members;
				const inside = BitSet.from(
					count,
					chosen.filter((m) => m < count),
				);
				const alone = { ...restrict(whole, (m) => inside.has(m)), facts: whole.facts };
				const scoped = see(whole, spec, inside);
				const result = run(scoped, p);
				expect(result).toEqual(run(see(alone, spec), p));
				for (const { where, count, ref } of countsOf(tables(result, p, whole.facts)))
					expect(people(scoped, p, ref as ContentTiersRef).size, where).toBe(count);
			},
		),
	);
});
