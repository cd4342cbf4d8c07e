import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
	compute,
	people,
	type MetricValue,
	type OverviewResult,
} from '$lib/analyses/overview/compute';
import { example } from '$lib/analyses/overview/example';
import { manifest, type OverviewParams } from '$lib/analyses/overview/manifest';
import { COMPARISONS, PERIODS } from '$lib/analyses/overview/period';
import type { MetricId } from '$lib/analyses/shared/metric';
import type { Data } from '$lib/analyses/contract';
import { DAY, formatDay, HOUR } from '$lib/base/time';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText, runToEnd } from '../../../support/data';
import { dataOf, dayAfter, FIRST, logs, shuffled } from '../../../support/events';

const params = (some: Partial<OverviewParams> = {}): OverviewParams =>
	v.parse(manifest.params.schema, some);
const run = (data: Data, some: Partial<OverviewParams> = {}): OverviewResult =>
	runToEnd(compute(data, params(some)));
const metric = (result: OverviewResult, id: MetricId): MetricValue =>
	result.metrics.find((found) => found.id === id)!;
const span = (of: { from: number; to: number } | null) =>
	of && [formatDay(of.from), formatDay(of.to - DAY)];

test('the worked example', () => {
	const result = runToEnd(
		compute(dataFromText(example.data, { scope: example.scope ?? {} }), example.params),
	);
	expect(result).toMatchObject(example.expected);
	expect(span(result.period)).toEqual(['2024-03-11', '2024-03-17']);
	expect(span(result.compared)).toEqual(['2024-03-04', '2024-03-10']);
});

const HEAD = 'member_id,time,event,amount';
const text = (...rows: string[]) => [HEAD, ...rows].join('\n');
const year = text('a,2023-01-01 00:00,view,', 'a,2024-03-15 13:00,view,');

test('periods end with what is finished', () => {
	const period = (id: OverviewParams['period'], scope: ScopeSpec = {}) =>
		span(run(dataFromText(year, { scope }), { period: id }).period);
	expect(period('last-day')).toEqual(['2024-03-14', '2024-03-14']);
	expect(period('last-week')).toEqual(['2024-03-04', '2024-03-10']);
	expect(period('last-month')).toEqual(['2024-02-01', '2024-02-29']);
	expect(period('last-7-days')).toEqual(['2024-03-08', '2024-03-14']);
	expect(period('last-30-days')).toEqual(['2024-02-14', '2024-03-14']);
	expect(period('scope')).toEqual(['2023-01-01', '2024-03-15']);
	expect(period('last-month', { to: '2024-01-31' })).toEqual(['2024-01-01', '2024-01-31']);
	expect(period('last-7-days', { from: '2024-03-10', to: '2024-03-12' })).toEqual([
		'2024-03-10',
		'2024-03-12',
	]);
	expect(period('last-day', { asOf: '2024-03-15' })).toEqual(['2024-03-15', '2024-03-15']);
});

test('whole months are compared with whole months, other spans with spans of their length', () => {
	const compared = (some: Partial<OverviewParams>, scope: ScopeSpec = {}) =>
		span(run(dataFromText(year, { scope }), some).compared);
	expect(compared({ period: 'last-month', compare: 'previous' })).toEqual([
		'2024-01-01',
		'2024-01-31',
	]);
	expect(compared({ period: 'last-month', compare: 'year-before' })).toEqual([
		'2023-02-01',
		'2023-02-28',
	]);
	expect(compared({ period: 'last-7-days', compare: 'previous' })).toEqual([
		'2024-03-01',
		'2024-03-07',
	]);
	expect(compared({ compare: 'month-before' }, { from: '2024-02-25', to: '2024-03-05' })).toEqual([
		'2024-01-25',
		'2024-02-03',
	]);
	expect(compared({ compare: 'month-before' }, { from: '2024-01-31', to: '2024-02-06' })).toEqual([
		'2023-12-31',
		'2024-01-06',
	]);
	expect(compared({ compare: 'year-before' }, { from: '2024-02-29', to: '2024-03-01' })).toEqual([
		'2023-02-28',
		'2023-03-01',
	]);
	expect(compared({ compare: 'previous' }, { from: '2024-01-01', to: '2024-03-31' })).toEqual([
		'2023-10-01',
		'2023-12-31',
	]);
	expect(compared({ compare: 'none' })).toEqual(null);
});

