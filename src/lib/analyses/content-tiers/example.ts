import type { Example } from '../contract';
import type { ContentTiersParams } from './manifest';
import type { ContentTiersResult } from './result';

/** What four members paid for in two weeks; Eve only looked, and one payment names no content. */
export const example: Example<ContentTiersParams, ContentTiersResult> = {
	data: `member_id,time,event,object,amount
eve,2024-03-01,view,essence,
ann,2024-03-02,pay,essence,30
bo,2024-03-03,pay,essence,30
cai,2024-03-05,pay,course,20
dan,2024-03-06,pay,old,20
ann,2024-03-08,pay,essence,40
dan,2024-03-09,pay,,5
bo,2024-03-10,pay,course,30
cai,2024-03-12,pay,note,20
dan,2024-03-14,pay,answer,10`,
	params: {
		content: 'object',
		score: 'amount',
		event: { kind: 'pay' },
		revenue: 'net',
		tiers: 'yield',
		top: 1,
		middle: 9,
		first: 50,
		next: 30,
		cuts: [10, 100],
		compare: 'days',
		days: 7,
	},
	expected: {
		members: 5,
		people: 4,
		silent: 1,
		contents: 5,
		events: 9,
		without: 1,
		yield: 200,
		tiers: [
			{
				id: 'top',
				contents: 1,
				yield: 100,
				yieldShare: 0.5,
				mean: 100,
				people: 2,
				peopleShare: 0.5,
			},
			{
				id: 'middle',
				contents: 3,
				yield: 90,
				yieldShare: 0.45,
				mean: 30,
				median: 20,
				people: 3,
				peopleShare: 0.75,
			},
			{ id: 'tail', contents: 1, yield: 10, yieldShare: 0.05, people: 1, peopleShare: 0.25 },
		],
		half: 1,
		list: [
			{ label: { text: 'essence' }, score: 100, tier: 'top', before: 'top', now: 'top' },
			{ label: { text: 'course' }, score: 50, tier: 'middle', before: 'middle', now: 'top' },
			{ label: { text: 'note' }, score: 20, tier: 'middle', before: 'none', now: 'middle' },
			{ label: { text: 'old' }, score: 20, tier: 'middle', before: 'middle', now: 'none' },
			{ label: { text: 'answer' }, score: 10, tier: 'tail', before: 'none', now: 'tail' },
		],
		moves: {
			counts: [
				[1, 0, 0, 0],
				[1, 0, 0, 1],
				[0, 0, 0, 0],
				[0, 1, 1, 0],
			],
			totals: [1, 2, 0, 2],
			nows: [2, 1, 1, 1],
		},
	},
};
