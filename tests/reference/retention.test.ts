// The retention tables of PostHog's own tests, and ClickHouse's retention(), counted by ours.
import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/retention/compute';
import { manifest, type RetentionParams } from '$lib/analyses/retention/manifest';
import type { RetentionResult } from '$lib/analyses/retention/result';
import { add, DAY, floorTo, formatDay, parseDay, type Unit } from '$lib/base/time';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { posthogData, readCases, type PosthogEvent } from './cases';
import { haveSharedData, referenceTest as test } from './shared';

interface PosthogCase {
	readonly id: string;
	readonly params: {
		readonly date_to?: string;
		readonly period?: string;
		readonly total_intervals?: number;
		readonly retention_type?: string;
		readonly selected_interval?: number;
		readonly properties?: readonly { key: string; value: string; type: string }[];
	};
	readonly persons: Readonly<Record<string, readonly string[]>>;
	readonly events: readonly PosthogEvent[];
	readonly expected: {
		readonly counts?: readonly (readonly number[])[];
		readonly dates?: readonly string[];
		readonly other?: readonly { readonly value: unknown }[];
	};
	readonly reference_evaluator: { readonly target_event: string; readonly returning_event: string };
}

interface ClickHouseCase {
	readonly id: string;
	readonly fn: string;
	readonly rows?: readonly { readonly uid: number; readonly date: string }[];
	readonly steps: readonly string[];
}

const posthog = haveSharedData
	? readCases<{ cases: readonly PosthogCase[] }>('posthog_cases', 'retention_cases.json').cases
	: [];
const clickhouse = haveSharedData
	? readCases<{ retention: readonly ClickHouseCase[] }>(
			'clickhouse_cases',
			'cases.json',
		).retention.filter(({ fn }) => fn === 'retention')
	: [];

/** Cases that are not run, and why. */
const SKIPPED: Readonly<Record<string, string>> = {
	'retention:TestFOSSRetention.test_hour_interval#q0':
		'hours are no period of ours: day, week, month',
	'retention:TestFOSSRetention.test_retention_default#q0':
		'its range is the last days before the clock of the machine; ours ends with the data',
	'retention:00938:3': 'the file states its answers but not its rows',
};

const PREFIX = 'retention:TestFOSSRetention.';
const tables = posthog.filter(
	({ id, expected }) => expected.counts !== undefined && !(id in SKIPPED),
);
const actors = posthog.filter(
	({ id, expected }) => expected.counts === undefined && !(id in SKIPPED),
);

test('each case is run or told why not', () => {
	expect(posthog).toHaveLength(8);
	expect(clickhouse).toHaveLength(3);
	expect(Object.keys(SKIPPED)).toHaveLength(3);
	expect(tables.map(({ id }) => id.replace(PREFIX, ''))).toEqual([
		'test_day_interval#q0',
		'test_retention_action_start_point#q0',
		'test_retention_with_user_properties#q0',
		'test_week_interval#q0',
	]);
	expect(actors.map(({ id }) => id.replace(PREFIX, ''))).toEqual([
		'test_retention_people_basic#q0',
		'test_retention_people_in_perieod_first_time#q0',
	]);
});

/** The range of PostHog: so many whole periods up to the one that `date_to` is in. */
function dataOf(one: PosthogCase, unit: Unit): { data: Data; starts: readonly number[] } {
	const intervals = one.params.total_intervals ?? 11;
	// Weeks begin on Sunday there.
	const last = floorTo(unit, parseDay(one.params.date_to!.slice(0, 10)), 7);
	const starts = Array.from({ length: intervals }, (_, i) => add(unit, last, i - intervals + 1));
	const to = formatDay(add(unit, last, 1) - DAY);
	const scope = { from: formatDay(starts[0]!), to, asOf: to };
	return { data: posthogData(one.persons, one.events, { scope, weekStart: 7 }), starts };
}

function run(data: Data, params: RetentionParams): RetentionResult {
	return runToEnd(compute(data, params));
}

function paramsOf(one: PosthogCase): RetentionParams {
	const { target_event, returning_event } = one.reference_evaluator;
	return v.parse(manifest.params.schema, {
		start: { kind: target_event },
		return: { kind: returning_event },
		unit: (one.params.period ?? 'Day').toLowerCase(),
		cohort: one.params.retention_type === 'retention_first_time' ? 'first-ever' : 'each',
	});
}

