import type { Example } from '../contract';
import type { LifecycleParams } from './manifest';
import type { LifecycleResult } from './result';

/** Seven members of a club over three months. */
export const example: Example<LifecycleParams, LifecycleResult> = {
	data: `member_id,time,event
ann,2024-02-10,message
ann,2024-03-01,message
ann,2024-03-11,message
ann,2024-03-21,message
ann,2024-03-29,message
bo,2024-01-01,message
bo,2024-01-31,message
bo,2024-02-20,message
bo,2024-03-20,message
cai,2024-01-05,message
cai,2024-01-15,message
dan,2024-03-25,message
eve,2024-02-09,message
eve,2024-02-29,message
fay,,
gil,2024-01-10,message
gil,2024-03-30,message`,
	params: {
		event: 'any',
		by: null,
		atRisk: 80,
		lost: 90,
		newDays: 14,
		trendDays: 28,
		unit: 'month',
		leave: 'ignore',
	},
	scope: { asOf: '2024-03-31' },
	expected: {
		members: 7,
		stages: [
			{ id: 'new', count: 1 },
			{ id: 'growing', count: 2 },
			{ id: 'mature', count: 1 },
			{ id: 'at-risk', count: 1 },
			{ id: 'lost', count: 1 },
			{ id: 'never', count: 1 },
		],
		bounds: [{ gaps: 10, members: 5, atRisk: 29.2, lost: 35 }],
		moves: {
			from: '2024-02-01',
			to: '2024-03-01',
			counts: [
				[0, 0, 0, 0, 0, 0],
				[0, 1, 0, 1, 0, 0],
				[0, 0, 1, 0, 0, 0],
				[0, 0, 0, 0, 0, 0],
				[0, 1, 0, 0, 1, 0],
				[0, 0, 0, 0, 0, 1],
				[1, 0, 0, 0, 0, 0],
			],
		},
		flow: [
			{ active: 3, new: 3, returning: 0, resurrected: 0, dormant: 0, unfinished: false },
			{ active: 3, new: 2, returning: 1, resurrected: 0, dormant: 2, unfinished: false },
			{ active: 4, new: 1, returning: 2, resurrected: 1, dormant: 1, unfinished: false },
		],
		before: 0,
		leftCensored: true,
	},
};
