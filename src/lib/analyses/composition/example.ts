import type { Example } from '../contract';
import type { CompositionParams } from './manifest';
import type { CompositionResult } from './result';

/** Two groups, by the channel in which members mostly are, and their cities. */
export const example: Example<CompositionParams, CompositionResult> = {
	data: `member_id,time,event,channel,member:city
ann,2024-03-01,message,web,Lyon
bo,2024-03-01,message,web,Lyon
cai,2024-03-02,message,web,Oslo
dan,2024-03-02,message,app,Oslo
eve,2024-03-03,message,app,Oslo
flo,2024-03-03,message,,Rome`,
	params: {
		group: 'channel',
		region: 'member:city',
		age: null,
		interest: null,
		sex: null,
		top: 12,
	},
	expected: {
		members: 6,
		grouped: 5,
		ungrouped: 1,
		traits: [{ id: 'region', known: 5, values: 2, base: 0.4 }],
		groups: [
			{ label: { text: 'web' }, size: 3, likeness: [{ known: 3, agree: 1 / 3, rarest: 1 }] },
			{ label: { text: 'app' }, size: 2, likeness: [{ known: 2, agree: 1, evenness: 0 }] },
		],
		others: { groups: 0, size: 0 },
	},
};
