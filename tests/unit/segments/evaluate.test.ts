import type { BitSet } from '$lib/base/bitset';
import { ruleSchema, type EventRule, type Rule } from '$lib/model/rule';
import { overlapCounts } from '$lib/segments/algebra';
import { ruleColumns } from '$lib/segments/columns';
import { evaluate } from '$lib/segments/evaluate';
import { explain } from '$lib/segments/explain';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dataFromText } from '../../support/data';
import { found, NO_SETS } from './support';

/** As of 2024-01-31, the day of the last event. */
const TABLE = `member_id,time,event,amount,group,member:city,member:age
a,2024-01-01 09:00,join,,,Lyon,30
a,2024-01-02 09:00,order,100,g1,,
a,2024-01-30 09:00,order,50,g2,,
b,2024-01-05 09:00,join,,,Oslo,
b,2024-01-10 10:00,click,,g1,,
b,2024-01-10 10:00,order,0.1,g1,,
b,2024-01-10 11:00,order,0.2,g1,,
c,2024-01-20 09:00,click,,g1,,41
d,2024-01-28 09:00,click,,g1,Lyon,17
e,,,,,Oslo,25
f,2024-01-31 23:00,join,,,,`;

const data = dataFromText(TABLE);
const of = (rule: Rule) => found(data, rule).join('');
const did = (kind: string, more: Partial<EventRule> = {}): EventRule => ({
	type: 'event',
	event: { kind },
	measure: { of: 'count', min: 1 },
	...more,
});

describe('what members did', () => {
	it('is counted, in times and in days', () => {
		expect(of(did('order'))).toBe('ab');
		expect(of(did('order', { measure: { of: 'days', min: 2 } }))).toBe('a');
		expect(of(did('order', { measure: { of: 'count', max: 1 } }))).toBe('cdef');
		expect(of(did('order', { measure: { of: 'never' } }))).toBe('cdef');
		expect(of(did('nothing'))).toBe('');
		expect(of(did('nothing', { measure: { of: 'never' } }))).toBe('abcdef');
		expect(of({ type: 'event', event: 'any', measure: { of: 'count', min: 4 } })).toBe('b');
	});

	it('is summed without the noise of fractions', () => {
		const sum = (min?: number, max?: number): EventRule =>
			did('order', { measure: { of: 'sum', column: 'amount', min, max } });
		expect(of(sum(150, 150))).toBe('a');
		expect(of(sum(0.3, 0.3))).toBe('b');
		expect(of(sum(undefined, 0))).toBe('cdef');
	});

	it('is conditioned on its columns and on the member', () => {
		const where = [
			{ column: 'amount', min: 100 },
			{ column: 'group', is: ['g1'] },
		];
		expect(of(did('order', { event: { kind: 'order', where } }))).toBe('a');
		const lyon = { where: [{ column: 'member:city', is: ['Lyon'] }] };
		expect(of({ type: 'event', event: lyon, measure: { of: 'count', min: 1 } })).toBe('ad');
	});

	it('lies in a window: the as-of day is one of the last days, both ends of a range are in it', () => {
		expect(of(did('order', { window: { last: 2 } }))).toBe('a');
		expect(of(did('order', { window: { last: 1 } }))).toBe('');
		expect(of(did('join', { window: { last: 1 } }))).toBe('f');
		expect(of(did('order', { window: { from: '2024-01-02', to: '2024-01-02' } }))).toBe('a');
		expect(of(did('order', { window: { to: '2024-01-10' } }))).toBe('ab');
		expect(of(did('order', { window: { from: '2024-02-01' } }))).toBe('');
	});

	it('was first and last so many days ago, or between days', () => {
		const at = (first: 'first' | 'last', more: object): EventRule =>
			did('order', { measure: { of: first, ...more } });
		expect(of(at('first', { min: 29, max: 29 }))).toBe('a');
		expect(of(at('last', { max: 1 }))).toBe('a');
		expect(of(at('last', { min: 2 }))).toBe('b');
		expect(of(at('first', { from: '2024-01-10', to: '2024-01-10' }))).toBe('b');
		// Nobody has a first order who has none.
		expect(of(at('first', { max: 1000 }))).toBe('ab');
	});
});