test('a comparison that the data do not cover, or that overlaps, is none', () => {
	const reason = (some: Partial<OverviewParams>, scope: ScopeSpec = {}) =>
		run(dataFromText(year, { scope }), some).reason;
	expect(reason({ period: 'scope' })).toBe('before-data');
	expect(reason({ compare: 'month-before' }, { from: '2024-01-15', to: '2024-02-28' })).toBe(
		'overlaps',
	);
	expect(reason({ compare: 'none' })).toBe('not-asked');
	const result = run(dataFromText(year), { period: 'scope' });
	expect(metric(result, 'active')).toMatchObject({
		value: 1,
		previous: null,
		change: null,
		relative: null,
	});
});

test('an unfinished period is not compared', () => {
	const result = run(dataFromText(year, { scope: { from: '2024-03-09', to: '2024-03-16' } }));
	expect(result.period?.finished).toBe(false);
	expect(metric(result, 'events')).toMatchObject({
		value: 1,
		previous: 0,
		change: null,
		unfinished: true,
	});
});

test('no events in the scope, no events at all', () => {
	expect(run(dataFromText(year, { scope: { from: '2025-01-01' } }))).toMatchObject({
		period: null,
		metrics: [],
	});
	expect(run(dataFromText(text('a,,,')))).toMatchObject({ period: null, metrics: [] });
});

test('midnight belongs to the day that it begins', () => {
	const data = dataFromText(
		text('a,2024-02-29 00:00,view,', 'b,2024-02-29 23:59:59,view,', 'c,2024-03-01 00:00,view,'),
	);
	const result = run(data, { period: 'last-day' });
	expect(span(result.period)).toEqual(['2024-02-29', '2024-02-29']);
	expect(metric(result, 'dau').value).toBe(2);
	expect(metric(result, 'members').value).toBe(2);
});

test('money: net or gross, and nobody to divide by', () => {
	const rows = [
		'a,2024-01-01,order,10.1',
		'a,2024-01-02,order,-0.1',
		'a,2024-01-02,refund,4',
		'b,2024-01-02,view,',
	];
	const order = { kind: 'order' };
	const net = run(dataFromText(text(...rows)), { order });
	expect(metric(net, 'revenue').value).toBe(6);
	expect(metric(net, 'arpu')).toMatchObject({ value: 3, n: 2 });
	expect(metric(net, 'arppu')).toMatchObject({ value: 6, n: 1 });
	expect(metric(net, 'payerRate')).toMatchObject({ value: 0.5, n: 2 });
	expect(
		metric(run(dataFromText(text(...rows)), { order, revenue: 'gross' }), 'revenue').value,
	).toBe(10.1);
	const none = run(dataFromText(text(...rows)), { order: { kind: 'nothing' } });
	expect(metric(none, 'arppu')).toMatchObject({ value: null, n: 0 });
	// Refunds of the period are subtracted, whenever their orders were.
	expect(metric(none, 'revenue').value).toBe(-4);
	expect(run(dataFromText(text(...rows)), { show: 'money', order: null }).metrics).toEqual([]);
});

test('stickiness is the mean of the daily ratios over days with a full month before them', () => {
	const rows = Array.from({ length: 32 }, (_, d) => `a,${dayAfter(d)},view,`);
	const data = dataFromText(text(...rows, `b,${dayAfter(29)},view,`));
	const result = run(data, { period: 'last-7-days' });
	expect(metric(result, 'stickiness')).toMatchObject({ value: (1 + 0.5 + 0.5) / 3, n: 3 });
	expect(metric(result, 'stickinessOfMeans')).toMatchObject({ value: 4 / 6, n: 3 });
	expect([...result.daily.mau]).toEqual([1, 1, 1, 1, 2, 2, 2]);
	expect([...result.daily.unfinished]).toEqual([1, 1, 1, 1, 0, 0, 0]);
});

