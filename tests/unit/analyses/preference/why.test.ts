import type { Finding } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/preference/compute';
import { example } from '$lib/analyses/preference/example';
import type { PreferenceParams } from '$lib/analyses/preference/manifest';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (ref: unknown, scope: object = {}) =>
	saidOf('preference', dataFromText(example.data, { scope }), example.params, ref);

test('the example: what is preferred, against everyone', async () => {
	expect(await said({ aspect: 'category', row: 1, of: 'first' })).toEqual({
		ann: [
			'Category: 4 events; effective number of values: 1.',
			'Preferred, number 1: craft, 4 times, 100.0% against 37.5% of everyone: 2.67 times as often (95% interval 1.36 to 2.67).',
		],
		bo: [
			'Category: 6 events; effective number of values: 1.',
			'Preferred, number 1: food, 6 times, 100.0% against 50.0% of everyone: 2 times as often (95% interval 1.22 to 2).',
			'craft: 0 times, 0.0% against 37.5% of everyone: not told as preferred.',
		],
		cai: [
			'Category: 4 events; effective number of values: 2.83.',
			'Preferred, number 1: travel, 2 times, 50.0% against 12.5% of everyone: 4 times as often (95% interval 1.2 to 6.8).',
			'craft: 1 time, 25.0% against 37.5% of everyone: not told as preferred.',
		],
		dan: [
			'Category: 2 events; below 3 no preference is told.',
			'craft: 1 time, 50.0% against 37.5% of everyone: not told as preferred.',
		],
		eve: ['Category: no such event with a known value in this range.'],
	});
});

test('other aspects, and who is not there yet', async () => {
	expect((await said({ aspect: 'channel', of: 'absent' })).dan).toEqual([
		'Channel: no such event with a known value in this range.',
	]);
	expect((await said('active', { to: '2024-03-04' })).eve).toEqual([
		'Not known yet in this range.',
	]);
	expect((await said({ aspect: 'other', of: 'none' })).ann).toEqual([]);
});

test('property: what is said to be preferred agrees with people', () =>
	always('preference', ({ data, params, members, why, people }) => {
		const { aspects } = runToEnd(compute(data, params as PreferenceParams));
		for (const { id: aspect, rows } of aspects) {
			const set = (of: string) => people({ aspect, of });
			const [few, absent, decided, none] = ['few', 'absent', 'decided', 'none'].map(set);
			for (const m of members) {
				const found = why({ aspect, of: 'few' }, m);
				const has = (key: string) => found.some((one) => one.key === key);
				expect(few!.has(m)).toBe(has('why.few'));
				expect(absent!.has(m)).toBe(has('why.absent'));
				expect(decided!.has(m)).toBe(has('why.decided'));
				expect(none!.has(m)).toBe(has('why.likesNone'));
			}
			rows.slice(0, 4).forEach((_, row) => {
				const of = (what: string) => people({ aspect, row, of: what });
				const [reach, prefer, first] = ['reach', 'prefer', 'first'].map(of);
				for (const m of members) {
					// What is asked for is said as preferred, or else by itself.
					const found = why({ aspect, row, of: 'reach' }, m);
					const rest = found.find(({ key }) => key === 'why.row');
					const plain = why({ aspect, of: 'few' }, m);
					const isLiked = rest === undefined && plain.some(({ key }) => key === 'why.likes');
					expect(prefer!.has(m)).toBe(isLiked);
					expect(reach!.has(m)).toBe(isLiked || times(rest) > 0);
					if (first!.has(m)) expect(isLiked).toBe(true);
				}
			});
		}
	}));

const times = (one: Finding | undefined) => (one?.values.own as { count: number })?.count ?? 0;
