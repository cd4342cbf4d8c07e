import { compute, people } from '$lib/analyses/activity-mix/compute';
import { manifest, type ActivityMixParams } from '$lib/analyses/activity-mix/manifest';
import type { ActivityMixResult, Level } from '$lib/analyses/activity-mix/result';
import type { Data } from '$lib/analyses/contract';
import { add, DAY, floorTo, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const params = (some: object = {}): ActivityMixParams => v.parse(manifest.params.schema, some);
const run = (data: Data, some: object = {}): ActivityMixResult =>
	runToEnd(compute(data, params(some)));
const table = (...rows: string[]) => ['member_id,time,event', ...rows].join('\n');

describe('rules', () => {
	test('bounds are inclusive; several events of a day are one day, but several events', () => {
		const data = dataFromText(
			table(
				'a,2024-01-01,m',
				'a,2024-01-01,m',
				'b,2024-01-02,m',
				'b,2024-01-03,m',
				'c,2024-01-31,m',
			),
		);
		const month = (some: object) => run(data, { core: 2, ...some }).periods[0];
		expect(month({ by: 'days' })).toMatchObject({ core: 1, active: 2, lurker: 0 });
		expect(month({ by: 'events' })).toMatchObject({ core: 2, active: 1, lurker: 0 });
		expect(month({ by: 'days', core: 3, active: 2 })).toMatchObject({
			core: 0,
			active: 1,
			lurker: 2,
		});
	});

	test('who is known from a list is a lurker from the beginning, others from their first event', () => {
		const data = dataFromText(
			table('listed,,', 'a,2024-01-01,m', 'b,2024-02-10,m', 'a,2024-03-31,m'),
		);
		expect(run(data).periods.map(({ members, lurker }) => [members, lurker])).toEqual([
			[2, 1],
			[3, 2],
			[3, 2],
		]);
		expect(run(data).everyoneActed).toBe(false);
	});

	test('who left is out after the period of the leave, and back with the next activity', () => {
		const data = dataFromText(
			table(
				'a,2024-01-01,m',
				'a,2024-01-09,leave',
				'a,2024-03-31,m',
				'b,2024-01-01,m',
				'b,2024-02-01,leave',
				'b,2024-02-02,m',
			),
		);
		const members = (leave: string) => run(data, { leave, event: { kind: 'm' } }).periods;
		expect(members('out').map((row) => row.members)).toEqual([2, 1, 2]);
		expect(members('stay').map((row) => row.members)).toEqual([2, 2, 2]);
		expect(run(data, { leave: 'out', event: { kind: 'm' } }).someLeft).toBe(true);
	});

	test('who left before the range is out in it', () => {
		const data = dataFromText(table('a,2024-01-01,m', 'a,2024-01-09,退群', 'b,2024-03-31,m'), {
			scope: { from: '2024-02-01' },
		});
		expect(run(data, { leave: 'out' }).periods.map(({ members }) => members)).toEqual([0, 1]);
	});

	test('the last finished period is told, or the last one, marked', () => {
		const data = dataFromText(table('a,2024-01-01,m', 'a,2024-02-12,m'));
		expect(run(data)).toMatchObject({ shown: 0 });
		const short = run(dataFromText(table('a,2024-01-05,m', 'a,2024-01-12,m')));
		expect(short).toMatchObject({ shown: 0, periods: [{ unfinished: true }] });
	});

	test('no events, no periods', () => {
		expect(run(dataFromText(table('a,,')))).toMatchObject({ periods: [], shown: -1 });
	});

	test('core must ask for more than active, and shares for no more than all', () => {
		for (const bad of [
			{ core: 2, active: 2 },
			{ referenceCore: 60, referenceActive: 41 },
			{ active: 0 },
		])
			expect(v.safeParse(manifest.params.schema, bad).success).toBe(false);
	});
});

const row = fc.record({
	member: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5'),
	day: fc.nat(69),
	kind: fc.constantFrom('a', 'b', 'leave'),
});

test('property: as plainly counted; the levels sum to the members, with people behind each', () => {
	fc.assert(
		fc.property(
			fc.array(row, { minLength: 1, maxLength: 40 }),
			fc.constantFrom('week', 'month'),
			fc.constantFrom('days', 'events'),
			fc.constantFrom('stay', 'out'),
			fc.boolean(),
			(rows, unit, by, leave, listed) => {
				// One event a member and day: then nothing hangs on the order of lines.
				const own = [...new Map(rows.map((r) => [`${r.member} ${r.day}`, r])).values()].sort(
					(a, b) => a.day - b.day,
				);
				const first = parseDay('2024-01-10');
				const lines = own.map((r) => `${r.member},${formatDay(first + r.day * DAY)},${r.kind}`);
				const data = dataFromText(table(...lines, ...(listed ? ['silent,,'] : [])));
				const p = params({ event: { kind: 'a' }, unit, by, leave, core: 3, active: 2 });
				const result = runToEnd(compute(data, p));
				const ids = [...new Set(own.map((r) => r.member)), ...(listed ? ['silent'] : [])];
				let start = floorTo(unit, first + own[0]!.day * DAY);
				for (const period of result.periods) {
					const end = add(unit, start, 1);
					const found: Record<Level, string[]> = { core: [], active: [], lurker: [] };
					for (const id of ids) {
						const mine = own
							.filter((r) => r.member === id)
							.map((r) => ({ ...r, time: first + r.day * DAY }));
						if (mine.length > 0 && mine[0]!.time >= end) continue;
						const count = mine.filter(
							(r) => r.kind === 'a' && r.time >= start && r.time < end,
						).length;
						const before = mine.findLast(
							(r) => r.time < start && (r.kind === 'a' || r.kind === 'leave'),
						);
						if (leave === 'out' && before?.kind === 'leave' && count === 0) continue;
						found[count >= 3 ? 'core' : count >= 2 ? 'active' : 'lurker'].push(id);
					}
					expect(period.start).toBe(formatDay(start));
					expect(period.members).toBe(period.core + period.active + period.lurker);
					for (const level of ['core', 'active', 'lurker'] as const) {
						expect(period[level], `${period.start} ${level}`).toBe(found[level].length);
						const behind = people(data, p, { period: period.start, level });
						expect([...behind.toArray()].map((m) => data.members.ids[m]!).sort()).toEqual(
							found[level].sort(),
						);
					}
					start = end;
				}
			},
		),
		{ numRuns: 200 },
	);
});
