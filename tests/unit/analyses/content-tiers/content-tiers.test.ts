import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/content-tiers/compute';
import { example } from '$lib/analyses/content-tiers/example';
import { manifest, type ContentTiersParams } from '$lib/analyses/content-tiers/manifest';
import { TIERS, type ContentTiersResult } from '$lib/analyses/content-tiers/result';
import { tables } from '$lib/analyses/content-tiers/table';
import { formatDay, parseDay } from '$lib/base/time';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { countsOf } from '../../../support/analyses';
import { dataFromText, runToEnd, type TextOptions } from '../../../support/data';

const params = (some: object = {}): ContentTiersParams =>
	v.parse(manifest.params.schema, { content: 'object', ...some });
const run = (data: Data, some: object = {}): ContentTiersResult =>
	runToEnd(compute(data, params(some)));
const table = (head: string, ...rows: string[]) => [head, ...rows].join('\n');
/** Contents by their scores: so many views of each, by one member, on one day. */
const views = (...scores: number[]) =>
	dataFromText(
		table(
			'member_id,time,event,object',
			...scores.flatMap((n, c) =>
				Array.from({ length: n }, () => `a,2024-01-01,view,c${String(c).padStart(3, '0')}`),
			),
		),
	);
const sizes = ({ tiers }: ContentTiersResult) => tiers.map((tier) => tier.contents);
const listed = ({ list }: ContentTiersResult) =>
	list.map(({ label, score }) => [label && 'text' in label ? label.text : label?.kind, score]);

test('the worked example', () => {
	const data = dataFromText(example.data);
	const result = runToEnd(compute(data, example.params));
	expect(result).toMatchObject(example.expected);
	expect(result.gini).toBeCloseTo(0.42, 12);
	expect(result.windows).toMatchObject({ days: 7, isCovered: true, unfinished: false });
	expect(formatDay(result.windows!.before.from)).toBe('2024-03-01');
	const ids = (ref: Parameters<typeof people>[2]) =>
		[...people(data, example.params, ref).toArray()].map((m) => data.members.ids[m]);
	expect(ids({ tier: 'top' })).toEqual(['ann', 'bo']);
	expect(ids({ tier: 'middle' })).toEqual(['cai', 'dan', 'bo'].sort(byOrder(data)));
	expect(ids({ content: 'course' })).toEqual(['cai', 'bo'].sort(byOrder(data)));
	expect(ids('silent')).toEqual(['eve']);
});

const byOrder = (data: Data) => (a: string, b: string) =>
	data.members.ids.indexOf(a) - data.members.ids.indexOf(b);

describe('scores', () => {
	const data = dataFromText(
		table(
			'member_id,time,event,object,amount',
			'a,2024-01-01,view,x,',
			'a,2024-01-02,view,x,',
			'b,2024-01-02,view,x,',
			'b,2024-01-02,order,y,20',
			'b,2024-01-03,refund,y,5',
			'c,2024-01-03,order,z,-3',
			'c,2024-01-03,order,,7',
			'c,2024-01-03,order,w,',
		),
	);

	test('people count once, events every time', () => {
		expect(listed(run(data))).toEqual([
			['x', 2],
			['w', 1],
			['y', 1],
			['z', 1],
		]);
		const viewed = { score: 'events', event: { kind: 'view' } };
		expect(listed(run(data, viewed))).toEqual([['x', 3]]);
		expect(run(data, viewed)).toMatchObject({ people: 2, silent: 1, without: 0, events: 3 });
	});

	test('net: refunds are subtracted, and what is only refunded is there with nobody', () => {
		const net = run(data, { score: 'amount', event: { kind: 'order' } });
		expect(listed(net)).toEqual([
			['y', 15],
			['w', 0],
			['z', -3],
		]);
		expect(net).toMatchObject({ events: 3, without: 1, withoutAmount: 1, yield: 12 });
		expect(net).toMatchObject({ negative: 1, zero: 1, gini: null, half: null });
		expect(net.list.map((row) => row.people)).toEqual([1, 1, 0]);
		expect(net.list.map((row) => row.tier)).toEqual(['top', 'tail', 'tail']);
	});

	test('gross: refunds are left out', () => {
		const gross = run(data, { score: 'amount', event: { kind: 'order' }, revenue: 'gross' });
		expect(listed(gross)).toEqual([
			['y', 20],
			['w', 0],
		]);
		expect(gross).toMatchObject({ events: 3, without: 1, yield: 20, gini: 0.5, half: 1 });
	});

	test('any event: contents without money are there too', () => {
		expect(listed(run(data, { score: 'amount' }))).toEqual([
			['y', 15],
			['w', 0],
			['x', 0],
			['z', -3],
		]);
	});

	test('kinds stand for contents where there is no column', () => {
		const { list } = run(data, { content: null });
		expect(list[0]).toMatchObject({ label: { kind: 'order' }, people: 2 });
	});
});

