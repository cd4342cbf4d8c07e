import type { Data } from '$lib/analyses/contract';
import { compute, describePeople, people } from '$lib/analyses/roles/compute';
import { findings } from '$lib/analyses/roles/findings';
import { manifest, type RolesParams } from '$lib/analyses/roles/manifest';
import type { RolesRef, RolesResult } from '$lib/analyses/roles/result';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const THREE = [{ kind: 'view' }, { kind: 'comment' }, { kind: 'post' }];
const ask = (some: object): RolesParams =>
	v.parse(manifest.params.schema, { roles: THREE, ...some });
const run = (data: Data, some: object = {}): RolesResult => runToEnd(compute(data, ask(some)));
const log = (rows: readonly string[], scope = {}) =>
	dataFromText(['member_id,time,event', ...rows].join('\n'), { scope });

describe('edge cases', () => {
	test('the last moment of the time counts, and who is still in it does not', () => {
		const rows = [
			'a,2024-01-10 10:00,view',
			'a,2024-01-17 10:00,comment',
			'b,2024-01-10 10:00,view',
			'b,2024-01-17 10:01,comment',
			'c,2024-01-28 10:00,view',
			'c,2024-01-29 10:00,comment',
			'd,2024-01-31 10:00,like',
		];
		const [turn] = run(log(rows), { within: 7 }).turns;
		expect(turn).toMatchObject({ entered: 2, converted: 1, open: 1, rate: 0.5, mean: 7 * DAY });
		expect(run(log(rows)).turns[0]).toMatchObject({ entered: 3, converted: 3, open: 0 });
	});

	test('the same event in two roles takes no time', () => {
		const roles = ['any', { kind: 'post' }];
		const [turn] = run(log(['a,2024-01-10,post', 'b,2024-01-10,view']), { roles }).turns;
		expect(turn).toMatchObject({ entered: 2, converted: 1, mean: 0, skipped: 0 });
	});

	test('first times before the range are first times: who was a viewer before is no new one', () => {
		const rows = ['a,2024-01-10,view', 'a,2024-02-10,view', 'a,2024-02-12,comment'];
		const result = run(log(rows, { from: '2024-02-01' }));
		expect(result.history).toBe(true);
		expect(result.roles[0]).toMatchObject({ ever: 1, fresh: 0, innermost: 0 });
		expect(result.roles[1]).toMatchObject({ ever: 1, fresh: 1, innermost: 1 });
		expect(result.turns[0]).toMatchObject({ entered: 0, rate: null, skipped: 0 });
	});

	test('who had the next role before has nothing to turn to', () => {
		const result = run(log(['a,2024-01-10,comment', 'a,2024-01-11,view']));
		expect(result.turns[0]).toMatchObject({ already: 1, entered: 0, skipped: 1 });
	});

	test('names of kinds suggest the roles; else the most common come first', () => {
		const { defaults } = manifest.params;
		const { facts } = log(['a,2024-01-10,发布', 'a,2024-01-11,浏览', 'b,2024-01-11,评论']);
		expect(defaults(facts).roles.map((role) => (role as { kind: string }).kind)).toEqual([
			'浏览',
			'评论',
			'发布',
		]);
		const rare = log(['a,2024-01-10,x', 'a,2024-01-11,y', 'b,2024-01-11,y']).facts;
		expect(defaults(rare).roles).toEqual([{ kind: 'y' }, { kind: 'x' }]);
		expect(defaults(log([]).facts).roles).toEqual(['any', 'any']);
	});
});

describe('findings', () => {
	const keys = (data: Data, some: object = {}) =>
		findings(run(data, some), ask(some), data.facts).map(({ key, tone }) => `${tone} ${key}`);
	const crowd = (n: number, converts: number) =>
		Array.from({ length: n }, (_, i) => [
			`m${i},2024-01-${10 + (i % 10)},view`,
			...(i < converts ? [`m${i},2024-02-01,comment`] : []),
		]).flat();

	test('a rate of many is notable, with its interval, its time, and what limits it', () => {
		const data = log(['z,2024-01-01,like', ...crowd(40, 10)]);
		const list = keys(data, { roles: THREE.slice(0, 2) });
		expect(list.slice(0, 2)).toEqual(['notable finding.turn', 'plain finding.time']);
		expect(list).toContain('plain finding.unlimited');
		expect(keys(data, { roles: THREE.slice(0, 2), within: 20 })).toEqual(
			expect.arrayContaining(['caution finding.open']),
		);
	});

	test('few, nobody, and those who may have begun before the data', () => {
		expect(keys(log(crowd(4, 1)))).toEqual(
			expect.arrayContaining([
				'caution finding.few',
				'caution finding.early',
				'caution finding.unfinished',
			]),
		);
		expect(keys(log(['a,2024-01-01,like']))).toEqual(['caution finding.nobody']);
		expect(keys(log(['a,2024-01-01,post']))).toContain('caution finding.noTurn');
	});
});

