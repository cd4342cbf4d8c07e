import type { Example } from '../contract';
import type { OverviewResult } from './compute';
import type { OverviewParams } from './manifest';

export const example: Example<OverviewParams, OverviewResult> = {
	data: `member_id,time,event,amount
ann,2024-03-04,join,
bo,2024-03-05,join,
ann,2024-03-06,order,60
ann,2024-03-11,message,
bo,2024-03-11,order,30
bo,2024-03-12,refund,10
cai,2024-03-13,join,
cai,2024-03-13,order,40
ann,2024-03-17,message,
dan,,,`,
	params: {
		show: 'all',
		period: 'last-week',
		compare: 'previous',
		active: 'any',
		join: { kind: 'join' },
		order: { kind: 'order' },
		revenue: 'net',
	},
	expected: {
		reason: null,
		metrics: [
			{ id: 'members', value: 4, previous: 3, change: 1 },
			{ id: 'active', value: 3, previous: 2, change: 1, relative: 0.5 },
			{ id: 'activeRate', value: 0.75, n: 4 },
			{ id: 'new', value: 1, previous: 2, change: -1, relative: -0.5 },
			{ id: 'mau', value: 3, unfinished: true, change: null },
			{ id: 'wau', value: 3, previous: 2, unfinished: false },
			{ id: 'dau', value: 1, previous: 0 },
			{ id: 'dauMean', value: 5 / 7, previous: 3 / 7 },
			{ id: 'stickiness', value: null },
			{ id: 'stickinessOfMeans', value: null },
			{ id: 'events', value: 6, previous: 3 },
			{ id: 'revenue', value: 60, previous: 60, change: 0 },
			{ id: 'orders', value: 2, previous: 1 },
			{ id: 'payers', value: 2, previous: 1 },
			{ id: 'payerRate', value: 0.5, n: 4 },
			{ id: 'arpu', value: 15, previous: 20, change: -5 },
			{ id: 'arppu', value: 30, previous: 60, change: -30 },
		],
	},
};
