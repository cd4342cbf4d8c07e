import type { Example } from '../contract';
import type { RetentionParams } from './manifest';
import type { RetentionResult } from './result';

/**
 * Three weeks of a small club. Ann, Bo and Cai join in the first week, Dan and Eve in the second, Flo in the third, which
 * ends on a Wednesday.
 */
export const example: Example<RetentionParams, RetentionResult> = {
	data: `member_id,time,event
ann,2024-03-04,join
ann,2024-03-12,message
ann,2024-03-19,message
bo,2024-03-05,join
bo,2024-03-06,message
bo,2024-03-13,message
cai,2024-03-10,join
cai,2024-03-20,message
dan,2024-03-11,join
dan,2024-03-18,message
eve,2024-03-17,join
flo,2024-03-18,join`,
	params: {
		start: { kind: 'join' },
		return: { kind: 'message' },
		unit: 'week',
		periods: 0,
		cohort: 'first-ever',
		mode: 'on',
		clock: 'calendar',
		weekStart: 0,
	},
	expected: {
		cohorts: [
			{
				start: '2024-03-04',
				size: 3,
				periods: [
					{ count: 1, finished: true },
					{ count: 2, finished: true },
					{ count: 2, finished: false },
				],
			},
			{
				start: '2024-03-11',
				size: 2,
				periods: [
					{ count: 0, finished: true },
					{ count: 1, finished: false },
				],
			},
			{ start: '2024-03-18', size: 1, periods: [{ count: 0, finished: false }] },
		],
		average: [0.2, 2 / 3, null],
		leftCensored: true,
	},
};
