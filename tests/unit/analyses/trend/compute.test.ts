import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute, people, type TrendResult } from '$lib/analyses/trend/compute';
import { example } from '$lib/analyses/trend/example';
import { manifest, TREND_METRICS, type TrendParams } from '$lib/analyses/trend/manifest';
import { traits } from '$lib/analyses/shared/metric';
import { formatDay, HOUR, parseDay } from '$lib/base/time';
import type { Data } from '$lib/analyses/contract';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText, runToEnd } from '../../../support/data';
import { dataOf, dayAfter, FIRST, logs, shuffled } from '../../../support/events';

const params = (some: Partial<TrendParams> = {}): TrendParams =>
	v.parse(manifest.params.schema, some);
const run = (data: Data, some: Partial<TrendParams> = {}): TrendResult =>
	runToEnd(compute(data, params(some)));
const days = (result: TrendResult) => Array.from(result.periods, formatDay);
const values = (result: TrendResult) => result.series.map((line) => [...line.values]);

test('the worked example', () => {
	const result = runToEnd(
		compute(dataFromText(example.data, { scope: example.scope ?? {} }), example.params),
	);
	expect(result).toMatchObject(example.expected);
});

const HEAD = 'member_id,time,event,amount,channel';

test('days without events are 0 where the data cover them, and nothing is shown where they do not', () => {
	const text = [HEAD, 'a,2024-02-27 00:00,view,,', 'a,2024-03-01 10:00,view,,'].join('\n');
	const all = run(dataFromText(text));
	expect(days(all)).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01']);
	expect(values(all)).toEqual([[1, 0, 0, 1]]);
	expect([...all.unfinished]).toEqual([0, 0, 0, 1]);
	const wide = run(dataFromText(text, { scope: { from: '2024-01-01', to: '2024-12-31' } }));
	expect(days(wide)).toEqual(days(all));
	const longer = run(dataFromText(text, { scope: { asOf: '2024-03-03' } }));
	expect(values(longer)).toEqual([[1, 0, 0, 1, 0, 0]]);
	expect([...longer.unfinished]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a range outside of the data has no periods', () => {
	const text = [HEAD, 'a,2024-02-27,view,,'].join('\n');
	for (const scope of [{ from: '2025-01-01' }, { to: '2023-01-01' }]) {
		const result = run(dataFromText(text, { scope }), { average: 3 });
		expect(days(result)).toEqual([]);
		expect(result.series).toMatchObject([{ total: 0 }]);
	}
});

test('months have their own lengths; what the range cuts is unfinished', () => {
	const rows = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01', '2024-03-31'].map(
		(day) => `a,${day},view,,`,
	);
	const data = (scope: ScopeSpec) => dataFromText([HEAD, ...rows].join('\n'), { scope });
	const whole = run(data({}), { unit: 'month', metric: 'events' });
	expect(values(whole)).toEqual([[1, 2, 2]]);
	expect([...whole.unfinished]).toEqual([1, 0, 0]);
	const cut = run(data({ from: '2024-02-02', to: '2024-03-30' }), {
		unit: 'month',
		metric: 'events',
	});
	expect(values(cut)).toEqual([[1, 1]]);
	expect([...cut.unfinished]).toEqual([1, 1]);
});

test('weeks begin on the day that the data set says', () => {
	const text = [HEAD, 'a,2024-01-06,view,,', 'a,2024-01-07,view,,', 'a,2024-01-08,view,,'].join(
		'\n',
	);
	expect(days(run(dataFromText(text), { unit: 'week' }))).toEqual(['2024-01-01', '2024-01-08']);
	expect(days(run(dataFromText(text, { weekStart: 7 }), { unit: 'week' }))).toEqual([
		'2023-12-31',
		'2024-01-07',
	]);
});

const MONEY = [
	HEAD,
	'a,2024-01-01,order,10.1,x',
	'a,2024-01-01,refund,3,x',
	'b,2024-01-01,order,0.2,y',
	'b,2024-01-02,order,-1,y',
	'c,2024-01-02,view,,y',
	'c,2024-01-03,order,,x',
].join('\n');

