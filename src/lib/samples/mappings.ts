import type { Mapping } from '../model/mapping';

/**
 * What the rows of the samples' files mean, by sample and file: what inspecting them proposes (a test compares), known
 * beforehand so that an example opens at once.
 */
export const SAMPLE_MAPPINGS: Readonly<Record<string, Readonly<Record<string, Mapping>>>> = {
	'reading-club': {
		'members.csv': {
			version: 1,
			row: 'member',
			member: 'member_id',
			events: [{ time: 'joined_at', kind: { constant: 'join' } }],
			roles: { group: 'group', channel: 'channel', target: 'inviter' },
			name: 'name',
		},
		'events.csv': {
			version: 1,
			row: 'event',
			member: 'member_id',
			events: [{ time: 'time', kind: { column: 'event' } }],
			roles: {
				amount: 'amount',
				group: 'group',
				channel: 'channel',
				object: 'object',
				target: 'target',
				campaign: 'campaign',
				variant: 'variant',
			},
		},
	},
	shop: {
		'orders.csv': {
			version: 1,
			row: 'event',
			member: 'customer_id',
			events: [
				{ time: 'paid_at', kind: { constant: 'order' }, amount: 'total' },
				{ time: 'refunded_at', kind: { constant: 'refund' }, amount: 'refund_amount' },
			],
			roles: { order: 'order_id', channel: 'channel', object: 'product' },
		},
	},
	events: {
		'events.csv': {
			version: 1,
			row: 'event',
			member: 'user_id',
			events: [{ time: 'timestamp', kind: { column: 'event_name' } }],
			roles: { channel: 'platform', object: 'screen' },
		},
	},
};
