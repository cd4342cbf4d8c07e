import type { Mapping, RowRule } from '../../model/mapping';
import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { orderMapping, refundNotes, refundOf, stateRule } from './orders';

/**
 * Shopify orders, a row for each line of an order, of which only the first has the order's total. What was paid back has a time
 * only where the order was cancelled.
 */
export const shopifyOrders: Format = {
	id: 'shopify-orders',
	recognise: (headers) =>
		certainty(
			headers,
			[['Name'], ['Email'], ['Total'], ['Created at'], ['Lineitem name', 'Lineitem quantity']],
			['Financial Status', 'Paid at', 'Fulfillment Status', 'Currency', 'Subtotal'],
			3,
		),
	map(columns): Mapping {
		const find = columnFinder(columns);
		const created = find('Created at');
		const total = find('Total');
		return orderMapping({
			member: find('Email'),
			time: find('Paid at') ?? created,
			otherwise: created,
			amount: total,
			order: find('Name'),
			channel: find('Source'),
			name: find('Billing Name'),
			currency: find('Currency'),
			skip: [
				...(total === undefined ? [] : [{ column: total.name, when: 'empty' } satisfies RowRule]),
				...stateRule(find('Financial Status'), ['pending', 'voided', 'expired']),
			],
			refund: refundOf(find('Cancelled at'), find('Refunded Amount')),
		});
	},
	notes(columns) {
		const find = columnFinder(columns);
		const amount = find('Refunded Amount');
		return refundNotes(amount, refundOf(find('Cancelled at'), amount));
	},
};