describe('a sequence', () => {
	const then = (then: 'did' | 'did-not', days: number, more = {}): Rule => ({
		type: 'sequence',
		first: { kind: 'click' },
		then,
		second: { kind: 'order' },
		within: { value: days, unit: 'day' },
		...more,
	});

	it('holds at the same moment; not did is sure only when the time is over', () => {
		expect(of(then('did', 7))).toBe('b');
		// c clicked 11 days before the end, d 3.
		expect(of(then('did-not', 7))).toBe('c');
		expect(of(then('did-not', 2))).toBe('cd');
		expect(of(then('did-not', 7, { window: { last: 7 } }))).toBe('');
	});

	it('asks for another event of the same kind', () => {
		const again: Rule = {
			type: 'sequence',
			...{ first: { kind: 'order' }, then: 'did', second: { kind: 'order' } },
			within: { value: 1, unit: 'hour' },
		};
		expect(of(again)).toBe('b');
	});
});

describe('what is known of members', () => {
	const member = (column: string, more: object): Rule => ({
		type: 'member',
		column: `member:${column}`,
		...more,
	});

	it('is equal, not equal, in a range, missing', () => {
		expect(of(member('city', { is: ['Lyon', ''] }))).toBe('acdf');
		expect(of(member('city', { isNot: ['Lyon'] }))).toBe('bcef');
		expect(of(member('city', { missing: true }))).toBe('cf');
		expect(of(member('city', { isNot: ['Lyon'], missing: false }))).toBe('be');
		expect(of(member('age', { min: 18, max: 30 }))).toBe('ae');
		expect(of(member('age', { is: ['41'] }))).toBe('c');
		expect(of(member('city', { from: '2024-01-01' }))).toBe('');
	});
});

describe('members', () => {
	it('of whom nothing is known yet are in no segment', () => {
		const early = dataFromText(TABLE, { scope: { asOf: '2024-01-05' } });
		expect(found(early, { type: 'none', of: [] }).join('')).toBe('abe');
		expect(found(early, did('order', { measure: { of: 'never' } })).join('')).toBe('be');
		expect(found(early, did('join', { window: { last: 1 } })).join('')).toBe('b');
	});

	it('are none where there is nobody, and nobody did anything where there are no events', () => {
		const nobody = dataFromText('member_id,time,event,amount,group,member:city,member:age');
		expect(found(nobody, did('order'))).toEqual([]);
		const still = dataFromText('member_id,time,event,amount\nx,,,');
		expect(found(still, did('order', { measure: { of: 'never' } }))).toEqual(['x']);
		expect(found(still, did('order', { window: { last: 30 } }))).toEqual([]);
	});
});

describe('leaves that were found before', () => {
	it('are not looked for again', () => {
		const leaves = new Map<string, BitSet>();
		const rule: Rule = { type: 'all', of: [did('order'), did('join')] };
		const first = evaluate(rule, data, NO_SETS, { found: leaves });
		expect(leaves.size).toBe(2);
		const blind = { ...data, timeline: { ...data.timeline, kind: null } } as never;
		expect(evaluate(rule, blind, NO_SETS, { found: leaves })).toEqual(first);
		// What is given away is nobody's to change.
		first.invert();
		expect(found(data, rule).join('')).toBe('ab');
		expect(evaluate(did('order'), data, NO_SETS, { found: leaves }).size).toBe(2);
	});
});

it('counts members by the sets they are in', () => {
	const sets = [did('order'), did('join'), did('click')].map((rule) =>
		evaluate(rule, data, NO_SETS),
	);
	// e in none; a in order and join; f in join; b in all; c and d in click.
	expect([...overlapCounts(sets)]).toEqual([1, 0, 1, 1, 2, 0, 0, 1]);
});

it('asks for the columns that it names, each once', () => {
	const rule: Rule = {
		type: 'any',
		of: [
			did('order', { measure: { of: 'sum', column: 'price', min: 1 } }),
			{ type: 'member', column: 'member:city', is: ['x'] },
			{
				type: 'sequence',
				first: { where: [{ column: 'group', is: ['x'] }] },
				then: 'did',
				second: { where: [{ column: 'group', is: ['y'] }] },
				within: { value: 1, unit: 'day' },
			},
		],
	};
	expect(ruleColumns(rule)).toEqual(['price', 'member:city', 'group']);
});

