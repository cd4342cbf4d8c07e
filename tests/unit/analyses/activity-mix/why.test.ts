import { example } from '$lib/analyses/activity-mix/example';
import { LEVELS } from '$lib/analyses/activity-mix/result';
import { frameOf } from '$lib/analyses/activity-mix/levels';
import type { ActivityMixParams } from '$lib/analyses/activity-mix/manifest';
import { formatDay } from '$lib/base/time';
import { expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const ROWS = `member_id,time,event
a,2024-01-01,message
a,2024-01-01,message
a,2024-01-09,message
b,2024-01-03,message
c,2024-01-04,join
gone,2024-01-05,message
gone,2024-01-06,leave
late,2024-02-20,message
a,2024-02-29,join`;
const QUESTION = { event: { kind: 'message' }, unit: 'month', core: 2, active: 1, leave: 'out' };
const said = (some: object, ref: object) =>
	saidOf('activity-mix', dataFromText(ROWS), { ...QUESTION, ...some }, ref);

const BOUNDS = 'Active from 1 day on, core from 2; below: lurker.';

test('the days of a month, the bounds, the level; who is not there', async () => {
	expect(await said({}, { period: '2024-01-01', level: 'core' })).toEqual({
		a: ['Core: in the month of 2024-01-01, message on 2 days.', BOUNDS],
		b: ['Active: in the month of 2024-01-01, message on 1 day.', BOUNDS],
		c: ['Lurkers: in the month of 2024-01-01, message on 0 days.', BOUNDS],
		gone: ['Active: in the month of 2024-01-01, message on 1 day.', BOUNDS],
		late: ['Not a member yet in the month of 2024-01-01.'],
	});
	const february = await said({}, { period: '2024-02-01', level: 'core' });
	expect(february.gone).toEqual([
		'Left before the month of 2024-02-01, and not active again in it.',
	]);
	expect(february.late![0]).toBe('Active: in the month of 2024-02-01, message on 1 day.');
});

test('events instead of days; a period that is not over; one that is none', async () => {
	const events = await said({ by: 'events', core: 3 }, { period: '2024-01-01', level: 'all' });
	expect(events.a).toEqual([
		'Core: in the month of 2024-01-01, message 3 times.',
		'Active from 1 time on, core from 3; below: lurker.',
	]);
	const weeks = await said({ unit: 'week' }, { period: '2024-02-26', level: 'all' });
	expect(weeks.a!.at(-1)).toBe(
		'The week of 2024-02-26 is not covered to both its ends: more may come.',
	);
	expect((await said({}, { period: '2030-01-01', level: 'all' })).a).toEqual([]);
});

test('without a period: the last finished one', async () => {
	const { data, params, scope } = example;
	const own = await saidOf('activity-mix', dataFromText(data, { scope: scope ?? {} }), params, {
		level: 'core',
	});
	expect(Object.values(own).flat().length).toBeGreaterThan(0);
	expect((await said({}, { level: 'core' })).a![0]).toMatch(/month of 2024-02-01/);
});

test('property: the level that is named is the one whose people the member is among', () =>
	always('activity-mix', ({ data, params, members, why, people }) => {
		const { starts, count } = frameOf(data, params as ActivityMixParams).periods;
		const periods = Array.from(starts.subarray(0, count), (start) => ({
			period: formatDay(start),
		}));
		for (const when of [{}, ...periods]) {
			const sets = LEVELS.map((level) => ({ level, set: people({ ...when, level }) }));
			for (const m of members) {
				const level = why({ ...when, level: 'core' }, m)[0]?.values.level;
				const named = (level as { message: string } | undefined)?.message;
				const within = sets.filter(({ set }) => set.has(m)).map((one) => `level.${one.level}`);
				expect(within).toEqual(named === undefined ? [] : [named]);
			}
		}
	}));
