// Orders counted by their number, in every figure that says "orders", against sets of texts.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { compute as overview } from '$lib/analyses/overview/compute';
import { manifest as overviewManifest } from '$lib/analyses/overview/manifest';
import { compute as rfm, describePeople } from '$lib/analyses/rfm/compute';
import { manifest as rfmManifest } from '$lib/analyses/rfm/manifest';
import { orderNumbers, seenOrders } from '$lib/analyses/shared/order-numbers';
import { compute as trend } from '$lib/analyses/trend/compute';
import { manifest as trendManifest } from '$lib/analyses/trend/manifest';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText, runToEnd } from '../../../support/data';

const ORDER = { kind: 'order' } as const;
const FEBRUARY = { from: '2024-02-01', to: '2024-02-29', asOf: '2024-02-29' };

const figures = (text: string, scope: ScopeSpec = {}, asked: object = { order: ORDER }) => {
	const params = v.parse(overviewManifest.params.schema, { period: 'scope', ...asked });
	const { metrics } = runToEnd(overview(dataFromText(text, { scope }), params));
	return (id: string) => metrics.find((metric) => metric.id === id)!;
};
const monthly = (text: string, some: object = {}) => {
	const asked = { metric: 'orders', unit: 'month', events: [ORDER], ...some };
	return runToEnd(trend(dataFromText(text), v.parse(trendManifest.params.schema, asked)));
};
const classes = (text: string, some: object = {}) => {
	const asked = { order: ORDER, frequency: 'orders', ...some };
	return runToEnd(rfm(dataFromText(text), v.parse(rfmManifest.params.schema, asked)));
};
const people = (text: string, some: object = {}) => {
	const asked = { order: ORDER, frequency: 'orders', ...some };
	return describePeople(dataFromText(text), v.parse(rfmManifest.params.schema, asked));
};

/** Ann has an order of three lines, one of one and two rows without a number; Bo has an order of the number of one of Ann's. */
const LINES = `member_id,time,event,amount,order,product
ann,2024-01-10 09:00,order,10,A1,tea
ann,2024-01-10 09:00,order,20,A1,tea
ann,2024-01-10 09:00,order,5,A1,cup
ann,2024-01-20 12:00,order,7,A2,cup
ann,2024-02-01 12:00,order,3,,tea
ann,2024-02-01 12:00,order,4,,tea
bo,2024-02-05 10:00,order,9,A1,cup
bo,2024-02-05 10:00,order,1,A1,tea
bo,2024-02-06 10:00,refund,1,A1,tea`;

describe('rows with the same order number', () => {
	test('are one order in the overview; rows without one are one each; members have orders of their own', () => {
		const metric = figures(LINES);
		expect(metric('orders').value).toBe(5);
		expect(metric('events').value).toBe(9);
		expect(metric('payers').value).toBe(2);
		expect(metric('revenue').value).toBe(58);
		const compared = figures(`${LINES}\ncai,2024-01-01,view,,,`, FEBRUARY);
		expect(compared('orders')).toMatchObject({ value: 3, previous: 2 });
	});

	test('are one order in the trend, in lines and in all', () => {
		const all = monthly(LINES);
		expect([...all.series[0]!.values]).toEqual([2, 3]);
		expect(all.series[0]!.total).toBe(5);
		expect([...all.series[0]!.people!.values]).toEqual([1, 2]);
		const byProduct = monthly(LINES, { breakdown: 'product' });
		expect(byProduct.series.map(({ label, total }) => [label, total])).toEqual([
			[{ text: 'tea' }, 4],
			[{ text: 'cup' }, 3],
		]);
		expect(byProduct.additive).toBe(false);
		expect(monthly(LINES, { breakdown: 'product', metric: 'revenue' }).additive).toBe(true);
		expect(monthly(LINES.replace(/cup/g, 'tea'), { breakdown: 'product' }).additive).toBe(true);
		expect(monthly(LINES, { metric: 'events' }).series[0]!.total).toBe(8);
	});

	test('are one order of RFM, whose days stay days', () => {
		expect(classes(LINES)).toMatchObject({ buyers: 2, orders: 5, once: 1, amount: 58 });
		const of = (some: object) => people(LINES, some).map(({ frequency }) => frequency);
		expect(of({})).toEqual([4, 1]);
		expect(of({ revenue: 'gross' })).toEqual([4, 1]);
		expect(of({ frequency: 'days' })).toEqual([3, 1]);
		expect(of({ value: 'activity' })).toEqual([6, 2]);
	});

	test('and conditions are one order of the rows that they let through', () => {
		const where = [{ column: 'product', is: ['tea'] }];
		expect(figures(LINES, {}, { order: { ...ORDER, where } })('orders').value).toBe(4);
		expect(monthly(LINES, { events: [{ ...ORDER, where }] }).series[0]!.total).toBe(4);
		expect(classes(LINES, { order: { ...ORDER, where } }).orders).toBe(4);
	});

	test('in two periods are one order in each, and one in all', () => {
		const text = `member_id,time,event,amount,order
ann,2024-01-31,order,1,A
ann,2024-02-01,order,1,A
ann,2024-02-29,order,1,B`;
		const { values, total } = monthly(text).series[0]!;
		expect([...values]).toEqual([1, 2]);
		expect(total).toBe(2);
		expect(figures(text)('orders').value).toBe(2);
		const compared = figures(`${text}\nann,2024-01-01,view,,`, FEBRUARY)('orders');
		expect(compared).toMatchObject({ value: 2, previous: 1 });
	});

	test('of two kinds are two orders; refunds with the number of one are none', () => {
		const text = `member_id,time,event,amount,order
ann,2024-01-01,order,5,A
ann,2024-01-02,renew,5,A
ann,2024-01-03,order,5,A
ann,2024-01-03,order,-5,A
ann,2024-01-04,refund,5,A`;
		expect(figures(text, {}, { order: 'any' })('orders').value).toBe(2);
		expect(figures(text)('orders').value).toBe(1);
		expect(classes(text, { order: 'any' })).toMatchObject({ orders: 2, amount: 5 });
	});

	test('without an amount are none of those that have one', () => {
		const text = `member_id,time,event,amount,order
ann,2024-01-01,order,,A
ann,2024-01-02,order,5,A`;
		expect(figures(text)('orders').value).toBe(1);
		expect(classes(text)).toMatchObject({ orders: 1, withoutAmount: 1 });
	});
});

