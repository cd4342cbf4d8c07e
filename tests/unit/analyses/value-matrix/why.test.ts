import type { Finding } from '$lib/analyses/contract';
import { segmentName } from '$lib/analyses/shared/rfm/names';
import { compute } from '$lib/analyses/value-matrix/compute';
import { example } from '$lib/analyses/value-matrix/example';
import type { MatrixParams } from '$lib/analyses/value-matrix/manifest';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const ALL = { at: [null, null, null], back: false };
const said = (some: object = {}) => {
	const data = dataFromText(example.data, { scope: example.scope ?? {} });
	return saidOf('value-matrix', data, { ...example.params, ...some }, ALL);
};

test('the example: class, group of value, behaviour, and who came back', async () => {
	expect(await said()).toEqual({
		ann: [
			'Important value as of 2024-03-01: the last one 9 days ago, on 2 days.',
			'Value 300: group 2 of 2, above 170.',
			'Behaviour: Lyon.',
			'Came back by any event in the 30 days from 2024-03-01 on.',
		],
		bo: [
			'General to develop as of 2024-03-01: the last one 4 days ago, on 1 day.',
			'Value 20: group 1 of 2, up to 170.',
			'Behaviour: Oslo.',
			'Came back by any event in the 30 days from 2024-03-01 on.',
		],
		cai: [
			'Important to keep as of 2024-03-01: the last one 54 days ago, on 2 days.',
			'Value 600: group 2 of 2, above 170.',
			'Behaviour: Lyon.',
			'Did not come back by any event in the 30 days from 2024-03-01 on.',
		],
		dan: [
			'General to win back as of 2024-03-01: the last one 50 days ago, on 1 day.',
			'Value 40: group 1 of 2, up to 170.',
			'Behaviour: Missing.',
			'Did not come back by any event in the 30 days from 2024-03-01 on.',
		],
		eve: ['In no field: there is no order with an amount before 2024-03-01.'],
	});
});

test('three groups, orders, what was done, activity', async () => {
	const more = await said({ groups: 3, frequency: 'orders', tag: 'event', did: { kind: 'order' } });
	expect(more.dan!.slice(0, 3)).toEqual([
		'General to win back as of 2024-03-01: the last one 50 days ago, 1 time.',
		'Value 40: group 1 of 3, up to 40.',
		'Behaviour: Did it.',
	]);
	expect(more.ann![1]).toBe('Value 300: group 2 of 3, above 40 and up to 300.');
	const active = await said({ value: 'activity', column: null });
	expect(active.eve).toEqual(['In no field: nothing that counts was done before 2024-03-01.']);
	expect(active.ann![2]).toBe('Behaviour: order.');
	const long = await said({ days: 3000 });
	expect(long.ann).toHaveLength(1);
});

test('property: the class, group, behaviour and return that are said agree with people', () =>
	always('value-matrix', ({ data, params, members, why, people }) => {
		const asked = params as MatrixParams;
		const { classes, groups, tags } = runToEnd(compute(data, asked));
		const at = (c: number | null, g: number | null, t: number | null, back = false) =>
			people({ at: [c, g, t], back });
		const byClass = classes.map((_, c) => at(c, null, null));
		const byGroup = Array.from({ length: groups }, (_, g) => at(null, g, null));
		const [back, none] = [at(null, null, null, true), people({ none: true })];
		for (const m of members) {
			const [first, group, tag, came] = why(ALL, m) as (Finding | undefined)[];
			const isIn = first?.key === 'why.class';
			expect(none.has(m)).toBe(first?.key === 'why.none');
			expect(byClass.map((set) => set.has(m))).toEqual(
				classes.map((id) => isIn && isEqual(first.values.segment, segmentName(id, asked.value))),
			);
			const own = (group?.values.group as { count: number } | undefined)?.count;
			expect(byGroup.map((set) => set.has(m))).toEqual(
				Array.from({ length: groups }, (_, g) => g + 1 === own),
			);
			tags.forEach((label, t) => {
				const value = 'kind' in label ? { event: label } : 'text' in label ? label.text : label;
				expect(at(null, null, t).has(m)).toBe(isIn && isEqual(tag?.values.tag, value));
			});
			expect(back.has(m)).toBe(came?.values.came === 'yes');
		}
	}));

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
