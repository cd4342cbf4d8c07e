import { expect, test } from 'vitest';
import type { EventSelector } from '$lib/analyses/contract';
import { compileMoney, orderSelector, snap } from '$lib/analyses/shared/money';
import { dataFromText } from '../../../support/data';

const facts = (kinds: readonly string[]) =>
	dataFromText(
		['member_id,time,event,amount', ...kinds.map((kind) => `a,2024-01-01,${kind}`)].join('\n'),
	).facts;

test('orders are guessed from amounts and names', () => {
	expect(
		orderSelector(facts(['view,', 'add-cart,9', 'add-cart,9', 'order,9', 'refund,5'])),
	).toEqual({ kind: 'order' });
	expect(orderSelector(facts(['order,9', 'order,9', 'paid,9']))).toEqual({ kind: 'paid' });
	expect(orderSelector(facts(['下单,9', '退款,5', '退款,5']))).toEqual({ kind: '下单' });
	expect(orderSelector(facts(['gift,9', 'refund,5']))).toEqual({ kind: 'gift' });
	expect(orderSelector(facts(['order,', 'refund,5']))).toBeNull();
});

test('refunds go with the minus sign, unless they are what is asked for', () => {
	const data = dataFromText(
		'member_id,time,event,amount\na,2024-01-01,order,9\na,2024-01-02,refund,5\na,2024-01-03,view,',
	);
	const signs = (order: EventSelector, refundKinds?: string[]) => {
		const { sign } = compileMoney(data, { order, revenue: 'net', refundKinds });
		return Object.fromEntries(
			data.timeline.kind.dictionary.values.map((name, code) => [name, sign[code]]),
		);
	};
	expect(signs('any')).toEqual({ '': 0, order: 1, refund: -1, view: 1 });
	expect(signs({ kind: 'order' })).toEqual({ '': 0, order: 1, refund: -1, view: 0 });
	expect(signs({ not: ['view'] })).toEqual({ '': 0, order: 1, refund: -1, view: 0 });
	expect(signs({ kind: 'refund' })).toEqual({ '': 0, order: 0, refund: 1, view: 0 });
	expect(signs({ kind: 'order' }, [])).toEqual({ '': 0, order: 1, refund: 0, view: 0 });
	expect(signs({ kind: 'order' }, ['view'])).toEqual({ '': 0, order: 1, refund: 0, view: -1 });
});

test('sums lose the noise of binary fractions', () => {
	expect(snap(0.1 + 0.2)).toBe(0.3);
	expect(snap(-0.1 - 0.2)).toBe(-0.3);
});
