import { example } from '$lib/analyses/funnel/example';
import type { FunnelParams } from '$lib/analyses/funnel/params';
import { describe, expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const REF = { step: 1, state: 'dropped' };
const said = (some: object = {}, rows = example.data, scope: object = {}) =>
	saidOf('funnel', dataFromText(rows, { scope }), { ...example.params, ...some }, REF);

test('the example: each step, and where and why it ended', async () => {
	const far = (level: number) => `Got to step ${level} of 3 in the attempt that got furthest.`;
	expect(await said()).toEqual({
		ann: [
			far(3),
			'1. reach: on 2024-03-01.',
			'2. click: on 2024-03-01, 30 min later.',
			'3. order: on 2024-03-02, 23 h 30 min later.',
			'From the first step to the last it took 1 day.',
		],
		bo: [
			far(3),
			'1. reach: on 2024-03-05.',
			'2. click: on 2024-03-06, 23 h later.',
			'3. order: on 2024-03-06, 1 h later.',
			'From the first step to the last it took 1 day.',
		],
		cai: [
			far(2),
			'1. reach: on 2024-03-01.',
			'2. click: on 2024-03-01, 2 h later.',
			'order was not done within the window, which ended on 2024-03-02.',
		],
		dan: [
			far(1),
			'1. reach: on 2024-03-01.',
			'click was not done within the window, which ended on 2024-03-02.',
		],
	});
});

test('a window that still runs, of this attempt or of a later one', async () => {
	const asOf = { asOf: '2024-03-01' };
	const early = await said({}, example.data, asOf);
	expect(early.cai!.slice(-2)).toEqual([
		'order was not done within the window so far.',
		'Counted as still running: reach was last done on 2024-03-01, and its window had not ended when the data did.',
	]);
	const late = await said({}, example.data, { asOf: '2024-03-05' });
	expect(late.bo).toEqual([
		'Got to step 1 of 3 in the attempt that got furthest.',
		'1. reach: on 2024-03-01.',
		'click was not done within the window, which ended on 2024-03-02.',
		'Counted as still running: reach was last done on 2024-03-05, and its window had not ended when the data did.',
	]);
});

describe('other rules', () => {
	test('the first attempt alone', async () => {
		const first = await said({ preset: 'mixpanel' });
		expect(first.bo!.slice(0, 2)).toEqual([
			'Got to step 1 of 3 in the first attempt, which alone counts.',
			'1. reach: on 2024-03-01.',
		]);
	});

	test('any order: steps have no names', async () => {
		const any = await said({ order: 'any' });
		expect(any.cai).toEqual([
			'Did 2 of 3 steps in the attempt that got furthest.',
			'Step number 1 of those done: on 2024-03-01.',
			'Step number 2 of those done: on 2024-03-01, 2 h later.',
			'No further step was done within the window, which ended on 2024-03-02.',
			'Counted as still running: a step was last done on 2024-03-09, and its window had not ended when the data did.',
		]);
	});

	test('strict order, the same day, a value', async () => {
		const rows = `member_id,time,event,channel
a,2024-03-01 09:00,reach,web
a,2024-03-01 09:00,click,
a,2024-03-01 10:00,view,
b,2024-03-02 09:00,reach,
c,2024-03-03 09:00,view,`;
		const some = { order: 'strict', window: { unit: 'same-day' }, breakdown: 'channel' };
		expect(await said(some, rows)).toEqual({
			a: [
				'Got to step 2 of 3 in the attempt that got furthest.',
				'1. reach: on 2024-03-01.',
				'2. click: on 2024-03-01, at the same time.',
				'order was not the very next event within the window, which ended on 2024-03-01.',
				'Counted under: web.',
			],
			b: [
				'Got to step 1 of 3 in the attempt that got furthest.',
				'1. reach: on 2024-03-02.',
				'click was not the very next event within the window, which ended on 2024-03-02.',
				'Counted under: not stated.',
			],
			c: ['Not in the funnel: reach was not done in this range.'],
		});
	});

	test('what must not happen', async () => {
		const exclusions = [{ kind: 'click', from: 0, to: 2, effect: 'drop-member' }];
		const none = await said({ exclusions });
		expect(none.ann).toEqual([
			'Not in the funnel: reach was done, but what must not happen came between the steps.',
		]);
		expect(none.dan!.at(-1)).toBe(
			'click was not done within the window, which ended on 2024-03-02, or what must not happen came before.',
		);
	});

	test('nothing in the range', async () => {
		const nothing = await said({}, example.data, { from: '2024-03-08' });
		expect(nothing.dan).toEqual(['Not in the funnel: reach was not done in this range.']);
		const any = await said({ order: 'any' }, example.data, { from: '2024-03-08' });
		expect(any.dan).toEqual(['Not in the funnel: none of the steps was done in this range.']);
	});
});

test('property: the level that is said is the one by which people are reached, dropped or open', () =>
	always(
		'funnel',
		({ members, params, why, people }) => {
			const { steps } = params as FunnelParams;
			const sets = steps.map((_, step) => ({
				reached: people({ step, state: 'reached' }),
				dropped: people({ step, state: 'dropped' }),
			}));
			const open = people({ state: 'open' });
			for (const m of members) {
				const found = why(REF, m);
				const level = (found[0]!.values.level as { count: number } | undefined)?.count ?? 0;
				sets.forEach(({ reached, dropped }, step) => {
					expect(reached.has(m)).toBe(level > step);
					expect(dropped.has(m)).toBe(level > 0 && level === step);
				});
				expect(open.has(m)).toBe(found.some(({ key }) => key === 'why.open'));
				const done = found.filter(({ key }) => key === 'why.step' || key === 'why.nth');
				expect(done.length).toBe(level);
			}
		},
		100,
	));
