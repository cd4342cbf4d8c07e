import type { Finding } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/retention/compute';
import { example } from '$lib/analyses/retention/example';
import type { RetentionParams } from '$lib/analyses/retention/manifest';
import { formatDay } from '$lib/base/time';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (ref: object, some: object = {}, scope: object = {}) =>
	saidOf('retention', dataFromText(example.data, { scope }), { ...example.params, ...some }, ref);

test('the example: the start, its cohort, and the days of coming back', async () => {
	expect(await said({ cohort: '2024-03-04', period: 1 })).toEqual({
		ann: [
			'Cohort of 2024-03-04: join for the first time on 2024-03-04.',
			'Came back in week 1, 2024-03-11 to 2024-03-17: message on 1 day, 2024-03-12.',
		],
		bo: [
			'Cohort of 2024-03-04: join for the first time on 2024-03-05.',
			'Came back in week 1, 2024-03-11 to 2024-03-17: message on 1 day, 2024-03-13.',
		],
		cai: [
			'Cohort of 2024-03-04: join for the first time on 2024-03-10.',
			'Did not come back in week 1, 2024-03-11 to 2024-03-17: no message.',
		],
		dan: [
			'Cohort of 2024-03-11: join for the first time on 2024-03-11.',
			'Came back in week 1, 2024-03-18 to 2024-03-24: message on 1 day, 2024-03-18.',
			'Unfinished: week 1 is not over at the end of the data.',
		],
		eve: [
			'Cohort of 2024-03-11: join for the first time on 2024-03-17.',
			'Did not come back in week 1, 2024-03-18 to 2024-03-24: no message.',
			'Unfinished: week 1 is not over at the end of the data.',
		],
		flo: [
			'Cohort of 2024-03-18: join for the first time on 2024-03-18.',
			'Not yet: week 1 begins after the end of the data.',
		],
	});
	expect((await said({ cohort: '2024-03-04' })).ann).toHaveLength(1);
	expect((await said({ cohort: '2024-03-04', period: 99 })).ann).toHaveLength(1);
});

test('or later; from one’s own start; averages', async () => {
	const late = await said({ cohort: '2024-03-04', period: 1 }, { mode: 'on-or-after' });
	expect(late.ann![1]).toBe(
		'Came back in week 1 or later, from 2024-03-11 on: message on 2 days, from 2024-03-12 to 2024-03-19.',
	);
	expect(late.cai![1]).toMatch(/^Came back in week 1 or later/);
	const own = await said({ cohort: '2024-03-04', period: 1 }, { clock: 'rolling' });
	expect(own.bo![1]).toBe(
		'Came back in week 1, 2024-03-12 to 2024-03-18: message on 1 day, 2024-03-13.',
	);
	const average = await said({ average: 1, of: 'back' });
	expect(average.ann).toHaveLength(2);
	expect(average.dan!.at(-1)).toBe(
		'The period is not finished for this cohort: it is in no average.',
	);
});

test('in no cohort; in several', async () => {
	const none = await said({ cohort: '2024-03-11' }, {}, { from: '2024-03-06' });
	expect(none.ann).toEqual([
		'In no cohort: join was not done in this range, or for the first time before it.',
	]);
	const nobody = await said({ cohort: '2024-03-04' }, { start: { kind: 'message' } });
	expect(nobody.flo).toEqual(['In no cohort: message was not done in this range.']);
	const each = { start: { kind: 'message' }, cohort: 'each' };
	expect((await said({ cohort: '2024-03-18' }, each)).ann).toEqual([
		'Cohort of 2024-03-18: message on 2024-03-19; in 2 cohorts in all.',
	]);
});

test('property: the cohort and the coming back that are said agree with people', () =>
	always(
		'retention',
		({ data, params, members, why, people }) => {
			const { cohorts } = runToEnd(compute(data, params as RetentionParams));
			const cohortOf = (found: readonly Finding[]) => {
				const cohort = found[0]?.values.cohort as { day: number } | undefined;
				return cohort && formatDay(cohort.day);
			};
			const isBack = (found: readonly Finding[]) => found.some(({ key }) => key === 'why.back');
			for (const { start, periods } of cohorts.slice(0, 12)) {
				const all = people({ cohort: start });
				for (const m of members)
					expect(cohortOf(why({ cohort: start }, m)) === start).toBe(all.has(m));
				for (let period = 0; period <= Math.min(periods.length, 5); period++) {
					const set = people({ cohort: start, period });
					for (const m of members) {
						const found = why({ cohort: start, period }, m);
						expect(cohortOf(found) === start && isBack(found)).toBe(set.has(m));
					}
				}
			}
			for (const average of [0, 1, 2]) {
				const [all, back] = [people({ average, of: 'all' }), people({ average, of: 'back' })];
				for (const m of members) {
					const found = why({ average, of: 'all' }, m);
					const counts =
						found[0]!.key === 'why.cohort' && !found.some(({ key }) => key === 'why.inNoAverage');
					expect(counts).toBe(all.has(m));
					expect(counts && isBack(found)).toBe(back.has(m));
				}
			}
		},
		25,
	));
