import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ALL, compute, describePeople, people, type RfmRef } from '$lib/analyses/rfm/compute';
import { example } from '$lib/analyses/rfm/example';
import { manifest, type RfmParams } from '$lib/analyses/rfm/manifest';
import { SCORINGS, SET_IDS } from '$lib/analyses/shared/rfm/rules';
import { BitSet } from '$lib/base/bitset';
import { parseDay } from '$lib/base/time';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText, runToEnd } from '../../../support/data';

const params = (some: Partial<RfmParams> = {}): RfmParams => v.parse(manifest.params.schema, some);
const HEAD = 'member_id,time,event,amount';

function run(rows: readonly string[], some: Partial<RfmParams> = {}, scope: ScopeSpec = {}) {
	return runToEnd(compute(dataFromText([HEAD, ...rows].join('\n'), { scope }), params(some)));
}

test('the worked example', () => {
	const data = dataFromText(example.data, { scope: example.scope ?? {} });
	expect(runToEnd(compute(data, example.params))).toMatchObject(example.expected);
	expect(describePeople(data, example.params)).toMatchObject([
		{ id: 'ann', recencyDays: 1, frequency: 3, monetary: 450, segment: 'important-value' },
		{ id: 'bo', recencyDays: 3, frequency: 1, monetary: 20, segment: 'general-develop' },
		{ id: 'cai', recencyDays: 71, frequency: 2, monetary: 600, segment: 'important-keep' },
		{ id: 'dan', recencyDays: 81, frequency: 1, monetary: 30, segment: 'general-win-back' },
		{ id: 'eve', r: null, recencyDays: null, frequency: 0, monetary: 0, segment: 'none' },
	]);
});

test('no orders: no buyers, no shares, no bounds', () => {
	const result = run(['a,2024-01-01,view,', 'b,2024-01-02,refund,5'], {
		order: { kind: 'order' },
		none: true,
	});
	expect(result).toMatchObject({
		buyers: 0,
		members: 2,
		amount: 0,
		split: null,
		none: { count: 2, amount: -5 },
	});
	expect(result.segments.map((row) => row.count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2]);
	expect(result.segments.every((row) => row.share === null && row.averages === null)).toBe(true);
	expect([...result.grid.count]).toEqual([0]);
});

test('one buyer is in one bin, equal to every mean, so high', () => {
	const result = run(['a,2024-01-01,order,0.1', 'a,2024-01-02,order,0.2']);
	expect(result.bins).toMatchObject({ r: { sizes: [1] }, f: { sizes: [1] }, m: { sizes: [1] } });
	expect(result.segments[0]).toMatchObject({
		id: 'important-value',
		count: 1,
		orders: 2,
		amount: 0.3,
		share: 1,
	});
});

test('money that is equal but for binary fractions is equal', () => {
	const rows = [
		'a,2024-01-01,order,0.1',
		'a,2024-01-01,order,0.2',
		'b,2024-01-01,order,0.3',
		'c,2024-01-01,order,0.3',
	];
	const result = run(rows);
	expect(result.bins.m.sizes).toEqual([3]);
	expect(result.split?.m).toBe(0.3);
	expect(result.segments[0]).toMatchObject({ id: 'important-value', count: 3 });
});

test('a negative amount and a refund kind reduce M alone; gross leaves both out', () => {
	const rows = [
		'a,2024-01-01,order,100',
		'a,2024-01-05,order,-30',
		'a,2024-01-06,refund,20',
		'a,2024-01-07,refund,-10',
	];
	const describe = (some: Partial<RfmParams>) =>
		describePeople(dataFromText([HEAD, ...rows].join('\n')), params(some));
	expect(describe({ frequency: 'orders' })).toMatchObject([
		{ recencyDays: 6, frequency: 1, monetary: 40 },
	]);
	expect(describe({ revenue: 'gross' })).toMatchObject([
		{ recencyDays: 6, frequency: 1, monetary: 100 },
	]);
	expect(run(rows).refundKinds).toEqual(['refund']);
});

test('an event of the order kind without an amount is left out and counted', () => {
	const result = run(['a,2024-01-01,order,', 'b,2024-01-01,order,0'], { order: { kind: 'order' } });
	expect(result).toMatchObject({ buyers: 1, withoutAmount: 1, none: { count: 1 } });
});

