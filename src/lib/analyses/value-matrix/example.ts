import * as v from 'valibot';
import type { Example } from '../contract';
import { manifest, type MatrixParams } from './manifest';
import type { MatrixResult } from './result';

export const example: Example<MatrixParams, MatrixResult> = {
	data: `member_id,time,event,amount,member:city
ann,2024-01-05,order,100,Lyon
ann,2024-02-20,order,200,Lyon
ann,2024-03-10,message,,Lyon
bo,2024-02-25,order,20,Oslo
bo,2024-03-20,order,30,Oslo
cai,2024-01-04,order,400,Lyon
cai,2024-01-06,order,200,Lyon
dan,2024-01-10,order,40,
eve,2024-03-29,message,,Oslo`,
	params: v.parse(manifest.params.schema, {
		order: { kind: 'order' },
		groups: 2,
		column: 'member:city',
		days: 30,
	}),
	scope: { asOf: '2024-03-30' },
	expected: {
		members: 5,
		buyers: 4,
		none: 1,
		groups: 2,
		bounds: [170],
		tags: [{ text: 'Lyon' }, { text: 'Oslo' }, { message: 'tag.missing' }],
		byClass: {
			count: Uint32Array.of(1, 0, 1, 0, 0, 1, 0, 1),
			revenue: Float64Array.of(300, 0, 600, 0, 0, 20, 0, 40),
			back: Uint32Array.of(1, 0, 0, 0, 0, 1, 0, 0),
		},
		byGroup: {
			count: Uint32Array.of(2, 2),
			revenue: Float64Array.of(60, 900),
			back: Uint32Array.of(1, 1),
		},
		byTag: {
			count: Uint32Array.of(2, 1, 1),
			revenue: Float64Array.of(900, 20, 40),
			back: Uint32Array.of(1, 1, 0),
		},
		all: {
			count: Uint32Array.of(4),
			revenue: Float64Array.of(960),
			back: Uint32Array.of(2),
		},
	},
};
