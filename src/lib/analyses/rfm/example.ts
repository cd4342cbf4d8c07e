import type { Example } from '../contract';
import type { RfmResult } from './compute';
import type { RfmParams } from './manifest';

export const example: Example<RfmParams, RfmResult> = {
	data: `member_id,time,event,amount
ann,2024-03-01,order,100
ann,2024-03-20,order,200
ann,2024-03-30,order,150
bo,2024-03-28,order,20
cai,2024-01-05,order,300
cai,2024-01-05,order,200
cai,2024-01-20,order,100
dan,2024-01-10,order,40
dan,2024-01-12,refund,10
eve,2024-03-29,message,`,
	params: {
		order: { kind: 'order' },
		value: 'amount',
		weights: {},
		revenue: 'net',
		frequency: 'days',
		scoring: 'quantile',
		bins: 5,
		cutsR: [7, 30, 90, 180],
		cutsF: [2, 3, 5, 10],
		cutsM: [50, 100, 500, 1000],
		set: 'eight',
		segments: [],
		split: 'mean',
		none: true,
		before: 1,
	},
	scope: { asOf: '2024-03-31' },
	expected: {
		members: 5,
		buyers: 4,
		orders: 8,
		amount: 1100,
		split: { r: 39, f: 1.75, m: 275 },
		segments: [
			{ id: 'important-value', count: 1, orders: 3, amount: 450 },
			{ id: 'important-develop', count: 0, orders: 0, amount: 0 },
			{ id: 'important-keep', count: 1, orders: 3, amount: 600 },
			{ id: 'important-win-back', count: 0, orders: 0, amount: 0 },
			{ id: 'general-value', count: 0, orders: 0, amount: 0 },
			{ id: 'general-develop', count: 1, orders: 1, amount: 20 },
			{ id: 'general-keep', count: 0, orders: 0, amount: 0 },
			{ id: 'general-win-back', count: 1, orders: 1, amount: 30 },
			{ id: 'none', count: 1, orders: 0, amount: 0 },
		],
		moves: {
			totals: [1, 0, 0, 0, 0, 0, 0, 1, 3],
			counts: [
				[0, 0, 1, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 0, 0],
				[0, 0, 0, 0, 0, 0, 0, 1, 0],
				[1, 0, 0, 0, 0, 1, 0, 0, 1],
			],
		},
	},
};