test('days are counted from midnight to midnight, several orders of a day once', () => {
	const rows = [
		'a,2024-02-28 23:59:59,order,1',
		'a,2024-02-29 00:00,order,1',
		'a,2024-02-29 12:00,order,1',
		'b,2024-03-01 00:00,order,1',
	];
	const data = dataFromText([HEAD, ...rows].join('\n'));
	expect(describePeople(data, params())).toMatchObject([
		{ recencyDays: 1, frequency: 2 },
		{ recencyDays: 0, frequency: 1 },
	]);
	expect(describePeople(data, params({ frequency: 'orders' }))).toMatchObject([
		{ frequency: 3 },
		{ frequency: 1 },
	]);
});

test('only the range counts; R is counted from as-of, else from the last day of the range or of the data', () => {
	const rows = [
		'a,2024-01-01,order,1',
		'a,2024-01-10,order,2',
		'a,2024-02-01,order,4',
		'b,2024-02-20,view,',
	];
	const describe = (scope: ScopeSpec) =>
		describePeople(dataFromText([HEAD, ...rows].join('\n'), { scope }), params());
	expect(describe({})).toMatchObject([{ recencyDays: 19, frequency: 3, monetary: 7 }]);
	expect(describe({ from: '2024-01-05', to: '2024-01-20' })).toMatchObject([
		{ recencyDays: 10, frequency: 1, monetary: 2 },
	]);
	expect(describe({ asOf: '2024-01-15' })).toMatchObject([
		{ recencyDays: 5, frequency: 2, monetary: 3 },
	]);
	expect(describe({ from: '2024-03-01' })).toEqual([]);
});

test('members whose events all come after as-of are not yet there', () => {
	const rows = ['a,2024-01-01,order,1', 'b,2024-02-01,order,1', 'c,,,'];
	expect(run(rows, {}, { asOf: '2024-01-15' })).toMatchObject({
		members: 2,
		buyers: 1,
		none: { count: 1 },
	});
});

test('fixed bounds: a value on a bound begins the next bin', () => {
	const rows = ['a,2024-01-31,order,50', 'b,2024-01-24,order,49.99', 'c,2024-01-01,order,500'];
	const some = { scoring: 'cuts', cutsR: [7, 30], cutsF: [2], cutsM: [50, 100] } as const;
	const described = describePeople(dataFromText([HEAD, ...rows].join('\n')), params(some));
	expect(described.map(({ r, f, m }) => [r, f, m])).toEqual([
		[3, 1, 2],
		[2, 1, 1],
		[1, 1, 3],
	]);
});

test('params refuse bounds that do not ascend', () => {
	expect(v.safeParse(manifest.params.schema, { scoring: 'cuts', cutsF: [3, 2] }).success).toBe(
		false,
	);
	expect(v.safeParse(manifest.params.schema, { bins: 1 }).success).toBe(false);
	expect(v.safeParse(manifest.params.schema, { nonsense: 1 }).success).toBe(false);
});

const event = fc.record({
	member: fc.integer({ min: 0, max: 40 }),
	day: fc.integer({ min: 0, max: 60 }),
	kind: fc.constantFrom('order', 'order', 'order', 'refund', 'view'),
	cents: fc.integer({ min: -500, max: 5000 }),
});
const rowOf = (e: { member: number; day: number; kind: string; cents: number }) =>
	`m${e.member},${new Date(parseDay('2024-01-15') + e.day * 86_400_000).toISOString().slice(0, 10)},${e.kind},${e.kind === 'view' ? '' : e.cents / 100}`;
const events = fc.array(event, { minLength: 1, maxLength: 150 });
const anyParams = fc.record({
	scoring: fc.constantFrom(...SCORINGS),
	bins: fc.integer({ min: 2, max: 6 }),
	set: fc.constantFrom(...SET_IDS),
	split: fc.constantFrom('mean', 'median'),
	revenue: fc.constantFrom('net', 'gross'),
	frequency: fc.constantFrom('days', 'orders'),
	none: fc.constant(true),
	before: fc.constantFrom(0, 1),
	segments: fc.constantFrom([], [{ id: 'VIP', of: [{ r: { min: 4 }, fm: { min: 3 } }] }]),
}) as fc.Arbitrary<Partial<RfmParams>>;