describe('an explanation', () => {
	const why = (rule: Rule, id: string) =>
		explain(rule, data, NO_SETS, data.members.ids.indexOf(id));

	it('shows the value and the events that decide', () => {
		expect(why(did('order', { measure: { of: 'count', min: 3 } }), 'b')).toMatchObject({
			held: false,
			found: {
				number: 2,
				events: { total: 2, latest: [{ kind: 'order', amount: 0.1 }, { amount: 0.2 }] },
			},
		});
		expect(why(did('order', { measure: { of: 'last', max: 7 } }), 'a')).toMatchObject({
			held: true,
			found: { daysAgo: 1, events: { total: 2, latest: [{ amount: 50 }] } },
		});
		expect(why(did('order', { measure: { of: 'last', max: 7 } }), 'e')).toMatchObject({
			held: false,
			found: { daysAgo: null, events: { total: 0, latest: [] } },
		});
		expect(why({ type: 'member', column: 'member:city', is: ['Oslo'] }, 'a')).toMatchObject({
			held: false,
			found: { value: 'Lyon' },
		});
	});

	it('shows the pair of a sequence, or what is still open', () => {
		const rule: Rule = {
			type: 'sequence',
			...{ first: { kind: 'click' }, then: 'did-not', second: { kind: 'order' } },
			within: { value: 7, unit: 'day' },
		};
		expect(why(rule, 'b')).toMatchObject({
			held: false,
			found: { first: { kind: 'click' }, second: { kind: 'order', amount: 0.1 } },
		});
		expect(why(rule, 'c')).toMatchObject({ held: true, found: { second: null, over: true } });
		expect(why(rule, 'd')).toMatchObject({ held: false, found: { second: null, over: false } });
		expect(why(rule, 'e')).toMatchObject({ held: false, found: { first: null, second: null } });
	});

	it('shows the latest twenty of many', () => {
		const rows = Array.from({ length: 50 }, (_, i) => `x,2024-01-01 00:${10 + i},click`);
		const many = dataFromText(['member_id,time,event', ...rows].join('\n'));
		const { found: told } = explain(did('click'), many, NO_SETS, 0);
		expect(told).toMatchObject({ number: 50, events: { total: 50 } });
		const latest = told !== undefined && 'events' in told ? told.events.latest : [];
		expect(latest.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, i) => 30 + i));
	});
});

describe('a rule as a document', () => {
	const parse = (document: unknown) => v.safeParse(ruleSchema, document);

	it('is read with what it leaves out filled in', () => {
		const sum = { type: 'event', event: { kind: 'any' }, measure: { of: 'sum', min: 1 } };
		expect(v.parse(ruleSchema, sum)).toEqual({
			...sum,
			event: 'any',
			measure: { of: 'sum', column: 'amount', min: 1 },
		});
	});

	it.each([
		[null],
		['all'],
		[{ type: 'all' }],
		[{ type: 'some', of: [] }],
		[{ type: 'member', column: 'city', is: ['x'] }],
		[{ type: 'member', column: 'member:city' }],
		[{ type: 'member', column: 'member:city', is: [] }],
		[{ type: 'event', event: 'any', measure: { of: 'count' } }],
		[{ type: 'event', event: 'any', measure: { of: 'sum', column: 'member:age', min: 1 } }],
		[{ type: 'event', event: 'any', measure: { of: 'never' }, window: { last: 0 } }],
		[{ type: 'event', event: 'any', measure: { of: 'never' }, window: { from: '2024-02-30' } }],
		[{ type: 'tag', tag: '' }],
		[{ type: 'all', of: Array.from({ length: 501 }, () => ({ type: 'tag', tag: 'x' })) }],
		[{ type: 'all', of: [], __proto__: null, more: 1 }],
	])('%j is none', (document) => {
		expect(parse(document).success).toBe(false);
	});
});
