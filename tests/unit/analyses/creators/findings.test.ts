import { compute } from '$lib/analyses/creators/compute';
import { findings } from '$lib/analyses/creators/findings';
import { manifest } from '$lib/analyses/creators/manifest';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

/** Pieces of each member, one a day. */
function told(pieces: readonly number[], some: object = {}, more: readonly string[] = []) {
	const lines = pieces.flatMap((count, m) =>
		Array.from({ length: count }, (_, i) => {
			const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
			return `m${m},${day},post`;
		}),
	);
	const data = dataFromText(['member_id,time,event', ...lines, ...more].join('\n'));
	const params = v.parse(manifest.params.schema, { content: { kind: 'post' }, ...some });
	return findings(runToEnd(compute(data, params)), params, data.facts);
}
const keys = (...args: Parameters<typeof told>) => told(...args).map(({ key }) => key);

test('what the head makes, how few make half, and how many create', () => {
	const found = told([60, ...Array.from({ length: 59 }, (_, i) => 1 + (i % 30))]);
	expect(found.map(({ key, tone }) => [key, tone])).toEqual([
		['finding.head', 'notable'],
		['finding.half', 'plain'],
		['finding.creators', 'plain'],
	]);
	expect(found[0]!.values).toMatchObject({ count: { count: 1 }, creators: { count: 60 } });
});

test('of a few creators nothing is notable', () => {
	expect(told([3, 2, 1]).some(({ tone }) => tone === 'notable')).toBe(false);
	expect(keys([3, 2, 1])).toContain('finding.few');
});

test('a tier that ties have made much larger is pointed out', () => {
	expect(keys([9, ...Array.from({ length: 40 }, () => 1)])).toContain('finding.ties');
	expect(keys(Array.from({ length: 100 }, (_, i) => i + 1))).not.toContain('finding.ties');
});

test('what lacks is said: creators, a column, an earlier date', () => {
	expect(keys([], {}, ['a,2024-01-01,view'])).toEqual(['finding.nobody']);
	expect(keys([1, 2], { quality: 'column' })).toContain('finding.noColumn');
	expect(keys([1, 2], { before: 3 })).toContain('finding.noBefore');
});

test('who moved is counted in both directions', () => {
	const found = told([1, 40, 2], { tiers: 'cuts', cuts: [4, 100], before: 1 });
	expect(found.find(({ key }) => key === 'finding.moves')?.values).toMatchObject({
		up: { count: 0 },
		down: { count: 0 },
	});
	const risen = told([3, 40], { tiers: 'cuts', cuts: [4, 1200], before: 1 });
	expect(risen.find(({ key }) => key === 'finding.moves')?.values).toMatchObject({
		up: { count: 1 },
		down: { count: 0 },
	});
});