describe('tiers', () => {
	const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
	const events = { score: 'events' };

	test('rank: 1 / 9 / 90, rounded up', () => {
		expect(sizes(run(views(...hundred), events))).toEqual([1, 9, 90]);
		expect(sizes(run(views(...hundred), { ...events, top: 7, middle: 0 }))).toEqual([7, 0, 93]);
		expect(sizes(run(views(...hundred), { ...events, top: 0, middle: 0 }))).toEqual([0, 0, 100]);
		expect(sizes(run(views(3, 2, 1), events))).toEqual([1, 0, 2]);
	});

	test('equal scores share the higher tier', () => {
		expect(sizes(run(views(9, 9, 9, 1, 1), events))).toEqual([3, 0, 2]);
		const tied = run(views(2, 2, 2), events);
		expect(sizes(tied)).toEqual([3, 0, 0]);
		expect(tied.gini).toBeCloseTo(0, 12);
	});

	test('cumulative yield: the fewest that make the share, with their equals', () => {
		const pareto = (scores: number[], first: number, next: number) =>
			sizes(run(views(...scores), { ...events, tiers: 'yield', first, next }));
		expect(pareto([50, 30, 20], 50, 30)).toEqual([1, 1, 1]);
		expect(pareto([49, 31, 20], 50, 30)).toEqual([2, 0, 1]);
		expect(pareto([4, 3, 3, 3, 1], 50, 30)).toEqual([4, 0, 1]);
		expect(pareto([4, 3, 2, 1], 0, 100)).toEqual([0, 4, 0]);
		expect(pareto([4, 3, 2, 1], 100, 0)).toEqual([4, 0, 0]);
	});

	test('cuts: a score equal to a bound is in the tier that begins there', () => {
		expect(sizes(run(views(5, 4, 1, 2), { ...events, tiers: 'cuts', cuts: [2, 5] }))).toEqual([
			1, 2, 1,
		]);
	});

	test('what has no yield is in the tail, whatever the rank', () => {
		const data = dataFromText(
			table(
				'member_id,time,event,object,amount',
				'a,2024-01-01,order,x,5',
				'a,2024-01-01,view,y,',
				'a,2024-01-01,view,z,',
			),
		);
		for (const tiers of ['rank', 'yield'] as const) {
			const some = { score: 'amount', tiers, top: 50, middle: 50, first: 50, next: 50 };
			expect(sizes(run(data, some))).toEqual([1, 0, 2]);
		}
		const none = run(data, { score: 'amount', event: { kind: 'view' }, top: 50 });
		expect(none).toMatchObject({ contents: 2, zero: 2, gini: null, half: null, yield: 0 });
		expect(sizes(none)).toEqual([0, 0, 2]);
		expect(none.tiers[2]!.yieldShare).toBeNull();
	});

	test('bounds must ascend, shares stay within 100', () => {
		for (const bad of [
			{ cuts: [5, 5] },
			{ cuts: [1] },
			{ top: 60, middle: 41 },
			{ first: 60, next: 41 },
			{ days: 0 },
			{ days: 1.5 },
		])
			expect(v.safeParse(manifest.params.schema, bad).success).toBe(false);
	});
});

describe('what there is little of', () => {
	const keysOf = async (result: ContentTiersResult, some: object = {}) => {
		const { findings } = await import('$lib/analyses/content-tiers/findings');
		const facts = dataFromText('member_id,time,event').facts;
		return findings(result, params(some), facts).map(({ key }) => key);
	};

	test('nothing at all, and no event that names a content', async () => {
		for (const text of [
			'member_id,time,event,object\na,,,',
			'member_id,time,event,object\na,2024-01-01,view,',
		]) {
			const result = run(dataFromText(text), { compare: 'halves' });
			expect(result).toMatchObject({ contents: 0, people: 0, silent: 1, yield: 0, gini: null });
			expect(result.tiers.map(({ share, mean, median }) => [share, mean, median])).toEqual(
				TIERS.map(() => [null, null, null]),
			);
			expect((await keysOf(result))[0]).toBe('finding.nothing');
		}
		expect(
			await keysOf(run(dataFromText('member_id,time,event,object\na,2024-01-01,view,'))),
		).toContain('finding.without');
	});

	test('one, fewer than tiers, all equal', async () => {
		expect(await keysOf(run(views(3)))).toContain('finding.one');
		expect(await keysOf(run(views(3, 1), { score: 'events' }), { score: 'events' })).toContain(
			'finding.lessThanTiers',
		);
		expect(await keysOf(run(views(...Array<number>(150).fill(1))))).toEqual(
			expect.arrayContaining(['finding.equal', 'finding.ids']),
		);
		expect(
			await keysOf(run(views(2, 1, 1), { score: 'events' }), { score: 'events' }),
		).not.toContain('finding.equal');
	});

	test('ties that make a tier much larger than asked', async () => {
		const result = run(views(...Array<number>(20).fill(5), ...Array<number>(80).fill(2)), {
			score: 'events',
		});
		expect(sizes(result)).toEqual([20, 0, 80]);
		expect(await keysOf(result, { score: 'events' })).toContain('finding.ties');
	});
});

