import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/lifecycle/compute';
import { manifest, type LifecycleParams } from '$lib/analyses/lifecycle/manifest';
import { STAGES, type LifecycleResult } from '$lib/analyses/lifecycle/result';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const params = (some: object = {}): LifecycleParams => v.parse(manifest.params.schema, some);
const run = (data: Data, some: object = {}): LifecycleResult =>
	runToEnd(compute(data, params(some)));
const table = (...rows: string[]) =>
	['member_id,time,event,channel,member:kind', ...rows].join('\n');
const day = (n: number) => formatDay(parseDay('2024-01-01') + n * DAY);
/** A member active on these days of the year. */
const on = (id: string, days: readonly number[], kind = 'm') =>
	days.map((n) => `${id},${day(n)},${kind},,`);

/** Who is in which stage. */
function stagesOf(data: Data, some: object = {}): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	for (const stage of STAGES) {
		const behind = people(data, params(some), { stage });
		if (behind.size > 0)
			found[stage] = [...behind.toArray()].map((m) => data.members.ids[m]!).sort();
	}
	return found;
}

describe('stages', () => {
	// Ten gaps of 10 days each: both percentiles are 10.
	const steady = on('steady', [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);

	test('silent as long as the bound is not beyond it', () => {
		const data = dataFromText(table(...steady, ...on('at', [10, 20, 90]), ...on('past', [79, 89])));
		// Gaps: 10 × 10, 10, 70, 10.
		expect(run(data).bounds[0]).toMatchObject({ gaps: 13, members: 3, atRisk: 10, lost: 10 });
		expect(stagesOf(data)).toEqual({ growing: ['at'], mature: ['steady'], lost: ['past'] });
	});

	test('at risk lies between the percentiles', () => {
		const rows = [...steady, ...on('a', [0, 30]), ...on('b', [0, 50]), ...on('c', [0, 75])];
		// Sorted gaps: 10 × 10, 30, 50, 75. P80 = at 9.6: 22; P90 = at 10.8: 46.
		const data = dataFromText(table(...rows));
		expect(run(data).bounds[0]).toMatchObject({ gaps: 13, atRisk: 22, lost: 46 });
		expect(stagesOf(data)).toMatchObject({ 'at-risk': ['c'], lost: ['a', 'b'] });
	});

	test('new: known for fewer days than asked, active or not', () => {
		const data = dataFromText(
			table(
				...steady,
				...on('late', [87]),
				...on('old', [86]),
				...on('quiet', [95], 'join'),
				'list,,,,',
			),
		);
		const some = { event: { kind: 'm' } };
		expect(stagesOf(data, some)).toMatchObject({ new: ['late', 'quiet'], never: ['list'] });
		expect(stagesOf(data, { ...some, newDays: 15 })).toMatchObject({
			new: ['late', 'old', 'quiet'],
		});
	});

	test('growing: more active days than in as many days before', () => {
		const data = dataFromText(
			table(
				...steady,
				...on('up', [60, 90, 98]),
				...on('down', [60, 65, 98]),
				...on('same', [60, 98]),
			),
		);
		expect(stagesOf(data)).toMatchObject({ growing: ['up'], mature: ['down', 'same', 'steady'] });
		expect(stagesOf(data, { trendDays: 5 }).growing).toEqual(['down', 'same', 'steady', 'up']);
	});

	test('who left is lost at once, until active again; or judged like the others', () => {
		const data = dataFromText(
			table(
				...steady,
				...on('gone', [50, 60, 98]),
				...on('gone', [99], 'leave'),
				...on('back', [50, 60], 'm'),
				...on('back', [70], 'leave'),
				...on('back', [98]),
				...on('fresh', [95]),
				...on('fresh', [96], 'leave'),
			),
		);
		expect(stagesOf(data, { leave: 'lost' }).lost).toEqual(['fresh', 'gone']);
		expect(stagesOf(data, { leave: 'ignore' }).lost).toBeUndefined();
	});

	test('without gaps, silent beyond the time of a new member is lost', () => {
		const data = dataFromText(table(...on('a', [0]), ...on('b', [90])));
		expect(run(data).bounds[0]).toMatchObject({ gaps: 0, atRisk: 14, lost: 14 });
		expect(stagesOf(data)).toEqual({ lost: ['a'], new: ['b'] });
	});

	test('the range does not cut the past off', () => {
		const text = table(...steady, ...on('a', [10, 20, 30]));
		const whole = run(dataFromText(text));
		const part = run(dataFromText(text, { scope: { from: day(60) } }));
		expect(part.stages).toEqual(whole.stages);
		expect(part.flow.length).toBeLessThan(whole.flow.length);
	});
});

describe('groups', () => {
	const quick = Array.from({ length: 40 }, (_, i) => i * 2);
	const slow = Array.from({ length: 32 }, (_, i) => i * 20);
	const rows = [
		...on('q1', quick).map((row) => `${row}quick`),
		...on('q2', [...quick.slice(0, 20), 600]).map((row) => `${row}quick`),
		...on('q3', [600, 602, 604]).map((row) => `${row}quick`),
		...on('s1', slow).map((row) => `${row}slow`),
		...on('r1', [0, 3, 620]).map((row) => `${row}rare`),
	];
	const data = dataFromText(table(...rows));

	test('each member is held against the gaps of the own group; small groups borrow', () => {
		const { bounds } = run(data, { by: 'member:kind' });
		expect(bounds.map(({ group, gaps, borrowed }) => [group, gaps, borrowed])).toEqual([
			[null, 39 + 20 + 2 + 31 + 2, false],
			['quick', 61, false],
			['rare', 2, true],
			['slow', 31, false],
		]);
		expect(bounds[1]).toMatchObject({ atRisk: 2, lost: 2 });
		expect(bounds[3]).toMatchObject({ atRisk: 20, lost: 20 });
		expect([bounds[2]!.atRisk, bounds[2]!.lost]).toEqual([bounds[0]!.atRisk, bounds[0]!.lost]);
		// Silent for 16 days: much for the quick, nothing for the slow.
		expect(stagesOf(data, { by: 'member:kind' }).lost).toContain('q3');
		expect(stagesOf(data).lost).not.toContain('q3');
	});

	test('people behind the bounds', () => {
		const { bounds } = run(data, { by: 'member:kind' });
		bounds.forEach(({ members }, index) =>
			expect(people(data, params({ by: 'member:kind' }), { bounds: index }).size).toBe(members),
		);
	});
});

describe('flow', () => {
	test('the period before the range counts, and so does all history', () => {
		const data = dataFromText(
			table(
				...on('a', [5, 35, 65]),
				...on('b', [5, 65]),
				...on('c', [40]),
				...on('d', [65]),
				...on('e', [90]),
			),
			{ scope: { from: '2024-03-01', to: '2024-03-31' } },
		);
		expect(run(data)).toMatchObject({
			before: 2,
			leftCensored: false,
			flow: [{ active: 4, new: 2, returning: 1, resurrected: 1, dormant: 1 }],
		});
	});

	test('a period that the range begins in is unfinished; what lies before it is no activity in it', () => {
		const data = dataFromText(table(...on('a', [1, 35]), ...on('b', [33, 50])), {
			scope: { from: '2024-02-10' },
		});
		expect(run(data).flow).toMatchObject([
			{ active: 1, new: 0, returning: 0, resurrected: 1, dormant: 1, unfinished: true },
		]);
	});
});

test('movement compares the ends of the last two finished periods', () => {
	const data = dataFromText(table(...on('a', [0, 10, 20, 40]), ...on('b', [50]), ...on('c', [65])));
	const { moves } = run(data);
	expect(moves).toMatchObject({ from: '2024-01-01', to: '2024-02-01', current: false });
	expect(run(dataFromText(table(...on('a', [0, 10, 40])))).moves).toBeNull();
});

test('lost does not come before at risk', () => {
	for (const bad of [{ atRisk: 90, lost: 80 }, { newDays: 0 }, { atRisk: 0 }])
		expect(v.safeParse(manifest.params.schema, bad).success).toBe(false);
});
