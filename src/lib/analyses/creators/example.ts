import type { Example } from '../contract';
import type { CreatorsParams } from './manifest';
import type { CreatorsResult } from './result';

/** The activities and weights of the Orbit model's own example, as of 20 February 2020, and somebody who only reads. */
export const example: Example<CreatorsParams, CreatorsResult> = {
	data: `member_id,time,event,weight
jennifer,2019-11-14,attend,1
terrence,2019-12-21,open,1
marie,2020-01-14,answer,3
marie,2020-01-20,merge,3
jennifer,2020-02-11,talk,3
ola,2020-02-20,view,`,
	params: {
		content: { not: ['view'] },
		quality: 'column',
		column: 'weight',
		reaction: 'any',
		score: 'decayed',
		activity: 'any',
		decay: 0.9,
		months: 12,
		tiers: 'cuts',
		head: 1,
		middle: 9,
		cuts: [1, 5],
		before: 1,
	},
	expected: {
		members: 4,
		creators: 3,
		none: 1,
		content: 5,
		value: 11,
		tiers: [
			{ id: 'head', creators: 1, content: 2, contentShare: 0.4, value: 6, yield: 3, score: 5.4 },
			{
				id: 'middle',
				creators: 1,
				content: 2,
				contentShare: 0.4,
				value: 4,
				yield: 2,
				score: 3.729,
			},
			{ id: 'base', creators: 1, content: 1, contentShare: 0.2, value: 1, yield: 1, score: 0.81 },
		],
		spread: { content: { half: 2 }, value: { half: 1 } },
		moves: {
			counts: [
				[1, 0, 0, 0],
				[0, 0, 0, 0],
				[0, 1, 1, 0],
				[0, 0, 0, 1],
			],
		},
	},
};