test('the list ends at 100, by score and then by name, and the table says how many more there are', () => {
	const result = run(views(...Array<number>(120).fill(1), 2), { score: 'events' });
	expect(result.contents).toBe(121);
	expect(result.list).toHaveLength(100);
	expect(listed(result).slice(0, 3)).toEqual([
		['c120', 2],
		['c000', 1],
		['c001', 1],
	]);
	expect(listed(result).at(-1)).toEqual(['c098', 1]);
	const list = tables(result, params({ score: 'events' }), views(1).facts).at(-1)!;
	expect(list.rows.at(-1)!.cells[0]).toEqual({ message: 'table.rest', values: { n: 21 } });
});

describe('movement', () => {
	const days = (...list: (readonly [day: string, object: string, n: number])[]) =>
		table(
			'member_id,time,event,object',
			...list.flatMap(([day, object, n]) =>
				Array.from({ length: n }, () => `a,${day},view,${object}`),
			),
		);
	const some = { score: 'events', tiers: 'cuts', cuts: [2, 4] };
	const text = days(
		['2024-01-01', 'up', 1],
		['2024-01-01', 'down', 4],
		['2024-01-02', 'gone', 2],
		['2024-01-05', 'up', 2],
		['2024-01-05', 'down', 3],
		['2024-01-06', 'came', 1],
		['2024-01-06', 'same', 0],
	);
	const seen = (written: object, options: TextOptions = {}) =>
		run(dataFromText(text, options), { ...some, ...written });

	test('halves of the range; the first of an odd number of days is left out', () => {
		const { moves, windows } = seen({ compare: 'halves' });
		expect(windows).toMatchObject({ days: 3, isCovered: true, unfinished: false });
		expect(moves).toEqual({
			counts: [
				[0, 1, 0, 0],
				[0, 0, 0, 1],
				[0, 1, 0, 0],
				[0, 0, 1, 0],
			],
			totals: [1, 1, 1, 1],
			nows: [0, 2, 1, 1],
		});
		const odd = seen({ compare: 'halves' }, { scope: { from: '2024-01-02' } });
		expect(odd.windows).toMatchObject({ days: 2, isCovered: true });
		expect(formatDay(odd.windows!.before.from)).toBe('2024-01-03');
		expect(odd.moves!.totals).toEqual([0, 0, 0, 3]);
	});

	test('days before the range may be looked at, days before the data not', () => {
		const late = seen({ compare: 'days', days: 3 }, { scope: { from: '2024-01-04' } });
		expect(late.contents).toBe(3);
		expect(late.moves!.totals).toEqual([1, 1, 1, 1]);
		const long = seen({ compare: 'days', days: 4 });
		expect(long.windows).toMatchObject({ days: 4, isCovered: false });
		expect(long.moves).toBeNull();
	});

	test('one day has no halves; a day that is not over is said', () => {
		expect(run(views(3, 1), { compare: 'halves' })).toMatchObject({
			windows: { isCovered: false },
			moves: null,
		});
		const data = dataFromText(
			table(
				'member_id,time,event,object',
				'a,2024-01-01 09:00,view,x',
				'a,2024-01-02 09:00,view,x',
			),
		);
		expect(run(data, { compare: 'halves' }).windows).toMatchObject({ days: 1, unfinished: true });
	});

	test('the as-of day ends the last window', () => {
		const { windows } = seen({ compare: 'days', days: 1 }, { scope: { asOf: '2024-01-05' } });
		expect(windows!.now).toEqual({ from: parseDay('2024-01-05'), to: parseDay('2024-01-06') });
	});
});

test('the default: revenue where orders name contents, else people; halves of short data', () => {
	const facts = (text: string) => dataFromText(text).facts;
	expect(manifest.params.defaults(dataFromText(example.data).facts)).toMatchObject({
		content: 'object',
		score: 'amount',
		event: { kind: 'pay' },
		compare: 'halves',
	});
	const apart = 'member_id,time,event,object,amount\na,2024-01-01,view,x,\na,2024-01-02,order,,5';
	expect(manifest.params.defaults(facts(apart))).toMatchObject({
		score: 'people',
		compare: 'none',
	});
	const numbers = Array.from({ length: 40 }, (_, i) => `a,2024-01-01,order,no${i},5,book${i % 9}`);
	const sold = ['member_id,time,event,object,amount,product', ...numbers].join('\n');
	expect(manifest.params.defaults(facts(sold))).toMatchObject({ content: 'product' });
	const named = 'member_id,time,event,page\na,2024-01-01,view,x\na,2024-04-02,view,y';
	expect(manifest.params.defaults(facts(named))).toMatchObject({
		content: 'page',
		compare: 'days',
	});
	expect(manifest.params.defaults(facts('member_id,time,event\na,2024-01-01,view'))).toMatchObject({
		content: null,
	});
});

test('every count of a listed content opens its people', () => {
	const data = dataFromText(example.data);
	const found = countsOf(
		tables(runToEnd(compute(data, example.params)), example.params, data.facts),
	);
	expect(found.length).toBe(3 + 2 + 5);
	for (const { count, ref } of found)
		expect(people(data, example.params, ref as Parameters<typeof people>[2]).size).toBe(count);
});