test('revenue is net of refunds; ratios without a denominator are not measured', () => {
	const data = dataFromText(MONEY);
	const of = (metric: TrendParams['metric']) =>
		run(data, { metric, events: [{ kind: 'order' }] }).series[0]!;
	expect(of('revenue')).toMatchObject({ values: Float64Array.of(7.3, -1, 0), total: 6.3 });
	expect(of('orders')).toMatchObject({ values: Float64Array.of(2, 0, 0), total: 2 });
	expect(of('payers')).toMatchObject({ values: Float64Array.of(2, 0, 0), total: 2 });
	expect(of('arppu')).toMatchObject({ values: Float64Array.of(3.65, NaN, NaN), total: 3.15 });
	expect(of('arpu')).toMatchObject({ values: Float64Array.of(3.65, -1 / 3, 0), total: 2.1 });
	expect(of('members')).toMatchObject({ values: Float64Array.of(2, 2, 3), total: 3 });
});

test('conditions hold for orders and their refunds', () => {
	const events = [{ kind: 'order', where: [{ column: 'channel', is: ['x'] }] }];
	expect(values(run(dataFromText(MONEY), { metric: 'revenue', events }))).toEqual([[7.1, 0, 0]]);
	const both = run(dataFromText(MONEY), {
		metric: 'revenue',
		events: [...events, { kind: 'order' }],
		breakdown: 'channel',
	});
	expect(both.series.map(({ label, total }) => [label, total])).toEqual([
		[{ text: 'x' }, 7.1],
		[{ text: 'y' }, -0.8],
	]);
});

test('a breakdown shows eight values and the rest; one value more is shown as itself', () => {
	const rows = (n: number) =>
		Array.from({ length: n }, (_, i) =>
			Array.from({ length: n - i }, () => `a,2024-01-01,view,,c${i}`),
		).flat();
	const labels = (n: number) =>
		run(dataFromText([HEAD, ...rows(n)].join('\n')), {
			metric: 'events',
			breakdown: 'channel',
		}).series.map((line) => [
			'text' in line.label ? line.label.text : line.label.message,
			line.total,
		]);
	expect(labels(9)).toHaveLength(9);
	expect(labels(9).at(-1)).toEqual(['c8', 1]);
	expect(labels(11)).toHaveLength(9);
	expect(labels(11).at(-1)).toEqual(['series.other', 3 + 2 + 1]);
});

test('who came before the range is not new in it, nor is his value', () => {
	const rows = [
		'a,2024-01-01,view,,x',
		'a,2024-01-05,view,,y',
		'b,2024-01-05,view,,x',
		'b,2024-01-06,view,,y',
	];
	const data = dataFromText([HEAD, ...rows].join('\n'), { scope: { from: '2024-01-04' } });
	expect(values(run(data, { metric: 'new' }))).toEqual([[0, 1, 0]]);
	expect(run(data, { metric: 'new' }).leftCensored).toBe(false);
	expect(run(data, { metric: 'new', breakdown: 'channel' }).series).toMatchObject([
		{ label: { text: 'y' }, total: 2 },
		{ label: { text: 'x' }, total: 1 },
	]);
});

test('stickiness is measured from the 30th day on, on finished days', () => {
	const rows = Array.from({ length: 32 }, (_, d) => `a,${dayAfter(d)} 12:00,view,,`);
	const data = dataFromText([HEAD, ...rows, `b,${dayAfter(29)} 12:00,view,,`].join('\n'));
	const { values: list, total } = run(data, { metric: 'stickiness' }).series[0]!;
	expect([...list.slice(0, 29)].every(Number.isNaN)).toBe(true);
	expect([...list.slice(29)]).toEqual([1, 0.5, NaN]);
	expect(total).toBe(0.75);
});

test('an average has no holes: it starts anew after what is not finished or not measured', async () => {
	const { movingAverage } = await import('$lib/analyses/trend/average');
	expect([
		...movingAverage(Float64Array.of(1, 2, NaN, 4, 6, 8), Uint8Array.of(0, 0, 0, 0, 0, 1), 2),
	]).toEqual([NaN, 1.5, NaN, NaN, 5, NaN]);
});

const unit = fc.constantFrom('day', 'week', 'month');
const anyScope = fc.record(
	{
		from: fc.integer({ min: -5, max: 60 }).map(dayAfter),
		to: fc.integer({ min: -5, max: 70 }).map(dayAfter),
		asOf: fc.integer({ min: 0, max: 70 }).map(dayAfter),
	},
	{ requiredKeys: [] },
);
const anyParams = fc.record({
	metric: fc.constantFrom(...TREND_METRICS),
	unit,
	breakdown: fc.constantFrom(null, 'channel', 'member:city'),
	events: fc.constantFrom<TrendParams['events']>(
		['any'],
		[{ kind: 'order' }],
		[{ kind: 'view' }, { kind: 'order' }],
		[{ kind: 'order', where: [{ column: 'channel', is: ['a', 'b', 'c'] }] }],
	),
});