const scope = fc.record(
	{
		from: fc.integer({ min: -5, max: 50 }).map(dayAfter),
		to: fc.integer({ min: 0, max: 70 }).map(dayAfter),
		asOf: fc.integer({ min: 0, max: 70 }).map(dayAfter),
	},
	{ requiredKeys: [] },
);
const anyParams = fc.record({
	period: fc.constantFrom(...PERIODS),
	compare: fc.constantFrom(...COMPARISONS),
	active: fc.constantFrom<OverviewParams['active']>(
		'any',
		{ kind: 'view' },
		{ where: [{ column: 'channel', is: ['a', 'b'] }] },
	),
	join: fc.constantFrom(null, { kind: 'join' }),
	order: fc.constant({ kind: 'order' }),
	revenue: fc.constantFrom('net', 'gross'),
});

test('behind every number of people are so many, before and after', () => {
	fc.assert(
		fc.property(logs({ most: 80 }), scope, anyParams, (events, some, asked) => {
			const data = dataOf(events, some);
			const checked = params(asked);
			for (const { value, previous, ref, previousRef } of runToEnd(compute(data, checked))
				.metrics) {
				if (ref !== null) expect([ref, people(data, checked, ref).size]).toEqual([ref, value]);
				if (previousRef !== null)
					expect([previousRef, people(data, checked, previousRef).size]).toEqual([
						previousRef,
						previous,
					]);
			}
		}),
	);
});

test('a day’s actives are not more than a week’s, nor those than a month’s; naive counts agree', () => {
	fc.assert(
		fc.property(logs(), scope, (events, some) => {
			const { daily } = run(dataOf(events, some));
			const end = some.asOf ?? dayAfter(1000);
			daily.days.forEach((day, d) => {
				expect(daily.dau[d]!).toBeLessThanOrEqual(daily.wau[d]!);
				expect(daily.wau[d]!).toBeLessThanOrEqual(daily.mau[d]!);
				const trailing = (days: number) =>
					new Set(
						events
							.map((e) => ({ ...e, time: FIRST + e.hour * HOUR }))
							.filter(
								(e) =>
									e.time < day + DAY &&
									e.time >= day + DAY - days * DAY &&
									formatDay(e.time) <= end,
							)
							.map((e) => e.member),
					).size;
				expect([daily.dau[d], daily.wau[d], daily.mau[d]]).toEqual([
					trailing(1),
					trailing(7),
					trailing(30),
				]);
			});
		}),
	);
});

test('changes are differences, and shares lie in their intervals', () => {
	fc.assert(
		fc.property(logs(), scope, anyParams, (events, some, asked) => {
			for (const { value, previous, change, interval, changeInterval } of run(
				dataOf(events, some),
				asked,
			).metrics) {
				if (change !== null) expect(previous! + change).toBeCloseTo(value!, 5);
				if (interval !== null && value !== null) {
					expect(interval.low).toBeLessThanOrEqual(value);
					expect(interval.high).toBeGreaterThanOrEqual(value);
				}
				if (changeInterval !== null) {
					expect(changeInterval.low).toBeLessThanOrEqual(change! + 1e-6);
					expect(changeInterval.high).toBeGreaterThanOrEqual(change! - 1e-6);
				}
			}
		}),
	);
});

test('neither the order of rows nor other members matter', () => {
	fc.assert(
		fc.property(logs(), scope, anyParams, fc.nat(), (events, some, asked, salt) => {
			expect(run(dataOf(shuffled(events, salt), some), asked)).toEqual(
				run(dataOf(events, some), asked),
			);
			const even = (member: number) => member % 2 === 0;
			const ends = [0, 61 * 24].map((hour) => ({
				member: 11,
				hour,
				kind: 'view',
				cents: 0,
				channel: 'a',
			}));
			const restricted = [...events.filter((e) => even(e.member)), ...ends];
			expect(run(dataOf([...events, ...ends], some, even), asked)).toEqual(
				run(dataOf(restricted, some, even), asked),
			);
		}),
	);
});
