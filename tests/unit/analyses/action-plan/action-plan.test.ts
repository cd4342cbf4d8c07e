import { compute, people } from '$lib/analyses/action-plan/compute';
import { findings } from '$lib/analyses/action-plan/findings';
import { rowName } from '$lib/analyses/action-plan/names';
import { manifest, type PlanParams } from '$lib/analyses/action-plan/manifest';
import type { ActionRow, PlanResult } from '$lib/analyses/action-plan/result';
import type { Data } from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const params = (...rows: object[]): PlanParams => v.parse(manifest.params.schema, { rows });
const run = (data: Data, asked: PlanParams): PlanResult => runToEnd(compute(data, asked));
const table = (...rows: string[]) => ['member_id,time,event,member:segments', ...rows].join('\n');
const send = { touch: { kind: 'send' }, metric: { kind: 'order' } };
const rowOf = (text: string, action: object): ActionRow =>
	run(dataFromText(text), params(action)).rows[0]!;

describe('a row', () => {
	test('did it once reached: at the same moment or after, not only before', () => {
		const text = table(
			'same,2024-01-05 10:00,send,s',
			'same,2024-01-05 10:00,order,s',
			'before,2024-01-04 10:00,order,s',
			'before,2024-01-05 10:00,send,s',
			'both,2024-01-04 10:00,order,s',
			'both,2024-01-05 10:00,send,s',
			'both,2024-01-06 10:00,order,s',
			'missed,2024-01-06 10:00,order,s',
			'other,2024-01-06 10:00,order,t',
		);
		const whole = { members: 4, reached: 3, done: 4, doneAfter: 2, doneMissed: 1 };
		expect(rowOf(text, { segment: 's', ...send })).toEqual(whole);
		expect(rowOf(text, { segment: 's', ...send, from: '2024-01-06' })).toEqual({
			...whole,
			...{ reached: 0, done: 2, doneAfter: 0, doneMissed: 2 },
		});
	});

	test('whose touch is its metric asks for a later one', () => {
		const text = table(
			'once,2024-01-05 10:00,order,s',
			'same,2024-01-05 10:00,order,s',
			'same,2024-01-05 10:00,order,s',
			'again,2024-01-05 10:00,order,s',
			'again,2024-01-05 10:01,order,s',
			'before,2024-01-04 10:00,order,s',
			'before,2024-01-05 10:00,order,s',
			'none,2024-01-05 10:00,view,s',
		);
		const order = { kind: 'order' };
		const from = '2024-01-05';
		expect(rowOf(text, { segment: 's', touch: order, metric: order, from })).toEqual({
			...{ members: 5, reached: 4, done: 4, doneAfter: 1, doneMissed: 0 },
		});
		const not = ['view', 'send'];
		expect(
			rowOf(text, { segment: 's', touch: { not }, metric: { not: [...not].reverse() }, from }),
		).toMatchObject({ reached: 4, done: 4, doneAfter: 1 });
		// Any event is another question, whatever the data hold.
		expect(rowOf(text, { segment: 's', touch: order, metric: 'any', from })).toMatchObject({
			...{ reached: 4, done: 5, doneAfter: 4 },
		});
	});

	test('without an event of touches has no reach', () => {
		const text = table('a,2024-01-05,order,s');
		expect(rowOf(text, { segment: 's', metric: { kind: 'order' } })).toEqual({
			...{ members: 1, reached: null, done: 1, doneAfter: null, doneMissed: null },
		});
	});

	test('of a segment that was not prepared is a bug, not nobody', () => {
		const data = dataFromText(table('a,2024-01-05,order,s'));
		const bare: Data = {
			...data,
			segment: () => {
				throw new Error('not asked for');
			},
		};
		expect(() => run(bare, params({ segment: 's' }))).toThrow('not asked for');
		expect(run(bare, params({})).rows[0]!.members).toBe(1);
	});
});

test('params: names and texts are trimmed, a plan has a row at least and twelve at most', () => {
	expect(params({ segment: 's', name: ' VIP ', action: ' sale ' }).rows[0]).toMatchObject({
		...{ name: 'VIP', action: 'sale', from: null, touch: null, metric: 'any' },
	});
	for (const rows of [[], Array.from({ length: 13 }, () => ({})), [{ from: '2024-02-30' }]])
		expect(v.safeParse(manifest.params.schema, { rows }).success).toBe(false);
});

test('a plan over many events is computed block by block', () => {
	const rows = Array.from({ length: 70_000 }, (_, i) => `m${i >> 1},2024-01-05,order,`);
	const steps = compute(
		dataFromText(`${table()}\n${rows.join('\n')}`),
		params({ ...send }, { ...send }),
	);
	const shares: number[] = [];
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done === true) {
			expect(step.value.rows.map(({ done }) => done)).toEqual([35_000, 35_000]);
			break;
		}
		shares.push(step.value);
	}
	expect(shares).toHaveLength(4);
	expect(shares).toEqual([...shares].sort((a, b) => a - b));
	expect(shares.at(-1)).toBe(1);
});

