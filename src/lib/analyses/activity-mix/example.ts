import type { Example } from '../contract';
import type { ActivityMixResult } from './result';
import type { ActivityMixParams } from './manifest';

/** Five members of a club; the data end on 5 March. */
export const example: Example<ActivityMixParams, ActivityMixResult> = {
	data: `member_id,time,event
ann,2024-01-01,message
ann,2024-01-10,message
ann,2024-01-17,message
ann,2024-02-02,message
ann,2024-02-09,message
ann,2024-02-16,message
ann,2024-03-01,message
bo,2024-01-05,message
bo,2024-03-02,message
cai,,
dan,2024-02-10,message
dan,2024-03-05,message
eve,2024-01-08,message
eve,2024-01-20,leave`,
	params: {
		event: { kind: 'message' },
		unit: 'month',
		by: 'days',
		core: 3,
		active: 1,
		leave: 'out',
		referenceCore: 20,
		referenceActive: 50,
	},
	expected: {
		periods: [
			{ start: '2024-01-01', members: 4, core: 1, active: 2, lurker: 1, unfinished: false },
			{ start: '2024-02-01', members: 4, core: 1, active: 1, lurker: 2, unfinished: false },
			{ start: '2024-03-01', members: 4, core: 0, active: 3, lurker: 1, unfinished: true },
		],
		shown: 1,
		members: 5,
		everyoneActed: false,
		someLeft: true,
	},
};
