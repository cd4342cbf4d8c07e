import { describe, expect, test } from 'vitest';
import { bars, eventsAfter, longestGaps, quietBlocks, timesOutOfRange } from '$lib/app/data/days';
import { changeOf } from '$lib/app/data/history';
import {
	hasMore,
	joinPair,
	pairLists,
	ruleOf,
	separate,
	takeBack,
	useKey,
} from '$lib/app/data/identity-rule';
import { readMapping } from '$lib/app/data/read-mapping';
import { scaleOf } from '$lib/app/data/scale';
import { DAY } from '$lib/base/time';
import { revise } from '$lib/engine/revise';
import type { EventDays } from '$lib/model/dataset';
import { csvFile, storeOf } from '../../../support/import';

const MAIN = `member_id,time,event,phone
a,2026-03-01,view,13800000001
b,2026-03-05,view,13800000002
`;
const OTHER = `member_id,time,event,phone
x,2026-03-02,order,13800000001
y,2026-03-03,order,13800000002
`;

const first = Date.parse('2026-03-01T00:00:00Z');
const days = (counts: readonly number[], step = 1): EventDays => ({
	...{ first, step, counts, early: 0 },
});

describe('the rule of identity', () => {
	const none = ruleOf(undefined);

	test('takes keys and gives them up, always in one order', () => {
		const without = useKey(none, 'phone', false);
		expect(without.by).toEqual(['email', 'unionid']);
		expect(useKey(without, 'phone', true)).toEqual(none);
	});

	test('says one thing of a pair, whichever way it is told', () => {
		const apart = separate(none, ['a', 'x']);
		expect(apart).toMatchObject({ apart: [['a', 'x']], together: [] });
		const together = joinPair(apart, ['x', 'a']);
		expect(together).toMatchObject({ apart: [], together: [['x', 'a']] });
		expect(joinPair(together, ['a', 'x']).together).toHaveLength(1);
		expect(takeBack(together, ['a', 'x'])).toEqual(none);
	});

	test('separates what a key joined, and does not suggest it again', async () => {
		const { store, revision } = await storeOf({ 'main.csv': MAIN, 'other.csv': OTHER });
		expect(revision.facts.members).toBe(2);
		const lists = pairLists(revision.identity!, none);
		expect(hasMore(revision.identity!, none)).toBe(false);
		expect(hasMore({ ...revision.identity!, merged: 3 }, none)).toBe(true);
		expect(hasMore({ ...revision.identity!, merged: 3 }, joinPair(none, ['c', 'z']))).toBe(false);
		// Joined by hand, or by another key, as well: not twice.
		expect(hasMore({ ...revision.identity!, merged: 3 }, joinPair(none, ['x', 'a']))).toBe(true);
		const [pair] = revision.identity!.pairs;
		const pairs = [...revision.identity!.pairs, { ...pair!, by: 'email' as const }];
		expect(hasMore({ ...revision.identity!, merged: 3, pairs }, none)).toBe(true);
		expect(lists.joined.map(({ ids }) => ids)).toEqual([
			['a', 'x'],
			['b', 'y'],
		]);
		const rule = separate(none, ['a', 'x']);
		const answer = await revise(store, { dataset: revision.dataset, add: [], identity: rule });
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		const next = (await store.revisions.get(answer.revision))!;
		expect(next.facts.members).toBe(3);
		expect(next.rule).toEqual(rule);
		expect(pairLists(next.identity!, rule)).toMatchObject({
			joined: [{ ids: ['b', 'y'] }],
			apart: [['a', 'x']],
			suggested: [],
		});
	});
});

test('a revision is told by what it has that the one before had not', async () => {
	const { store, revision } = await storeOf({ 'main.csv': MAIN });
	const [source] = await store.sources.all();
	const mapping = { ...source!.mapping, keys: {} };
	const dataset = revision.dataset;
	const add = [await csvFile('other.csv', OTHER)];
	const identity = useKey(ruleOf(undefined), 'phone', false);
	const answer = await revise(store, {
		...{ dataset, add, mappings: { [source!.id]: mapping }, identity },
	});
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	const next = (await store.revisions.get(answer.revision))!;
	const sources = await store.sources.all();
	expect(changeOf(next, revision, sources)).toEqual({
		...{ added: ['other.csv'], removed: [], mapped: ['main.csv'], identity: true },
	});
	expect(changeOf(revision, next, sources)).toMatchObject({ removed: ['other.csv'] });
});

describe('days', () => {
	test('the longest times without events come first', () => {
		const some = days([1, 0, 2, 0, 0, 0, 1, 0, 0, 5]);
		expect(longestGaps(some)).toEqual([
			{ from: first + 3 * DAY, to: first + 5 * DAY, days: 3 },
			{ from: first + 7 * DAY, to: first + 8 * DAY, days: 2 },
		]);
		expect(longestGaps(some, { most: 1 })).toHaveLength(1);
		expect(longestGaps(days([1, 0, 1], 7))).toEqual([
			{ from: first + 7 * DAY, to: first + 13 * DAY, days: 7 },
		]);
		expect(quietBlocks(some)).toBe(6);
	});

	test('what lies after the day of the import is counted', () => {
		const some = days([1, 2, 4, 8]);
		const noon = first + DAY + DAY / 2;
		expect(eventsAfter(some, noon, 'UTC')).toBe(12);
		// The 2nd of March has ended in Auckland.
		expect(eventsAfter(some, noon, 'Pacific/Auckland')).toBe(8);
		const facts = { days: { ...some, early: 3 }, zone: 'UTC' };
		expect(timesOutOfRange(facts as never, noon)).toEqual({ early: 3, late: 12 });
		expect(timesOutOfRange({ zone: 'UTC' } as never, noon)).toBeNull();
	});

	test('many days become few bars that lose nothing', () => {
		expect(bars(days([1, 2, 3, 4, 5]), 2)).toEqual([6, 9]);
		expect(bars(days([1, 2]), 100)).toEqual([1, 2]);
	});
});

test('a mapping from a file is checked against the columns', async () => {
	const { store } = await storeOf({ 'main.csv': MAIN });
	const [{ mapping, columns } = never()] = await store.sources.all();
	const read = (value: unknown) => readMapping(JSON.stringify(value), columns);
	expect(read(mapping)).toEqual({ ok: true, mapping });
	expect(readMapping('{', columns)).toEqual({ ok: false, reason: 'not-json' });
	expect(read({ ...mapping, row: 'thing' })).toMatchObject({
		...{ ok: false, reason: 'broken', path: expect.stringMatching(/^row: /) },
	});
	expect(read({ ...mapping, member: 'who' })).toMatchObject({
		...{ ok: false, reason: 'unfit', faults: [{ key: 'mapping-unknown-column', column: 'who' }] },
	});
});

function never(): never {
	throw new Error('no source');
}

test('the scale of a community changes at a thousand, a hundred thousand and a million members', () => {
	const members = [0, 999, 1000, 99_999, 100_000, 999_999, 1_000_000, 5_000_000];
	expect(members.map(scaleOf)).toEqual([
		...['small', 'small', 'medium', 'medium'],
		...['large', 'large', 'huge', 'huge'],
	]);
});
