import type { Example } from '../contract';
import type { ClustersParams } from './manifest';
import type { ClustersResult } from './result';

/** Six members by their visits; of a seventh nothing is known. */
export const example: Example<ClustersParams, ClustersResult> = {
	data: `member_id,time,event,member:visits
ann,,,1
bo,,,2
cai,,,3
dan,,,11
eve,,,12
fay,,,13
gus,,,`,
	params: {
		of: 'columns',
		event: 'any',
		columns: ['member:visits'],
		scale: 'none',
		k: 0,
		seed: 1,
	},
	expected: {
		members: 7,
		clustered: 6,
		leftOut: 1,
		tried: [
			{ k: 2, inertia: 4, silhouette: 0.865656566 },
			{ k: 3, inertia: 2.5 },
			{ k: 4, inertia: 1 },
			{ k: 5, inertia: 0.5 },
			{ k: 6, inertia: 0 },
		],
		k: 2,
		elbow: 4,
		clusters: [
			{ size: 3, means: [2] },
			{ size: 3, means: [12] },
		],
	},
};