for (const one of tables) {
	test(one.id, () => {
		const params = paramsOf(one);
		// A property of the person restricts who is counted at all.
		const only = one.params.properties?.map(({ value }) => value.replace(/@.*/, ''));
		const events = one.events.filter(({ distinct_id }) => {
			const person = Object.entries(one.persons).find(([, ids]) => ids.includes(distinct_id))![0];
			return only === undefined || only.includes(person.replace('person:', ''));
		});
		const { data, starts } = dataOf({ ...one, events }, params.unit);
		const { cohorts } = run(data, params);
		const found = starts.map((start, i) => {
			const cohort = cohorts.find((c) => parseDay(c.start) === start);
			// Cohorts before the first and after the last with members are not listed.
			const cells =
				cohort?.periods.map(({ count }) => count) ?? new Array<number>(starts.length - i).fill(0);
			expect(cells[0]).toBe(cohort?.size ?? 0);
			return cells;
		});
		expect(found).toEqual(one.expected.counts);
		one.expected.dates?.forEach((date, i) => expect(parseDay(date.slice(0, 10))).toBe(starts[i]));
	});
}

test('retention:TestFOSSRetention.test_retention_people_basic#q0: who is behind the first cohort’s period 2', () => {
	const one = actors[0]!;
	const { data } = dataOf(one, 'day');
	const start = run(data, paramsOf(one)).cohorts[0]!.start;
	const ids = [
		...people(data, paramsOf(one), {
			cohort: start,
			period: Number(one.params.selected_interval),
		}).toArray(),
	].map((m) => data.members.ids[m]);
	expect(ids).toEqual([one.expected.other![0]!.value]);
});

test('retention:TestFOSSRetention.test_retention_people_in_perieod_first_time#q0: when the first cohort appears', () => {
	const one = actors[1]!;
	const params = paramsOf(one);
	const { data, starts } = dataOf(one, 'day');
	const { cohorts } = run(data, params);
	expect(parseDay(cohorts[0]!.start)).toBe(starts[0]);
	const ids = [...people(data, params, { cohort: cohorts[0]!.start }).toArray()].map(
		(m) => data.members.ids[m],
	);
	expect(ids).toEqual([one.expected.other![0]!.value]);
	const appearances = cohorts[0]!.periods.map(({ count }) => count);
	// PostHog counts the target event itself in column 0; for us a return is only the returning event.
	expect(appearances.slice(1)).toEqual((one.expected.other![1]!.value as number[]).slice(1));
	expect(appearances[0]).toBe(0);
});

/** retention(a, b): who did a, and of them who did b: day retention by each start. */
function clickhouseRetention(
	rows: readonly { uid: number; date: string }[],
	steps: readonly string[],
): number[] {
	const lines = rows.map(({ uid, date }) => `${uid},${date},event`);
	const data = dataFromText(['member_id,time,event', ...lines].join('\n'), {
		scope: { asOf: steps.at(-1)! },
	});
	const { cohorts } = run(data, v.parse(manifest.params.schema, { unit: 'day', cohort: 'each' }));
	const cohort = cohorts.find(({ start }) => start === steps[0]);
	return steps.map((day) => {
		const k = (parseDay(day) - parseDay(steps[0]!)) / DAY;
		return cohort?.periods[k]?.count ?? 0;
	});
}

test('retention:00688:1', () => {
	const one = clickhouse.find(({ id }) => id === 'retention:00688:1')! as ClickHouseCase & {
		expected_sum: number[];
	};
	const range = (n: number, date: string) => Array.from({ length: n }, (_, uid) => ({ uid, date }));
	const rows = [...range(80, '2018-08-06'), ...range(50, '2018-08-07'), ...range(60, '2018-08-08')];
	expect(clickhouseRetention(rows, one.steps)).toEqual(one.expected_sum);
});

test('retention:databend:999', () => {
	const one = clickhouse.find(({ id }) => id === 'retention:databend:999')! as ClickHouseCase & {
		expected: number[];
	};
	expect(clickhouseRetention(one.rows!, one.steps)).toEqual(one.expected);
});
