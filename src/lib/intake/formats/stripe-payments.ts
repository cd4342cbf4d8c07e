import type { ColumnFacts } from '../../model/dataset';
import type { RowRule } from '../../model/mapping';
import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { orderMapping, refundNotes, refundOf } from './orders';

const CREATED = ['Created (UTC)', 'Created date (UTC)'];
const REFUNDED = 'Amount Refunded';
const REFUNDED_AT = ['Refunded date (UTC)', 'Refunded (UTC)'];

/** Stripe payments. Only what was paid is an order; what was paid back counts where the file says when. */
export const stripePayments: Format = {
	id: 'stripe-payments',
	recognise: (headers) =>
		certainty(
			headers,
			[['id'], CREATED, ['Amount'], ['Status'], [REFUNDED]],
			['Currency', 'Seller Message', 'Converted Amount', 'Customer ID', 'Card ID'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		const id = find('Customer ID');
		const email = find('Customer Email');
		const refund = refundOf(find(...REFUNDED_AT), find(REFUNDED));
		const kept = refund === undefined ? ['Paid'] : ['Paid', 'Refunded', 'Partially Refunded'];
		const status = find('Status');
		return orderMapping({
			member: (id?.present ?? 0) >= (email?.present ?? 0) ? (id ?? email) : email,
			time: find(...CREATED),
			amount: find('Amount'),
			order: find('id'),
			name: find('Customer Description'),
			currency: find('Currency'),
			skip: status === undefined ? [] : [onlyStates(status, kept)],
			refund,
		});
	},
	notes(columns) {
		const find = columnFinder(columns);
		const amount = find(REFUNDED);
		return refundNotes(amount, refundOf(find(...REFUNDED_AT), amount));
	},
};

/** Leaves out rows of all other states, however these are written. */
function onlyStates(column: ColumnFacts, states: readonly string[]): RowRule {
	const values = states.flatMap((state) => [state, state.toLowerCase()]);
	return { column: column.name, when: 'is-not', values };
}
