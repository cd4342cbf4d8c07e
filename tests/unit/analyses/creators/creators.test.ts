import type { Data } from '$lib/analyses/contract';
import { compute, describePeople, people } from '$lib/analyses/creators/compute';
import { example } from '$lib/analyses/creators/example';
import { manifest, type CreatorsParams } from '$lib/analyses/creators/manifest';
import { STANDINGS, TIERS, type CreatorsResult } from '$lib/analyses/creators/result';
import { endOfMonthBefore } from '$lib/analyses/shared/span';
import { tiersOf } from '$lib/analyses/creators/tiers';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const params = (some: object = {}): CreatorsParams => v.parse(manifest.params.schema, some);
const run = (data: Data, some: object = {}): CreatorsResult =>
	runToEnd(compute(data, params(some)));
const table = (head: string, ...rows: string[]) => [head, ...rows].join('\n');
const scoresOf = (data: Data, some: object) =>
	Object.fromEntries(describePeople(data, params(some)).map(({ id, score }) => [id, score]));

test('the published example of the Orbit model: 5.4, 3.729 and 0.81', () => {
	const scores = scoresOf(dataFromText(example.data), example.params);
	expect(scores).toEqual({ jennifer: 3.729, terrence: 0.81, marie: 5.4 });
});

describe('score', () => {
	const data = dataFromText(
		table(
			'member_id,time,event,likes',
			'a,2024-01-01 09:00,post,4',
			'a,2024-01-01 10:00,post,2',
			'a,2024-01-03 10:00,view,9',
			'b,2024-01-02 10:00,post,',
			'c,2024-01-02 10:00,view,9',
		),
	);
	const content = { kind: 'post' };

	test('the product: mean worth × pieces × active days', () => {
		expect(scoresOf(data, { content, quality: 'column', column: 'likes' })).toEqual({
			a: 3 * 2 * 2,
			b: 0,
		});
		expect(scoresOf(data, { content })).toEqual({ a: 2 * 2, b: 1 });
		expect(scoresOf(data, { content, activity: content })).toEqual({ a: 2, b: 1 });
	});

	test('pieces without a number are worth nothing, and said to be so', () => {
		const column = { content, quality: 'column', column: 'likes' };
		expect(run(data, column)).toMatchObject({ withoutValue: 1, noColumn: false, value: 6 });
		expect(run(data, { content, quality: 'column' })).toMatchObject({ noColumn: true, value: 3 });
	});

	test('months too long ago count for nothing; 0 = all', () => {
		const old = dataFromText(
			table('member_id,time,event', 'a,2023-01-31,post', 'b,2023-02-01,post', 'c,2024-01-15,post'),
		);
		const faded = (months: number) => scoresOf(old, { score: 'decayed', decay: 0.5, months });
		expect(faded(12)).toEqual({ a: 0, b: 0.000488, c: 1 });
		expect(faded(0)).toEqual({ a: 0.000244, b: 0.000488, c: 1 });
	});

	test('reactions: of others, to a known member, by their own time', () => {
		const chat = dataFromText(
			table(
				'member_id,time,event,target',
				'a,2024-01-01,post,',
				'b,2024-01-05,like,a',
				'c,2024-02-05,like,a',
				'a,2024-02-05,like,a',
				'c,2024-02-06,post,',
				'c,2024-02-06,like,nobody',
				'b,2024-02-07,join,c',
			),
		);
		const some = { content: { kind: 'post' }, quality: 'addressed', reaction: { kind: 'like' } };
		expect(scoresOf(chat, { ...some, score: 'decayed' })).toEqual({ a: 1.9, c: 0 });
		expect(scoresOf(chat, some)).toEqual({ a: 2 * 2, c: 0 });
	});
});

describe('tiers', () => {
	const sizes = (scores: readonly number[], some: object = {}) => {
		const tiers = [...tiersOf(Float64Array.from(scores), params(some))];
		return TIERS.map((_, t) => tiers.filter((tier) => tier === t).length);
	};
	const hundred = Array.from({ length: 100 }, (_, i) => i);

	test('1 / 9 / 90', () => {
		expect(sizes(hundred)).toEqual([1, 9, 90]);
		expect(sizes(hundred, { head: 7, middle: 0 })).toEqual([7, 0, 93]);
		expect(sizes(hundred, { head: 0, middle: 0 })).toEqual([0, 0, 100]);
		expect(sizes([3, 2, 1])).toEqual([1, 0, 2]);
	});

	test('equal scores share the higher tier', () => {
		expect(sizes([9, 9, 9, 1, 1])).toEqual([3, 0, 2]);
		expect(sizes(hundred.map((i) => Math.min(i, 95)))).toEqual([5, 5, 90]);
		expect(sizes([2, 2, 2])).toEqual([3, 0, 0]);
	});

	test('cuts: a score equal to a bound is in the tier that begins there', () => {
		expect(sizes([5, 4.9, 1, 0.9], { tiers: 'cuts', cuts: [1, 5] })).toEqual([1, 2, 1]);
	});

	test('bounds must ascend, shares stay within 100', () => {
		for (const bad of [{ cuts: [5, 5] }, { cuts: [1] }, { head: 60, middle: 41 }, { decay: 0 }])
			expect(v.safeParse(manifest.params.schema, bad).success).toBe(false);
	});
});