test('where no number comes twice nothing is looked at', () => {
	const { timeline } = dataFromText(
		'member_id,time,event,order\na,2024-01-01,order,1\na,2024-01-02,order,2',
	);
	expect(orderNumbers(timeline)).toBeNull();
	expect(
		orderNumbers(dataFromText('member_id,time,event\na,2024-01-01,order').timeline),
	).toBeNull();
});

test('what was seen is known by span, line and member', () => {
	const seen = seenOrders({ of: Uint8Array.of(1, 1, 2), most: 2 }, 2, 2);
	seen.next();
	expect([seen.ever(0), seen.again(0), seen.again(1), seen.ever(1)]).toEqual([
		false,
		false,
		true,
		true,
	]);
	expect([seen.again(1, 0, 1), seen.again(1, 1), seen.again(2, 1)]).toEqual([false, false, false]);
	seen.next();
	expect([seen.ever(0), seen.again(0)]).toEqual([false, false]);
});

describe('orders of random tables', () => {
	const line = fc.record({
		member: fc.nat(4),
		day: fc.nat(80),
		kind: fc.constantFrom('order', 'order', 'renew', 'refund', 'view'),
		amount: fc.constantFrom('', '-3', '0', '5', '8'),
		number: fc.constantFrom('', 'A', 'B', 'C', 'D'),
		product: fc.constantFrom('tea', 'cup', 'pot', ''),
	});
	type Line = { day: number } & Record<'member' | 'day', number> &
		Record<'kind' | 'amount' | 'number' | 'product', string>;
	const date = (day: number) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
	const textOf = (lines: readonly Line[]) =>
		[
			'member_id,time,event,amount,order,product',
			...lines.map((l) =>
				[`m${l.member}`, date(l.day), l.kind, l.amount, l.number, l.product].join(','),
			),
		].join('\n');
	/** Distinct orders among lines. */
	const naive = (lines: readonly Line[]) =>
		new Set(
			lines.map((l, i) =>
				l.number === '' ? i : [l.member, l.kind, l.number].map(encodeURIComponent).join('/'),
			),
		).size;
	const isOrder = (any: boolean) => (l: Line) =>
		(any ? ['order', 'renew', 'view'] : ['order']).includes(l.kind) && Number(l.amount || NaN) >= 0;

	test('are those of a set of texts', () => {
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), fc.boolean(), (lines, any) => {
				const text = textOf(lines);
				const order = any ? ('any' as const) : ORDER;
				const orders = lines.filter(isOrder(any));
				expect(figures(text, {}, { order })('orders').value).toBe(naive(orders));

				const result = monthly(text, { events: [order] });
				const { values, total } = result.series[0]!;
				expect(total).toBe(naive(orders));
				result.periods.forEach((start, p) => {
					const month = new Date(start).toISOString().slice(0, 7);
					const own = orders.filter(({ day }) => date(day).startsWith(month));
					expect(values[p]).toBe(naive(own));
				});

				const broken = monthly(text, { events: [order], breakdown: 'product' });
				for (const { label, total } of broken.series) {
					const product = 'text' in label ? label.text : '';
					const own = orders.filter((l) => l.product === product);
					expect(total).toBe(naive(own));
				}
				const sum = broken.series.reduce((all, line) => all + line.total, 0);
				expect(broken.additive).toBe(sum === naive(orders));
				const sizes = broken.series.map(({ total }) => total);
				expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));

				for (const { id, frequency } of people(text, { order })) {
					const own = orders.filter(({ member }) => `m${member}` === id);
					expect(frequency).toBe(naive(own));
				}
			}),
		);
	});
});
