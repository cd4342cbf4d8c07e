import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describePeople } from '$lib/analyses/rfm/compute';
import { manifest as rfm } from '$lib/analyses/rfm/manifest';
import { isOrderKind } from '$lib/analyses/shared/money';
import type { EventRule, Measure, Rule, SequenceRule } from '$lib/model/rule';
import { explain } from '$lib/segments/explain';
import { ruleRoles } from '$lib/segments/orders';
import { dataFromText } from '../../support/data';
import { anyTable, found, NO_SETS, revised } from './support';

/** A line for each article: ann has two orders of three lines, bo one of two, cai one of one and one without a number. */
const LINES = `member_id,time,event,amount,order,object
ann,2024-01-01 09:00,order,10,A1,tea
ann,2024-01-01 09:00,order,20,A1,cup
ann,2024-01-05 09:00,order,5,A2,tea
ann,2024-01-06 09:00,refund,-10,A1,tea
ann,2024-01-06 09:00,refund,-20,A1,cup
bo,2024-01-02 09:00,order,7,A1,tea
bo,2024-01-02 09:00,order,,A1,cup
cai,2024-01-03 09:00,order,1,A9,tea
cai,2024-01-04 09:00,order,2,,tea
dan,2024-01-03 09:00,view,,A9,tea
dan,2024-01-03 10:00,view,,A9,tea`;

const data = dataFromText(LINES);
const of = (rule: Rule) => found(data, rule);
const did = (kind: string, measure: Measure, more: Partial<EventRule> = {}): EventRule => ({
	...{ type: 'event', event: { kind }, measure },
	...more,
});
const why = (rule: Rule, id: string) => explain(rule, data, NO_SETS, data.members.ids.indexOf(id));

describe('orders of several rows', () => {
	it('are counted once, each member by his own', () => {
		expect(of(did('order', { of: 'count', min: 2 }))).toEqual(['ann', 'cai']);
		expect(of(did('order', { of: 'count', min: 3 }))).toEqual([]);
		expect(of(did('order', { of: 'count', min: 1, max: 1 }))).toEqual(['bo']);
		expect(of(did('order', { of: 'count', max: 0 }))).toEqual(['dan']);
		expect(of(did('order', { of: 'never' }))).toEqual(['dan']);
	});

	it('are counted among the rows that the rule finds', () => {
		const cups = { kind: 'order', where: [{ column: 'object', is: ['cup'] }] };
		expect(of(did('order', { of: 'count', min: 1 }, { event: cups }))).toEqual(['ann', 'bo']);
		const since = { window: { from: '2024-01-04' } };
		expect(of(did('order', { of: 'count', min: 1 }, since))).toEqual(['ann', 'cai']);
	});

	it('have as many days and as much money as before', () => {
		expect(of(did('order', { of: 'days', min: 2 }))).toEqual(['ann', 'cai']);
		expect(of(did('order', { of: 'sum', column: 'amount', min: 35, max: 35 }))).toEqual(['ann']);
		expect(of(did('order', { of: 'last', from: '2024-01-05' }))).toEqual(['ann']);
	});

	it('do not follow themselves', () => {
		const again = (days: number, more: Partial<SequenceRule> = {}): SequenceRule => ({
			...{ type: 'sequence', first: { kind: 'order' }, then: 'did', second: { kind: 'order' } },
			within: { value: days, unit: 'day' },
			...more,
		});
		expect(of(again(1))).toEqual(['cai']);
		expect(of(again(4))).toEqual(['ann', 'cai']);
		expect(of(again(30, { first: 'any' }))).toEqual(['ann', 'cai']);
		expect(of(again(1, { then: 'did-not' }))).toEqual(['ann', 'bo']);
		expect(why(again(4), 'ann')).toMatchObject({
			held: true,
			found: { first: { amount: 10 }, second: { amount: 5 } },
		});
	});

	it('are explained one by one, with what all of their rows cost', () => {
		expect(why(did('order', { of: 'count', min: 2 }), 'ann')).toMatchObject({
			held: true,
			found: {
				number: 2,
				orders: true,
				events: {
					total: 2,
					latest: [
						{ row: 0, amount: 30, rows: 2 },
						{ row: 2, amount: 5 },
					],
				},
			},
		});
		const bo = why(did('order', { of: 'never' }), 'bo');
		expect(bo).toMatchObject({ held: false, found: { number: 1, orders: true } });
		expect(bo.found).toMatchObject({ events: { latest: [{ amount: 7, rows: 2 }] } });
	});

	it('are orders only: of refunds, other kinds and any kind the rows are counted', () => {
		expect(of(did('refund', { of: 'count', min: 2 }))).toEqual(['ann']);
		expect(of(did('view', { of: 'count', min: 2 }))).toEqual(['dan']);
		expect(why(did('view', { of: 'count', min: 2 }), 'dan').found).not.toHaveProperty('orders');
		const any: EventRule = { type: 'event', event: 'any', measure: { of: 'count', min: 5 } };
		expect(of(any)).toEqual(['ann']);
		const notViews = { ...any, event: { not: ['view'] }, measure: { of: 'count', min: 2 } };
		expect(of(notViews as EventRule)).toEqual(['ann', 'bo', 'cai']);
	});
});

