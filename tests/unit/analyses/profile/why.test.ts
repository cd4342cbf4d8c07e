import { compute } from '$lib/analyses/profile/compute';
import { example } from '$lib/analyses/profile/example';
import type { ProfileParams } from '$lib/analyses/profile/manifest';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (some: object = {}, scope: object = {}) => {
	const data = dataFromText(example.data, { scope });
	return saidOf('profile', data, { ...example.params, ...some }, { row: 0 });
};

test('the example: the own value, and the most frequent one', async () => {
	expect(await said()).toMatchObject({
		ann: ['Value: Lyon.', 'Crossed with: web (the most frequent of the events).'],
		flo: ['Value: Not known.', 'Crossed with: web (the most frequent of the events).'],
		gus: ['Value: Oslo.', 'Crossed with: Not known (the most frequent of the events).'],
	});
	expect((await said({ by: null }, { to: '2024-03-02' })).eve).toEqual([
		'Not known yet in this range.',
	]);
});

test('numbers: the middle one', async () => {
	const data = dataFromText('member_id,time,event,amount\na,2024-01-01,pay,1\na,2024-01-02,pay,4');
	const numbers = await saidOf('profile', data, { dimension: 'amount' }, { row: 0 });
	expect(numbers.a).toEqual(['Value: 2.5 (the median of the events).']);
});

test('property: who is in the row of a text is said to have it', () =>
	always('profile', ({ data, params, members, why, people }) => {
		const { rows, numbers } = runToEnd(compute(data, params as ProfileParams));
		const all = people({});
		for (const m of members) expect(all.has(m)).toBe(why({}, m)[0]!.key === 'why.value');
		if (numbers !== null) return;
		rows.forEach(({ label }, row) => {
			if (label !== 'missing' && 'others' in label) return;
			const value =
				label === 'missing'
					? { message: 'value.missing' }
					: 'kind' in label
						? { event: label }
						: 'text' in label
							? label.text
							: label;
			const set = people({ row });
			for (const m of members) {
				const own = JSON.stringify(why({ row }, m)[0]!.values.value);
				expect(set.has(m)).toBe(own === JSON.stringify(value));
			}
		});
	}));
