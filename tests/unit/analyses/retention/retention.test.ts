import { compute } from '$lib/analyses/retention/compute';
import { example } from '$lib/analyses/retention/example';
import { manifest, type RetentionParams } from '$lib/analyses/retention/manifest';
import { averages, type Cohort, type RetentionResult } from '$lib/analyses/retention/result';
import type { Data } from '$lib/analyses/contract';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd, type TextOptions } from '../../../support/data';

const { schema } = manifest.params;

function dataOf(rows: readonly string[], options: TextOptions = {}): Data {
	return dataFromText(['member_id,time,event', ...rows].join('\n'), options);
}

function run(data: Data, written: object = {}): RetentionResult {
	return runToEnd(compute(data, v.parse(schema, written)));
}

/** `start size: count count …`, an unfinished cell in brackets. */
function shown({ cohorts }: RetentionResult): string[] {
	return cohorts.map(({ start, size, periods }) => {
		const cells = periods.map(({ count, finished }) => (finished ? `${count}` : `(${count})`));
		return `${start.slice(5)} ${size}: ${cells.join(' ')}`;
	});
}

test('the worked example', () => {
	expect(run(dataFromText(example.data), example.params)).toMatchObject(example.expected);
	expect(v.parse(schema, example.params)).toEqual(example.params);
});

describe('averages', () => {
	const cohort = (size: number, count: number, finished = true): Cohort => ({
		start: '2024-03-04',
		size,
		periods: [{ count, finished }],
	});
	test('are pooled over finished cells; the simple mean stands beside', () => {
		expect(averages([cohort(1000, 500), cohort(500, 400), cohort(700, 10, false)])).toEqual({
			average: [0.6],
			simpleAverage: [0.65],
			pooled: [{ count: 900, size: 1500, cohorts: 2 }],
		});
	});
	test('are null where nothing is finished, and empty cohorts have no rate', () => {
		expect(averages([cohort(5, 5, false), cohort(0, 0)])).toEqual({
			average: [null],
			simpleAverage: [null],
			pooled: [{ count: 0, size: 0, cohorts: 0 }],
		});
		expect(averages([])).toEqual({ average: [], simpleAverage: [], pooled: [] });
	});
});

describe('cohorts', () => {
	const rows = [
		'a,2024-02-20,join',
		'a,2024-03-05,join',
		'a,2024-03-12,post',
		'b,2024-03-06,join',
		'b,2024-03-20,join',
		'b,2024-03-21,post',
		'c,2024-03-24,post',
	];
	const of = (cohort: string) =>
		shown(
			run(dataOf(rows, { scope: { from: '2024-03-01', to: '2024-03-24' } }), {
				start: { kind: 'join' },
				return: { kind: 'post' },
				cohort,
			}),
		);
	test('by the first start ever leave out who began before the range', () => {
		expect(of('first-ever')).toEqual(['03-04 1: 0 0 1']);
	});
	test('by the first start in the range', () => {
		expect(of('first-in-range')).toEqual(['03-04 2: 0 1 1']);
	});
	test('by each start; empty ones between are kept', () => {
		expect(of('each')).toEqual(['03-04 2: 0 1 1', '03-11 0: 0 0', '03-18 1: 1']);
	});
});

describe('finished', () => {
	test('by the calendar: the period has ended within the data', () => {
		const rows = ['a,2024-03-04 10:00,x', 'a,2024-03-17 23:59,x'];
		expect(shown(run(dataOf(rows)))).toEqual(['03-04 1: 1 (1)']);
		// Without times of day the last day is known to its end.
		expect(shown(run(dataOf(['a,2024-03-04,x', 'a,2024-03-17,x'])))).toEqual(['03-04 1: 1 1']);
	});
	test('rolling: the window of the last member has ended', () => {
		const rows = ['a,2024-03-04 00:00,x', 'b,2024-03-04 12:00,x', 'c,2024-03-06 11:59,y'];
		const of = (end: string) =>
			shown(
				run(dataOf([...rows, `c,${end},y`]), {
					start: { kind: 'x' },
					unit: 'day',
					clock: 'rolling',
				}),
			);
		expect(of('2024-03-06 11:59:59.998')).toEqual(['03-04 2: 2 (0) (0)']);
		expect(of('2024-03-06 11:59:59.999')).toEqual(['03-04 2: 2 0 (0)']);
	});
	test('as-of beyond the last event says that nothing happened until then', () => {
		const data = dataOf(['a,2024-03-04 10:00,x'], { scope: { asOf: '2024-03-24' } });
		expect(shown(run(data))).toEqual(['03-04 1: 1 0 0']);
	});
	test('the range ends the data', () => {
		const rows = ['a,2024-03-04,x', 'a,2024-03-12,x', 'b,2024-03-28,x'];
		const data = dataOf(rows, { scope: { to: '2024-03-13' } });
		expect(shown(run(data))).toEqual(['03-04 1: 1 (1)']);
	});
});