describe('kinds of orders', () => {
	const of = (text: string) => {
		const { facts } = dataFromText(text);
		return facts.kinds.map(({ name }) => name).filter((name) => isOrderKind(facts, name));
	};

	it('have amounts, and are no refunds and no carts', () => {
		expect(of(LINES)).toEqual(['order']);
		expect(of(`${LINES}\neve,2024-01-01,add-cart,5,,\neve,2024-01-01,renew,5,,`).sort()).toEqual([
			'order',
			'renew',
		]);
		expect(isOrderKind(data.facts, 'nothing')).toBe(false);
	});

	it('are known by their names where nothing has an amount', () => {
		const text = 'member_id,time,event,order\na,2024-01-01,购买,1\na,2024-01-01,view,1';
		expect(of(text)).toEqual(['购买']);
		expect(
			found(dataFromText(`${text}\na,2024-01-01,购买,1`), did('购买', { of: 'count', min: 2 })),
		).toEqual([]);
	});

	it('are none where no column has their numbers', () => {
		expect(of('member_id,time,event,amount\na,2024-01-01,order,1')).toEqual([]);
	});
});

it('asks for the numbers of orders only where it counts them', () => {
	const roles = (rule: Rule) => ruleRoles({ type: 'all', of: [rule] }, data.facts);
	expect(roles(did('order', { of: 'count', min: 2 }))).toEqual(['order']);
	expect(roles(did('order', { of: 'never' }))).toEqual(['order']);
	expect(roles(did('order', { of: 'days', min: 2 }))).toEqual([]);
	expect(roles(did('view', { of: 'count', min: 2 }))).toEqual([]);
	const week = { value: 7, unit: 'day' } as const;
	const then = { type: 'sequence', then: 'did', within: week } as const;
	expect(roles({ ...then, first: 'any', second: { kind: 'order' } })).toEqual(['order']);
	expect(roles({ ...then, first: 'any', second: { kind: 'view' } })).toEqual([]);
});

it('finds whom RFM finds, by number of orders (any rows with amounts of 0 or more)', () => {
	const paid = { kind: 'order', where: [{ column: 'amount', min: 0 }] };
	const params = v.parse(rfm.params.schema, { order: { kind: 'order' }, frequency: 'orders' });
	fc.assert(
		fc.property(anyTable, fc.integer({ min: 1, max: 4 }), (text, n) => {
			const { facts } = revised(text);
			fc.pre(isOrderKind(facts, 'order') && facts.kinds.some(({ amounts }) => amounts > 0));
			const some = dataFromText(text);
			const rule = did('order', { of: 'count', min: n }, { event: paid });
			const often = describePeople(some, params).filter(({ frequency }) => frequency >= n);
			expect(found(some, rule).sort()).toEqual(often.map(({ id }) => id).sort());
		}),
	);
});
