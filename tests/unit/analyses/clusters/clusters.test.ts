import type { Data } from '$lib/analyses/contract';
import { compute, people, SAMPLE } from '$lib/analyses/clusters/compute';
import { manifest, type ClustersParams } from '$lib/analyses/clusters/manifest';
import type { ClustersResult } from '$lib/analyses/clusters/result';
import { traitsOf } from '$lib/analyses/clusters/words';
import { random } from '$lib/base/random';
import { drive } from '$lib/engine/drive';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const params = (some: object = {}): ClustersParams => v.parse(manifest.params.schema, some);
const run = (data: Data, some: object = {}): ClustersResult =>
	runToEnd(compute(data, params(some)));
const table = (...rows: string[]) => ['member_id,time,event,member:x,member:y', ...rows].join('\n');
const both = { of: 'columns', columns: ['member:x', 'member:y'] };

/** Three clouds of so many members. */
function clouds(size: number, seed = 7): string {
	const { normal } = random(seed);
	const rows = [
		[0, 0],
		[20, 0],
		[0, 30],
	].flatMap(([x, y], c) =>
		Array.from(
			{ length: size - c },
			(_, i) => `c${c}-${i},,,${(x! + normal()).toFixed(3)},${(y! + normal()).toFixed(3)}`,
		),
	);
	return table(...rows);
}

