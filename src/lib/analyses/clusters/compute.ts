import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { wilson } from '../../base/interval';
import { elbow, kmeans, refine, type Clustering, type Points } from '../../base/kmeans';
import { random } from '../../base/random';
import { silhouettes, type Silhouette } from '../../base/silhouette';
import type { Classify, Compute, Data, Finding, People, Why } from '../contract';
import { readFeatures } from './features';
import { nameOf } from './findings';
import { FEWEST_K, MOST_K, type ClustersParams } from './manifest';
import type { Cluster, ClustersRef, ClustersResult, Tried } from './result';
import { moments, scaled } from './scale';

/** Silhouettes take time with the square of the members: of more than these a random sample is taken. */
export const SAMPLE = 2000;

export const compute: Compute<ClustersParams, ClustersResult> = function* (data, params) {
	const features = yield* stretch(readFeatures(data, params), 0, 0.1);
	const { raw } = features;
	const points = scaled(raw, params.scale);
	const most = Math.max(MOST_K, params.k);
	const ways: Clustering[] = [];
	// The time of a division grows with its number of clusters.
	const work = (k: number): number => (k * (k + 1)) / (most * (most + 1));
	for (let k = FEWEST_K; k <= most && raw.d > 0; k++) {
		const from = 0.1 + 0.8 * work(k - 1);
		const found = yield* stretch(divide(points, raw, k, params.seed), from, 0.1 + 0.8 * work(k));
		if (found === null) break;
		ways.push(found);
	}
	const rows = sampleOf(raw.n, SAMPLE, `${params.seed}/sample`);
	const widths = yield* stretch(silhouettes(points, rows, ways), 0.9, 1);
	const tried = ways.map(({ k, inertia }, w): Tried => ({
		k,
		inertia,
		silhouette: rounded(widths[w]!.mean),
	}));
	const chosen = choose(tried, params.k);
	const bend = elbow(tried.map(({ inertia }) => inertia));
	const { mean, sd } = moments(raw);
	return {
		features: features.labels.map((label, f) => ({ label, mean: mean[f]!, flat: sd[f] === 0 })),
		members: raw.n + features.leftOut.length,
		clustered: raw.n,
		leftOut: features.leftOut.length,
		tried,
		k: chosen === -1 ? 0 : tried[chosen]!.k,
		elbow: bend === -1 ? null : tried[bend]!.k,
		clusters: chosen === -1 ? [] : clustersOf(points, raw, ways[chosen]!, widths[chosen]!),
		sample: rows.length,
	};
};

const rounded = (x: number): number => Math.round(x * 1e9) / 1e9;

/** Index of the highest silhouette (of equals the fewest clusters), or of the number that is asked for; −1 = none. */
function choose(tried: readonly Tried[], k: number): number {
	if (k > 0) return tried.findIndex((one) => one.k === k);
	let best = -1;
	tried.forEach(({ silhouette }, i) => {
		if (best === -1 || silhouette > tried[best]!.silhouette) best = i;
	});
	return best;
}

/** Starts: many where they cost nothing, a few where there are many members. */
function startsFor({ n, d }: Points): number {
	return Math.min(200, Math.max(4, Math.floor(120_000 / (n * d))));
}

/** Of more members than this the starts are tried on a random sample, and the best one is moved on with all of them. */
const MANY = 20_000;
const START_SAMPLE = 10_000;

function* bestOf(
	points: Points,
	k: number,
	seed: number,
): Generator<number, Clustering | null, void> {
	const numbers = random(`${seed}/${k}`);
	if (points.n <= MANY) return yield* kmeans(points, k, numbers, startsFor(points));
	const { d } = points;
	const rows = sampleOf(points.n, START_SAMPLE, `${seed}/starts`);
	const values = new Float64Array(rows.length * d);
	rows.forEach((row, i) => values.set(points.values.subarray(row * d, (row + 1) * d), i * d));
	const sample = { n: rows.length, d, values };
	const start = yield* stretch(kmeans(sample, k, numbers, startsFor(sample)), 0, 0.5);
	return start === null ? null : yield* refine(points, start.centres, k, 0.5);
}

/** k clusters, the largest first, of equals the one with the smaller means. */
function* divide(
	points: Points,
	raw: Points,
	k: number,
	seed: number,
): Generator<number, Clustering | null, void> {
	const found = yield* bestOf(points, k, seed);
	if (found === null) return null;
	const sizes = sizesOf(found);
	const means = meansOf(raw, found);
	const order = [...sizes.keys()].sort((a, b) => {
		const differ = means[a]!.findIndex((mean, f) => mean !== means[b]![f]);
		return sizes[b]! - sizes[a]! || means[a]![differ]! - means[b]![differ]!;
	});
	const place = Uint8Array.from(sizes, (_, c) => order.indexOf(c));
	const centres = new Float64Array(found.centres.length);
	order.forEach((c, to) =>
		centres.set(found.centres.subarray(c * points.d, (c + 1) * points.d), to * points.d),
	);
	return { ...found, centres, labels: found.labels.map((label) => place[label]!) };
}