test('the end of an earlier month', () => {
	const end = (day: string, months: number) =>
		formatDay(endOfMonthBefore(parseDay(day) + DAY, months) - 1);
	expect(end('2024-03-15', 1)).toBe('2024-02-29');
	expect(end('2024-03-31', 1)).toBe('2024-02-29');
	expect(end('2024-03-01', 3)).toBe('2023-12-31');
});

test('nothing to compare with is said', () => {
	const data = dataFromText(
		table('member_id,time,event', 'a,2024-01-05,post', 'a,2024-01-20,post'),
	);
	expect(run(data, { before: 1 }).moves).toBeNull();
});

const event = fc.record({
	member: fc.nat(6),
	day: fc.nat(120),
	kind: fc.constantFrom('post', 'post', 'like', 'view'),
	target: fc.constantFrom('', 'm0', 'm1', 'm2', 'm3', 'x'),
	likes: fc.nat(9),
});
const question = fc.record({
	quality: fc.constantFrom('even', 'column', 'addressed'),
	score: fc.constantFrom('product', 'decayed'),
	tiers: fc.constantFrom('rank', 'cuts'),
	head: fc.constantFrom(1, 20, 40),
	cuts: fc.constantFrom([1, 5], [2, 20]),
	months: fc.constantFrom(0, 2, 12),
	before: fc.constantFrom(0, 1, 2),
});

test('property: as plainly scored; tiers partition the creators; moves sum to both dates', () => {
	fc.assert(
		fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), question, (events, written) => {
			const first = parseDay('2024-01-10');
			const rows = events.map((e) => ({ ...e, id: `m${e.member}`, time: first + e.day * DAY }));
			const data = dataFromText(
				table(
					'member_id,time,event,target,likes',
					...rows.map((r) => `${r.id},${formatDay(r.time)},${r.kind},${r.target},${r.likes}`),
					'list,,,,',
				),
			);
			const p = params({
				content: { kind: 'post' },
				reaction: { kind: 'like' },
				column: 'likes',
				...written,
			});
			const last = Math.max(...rows.map(({ time }) => time));
			const month = (t: number) => new Date(t).getUTCFullYear() * 12 + new Date(t).getUTCMonth();
			const fade = (t: number) => {
				const ago = month(last) - month(t);
				return p.months > 0 && ago >= p.months ? 0 : 0.9 ** ago;
			};
			const expected = new Map<string, number>();
			for (const id of new Set(rows.map((r) => r.id))) {
				const posts = rows.filter((r) => r.id === id && r.kind === 'post');
				if (posts.length === 0) continue;
				const worths =
					p.quality === 'addressed'
						? rows
								.filter((r) => r.kind === 'like' && r.target === id && r.id !== id)
								.map((r) => ({ time: r.time, worth: 1 }))
						: posts.map((r) => ({ time: r.time, worth: p.quality === 'even' ? 1 : r.likes }));
				const days = new Set(rows.filter((r) => r.id === id).map((r) => r.day)).size;
				const quality = worths.reduce((sum, { worth }) => sum + worth, 0) / posts.length;
				expected.set(
					id,
					p.score === 'product'
						? quality * posts.length * days
						: worths.reduce((sum, { worth, time }) => sum + worth * fade(time), 0),
				);
			}
			const lines = describePeople(data, p);
			expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(expected.keys()));
			for (const { id, score } of lines) expect(score).toBeCloseTo(expected.get(id)!, 5);
			// A higher score is never in a lower tier, and equals are together.
			for (const a of lines)
				for (const b of lines)
					if (a.score >= b.score)
						expect(TIERS.indexOf(a.tier as 'head')).toBeLessThanOrEqual(
							TIERS.indexOf(b.tier as 'head'),
						);
			const result = runToEnd(compute(data, p));
			const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
			expect(sum(result.tiers.map((row) => row.creators))).toBe(result.creators);
			expect(sum(result.tiers.map((row) => row.content))).toBe(result.content);
			expect(sum(result.tiers.map((row) => row.value))).toBeCloseTo(result.value, 6);
			expect(result.creators + result.none).toBe(result.members);
			if (result.moves === null) return;
			const { counts, totals } = result.moves;
			counts.forEach((row, r) => expect(sum(row)).toBe(totals[r]));
			const now = [...result.tiers.map((row) => row.creators), result.none];
			STANDINGS.forEach((to, c) => {
				expect(sum(counts.map((row) => row[c]!)), to).toBe(now[c]);
				STANDINGS.forEach((from, r) =>
					expect(people(data, p, { from, to }).size).toBe(counts[r]![c]),
				);
			});
		}),
		{ numRuns: 150 },
	);
});