test('three clouds are found, the largest first', () => {
	const data = dataFromText(clouds(40));
	const result = run(data, { ...both, scale: 'standard' });
	expect(result).toMatchObject({ k: 3, elbow: 3, clustered: 117, sample: 117 });
	expect(result.clusters.map(({ size }) => size)).toEqual([40, 39, 38]);
	const ids = [
		...people(data, params({ ...both, scale: 'standard' }), { cluster: 1, k: 3 }).toArray(),
	];
	expect(ids.every((m) => data.members.ids[m]!.startsWith('c1-'))).toBe(true);
	expect(result.tried.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('asked for a number of clusters, it gives so many', () => {
	expect(run(dataFromText(clouds(20)), { ...both, k: 5 }).clusters).toHaveLength(5);
	expect(v.safeParse(manifest.params.schema, { k: 1 }).success).toBe(false);
});

test('one seed gives one result, whatever the order of rows', () => {
	const [head, ...rows] = clouds(15).split('\n');
	const again = [head, ...rows.reverse()].join('\n');
	expect(run(dataFromText(again), both)).toEqual(run(dataFromText(clouds(15)), both));
});

describe('features', () => {
	test('activity: silent days, active days, events, days since the first', () => {
		const data = dataFromText(
			table(
				'a,2024-01-01,m,,',
				'a,2024-01-01,m,,',
				'a,2024-01-05,m,,',
				'b,2024-01-11,m,,',
				'c,2024-01-02,send,,',
				'd,,,,',
			),
		);
		const some = { event: { kind: 'm' }, scale: 'none', k: 2 };
		const { features, clusters, leftOut } = run(data, some);
		expect(features.map(({ label }) => label)).toEqual(
			['silent', 'days', 'events', 'tenure'].map((name) => ({ message: `feature.${name}` })),
		);
		expect(clusters.map(({ means }) => means)).toEqual([
			[0, 1, 1, 0],
			[6, 2, 3, 10],
		]);
		expect(leftOut).toBe(2);
	});

	test('kinds: the commonest, by how often', () => {
		const data = dataFromText(
			table('a,2024-01-01,m,,', 'a,2024-01-02,m,,', 'b,2024-01-01,v,,', 'c,2024-01-02,v,,'),
		);
		const { features, clusters } = run(data, { of: 'kinds', scale: 'none', k: 2 });
		expect(features.map(({ label }) => label)).toEqual([{ kind: 'm' }, { kind: 'v' }]);
		expect(clusters.map(({ size, means }) => [size, means])).toEqual([
			[2, [0, 1]],
			[1, [2, 0]],
		]);
	});

	test('a feature that is the same for everybody is told, and harms nothing', () => {
		const data = dataFromText(table(...[1, 2, 8, 9].map((x) => `m${x},,,${x},5`)));
		const result = run(data, { ...both, scale: 'standard' });
		expect(result.features.map(({ flat }) => flat)).toEqual([false, true]);
		expect(result.clusters.map(({ z }) => z[1])).toEqual([0, 0]);
	});

	test('nothing to compare, nobody to compare', () => {
		expect(run(dataFromText(table('a,,,1,2')), { of: 'columns' })).toMatchObject({
			features: [],
			k: 0,
			clusters: [],
			leftOut: 1,
		});
		expect(run(dataFromText(table('a,,,1,2', 'b,,,1,2')), both)).toMatchObject({ k: 0, tried: [] });
	});
});

test('traits: the strongest first, at most three, and none of a withheld cluster', () => {
	const cluster = { size: 9, share: 1, interval: { low: 0, high: 1 }, silhouette: 0, means: [] };
	const features = Array.from({ length: 5 }, () => ({
		label: { text: 'x' },
		mean: 0,
		flat: false,
	}));
	const traits = (z: number[], size = 9) => traitsOf({ ...cluster, size, z }, features);
	expect(traits([0.5, -2, 0.4, 1, -0.6])).toEqual([
		{ feature: 1, word: 'muchLower' },
		{ feature: 3, word: 'muchHigher' },
		{ feature: 4, word: 'lower' },
	]);
	expect(traits([0, 0, 0, 0, 0.49])).toEqual([]);
	expect(traits([2, 2, 2, 2, 2], -1)).toEqual([]);
});

test('property: clusters partition the clustered, with people behind each; inertia falls with k', () => {
	const member = fc.tuple(fc.nat(20), fc.option(fc.nat(20)));
	fc.assert(
		fc.property(
			fc.array(member, { minLength: 1, maxLength: 30 }),
			fc.constantFrom('log', 'standard', 'none'),
			fc.constantFrom(0, 2, 3),
			(list, scale, k) => {
				const data = dataFromText(table(...list.map(([x, y], i) => `m${i},,,${x},${y ?? ''}`)));
				const p = params({ ...both, scale, k });
				const result = runToEnd(compute(data, p));
				const seen = new Set<number>();
				result.clusters.forEach(({ size }, cluster) => {
					const behind = people(data, p, { cluster, k: result.k });
					expect(behind.size).toBe(size);
					behind.forEach((m) => seen.add(m));
				});
				if (result.k > 0) expect(seen.size).toBe(result.clustered);
				expect(result.clustered + result.leftOut).toBe(list.length);
				expect(people(data, p, { group: 'left-out' }).size).toBe(result.leftOut);
				for (const { silhouette } of result.tried)
					expect(Math.abs(silhouette)).toBeLessThanOrEqual(1);
				if (result.tried.length > 2)
					expect(result.tried.at(-1)!.inertia).toBeLessThanOrEqual(result.tried[0]!.inertia);
			},
		),
		{ numRuns: 80 },
	);
});

describe('many members', () => {
	const { next, normal } = random(3);
	const rows = Array.from({ length: 6000 }, (_, i) => {
		const x = next() < 0.5 ? 0 : 9;
		return `m${i},,,${(x + normal()).toFixed(2)},${(x + normal()).toFixed(2)}`;
	});
	const data = dataFromText(table(...rows));

	test('silhouettes are of a sample, drawn by the seed', () => {
		const result = run(data, both);
		expect(result).toMatchObject({ k: 2, sample: SAMPLE, clustered: 6000 });
		expect(run(data, both)).toEqual(result);
	});

	test('a run ends soon after it is cancelled', async () => {
		let slices = 0;
		const driven = await drive(compute(data, params(both)), {
			cancelled: () => slices++ > 1,
			sliceMs: 5,
			pause: () => Promise.resolve(),
		});
		expect(driven).toEqual({ done: false });
	});
});
