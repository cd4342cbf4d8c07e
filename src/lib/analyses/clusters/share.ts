import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { isTold, withholdSums } from '../shared/suppress';
import type { Cluster, ClustersResult } from './result';

/** Clusters add up to the clustered members, and with those left out to all. What a cluster is like goes with its size. */
export const share: Share<ClustersResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const clustered = disclosure.shown(result.clustered, { total: true });
	const leftOut = disclosure.shown(result.leftOut);
	disclosure.sum(members, [clustered, leftOut]);
	const sizes = result.clusters.map(({ size }) => disclosure.shown(size));
	if (sizes.length > 0) disclosure.sum(clustered, sizes);
	const told = disclosure.settle();
	const counts = sizes.map(told);
	const people = result.clusters.map(({ size }) => size);
	// The mean of all less those of the others would tell the one that is withheld.
	const profiles = withholdSums(people, counts, people);
	const all = told(clustered);
	return {
		...result,
		members: told(members),
		clustered: all,
		leftOut: told(leftOut),
		features: isTold(all) ? result.features : result.features.map((one) => ({ ...one, mean: NaN })),
		// The size of the sample is that of the clustered members where there are few.
		sample: isTold(all) ? result.sample : NaN,
		clusters: result.clusters.map((cluster, c): Cluster => {
			const size = counts[c]!;
			const standing =
				isTold(size) && isTold(all) ? {} : { share: NaN, interval: { low: NaN, high: NaN } };
			if (!Number.isNaN(profiles[c])) return { ...cluster, ...standing, size };
			return {
				...cluster,
				...standing,
				size,
				silhouette: NaN,
				means: cluster.means.map(() => NaN),
				z: cluster.z.map(() => NaN),
			};
		}),
	};
};
