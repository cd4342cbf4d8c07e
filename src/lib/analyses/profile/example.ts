import type { Example } from '../contract';
import type { ProfileParams } from './manifest';
import type { ProfileResult } from './result';

/** Cities of eight members against the channel by which each of them mostly comes. */
export const example: Example<ProfileParams, ProfileResult> = {
	data: `member_id,time,event,channel,member:city
ann,2024-03-01,view,web,Lyon
ann,2024-03-02,view,web,Lyon
ann,2024-03-03,view,app,Lyon
bo,2024-03-02,view,app,Lyon
bo,2024-03-03,view,web,Lyon
cai,2024-03-01,view,app,Oslo
dan,2024-03-01,view,app,Oslo
dan,2024-03-05,view,app,Oslo
eve,2024-03-04,view,web,Lyon
flo,2024-03-04,view,web,
gus,2024-03-04,view,,Oslo
hal,2024-03-06,view,app,Lyon`,
	params: { dimension: 'member:city', by: 'channel', top: 10 },
	expected: {
		members: 8,
		known: 7,
		missing: 1,
		rule: 'own',
		rows: [
			{ label: { text: 'Lyon' }, count: 4, share: 4 / 7 },
			{ label: { text: 'Oslo' }, count: 3, share: 3 / 7 },
			{ label: 'missing', count: 1, share: null },
		],
		cross: {
			rule: 'most-frequent',
			columns: [
				{
					label: { text: 'web' },
					count: 4,
					known: 3,
					cells: [
						{ count: 3, share: 1, index: { ratio: 1.75 } },
						{ count: 0, share: 0, index: { ratio: 0 } },
						{ count: 1 },
					],
				},
				{
					label: { text: 'app' },
					count: 3,
					known: 3,
					cells: [{ count: 1, share: 1 / 3 }, { count: 2, share: 2 / 3 }, { count: 0 }],
				},
				{ label: 'missing', count: 1, known: 1, cells: [{ count: 0 }, { count: 1 }, { count: 0 }] },
			],
		},
	},
};
