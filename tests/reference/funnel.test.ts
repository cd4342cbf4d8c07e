// The funnels of PostHog's and ClickHouse's own tests, counted by ours.
import { compute, people } from '$lib/analyses/funnel/compute';
import { paramsSchema, type FunnelParams, type Preset } from '$lib/analyses/funnel/params';
import type { FunnelResult } from '$lib/analyses/funnel/result';
import type { Data } from '$lib/analyses/contract';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import {
	posthogData,
	posthogScope,
	posthogSelector,
	readCases,
	type PosthogEvent,
	type PosthogStep,
} from './cases';
import { haveSharedData, referenceTest as test } from './shared';

interface PosthogCase {
	readonly id: string;
	readonly order: 'ordered' | 'strict' | 'unordered';
	readonly steps: readonly PosthogStep[];
	readonly window_seconds: number;
	readonly date_from: string | null;
	readonly date_to: string | null;
	readonly exclusions?: readonly { event: string; from_step: number; to_step: number }[];
	readonly persons: Readonly<Record<string, readonly string[]>>;
	readonly events: readonly PosthogEvent[];
	readonly expected: {
		readonly counts: readonly (number | null)[];
		readonly average_conversion_time_s?: readonly (number | null)[];
		readonly median_conversion_time_s?: readonly (number | null)[];
	};
	readonly reference_evaluator: { readonly level_by_person: Readonly<Record<string, number>> };
}

interface ClickHouseRow {
	readonly user: string;
	readonly ts: number;
	readonly conds: readonly boolean[];
}
interface ClickHouseCase {
	readonly id: string;
	readonly fn: string;
	readonly window: number;
	readonly modes?: readonly string[];
	readonly steps: readonly string[];
	readonly rows: readonly ClickHouseRow[];
	readonly expected_level_by_user: Readonly<Record<string, number>>;
}

const posthog = haveSharedData
	? readCases<{ cases: readonly PosthogCase[] }>('posthog_cases', 'funnel_cases.json').cases
	: [];
const clickhouse = haveSharedData
	? readCases<Record<'windowFunnel' | 'retention', readonly ClickHouseCase[]>>(
			'clickhouse_cases',
			'cases.json',
		)
	: { windowFunnel: [], retention: [] };
const windowFunnels = [...clickhouse.windowFunnel, ...clickhouse.retention].filter(
	({ fn }) => fn === 'windowFunnel',
);

test('all cases are run: semantics that differ are named by a preset', () => {
	expect(posthog).toHaveLength(15);
	expect(windowFunnels).toHaveLength(12);
});

function run(data: Data, params: FunnelParams): FunnelResult {
	return runToEnd(compute(data, params));
}

function levels(data: Data, params: FunnelParams): Record<string, number> {
	const found: Record<string, number> = {};
	params.steps.forEach((_, step) =>
		people(data, params, { step, state: 'reached' }).forEach((m) => {
			found[data.members.ids[m]!] = step + 1;
		}),
	);
	return found;
}

for (const one of posthog) {
	// Where PostHog's own reading and ours could differ they do not in its tests: both are run.
	for (const preset of ['posthog', 'opsbook'] as const) {
		test(`${one.id}, counted as ${preset}`, () => {
			const { expected } = one;
			const params = v.parse(paramsSchema, {
				steps: one.steps.map(posthogSelector),
				order: one.order === 'unordered' ? 'any' : one.order,
				window: { value: one.window_seconds, unit: 'second' },
				preset,
				exclusions: (one.exclusions ?? []).map(({ event, from_step, to_step }) => ({
					kind: event,
					from: from_step,
					to: to_step,
				})),
			});
			const scope = posthogScope(one.date_from, one.date_to);
			const data = posthogData(one.persons, one.events, { scope });
			const result = run(data, params);
			expected.counts.forEach((count, i) => {
				if (count !== null) expect(result.steps[i]!.count).toBe(count);
			});
			const reached = Object.entries(one.reference_evaluator.level_by_person).filter(
				([, level]) => level > 0,
			);
			expect(levels(data, params)).toEqual(Object.fromEntries(reached));
			// PostHog averages over all of a person's longest runs, we take the first: the same wherever it tests times.
			const of = (key: 'mean' | 'p50', times: readonly (number | null)[] = []) =>
				times.forEach((seconds, i) => {
					if (seconds !== null)
						expect(result.timeToConvert.pairs[i - 1]![key]).toBe(seconds * 1000);
				});
			of('mean', expected.average_conversion_time_s);
			of('p50', expected.median_conversion_time_s);
		});
	}
}

/** Each condition is a column; the events have all one kind. */
function clickhouseData(rows: readonly ClickHouseRow[], steps: number): Data {
	const columns = Array.from({ length: steps }, (_, i) => `c${i}`);
	const lines = rows.map(({ user, ts, conds }) =>
		[user, new Date(ts * 1000).toISOString().slice(0, -1), 'event', ...conds.map(String)].join(','),
	);
	return dataFromText([['member_id', 'time', 'event', ...columns].join(','), ...lines].join('\n'));
}

for (const one of windowFunnels) {
	test(one.id, () => {
		const modes = one.modes ?? [];
		const params = v.parse(paramsSchema, {
			steps: one.steps.map((_, i) => ({ where: [{ column: `c${i}`, is: ['true'] }] })),
			window: { value: one.window, unit: 'second' },
			// strict_order breaks off differently from "nothing between", with the same levels in these cases.
			order: modes.includes('strict_order') ? 'strict' : 'ordered',
			// strict_once is our default; strict_increase makes no difference where no stamps are equal.
			preset: modes.includes('strict_once') ? 'opsbook' : 'clickhouse',
		});
		const data = clickhouseData(one.rows, one.steps.length);
		const reached = Object.entries(one.expected_level_by_user).filter(([, level]) => level > 0);
		expect(levels(data, params)).toEqual(Object.fromEntries(reached));
	});
}

test('where the readings differ: ClickHouse lets an event fill several steps', () => {
	const differing = windowFunnels.filter((one) => {
		const data = clickhouseData(one.rows, one.steps.length);
		const of = (preset: Preset) =>
			levels(
				data,
				v.parse(paramsSchema, {
					steps: one.steps.map((_, i) => ({ where: [{ column: `c${i}`, is: ['true'] }] })),
					window: { value: one.window, unit: 'second' },
					preset,
				}),
			);
		return JSON.stringify(of('clickhouse')) !== JSON.stringify(of('opsbook'));
	});
	expect(differing.map(({ id }) => id)).toEqual(['windowFunnel:00632:28', 'windowFunnel:00632:31']);
});
