import type { Example } from '../contract';
import type { PlanParams } from './manifest';
import type { PlanResult } from './result';

/** Six members of a shop; `member:segments` says which segments they are in. */
export const example: Example<PlanParams, PlanResult> = {
	data: `member_id,time,event,member:segments
ann,2024-03-01,order,vip;birthday
ann,2024-03-05,send,vip;birthday
ann,2024-03-07,order,vip;birthday
bo,2024-03-02,order,vip
bo,2024-03-05,send,vip
cai,2024-03-03,order,vip
cai,2024-03-08,order,vip
dan,2024-02-01,order,quiet;birthday
dan,2024-03-06,send,quiet;birthday
dan,2024-03-06,order,quiet;birthday
eve,2024-02-10,order,quiet
fay,2024-03-09,order,`,
	params: {
		rows: [
			{
				segment: 'vip',
				name: 'VIP',
				action: 'Early sale',
				from: '2024-03-05',
				touch: { kind: 'send' },
				metric: { kind: 'order' },
			},
			{
				segment: 'quiet',
				name: 'Quiet',
				action: 'Coupon',
				from: '2024-03-05',
				touch: { kind: 'send' },
				metric: { kind: 'order' },
			},
			{
				segment: 'birthday',
				name: 'Birthday',
				action: 'A card',
				from: null,
				touch: null,
				metric: { kind: 'order' },
			},
		],
	},
	expected: {
		members: 6,
		covered: 5,
		rows: [
			{ members: 3, reached: 2, done: 2, doneAfter: 1, doneMissed: 1 },
			{ members: 2, reached: 1, done: 1, doneAfter: 1, doneMissed: 0 },
			{ members: 2, reached: null, done: 2, doneAfter: null, doneMissed: null },
		],
		touches: [1, 3, 2, 0],
		both: [3, 0, 1, 0, 2, 1, 1, 1, 2],
		rarest: 1,
	},
};
