import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';

/** Shopify customers. They are known by e-mail, for that is what orders say. */
export const shopifyCustomers: Format = {
	id: 'shopify-customers',
	recognise: (headers) =>
		certainty(
			headers,
			[['Email'], ['First Name'], ['Total Spent'], ['Total Orders']],
			['Customer ID', 'Accepts Email Marketing', 'Accepts Marketing', 'Tax Exempt', 'Tags'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		const name = find('First Name');
		return {
			version: 1,
			row: 'member',
			member: find('Email')?.name ?? null,
			events: [],
			roles: {},
			...(name === undefined ? {} : { name: name.name }),
		};
	},
};
