import { compute } from '$lib/analyses/composition/compute';
import { example } from '$lib/analyses/composition/example';
import type { CompositionParams } from '$lib/analyses/composition/manifest';
import { TRAITS } from '$lib/analyses/composition/result';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (some: object = {}, scope: object = {}) => {
	const data = dataFromText(example.data, { scope });
	return saidOf('composition', data, { ...example.params, ...some }, 'grouped');
};

test('the example: the group, and the own values', async () => {
	expect(await said()).toMatchObject({
		ann: ['Group: web (the most frequent of the events).', 'Own region: Lyon.'],
		dan: ['Group: app (the most frequent of the events).', 'Own region: Oslo.'],
		flo: ['In no group: the value that groups is not known.', 'Own region: Rome.'],
	});
	expect((await said({ group: null, sex: 'channel' })).flo).toEqual([
		'Own region: Rome.',
		'Own sex: not known.',
	]);
	expect((await said({}, { to: '2024-03-01' })).eve).toEqual(['Not known yet in this range.']);
});

test('property: the group and the values that are said agree with people', () =>
	always('composition', ({ data, params, members, why, people }) => {
		const asked = params as CompositionParams;
		const { groups } = runToEnd(compute(data, asked));
		const [all, ungrouped] = [people('members'), people('ungrouped')];
		for (const m of members) {
			const found = why('members', m);
			expect(all.has(m)).toBe(found[0]?.key !== 'why.unknown');
			expect(ungrouped.has(m)).toBe(found[0]?.key === 'why.ungrouped');
		}
		groups.forEach(({ label }, group) => {
			if (label === null) return;
			const set = people({ group });
			for (const m of members) {
				const [first] = why({ group }, m);
				const value = 'text' in label ? label.text : 'kind' in label ? { event: label } : label;
				const own = first?.key === 'why.group' ? first.values.value : null;
				const isOwn =
					typeof own === 'object' && own !== null && 'number' in own
						? String(own.number) === value
						: JSON.stringify(own) === JSON.stringify(value);
				expect(set.has(m)).toBe(isOwn);
			}
		});
		for (const trait of TRAITS.filter((id) => asked[id] !== null)) {
			const set = people({ trait });
			for (const m of members) {
				const own = why({ trait }, m).filter(
					({ values }) => (values.trait as { message: string })?.message === `trait.${trait}`,
				);
				const isKnown = own[0]?.key === 'why.trait';
				expect(set.has(m)).toBe(isKnown && !ungrouped.has(m));
			}
		}
	}));