test('on or after', () => {
	const rows = [
		'a,2024-03-04,x',
		'a,2024-03-20,x',
		'b,2024-03-05,x',
		'b,2024-03-12,x',
		'z,2024-03-31,y',
	];
	const of = (mode: string, periods = 0) =>
		shown(run(dataOf(rows), { start: { kind: 'x' }, return: { kind: 'x' }, mode, periods }));
	expect(of('on')).toEqual(['03-04 2: 2 1 1 0']);
	expect(of('on-or-after')).toEqual(['03-04 2: 2 2 1 0']);
	// What comes after the last column still counts as "or later".
	expect(of('on-or-after', 2)).toEqual(['03-04 2: 2 2']);
	expect(of('on', 2)).toEqual(['03-04 2: 2 1']);
});

test('period 0 begins with the start, and ties do not matter', () => {
	const start = { start: { kind: 'join' }, return: { kind: 'post' }, unit: 'day' };
	expect(shown(run(dataOf(['a,2024-03-04 08:00,post', 'a,2024-03-04 09:00,join']), start))).toEqual(
		['03-04 1: (0)'],
	);
	expect(shown(run(dataOf(['a,2024-03-04 09:00,post', 'a,2024-03-04 09:00,join']), start))).toEqual(
		['03-04 1: (1)'],
	);
});

test('weeks begin where they are told to', () => {
	const rows = ['a,2024-03-02,x', 'a,2024-03-03,x', 'a,2024-03-04,x'];
	expect(shown(run(dataOf(rows)))).toEqual(['02-26 1: 1 (1)']);
	expect(shown(run(dataOf(rows, { weekStart: 7 })))).toEqual(['02-25 1: 1 (1)']);
	expect(shown(run(dataOf(rows, { weekStart: 7 }), { weekStart: 6 }))).toEqual(['03-02 1: (1)']);
});

test('months are those of the calendar, rolling ones have 30 days', () => {
	const rows = ['a,2024-01-31,x', 'a,2024-02-29,x', 'a,2024-03-01,x', 'z,2024-04-30,y'];
	const of = (clock: string) =>
		shown(run(dataOf(rows), { start: { kind: 'x' }, return: { kind: 'x' }, unit: 'month', clock }));
	expect(of('calendar')).toEqual(['01-01 1: 1 1 1 0']);
	expect(of('rolling')).toEqual(['01-01 1: 1 1 0 (0)']);
});

test('said: history that was looked at, and cohorts whose members may have begun earlier', () => {
	const rows = ['a,2024-03-04,x', 'b,2024-03-12,x', 'b,2024-03-19,x'];
	const of = (from: string | undefined, cohort: RetentionParams['cohort']) => {
		const { history, leftCensored } = run(
			dataOf(rows, { scope: from === undefined ? {} : { from } }),
			{
				cohort,
			},
		);
		return { history, leftCensored };
	};
	expect(of(undefined, 'first-ever')).toEqual({ history: false, leftCensored: true });
	expect(of('2024-03-11', 'first-ever')).toEqual({ history: true, leftCensored: false });
	expect(of('2024-03-11', 'each')).toEqual({ history: false, leftCensored: false });
});

test('nobody', () => {
	const nothing = { cohorts: [], average: [], simpleAverage: [], pooled: [] };
	expect(run(dataOf(['a,2024-03-04,x']), { start: { kind: 'y' } })).toMatchObject(nothing);
	expect(run(dataOf(['a,,']))).toMatchObject(nothing);
	const data = dataOf(['a,2024-03-04,x'], { scope: { to: '2024-01-31' } });
	expect(run(data)).toMatchObject(nothing);
});

test('params are checked, with a path', () => {
	expect(v.parse(schema, {})).toEqual({
		start: 'any',
		return: 'any',
		unit: 'week',
		periods: 0,
		cohort: 'first-ever',
		mode: 'on',
		clock: 'calendar',
		weekStart: 0,
	});
	const path = (written: object) =>
		v
			.safeParse(schema, written)
			.issues?.map((issue) => v.getDotPath(issue))
			.join();
	expect(path({ unit: 'hour' })).toBe('unit');
	expect(path({ weekStart: 8 })).toBe('weekStart');
	expect(path({ start: { kinds: 'x' } })).toBe('start.kinds');
	expect(path({ sort: 1 })).toBe('sort');
});