const cents = (amount: number) => Math.round(amount * 100);

test('classes partition the members and the revenue to the cent; every number has its people', () => {
	fc.assert(
		fc.property(events, anyParams, (list, some) => {
			const data = dataFromText([HEAD, ...list.map(rowOf)].join('\n'));
			const checked = params(some);
			const result = runToEnd(compute(data, checked));
			const classes = result.segments.filter((row) => row.id !== 'none');
			const sum = (of: (row: (typeof classes)[number]) => number) =>
				classes.reduce((total, row) => total + of(row), 0);
			expect(sum((row) => row.count)).toBe(result.buyers);
			expect(sum((row) => row.orders)).toBe(result.orders);
			expect(sum((row) => cents(row.amount))).toBe(cents(result.amount));
			expect(result.buyers + result.none.count).toBe(result.members);
			expect([...result.grid.count].reduce((a, b) => a + b)).toBe(result.buyers);
			expect([...result.grid.amount].reduce((a, b) => a + cents(b), 0)).toBe(cents(result.amount));
			const all = list.filter(
				(e) =>
					e.kind !== 'view' && (checked.revenue === 'net' || (e.kind === 'order' && e.cents >= 0)),
			);
			const net = all.reduce(
				(total, e) => total + (e.kind === 'order' ? e.cents : -Math.abs(e.cents)),
				0,
			);
			expect(cents(result.amount) + cents(result.none.amount)).toBe(net);

			const size = (ref: RfmRef) => people(data, checked, ref).size;
			const union = new BitSet(data.timeline.members);
			for (const row of result.segments) {
				const set = people(data, checked, { segment: row.id });
				expect(set.size).toBe(row.count);
				expect(set.clone().intersect(union).size).toBe(0);
				union.unite(set);
			}
			expect(union.size).toBe(result.members);
			expect(size({ segment: ALL })).toBe(result.buyers);
			for (const of of ['r', 'f', 'm'] as const) {
				result.bins[of].sizes.forEach((n, i) => expect(size({ score: [of, i + 1] })).toBe(n));
			}
			for (let r = 1; r <= result.grid.rows; r++) {
				for (let f = 1; f <= result.grid.columns; f++) {
					expect(size({ cell: [r, f] })).toBe(
						result.grid.count[(r - 1) * result.grid.columns + f - 1],
					);
				}
			}
			const described = describePeople(data, checked);
			for (const row of result.segments) {
				expect(described.filter((member) => member.segment === row.id)).toHaveLength(row.count);
			}
		}),
	);
});

test('the order of rows does not matter', () => {
	fc.assert(
		fc.property(events, anyParams, fc.infiniteStream(fc.nat()), (list, some, stream) => {
			const shuffled = list
				.map((e) => [stream.next().value!, e] as const)
				.sort((a, b) => a[0] - b[0])
				.map(([, e]) => e);
			expect(run(shuffled.map(rowOf), some)).toEqual(run(list.map(rowOf), some));
		}),
		{ numRuns: 50 },
	);
});

test('a scope gives what the restricted data give', () => {
	fc.assert(
		fc.property(events, anyParams, fc.integer({ min: 0, max: 60 }), (list, any, day) => {
			// What lies before is known of the data as a whole: see people-and-scope.test.ts.
			const some = { ...any, before: 0 };
			const asOf = new Date(parseDay('2024-01-15') + day * 86_400_000).toISOString().slice(0, 10);
			const inside = (e: { member: number }) => e.member % 2 === 0;
			const whole = dataFromText([HEAD, ...list.map(rowOf)].join('\n'));
			const segment = BitSet.from(
				whole.members.count,
				[...whole.members.ids.keys()].filter((m) =>
					inside({ member: Number(whole.members.ids[m]!.slice(1)) }),
				),
			);
			const scoped = dataFromText([HEAD, ...list.map(rowOf)].join('\n'), {
				scope: { asOf },
				segment,
			});
			const cut = list.filter((e) => inside(e) && e.day <= day);
			const restricted = dataFromText([HEAD, ...cut.map(rowOf)].join('\n'), { scope: { asOf } });
			const result = runToEnd(compute(scoped, params(some)));
			expect(result).toEqual({
				...runToEnd(compute(restricted, params(some))),
				refundKinds: result.refundKinds,
			});
		}),
	);
});
