import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/circles/compute';
import { example } from '$lib/analyses/circles/example';
import { findings } from '$lib/analyses/circles/findings';
import { manifest, type CirclesParams } from '$lib/analyses/circles/manifest';
import type { CirclesRef, CirclesResult } from '$lib/analyses/circles/result';
import { tables } from '$lib/analyses/circles/table';
import { add, DAY, floorTo, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const ask = (some: object): CirclesParams =>
	v.parse(manifest.params.schema, { middle: 2, centre: 3, ...some });
const run = (data: Data, some: object = {}): CirclesResult => runToEnd(compute(data, ask(some)));
const log = (rows: readonly string[], scope = {}) =>
	dataFromText(['member_id,time,event', ...rows].join('\n'), { scope });

describe('edge cases', () => {
	test('the centre asks for more than the middle', () => {
		expect(v.safeParse(manifest.params.schema, { middle: 5, centre: 5 }).success).toBe(false);
	});

	test('events count each, days once', () => {
		const data = log(['a,2024-01-01 10:00,x', 'a,2024-01-01 11:00,x', 'a,2024-01-01 12:00,x']);
		expect(run(data).months[0]).toMatchObject({ outer: 1, middle: 0, centre: 0 });
		expect(run(data, { measure: 'events' }).months[0]).toMatchObject({ middle: 1, centre: 1 });
	});

	test('months without anything between others are there, with everybody outside', () => {
		const { months } = run(log(['a,2024-01-01,x', 'a,2024-03-31,x']));
		expect(months.map(({ outer }) => outer)).toEqual([1, 0, 1]);
		expect(months[1]!.moves).toMatchObject({ outward: 1, came: 0, unfinished: false });
		expect(months[2]!.moves).toMatchObject({ inward: 1 });
	});

	test('what is told is of the last finished month after a finished one', () => {
		const rows = ['a,2024-01-01,x', 'a,2024-02-03,x', 'a,2024-03-03,x'];
		expect(run(log(rows)).shown).toBe(1);
		expect(run(log(rows, { asOf: '2024-03-31' })).shown).toBe(2);
		// January begins before the range: February is finished, its movement is not.
		const late = run(log(rows, { from: '2024-01-15' }));
		expect(late).toMatchObject({ shown: 1 });
		expect(late.months[1]!.moves!.unfinished).toBe(true);
		expect(run(log(['a,2024-01-05,x']))).toMatchObject({ shown: 0, matrix: null });
		expect(run(log([]))).toMatchObject({ shown: -1, months: [], matrix: null });
	});

	test('who is known from a list, or by another event, stands outside', () => {
		const data = log(['a,2024-01-01,x', 'b,,', 'c,2024-01-02,join', 'a,2024-01-31,x']);
		expect(run(data, { event: { kind: 'x' } }).months[0]).toMatchObject({ known: 3, outer: 1 });
	});
});

describe('findings', () => {
	const keys = (data: Data, some: object = {}) =>
		findings(run(data, some), ask(some), data.facts).map(({ key, tone }) => `${tone} ${key}`);
	/** So many who take part on the first days of two months. */
	const crowd = (n: number, january: number, february: number) =>
		Array.from({ length: n }, (_, m) => [
			...Array.from({ length: january }, (_d, i) => `m${m},2024-01-0${1 + i},x`),
			...Array.from({ length: february }, (_d, i) => `m${m},2024-02-0${1 + i},x`),
		]).flat();

	test('more inward, more outward, still, and no more than chance', () => {
		const whole = (rows: string[]) => log([...rows, 'z,2024-02-29,y']);
		const x = { event: { kind: 'x' } };
		expect(keys(whole(crowd(40, 1, 3)), x)).toContain('notable finding.inward');
		expect(keys(whole(crowd(40, 3, 1)), x)).toContain('notable finding.outward');
		expect(keys(whole(crowd(40, 2, 2)), x)).toContain('plain finding.still');
		const both = [...crowd(2, 1, 2), 'n,2024-01-01,x', 'n,2024-01-02,x'];
		expect(keys(whole(both), x)).toEqual(
			expect.arrayContaining(['plain finding.balance', 'caution finding.few']),
		);
	});

	test('unfinished months are said, and no news', () => {
		const list = keys(log(crowd(40, 3, 0)));
		expect(list).toEqual([
			'plain finding.circles',
			'caution finding.unfinished',
			'caution finding.onlyUnfinished',
		]);
		expect(keys(log(['a,2024-01-01,y']), { event: { kind: 'x' } })).toEqual([
			'caution finding.nobody',
		]);
	});
});

const FIRST = parseDay('2024-01-20');
const row = fc.record({
	member: fc.nat(5),
	day: fc.nat(100),
	kind: fc.constantFrom('x', 'x', 'x', 'y'),
});
const scopes = fc.constantFrom(
	{},
	{ from: '2024-02-05' },
	{ from: '2024-02-01', to: '2024-03-20' },
	{ asOf: '2024-04-30' },
);

test('property: as plainly counted, with the people behind each number; identities hold', () => {
	fc.assert(
		fc.property(
			fc.array(row, { minLength: 1, maxLength: 60 }),
			scopes,
			fc.constantFrom('days', 'events'),
			(events, scope, measure) => {
				const data = log(
					events.map(
						({ member, day, kind }) => `m${member},${formatDay(FIRST + day * DAY)},${kind}`,
					),
					scope,
				);
				const params = ask({ measure, event: { kind: 'x' } });
				const { months, members, matrix, shown } = runToEnd(compute(data, params));
				const { from, to } = data.scope;
				const timesOf = (id: string) =>
					events
						.filter(({ member }) => `m${member}` === id)
						.map(({ day, kind }) => ({ time: FIRST + day * DAY, kind }))
						.filter(({ time }) => time < to);
				const ringOf = (id: string, start: number): number => {
					const own = timesOf(id).filter(
						({ time, kind }) => kind === 'x' && time >= from && floorTo('month', time) === start,
					);
					const n = measure === 'events' ? own.length : new Set(own.map(({ time }) => time)).size;
					return n >= 3 ? 3 : n === 2 ? 2 : n;
				};
				const known = (id: string, start: number) =>
					timesOf(id).some(({ time }) => time < add('month', start, 1));
				const ids = data.members.ids.filter((id) => timesOf(id).length > 0);
				expect(members).toBe(ids.length);
				const same = (count: number, ref: CirclesRef, holds: (id: string) => boolean) => {
					const found = [...people(data, params, ref).toArray()].map((m) => data.members.ids[m]!);
					const expected = ids.filter(holds);
					expect(found).toEqual(expected);
					expect(count).toBe(expected.length);
				};
				months.forEach(({ start, moves, ...month }, p) => {
					same(month.known, { month: start, of: 'known' }, (id) => known(id, start));
					(['outer', 'middle', 'centre'] as const).forEach((of, i) =>
						same(month[of], { month: start, of }, (id) => ringOf(id, start) > i),
					);
					if (moves === null) return;
					const before = months[p - 1]!;
					const from = (id: string) => ringOf(id, before.start);
					const was = (id: string) => known(id, before.start);
					same(
						moves.inward,
						{ month: start, of: 'inward' },
						(id) => was(id) && ringOf(id, start) > from(id),
					);
					same(
						moves.outward,
						{ month: start, of: 'outward' },
						(id) => was(id) && ringOf(id, start) < from(id),
					);
					same(moves.came, { month: start, of: 'came' }, (id) => known(id, start) && !was(id));
					expect(moves.inward + moves.outward + moves.same).toBe(before.known);
					expect(before.known + moves.came).toBe(month.known);
				});
				if (matrix === null) return;
				const total = (row: readonly number[]) => row.reduce((a, b) => a + b, 0);
				const before = months[shown - 1]!;
				expect(matrix.map(total)).toEqual([
					months[shown]!.moves!.came,
					before.known - before.outer,
					before.outer - before.middle,
					before.middle - before.centre,
					before.centre,
				]);
			},
		),
		{ numRuns: 150 },
	);
});

describe('benefits', () => {
	const told = (benefits?: readonly string[]) => {
		const params = v.parse(manifest.params.schema, {
			...{ ...example.params, benefits: undefined },
			...(benefits && { benefits }),
		});
		const result = runToEnd(compute(dataFromText(example.data), params));
		return {
			key: manifest.params.sentence(params).key,
			more: manifest.params.more(params),
			table: tables(result, params, dataFromText(example.data).facts).find(
				({ caption }) => caption === 'table.benefits',
			),
		};
	};

	test('stand beside the members of the circle; what is not said is left out', () => {
		expect(told(['年度晚宴\n<b>专属客服</b>', ' ', '=1+1'])).toMatchObject({
			...{ key: 'sentence.benefits', more: [] },
			table: {
				rows: [
					{ cells: [{ message: 'table.centre' }, 1, '年度晚宴\n<b>专属客服</b>'] },
					{ cells: [{ message: 'table.outer' }, 4, '=1+1'] },
				],
			},
		});
	});

	test('of notebooks from before, and blank ones, are none', () => {
		const none = { key: 'sentence', more: ['benefits'], table: undefined };
		expect(told()).toEqual(none);
		expect(told(['', ' ', '\n'])).toEqual(none);
	});

	test('are three texts of some length', () => {
		for (const benefits of [['a'], ['a', 'b', 3], ['x'.repeat(501), '', '']])
			expect(v.safeParse(manifest.params.schema, { benefits }).success).toBe(false);
	});
});