const FIRST = parseDay('2024-01-20');
const row = fc.record({
	member: fc.nat(5),
	day: fc.nat(60),
	kind: fc.constantFrom('view', 'comment', 'post', 'like'),
});
const scopes = fc.constantFrom(
	{},
	{ from: '2024-02-05' },
	{ from: '2024-02-05', to: '2024-03-02' },
	{ asOf: '2024-03-31' },
);

test('property: as plainly counted, with the people behind each number', () => {
	fc.assert(
		fc.property(
			fc.array(row, { minLength: 1, maxLength: 40 }),
			scopes,
			fc.constantFrom(0, 5, 20),
			(events, scope, within) => {
				const rows = events.map(
					({ member, day, kind }) => `m${member},${formatDay(FIRST + day * DAY)},${kind}`,
				);
				const data = log(rows, scope);
				const params = ask({ within });
				const result = runToEnd(compute(data, params));
				const { from, to } = data.scope;
				const first = (member: string, kind: string) =>
					Math.min(
						...events
							.filter((one) => `m${one.member}` === member && one.kind === kind)
							.map(({ day }) => FIRST + day * DAY)
							.filter((time) => time < to),
					);
				const members = data.members.ids.filter((id) =>
					events.some(({ member, day }) => `m${member}` === id && FIRST + day * DAY < to),
				);
				const kinds = ['view', 'comment', 'post'];
				const idsOf = (ref: RolesRef) =>
					[...people(data, params, ref).toArray()].map((m) => data.members.ids[m]!);
				const same = (count: number, ref: RolesRef, holds: (id: string) => boolean) => {
					const expected = members.filter(holds);
					expect(idsOf(ref)).toEqual(expected);
					expect(count).toBe(expected.length);
				};
				const isIn = (time: number) => time >= from && time < to;
				expect(result.members).toBe(members.length);
				same(result.none, 'none', (id) => kinds.every((kind) => first(id, kind) === Infinity));
				kinds.forEach((kind, role) => {
					const { ever, fresh, innermost } = result.roles[role]!;
					same(ever, { role, of: 'ever' }, (id) => first(id, kind) < Infinity);
					same(fresh, { role, of: 'fresh' }, (id) => isIn(first(id, kind)));
					same(
						innermost,
						{ role, of: 'innermost' },
						(id) =>
							first(id, kind) < Infinity &&
							kinds.slice(role + 1).every((other) => first(id, other) === Infinity),
					);
					const months = result.months.reduce((sum, month) => sum + month.fresh[role]!, 0);
					expect(months).toBe(fresh);
				});
				result.turns.forEach((turn, i) => {
					const times = (id: string) => [first(id, kinds[i]!), first(id, kinds[i + 1]!)] as const;
					const limit = within === 0 ? Infinity : within * DAY;
					const isOver = (time: number) => limit === Infinity || time + limit <= data.covered;
					same(turn.already, { turn: i, of: 'already' }, (id) => {
						const [a, b] = times(id);
						return isIn(a) && b < a;
					});
					same(turn.entered, { turn: i, of: 'entered' }, (id) => {
						const [a, b] = times(id);
						return isIn(a) && b >= a && isOver(a);
					});
					same(turn.converted, { turn: i, of: 'converted' }, (id) => {
						const [a, b] = times(id);
						return isIn(a) && b >= a && b < Infinity && b - a <= limit && isOver(a);
					});
					same(turn.skipped, { turn: i, of: 'skipped' }, (id) => {
						const [a, b] = times(id);
						return isIn(b) && a > b;
					});
					expect(turn.already + turn.open + turn.entered).toBe(result.roles[i]!.fresh);
				});
				for (const { id, times } of describePeople(data, params))
					expect(times.map((time) => time ?? Infinity)).toEqual(
						kinds.map((kind) => first(id, kind)),
					);
			},
		),
		{ numRuns: 150 },
	);
});

test('property: a longer time never converts fewer of those whose time is over in both', () => {
	fc.assert(
		fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (events) => {
			const rows = events.map(
				({ member, day, kind }) => `m${member},${formatDay(FIRST + day * DAY)},${kind}`,
			);
			const data = log([...rows, 'z,2025-01-01,like']);
			const [short, long] = [run(data, { within: 5 }), run(data, { within: 30 })];
			short.turns.forEach(({ converted, entered }, i) => {
				expect(entered).toBe(long.turns[i]!.entered);
				expect(converted).toBeLessThanOrEqual(long.turns[i]!.converted);
			});
		}),
	);
});
