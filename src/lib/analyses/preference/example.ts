import type { Example } from '../contract';
import type { PreferenceParams } from './manifest';
import type { PreferenceResult } from './result';

/** Ann reads craft in the evening, Bo food at noon; Cai tries all, Dan looked in twice. */
export const example: Example<PreferenceParams, PreferenceResult> = {
	data: `member_id,time,event,object,channel
ann,2024-03-01 20:00,view,craft,app
ann,2024-03-02 20:00,view,craft,app
ann,2024-03-03 21:00,view,craft,app
ann,2024-03-04 22:00,view,craft,app
bo,2024-03-01 12:00,view,food,web
bo,2024-03-02 12:30,view,food,web
bo,2024-03-03 12:00,view,food,web
bo,2024-03-04 13:00,view,food,web
bo,2024-03-05 12:00,view,food,web
bo,2024-03-06 12:00,view,food,web
cai,2024-03-01 08:00,view,craft,web
cai,2024-03-02 09:00,view,food,app
cai,2024-03-03 20:00,view,travel,app
cai,2024-03-03 21:00,view,travel,app
dan,2024-03-03 12:00,view,food,
dan,2024-03-04 12:00,view,craft,
eve,2024-03-05 12:00,join,,`,
	params: { event: { kind: 'view' }, category: 'object', channel: 'channel', least: 3, top: 10 },
	expected: {
		members: 5,
		active: 4,
		dateOnly: false,
		aspects: [
			{
				id: 'category',
				decided: 3,
				few: 1,
				absent: 1,
				none: 0,
				spread: [2, 1, 0],
				rows: [
					{
						label: { text: 'food' },
						events: 8,
						share: 0.5,
						reach: 3,
						first: 1,
						prefer: 1,
					},
					{ label: { text: 'craft' }, events: 6, share: 0.375, reach: 3, first: 1 },
					{ label: { text: 'travel' }, events: 2, share: 0.125, reach: 1, first: 1 },
				],
			},
			{ id: 'part', decided: 3, few: 1, absent: 1 },
			{ id: 'channel', decided: 3, few: 0, absent: 2 },
		],
		pairs: [
			{ a: 0, b: 1, both: 2 },
			{ a: 0, b: 2, both: 1, lift: { ratio: 4 / 3 } },
			{ a: 1, b: 2, both: 1 },
		],
	},
};
