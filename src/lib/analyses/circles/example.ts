import { parseDay } from '../../base/time';
import type { Example } from '../contract';
import type { CirclesParams } from './manifest';
import type { CirclesResult } from './result';

/** Days with a message, from 1 January to 3 March: middle circle from 2, centre from 3. */
export const example: Example<CirclesParams, CirclesResult> = {
	data: `member_id,time,event
ann,2024-01-01,message
ann,2024-01-08,message
ann,2024-02-02,message
ann,2024-02-09,message
ann,2024-02-16,message
ann,2024-03-03,message
bo,2024-01-05,message
bo,2024-01-12,message
bo,2024-01-19,message
bo,2024-02-20,message
bo,2024-02-20,message
cai,2024-01-15,message
cai,2024-02-15,message
dan,2024-01-20,join
eve,2024-02-11,message`,
	params: {
		...{ event: { kind: 'message' }, measure: 'days', middle: 2, centre: 3 },
		benefits: ['Dinner in spring', '', 'Newsletter'],
	},
	expected: {
		members: 5,
		months: [
			{
				start: parseDay('2024-01-01'),
				unfinished: false,
				known: 4,
				outer: 3,
				middle: 2,
				centre: 1,
				moves: null,
			},
			{
				start: parseDay('2024-02-01'),
				unfinished: false,
				known: 5,
				outer: 4,
				middle: 1,
				centre: 1,
				moves: { inward: 1, outward: 1, same: 2, came: 1, unfinished: false },
			},
			{
				start: parseDay('2024-03-01'),
				unfinished: true,
				known: 5,
				outer: 1,
				centre: 0,
				moves: { inward: 0, outward: 4, same: 1, came: 0, unfinished: true },
			},
		],
		shown: 1,
		matrix: [
			[0, 1, 0, 0],
			[1, 0, 0, 0],
			[0, 1, 0, 0],
			[0, 0, 0, 1],
			[0, 1, 0, 0],
		],
	},
};