test('property: a plan counts as plain sets do', () => {
	const member = fc.record({
		segments: fc.subarray(['a', 'b', 'c']),
		events: fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.boolean()), {
			minLength: 1,
			maxLength: 4,
		}),
	});
	fc.assert(
		fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), (members) => {
			const data = dataFromText(
				table(
					...members.flatMap(({ segments, events }, m) =>
						events.map(
							([day, isSend]) =>
								`m${m},2024-01-${String(day).padStart(2, '0')},${isSend ? 'send' : 'order'},${segments.join(';')}`,
						),
					),
				),
			);
			const asked = params(...['a', 'b', 'c'].map((segment) => ({ segment, ...send })));
			const result = run(data, asked);
			const inside = (s: string) => members.filter(({ segments }) => segments.includes(s as 'a'));
			const counts = [0, 1, 2, 3].map(
				(n) => members.filter(({ segments }) => segments.length === n).length,
			);
			expect(result.touches).toEqual(counts);
			expect(result.covered).toBe(members.length - counts[0]!);
			['a', 'b', 'c'].forEach((s, i) => {
				const own = inside(s);
				const { members: size, reached, done, doneAfter, doneMissed } = result.rows[i]!;
				expect(size).toBe(own.length);
				expect(reached).toBe(own.filter(({ events }) => events.some(([, is]) => is)).length);
				expect(done).toBe(own.filter(({ events }) => events.some(([, is]) => !is)).length);
				expect(doneAfter! + doneMissed!).toBeLessThanOrEqual(done);
				['a', 'b', 'c'].forEach((other, j) =>
					expect(result.both[i * 3 + j]).toBe(
						own.filter(({ segments }) => segments.includes(other as 'a')).length,
					),
				);
				const missed = people(data, asked, { row: i, of: 'missed' });
				expect(missed.size).toBe(size - reached!);
			});
		}),
	);
});

describe('findings', () => {
	const row = (some: Partial<ActionRow>): ActionRow => ({
		...{ members: 100, reached: null, done: 0, doneAfter: null, doneMissed: null },
		...some,
	});
	const told = (rows: readonly ActionRow[], some: Partial<PlanResult> = {}) =>
		findings(
			{
				...{ members: 200, covered: 150, rows, touches: [50, 150, 0, 0], rarest: 50 },
				both: rows.flatMap((_, i) => rows.map((_, j) => (i === j ? 100 : 0))),
				...some,
			},
			params(...rows.map((_, i) => ({ segment: `s${i}`, name: `S${i}` }))),
			dataFromText(table()).facts,
		);

	test('coverage, and that all are covered', () => {
		expect(told([row({})])).toMatchObject([
			{ key: 'finding.covered', values: { covered: { count: 150 }, left: { count: 50 } } },
		]);
		expect(told([row({})], { covered: 200 })).toMatchObject([{ key: 'finding.all' }]);
		expect(told([row({})], { members: 0 })).toMatchObject([{ key: 'finding.nobody' }]);
	});

	test('who would be addressed more than once, by the two rows that share most', () => {
		const both = [100, 5, 10, 5, 100, 2, 10, 2, 100];
		expect(told([row({}), row({}), row({})], { both, touches: [50, 130, 17, 3] })[1]).toMatchObject(
			{
				key: 'finding.overlap',
				tone: 'notable',
				values: { several: { count: 20 }, first: 'S0', second: 'S2', both: { count: 10 } },
			},
		);
	});

	test('the least reached; a difference of reached and missed is called no effect', () => {
		const rows = [row({ reached: 80 }), row({ reached: 40, doneAfter: 30, doneMissed: 6 })].map(
			(one) => ({ ...one, doneAfter: one.doneAfter ?? 0, doneMissed: one.doneMissed ?? 0 }),
		);
		expect(told(rows).slice(1)).toMatchObject([
			{ key: 'finding.reached', values: { who: 'S1', share: { share: 0.4 } } },
			{ key: 'finding.selection', values: { after: { share: 0.75 }, without: { share: 0.1 } } },
		]);
		const few = rows.map((one) => ({ ...one, members: 45 }));
		expect(told(few).some(({ key }) => key === 'finding.selection')).toBe(false);
	});

	test('rows for the same segment are told apart by what is done', () => {
		const asked = params(
			{ action: 'A' },
			{ action: 'B' },
			{ segment: 's', name: 'S', action: 'C' },
			{ segment: 's', name: 'S', action: 'D' },
			{ segment: 't', name: 'T', action: 'E' },
		);
		const names = asked.rows.map((_, row) => rowName(asked.rows, row));
		expect(names).toEqual(['A', 'B', 'S · C', 'S · D', 'T']);
		expect(rowName(params({}).rows, 0)).toEqual({ message: 'everyone' });
	});

	test('an empty segment is said to be empty', () => {
		expect(told([row({ members: 0 })])[1]).toMatchObject({
			key: 'finding.empty',
			values: { who: 'S0' },
		});
	});
});
