import { example } from '$lib/analyses/content-tiers/example';
import { compute } from '$lib/analyses/content-tiers/compute';
import type { ContentTiersParams } from '$lib/analyses/content-tiers/manifest';
import { TIERS } from '$lib/analyses/content-tiers/result';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (ref: unknown, some: object = {}, scope: object = {}) =>
	saidOf(
		'content-tiers',
		dataFromText(example.data, { scope }),
		{ ...example.params, ...some },
		ref,
	);

test('the example: contents by tier, the best of them, and where the tiers begin', async () => {
	const bounds = 'Top: from a score of 100; Middle: from 20.';
	const some = {
		ann: [
			'Top: 1 content, essence with a score of 100.',
			'Middle: none.',
			'Long tail: none.',
			bounds,
		],
		bo: [
			'Top: 1 content, essence with a score of 100.',
			'Middle: 1 content, course with a score of 50.',
			'Long tail: none.',
			bounds,
		],
		cai: [
			'Top: none.',
			'Middle: 2 contents, first of all course with a score of 50.',
			'Long tail: none.',
			bounds,
		],
		dan: [
			'Top: none.',
			'Middle: 1 content, old with a score of 20.',
			'Long tail: 1 content, answer with a score of 10.',
			bounds,
		],
		eve: ['Did nothing with any content in this range.'],
	};
	expect(await said({ tier: 'top' })).toEqual(some);
	expect(await said('silent')).toEqual(some);
});

test('one content; who is not there yet; tiers without content', async () => {
	const essence = await said({ content: 'essence' });
	expect(essence.ann).toEqual(['essence: something was done with it 2 times.']);
	expect(essence.cai).toEqual(['essence: nothing done with it in this range.']);
	expect(essence.eve!.at(-1)).toBe('Did nothing with any content in this range.');
	expect((await said('silent', {}, { to: '2024-03-01' })).ann).toEqual([
		'Not known yet in this range.',
	]);
	const cuts = await said('silent', { tiers: 'cuts', cuts: [500, 1000] });
	expect(cuts.ann!.at(-1)).toBe('Top: no content; Middle: no content.');
	const kinds = await said({ tier: 'all' }, { content: null, score: 'events', event: 'any' });
	expect(kinds.eve![0]).toMatch(/content, (pay|view) with a score|none/);
});

test('property: the tiers and contents that are said agree with people', () =>
	always('content-tiers', ({ data, params, members, why, people }) => {
		const sets = TIERS.map((tier) => ({ tier, set: people({ tier }) }));
		const [silent, all] = [people('silent'), people({ tier: 'all' })];
		for (const m of members) {
			const found = why({ tier: 'all' }, m);
			const has = (key: string) => found.some((one) => one.key === key);
			for (const { tier, set } of sets)
				expect(set.has(m)).toBe(
					found.some(
						({ key, values }) =>
							key === 'why.tier' && (values.tier as { message: string }).message === `tier.${tier}`,
					),
				);
			expect(silent.has(m)).toBe(has('why.silent'));
			expect(all.has(m)).toBe(has('why.bounds'));
		}
		const { list } = runToEnd(compute(data, params as ContentTiersParams));
		for (const { label } of list.slice(0, 5)) {
			const content = label === null ? '' : 'kind' in label ? label.kind : label.text;
			const set = people({ content });
			for (const m of members) {
				const { times } = why({ content }, m)[0]!.values as { times?: { count: number } };
				expect(set.has(m)).toBe((times?.count ?? 0) > 0);
			}
		}
	}));
