import { SUPPRESSED } from '$lib/analyses/contract';
import type { TrendResult } from '$lib/analyses/trend/compute';
import { manifest, type TrendMetric } from '$lib/analyses/trend/manifest';
import { movingAverage } from '$lib/analyses/trend/average';
import { share } from '$lib/analyses/trend/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut } from '../../../support/attack';

const K = 5;
const AVERAGE = 3;
const params = v.parse(manifest.params.schema, { average: AVERAGE });

function resultOf(
	metric: TrendMetric,
	values: readonly number[],
	total: number,
	people: readonly number[] | null,
): TrendResult {
	const list = Float64Array.from(values);
	const unfinished = new Uint8Array(list.length);
	return {
		metric,
		unit: 'day',
		from: 0,
		to: 1,
		periods: Float64Array.from(values.keys()),
		unfinished,
		series: [
			{
				label: { text: 'one' },
				values: list,
				average: movingAverage(list, unfinished, AVERAGE),
				total,
				people: people && {
					values: Float64Array.from(people),
					total: people.reduce((sum, n) => sum + n, 0),
				},
			},
		],
		additive: false,
		leftCensored: false,
	};
}

const steps = fc.array(fc.oneof(fc.nat(8), fc.nat(80)), { minLength: 1, maxLength: 12 });
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function expectUnknown(
	full: TrendResult,
	equations: Parameters<typeof workOut>[0],
	shared: TrendResult,
): void {
	const [truth, told] = [full, shared].map(
		({ series: [line] }) =>
			new Map([
				['total', line!.total],
				...[...line!.values].map((value, p) => [`p${p}`, value] as const),
			]),
	) as [Map<string, number>, Map<string, number>];
	for (const [name, count] of told) {
		if (count >= 0) expect(count, name).toBe(truth.get(name));
		if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
		if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
	}
	// A trailing mean is one more equation.
	const means = [...shared.series[0]!.average!].flatMap((mean, p) => {
		if (Number.isNaN(mean)) return [];
		const window = Array.from({ length: AVERAGE }, (_, i) => `p${p - i}`);
		told.set(`mean ${p}`, Math.round(mean * AVERAGE));
		return [adds([`mean ${p}`], window)];
	});
	const solved = workOut([...equations, ...means], (name) => {
		const count = told.get(name) ?? NaN;
		return count >= 0 ? count : undefined;
	});
	for (const [name, count] of solved)
		expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
}

test('property: new members add up to those of the range, and no few of them can be worked out', () => {
	fc.assert(
		fc.property(steps, (values) => {
			const full = resultOf('new', values, sum(values), null);
			const equation = adds(
				['total'],
				values.map((_, p) => `p${p}`),
			);
			expectUnknown(full, [equation], share(full, K, params));
		}),
	);
});

test('property: who joined is not told by the growth of all members', () => {
	fc.assert(
		fc.property(steps, (joined) => {
			const values = joined.map((_, p) => sum(joined.slice(0, p + 1)));
			const full = resultOf('members', values, values.at(-1)!, null);
			const growth = values
				.slice(1)
				.map((_, p) => adds([`p${p + 1}`], [`p${p}`, `joined ${p + 1}`]));
			expectUnknown(
				full,
				[adds(['total'], [`p${values.length - 1}`]), ...growth],
				share(full, K, params),
			);
		}),
	);
});

test('property: who was active at some time is not told of by a period of few', () => {
	fc.assert(
		fc.property(steps, fc.nat(20), (values, more) => {
			const full = resultOf('active', values, Math.max(...values) + more, null);
			const away = values.map((_, p) => adds(['total'], [`p${p}`, `away ${p}`]));
			expectUnknown(full, away, share(full, K, params));
		}),
	);
});

test('property: money of few people is neither shown nor what is left of the total', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.nat(30), fc.nat(900)), { minLength: 2, maxLength: 10 }),
			(list) => {
				const people = list.map(([n]) => n);
				const values = list.map(([n, amount]) => (n === 0 ? 0 : amount));
				const [line] = share(resultOf('revenue', values, sum(values), people), K, params).series;
				expect(line!.people).toBeNull();
				const hidden = [...line!.values].flatMap((value, p) => (Number.isNaN(value) ? [p] : []));
				values.forEach((value, p) => {
					if (value !== 0 && people[p]! < K) expect(hidden).toContain(p);
				});
				if (people.filter((n) => n > 0).length > 1) expect(hidden).not.toHaveLength(1);
				line!.average!.forEach((mean, p) => {
					if (!Number.isNaN(mean))
						expect(hidden.some((h) => h <= p && h > p - AVERAGE)).toBe(false);
				});
			},
		),
	);
});
