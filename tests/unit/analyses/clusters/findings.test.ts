import { compute } from '$lib/analyses/clusters/compute';
import { findings } from '$lib/analyses/clusters/findings';
import { manifest } from '$lib/analyses/clusters/manifest';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

function told(values: readonly (readonly [number, number | ''])[], some: object = {}) {
	const rows = values.map(([x, y], i) => `m${i},,,${x},${y}`);
	const data = dataFromText(['member_id,time,event,member:x,member:y', ...rows].join('\n'));
	const params = v.parse(manifest.params.schema, {
		of: 'columns',
		columns: ['member:x', 'member:y'],
		scale: 'standard',
		...some,
	});
	return findings(runToEnd(compute(data, params)), params, data.facts);
}
const keys = (...args: Parameters<typeof told>) => told(...args).map(({ key }) => key);
const cloud = (size: number, x: number, y: number) =>
	Array.from({ length: size }, (_, i): [number, number] => [x + (i % 5) / 10, y + (i % 7) / 10]);

test('the chosen number, how clear it is, and each cluster in words', () => {
	const found = told([...cloud(60, 0, 0), ...cloud(40, 10, 20)]);
	expect(found[0]).toMatchObject({
		tone: 'notable',
		values: { k: { number: 2 }, strength: { message: 'strength.clear' } },
	});
	expect(found.slice(1)).toMatchObject([
		{
			key: 'finding.cluster.2',
			values: { n: { number: 1 }, count: { count: 60 }, word1: { message: 'word.lower' } },
		},
		{
			key: 'finding.cluster.2',
			values: { n: { number: 2 }, count: { count: 40 }, word1: { message: 'word.muchHigher' } },
		},
	]);
});

test('a number that was asked for is not said to fit best', () => {
	expect(keys(cloud(40, 0, 0), { k: 3 })[0]).toMatch(/^finding\.given/);
});

test('few members, missing and flat numbers, and unscaled ones are cautioned about', () => {
	const found = keys(
		[
			[1, 5],
			[2, 5],
			[9, 5],
			[4, ''],
		],
		{ scale: 'none' },
	);
	expect(found).toEqual(
		expect.arrayContaining([
			'finding.few',
			'finding.leftOut.columns',
			'finding.flat',
			'finding.unscaled',
		]),
	);
});

test('nothing to compare by, or nobody who differs', () => {
	expect(keys([[1, 2]], { columns: [] })[0]).toBe('finding.noFeatures');
	expect(
		keys([
			[1, 2],
			[1, 2],
		])[0],
	).toBe('finding.nothing');
});