test('naive counts agree', () => {
	fc.assert(
		fc.property(logs(), anyScope, unit, (events, scope, by) => {
			const data = dataOf(events, scope);
			const active = run(data, { unit: by, metric: 'active' });
			const made = run(data, { unit: by, metric: 'events', events: [{ kind: 'view' }] });
			active.periods.forEach((start, p) => {
				const end = Math.min(active.periods[p + 1] ?? Infinity, active.to);
				const there = events.filter(({ hour }) => {
					const time = FIRST + hour * HOUR;
					return time >= Math.max(start, active.from) && time < end;
				});
				expect(active.series[0]!.values[p]).toBe(new Set(there.map((e) => e.member)).size);
				expect(made.series[0]!.values[p]).toBe(there.filter((e) => e.kind === 'view').length);
			});
			expect(active.series[0]!.total).toBeLessThanOrEqual(data.timeline.memberCount);
		}),
	);
});

test('new members of the periods add up to those of the range, and members grow by them', () => {
	fc.assert(
		fc.property(logs(), anyScope, unit, (events, scope, by) => {
			const data = dataOf(events, scope);
			const { values: fresh, total } = run(data, { metric: 'new', unit: by }).series[0]!;
			expect(fresh.reduce((a, b) => a + b, 0)).toBe(total);
			const { values: so } = run(data, { metric: 'members', unit: by }).series[0]!;
			for (let p = 1; p < so.length; p++) expect(so[p]! - so[p - 1]!).toBe(fresh[p]);
		}),
	);
});

test('a breakdown adds up to the whole for events, orders and revenue', () => {
	fc.assert(
		fc.property(
			logs(),
			anyScope,
			anyParams,
			fc.constantFrom('events', 'orders', 'revenue'),
			(events, scope, some, metric) => {
				const data = dataOf(events, scope);
				const one = [some.events[0]!];
				const parts = run(data, {
					...some,
					events: one,
					metric,
					breakdown: some.breakdown ?? 'channel',
				});
				const whole = run(data, { ...some, events: one, metric, breakdown: null });
				expect(parts.additive).toBe(true);
				whole.series[0]!.values.forEach((value, p) => {
					expect(parts.series.reduce((sum, line) => sum + line.values[p]!, 0)).toBeCloseTo(
						value,
						6,
					);
				});
				expect(parts.series.reduce((sum, line) => sum + line.total, 0)).toBeCloseTo(
					whole.series[0]!.total,
					6,
				);
				expect(parts.series.length).toBeLessThanOrEqual(9);
			},
		),
	);
});

test('behind every number of people are so many', () => {
	fc.assert(
		fc.property(logs({ most: 60 }), anyScope, anyParams, (events, scope, some) => {
			const data = dataOf(events, scope);
			const checked = params(some);
			const result = runToEnd(compute(data, checked));
			if (!traits(checked.metric).people) return;
			result.series.forEach((line, series) => {
				line.values.forEach((value, period) =>
					expect(people(data, checked, { series, period }).size).toBe(value),
				);
				if (result.periods.length > 0)
					expect(people(data, checked, { series, period: null }).size).toBe(line.total);
			});
		}),
		{ numRuns: 60 },
	);
});

test('neither the order of rows nor other members matter', () => {
	fc.assert(
		fc.property(logs(), anyScope, anyParams, fc.nat(), (events, scope, some, salt) => {
			expect(run(dataOf(shuffled(events, salt), scope), some).series).toEqual(
				run(dataOf(events, scope), some).series,
			);
			const even = (member: number) => member % 2 === 0;
			// A stranger's events stay, so that both data sets begin and end together.
			const ends = [0, 61 * 24].map((hour) => ({
				member: 11,
				hour,
				kind: 'view',
				cents: 0,
				channel: 'a',
			}));
			const scoped = run(dataOf([...events, ...ends], scope, even), some);
			const restricted = run(
				dataOf([...events.filter((e) => even(e.member)), ...ends], scope, even),
				some,
			);
			expect(scoped.series.map(({ total }) => total)).toEqual(
				restricted.series.map(({ total }) => total),
			);
			expect(values(scoped)).toEqual(values(restricted));
		}),
	);
});

test('params refuse what makes no sense', () => {
	for (const bad of [
		{ unit: 'year' },
		{ events: [] },
		{ average: 1.5 },
		{ metric: 'x' },
		{ breakdown: '' },
	]) {
		expect(v.safeParse(manifest.params.schema, bad).success).toBe(false);
	}
	expect(parseDay(dayAfter(0))).toBe(FIRST);
});
