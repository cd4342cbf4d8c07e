// Iris: inertia, silhouette, sizes and centres as scikit-learn has them.
import { readFileSync } from 'node:fs';
import { compute } from '$lib/analyses/clusters/compute';
import { manifest } from '$lib/analyses/clusters/manifest';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { readCases } from './cases';
import { referenceTest as test, shared } from './shared';

interface Published {
	readonly inertia: number;
	readonly silhouette: number;
	readonly sizes: readonly number[];
	readonly centers: readonly (readonly number[])[];
}

function iris(some: object) {
	const rows = readFileSync(shared('kmeans_iris', 'iris.csv'), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1);
	const names = ['sl', 'sw', 'pl', 'pw'];
	const data = dataFromText(
		[
			['member_id', 'time', 'event', ...names.map((name) => `member:${name}`)].join(','),
			...rows.map((row, i) => `${i},,,${row.split(',').slice(0, 4).join(',')}`),
		].join('\n'),
	);
	const params = { of: 'columns', columns: names.map((name) => `member:${name}`), ...some };
	return runToEnd(compute(data, v.parse(manifest.params.schema, params)));
}

test('iris: k = 2 … 7 as published', () => {
	const { results } = readCases<{ results: Readonly<Record<string, Published>> }>(
		'kmeans_iris',
		'expected.json',
	);
	const { tried } = iris({ scale: 'none' });
	for (let k = 2; k <= 7; k++) {
		const own = tried.find((one) => one.k === k)!;
		expect(own.inertia, `inertia of ${k}`).toBeCloseTo(results[k]!.inertia, 5);
		expect(own.silhouette, `silhouette of ${k}`).toBeCloseTo(results[k]!.silhouette, 6);
	}
	expect(tried.find(({ k }) => k === 3)!.inertia.toFixed(3)).toBe('78.851');
	for (let k = 2; k <= 7; k++) {
		const { clusters } = iris({ scale: 'none', k });
		const sizes = clusters.map(({ size }) => size).sort((a, b) => a - b);
		expect(sizes).toEqual(results[k]!.sizes);
		const centres = clusters
			.map(({ means }) => [...means])
			.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
		centres.forEach((centre, c) =>
			centre.forEach((value, f) => expect(value).toBeCloseTo(results[k]!.centers[c]![f]!, 5)),
		);
	}
});

test('iris, standardised: inertia and silhouette of three clusters', () => {
	const { results } = readCases<{ results: Readonly<Record<string, Published>> }>(
		'kmeans_iris',
		'expected.json',
	);
	const three = iris({ scale: 'standard' }).tried.find(({ k }) => k === 3)!;
	expect(three.inertia).toBeCloseTo(results['3_standardised_sd_n']!.inertia, 5);
	expect(three.silhouette).toBeCloseTo(results['3_standardised_sd_n']!.silhouette, 6);
});