function sizesOf({ k, labels }: Clustering): number[] {
	const sizes = new Array<number>(k).fill(0);
	for (const label of labels) sizes[label]!++;
	return sizes;
}

function meansOf({ n, d, values }: Points, way: Clustering): number[][] {
	const sizes = sizesOf(way);
	const sums = sizes.map(() => new Array<number>(d).fill(0));
	for (let i = 0; i < n; i++) {
		const own = sums[way.labels[i]!]!;
		for (let f = 0; f < d; f++) own[f]! += values[i * d + f]!;
	}
	return sums.map((own, c) => own.map((sum) => sum / sizes[c]!));
}

function clustersOf(points: Points, raw: Points, way: Clustering, width: Silhouette): Cluster[] {
	const { d } = points;
	const { mean, sd } = moments(points);
	const means = meansOf(raw, way);
	return sizesOf(way).map((size, c): Cluster => ({
		size,
		share: size / raw.n,
		interval: wilson(size, raw.n),
		silhouette: rounded(width.clusters[c]!),
		means: means[c]!,
		z: means[c]!.map((_, f) => (sd[f] === 0 ? 0 : (way.centres[c * d + f]! - mean[f]!) / sd[f]!)),
	}));
}

/** So many of n points, drawn without putting back; all of them where there are no more. */
function sampleOf(n: number, size: number, seed: string): Uint32Array {
	const rows = Uint32Array.from({ length: n }, (_, i) => i);
	if (n <= size) return rows;
	const { int } = random(seed);
	for (let i = 0; i < size; i++) {
		const j = int(i, n - 1);
		[rows[i], rows[j]] = [rows[j]!, rows[i]!];
	}
	return rows.subarray(0, size);
}

export const classify: Classify<ClustersParams, ClustersRef> = (data, params) => {
	const { k } = params;
	const of = clusterOf(data, params);
	return (ref) => {
		if (!('k' in ref) || k === 0 || ref.k !== k || !(ref.cluster >= 0)) return null;
		return BitSet.where(of, ref.cluster + 1);
	};
};

/** By member: the cluster of the k that is asked for, from 1 up; 0 = in none. */
function clusterOf(data: Data, params: ClustersParams): Uint8Array {
	const of = new Uint8Array(data.timeline.members);
	if (params.k === 0) return of;
	const { raw, member } = drain(readFeatures(data, params));
	const way = drain(divide(scaled(raw, params.scale), raw, params.k, params.seed));
	way?.labels.forEach((label, i) => (of[member[i]!] = label + 1));
	return of;
}

export const people: People<ClustersParams, ClustersRef> = (data, params, ref) => {
	const features = drain(readFeatures(data, params));
	const set = new BitSet(data.timeline.members);
	if ('group' in ref) {
		const chosen = ref.group === 'clustered' ? features.member : features.leftOut;
		for (const m of chosen) set.add(m);
		return set;
	}
	const points = scaled(features.raw, params.scale);
	const way = drain(divide(points, features.raw, ref.k, params.seed));
	way?.labels.forEach((label, i) => {
		if (label === ref.cluster) set.add(features.member[i]!);
	});
	return set;
};

/** The cluster of a member, and each of the member's numbers beside the cluster's and everyone's mean. */
export const why: Why<ClustersParams, ClustersRef> = (data, params, ref, member) => {
	const { labels, member: members, raw } = drain(readFeatures(data, params));
	const row = members.indexOf(member);
	if (row === -1) return [{ key: 'why.leftOut', values: {}, tone: 'plain' }];
	const points = scaled(raw, params.scale);
	const way = 'k' in ref ? drain(divide(points, raw, ref.k, params.seed)) : null;
	if (way === null) return [];
	const own = way.labels[row]!;
	const means = meansOf(raw, way)[own]!;
	const all = moments(raw).mean;
	return [
		{ key: 'why.cluster', values: { n: { number: own + 1 }, k: { number: way.k } }, tone: 'plain' },
		...labels.map((label, f): Finding => ({
			key: 'why.feature',
			values: {
				feature: nameOf({ label }),
				value: { number: raw.values[row * raw.d + f]! },
				mean: { number: means[f]!, digits: 1 },
				all: { number: all[f]!, digits: 1 },
			},
			tone: 'plain',
		})),
	];
};
