import type { Example } from '../contract';
import type { TrendResult } from './compute';
import type { TrendParams } from './manifest';

export const example: Example<TrendParams, TrendResult> = {
	data: `member_id,time,event
ann,2024-01-01 09:00,message
ann,2024-01-01 21:00,message
bo,2024-01-02 10:00,message
ann,2024-01-08 09:00,message
bo,2024-01-14 23:59,view
cai,2024-01-15 00:00,message
ann,2024-01-16 12:00,message`,
	params: {
		metric: 'active',
		events: ['any', { kind: 'message' }],
		unit: 'week',
		breakdown: null,
		average: 2,
	},
	expected: {
		periods: Float64Array.of(1704067200000, 1704672000000, 1705276800000),
		unfinished: Uint8Array.of(0, 0, 1),
		series: [
			{ values: Float64Array.of(2, 2, 2), average: Float64Array.of(NaN, 2, NaN), total: 3 },
			{ values: Float64Array.of(2, 1, 2), average: Float64Array.of(NaN, 1.5, NaN), total: 3 },
		],
	},
};
