import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/lifecycle/compute';
import { manifest, type LifecycleParams } from '$lib/analyses/lifecycle/manifest';
import { FLOWS, STAGES, STANDINGS, type LifecycleRef } from '$lib/analyses/lifecycle/result';
import { quantiles } from '$lib/base/quantile';
import { add, DAY, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

interface Row {
	readonly member: string;
	readonly day: number;
	readonly kind: string;
}
const FIRST = parseDay('2024-01-20');
const log = fc.uniqueArray(
	fc.record<Row>({
		member: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6'),
		day: fc.nat(100),
		kind: fc.constantFrom('a', 'a', 'b', 'leave'),
	}),
	{ minLength: 1, maxLength: 50, selector: ({ member, day }) => `${member} ${day}` },
);
const question = fc.record({
	event: fc.constantFrom('any', { kind: 'a' }),
	by: fc.constantFrom(null, 'member:city'),
	atRisk: fc.constantFrom(50, 80),
	newDays: fc.constantFrom(1, 14),
	trendDays: fc.constantFrom(7, 28),
	unit: fc.constantFrom('day', 'week', 'month'),
	leave: fc.constantFrom('lost', 'ignore'),
});
const scope = fc.constantFrom(
	{},
	{ from: '2024-02-10', to: '2024-04-01' },
	{ asOf: '2024-05-31' },
	{ asOf: '2024-02-29' },
);

const timeOf = ({ day }: Row) => FIRST + day * DAY;

function dataOf(rows: readonly Row[], scope: object): Data {
	const lines = rows.map(
		(row) =>
			`${row.member},${formatDay(timeOf(row))},${row.kind},${row.member < 'm3' ? 'Rome' : ''}`,
	);
	const text = ['member_id,time,event,member:city', ...lines, 'list,,,Oslo'].join('\n');
	return dataFromText(text, { scope });
}

const parse = (written: object): LifecycleParams => v.parse(manifest.params.schema, written);

test('stages are disjoint and exhaustive; movement and flow sum as they say', () => {
	fc.assert(
		fc.property(log, question, scope, (rows, written, scope) => {
			const data = dataOf(rows, scope);
			const p = parse(written);
			const result = runToEnd(compute(data, p));
			const set = (ref: LifecycleRef) => people(data, p, ref);

			const seen = new Set<number>();
			for (const { id, count } of result.stages) {
				const behind = set({ stage: id });
				expect(behind.size, id).toBe(count);
				behind.forEach((m) => {
					expect(seen.has(m), 'in two stages').toBe(false);
					seen.add(m);
				});
			}
			expect(seen.size).toBe(result.members);
			expect(set({ stage: 'all' }).size).toBe(result.members);

			if (result.moves !== null) {
				const { counts, totals, current } = result.moves;
				STANDINGS.forEach((from, r) => {
					expect(counts[r]!.reduce((a, b) => a + b, 0)).toBe(totals[r]);
					expect(set({ from, to: 'all' }).size).toBe(totals[r]);
				});
				if (current)
					STAGES.forEach((_, c) =>
						expect(counts.reduce((sum, row) => sum + row[c]!, 0)).toBe(result.stages[c]!.count),
					);
			}

			let previous = result.before;
			for (const period of result.flow) {
				expect(period.active).toBe(period.new + period.returning + period.resurrected);
				expect(previous).toBe(period.returning + period.dormant);
				previous = period.active;
				for (const flow of [...FLOWS, 'active'] as const)
					expect(set({ period: period.start, flow }).size).toBe(period[flow]);
			}
		}),
		{ numRuns: 150 },
	);
});

test('as plainly told: the stage of every member, and the flow of every period', () => {
	fc.assert(
		fc.property(log, question, scope, (rows, written, scope) => {
			const data = dataOf(rows, scope);
			const p = parse({ ...written, by: null });
			const result = runToEnd(compute(data, p));
			const asOf = Math.floor((data.covered - 1) / DAY);
			const ids = [...new Set(rows.map((r) => r.member)), 'list'];
			const own = (id: string) =>
				rows
					.filter((r) => r.member === id && timeOf(r) < data.covered)
					.sort((a, b) => a.day - b.day);
			const isLeave = (r: Row) => p.leave === 'lost' && r.kind === 'leave';
			const isActive = (r: Row) => !isLeave(r) && (p.event === 'any' || r.kind === 'a');
			const days = (id: string) =>
				own(id)
					.filter(isActive)
					.map((r) => timeOf(r) / DAY);
			const gaps = ids.flatMap((id) => days(id).map((d, i, all) => d - (all[i - 1] ?? NaN)));
			const [atRisk, lost] = gaps.every(Number.isNaN)
				? [p.newDays, p.newDays]
				: quantiles(gaps, [p.atRisk / 100, 0.9]);

			const expected = new Map<string, string[]>(STAGES.map((id) => [id, []]));
			for (const id of ids) {
				const all = own(id);
				if (all.length === 0 && id !== 'list') continue;
				const first = id === 'list' ? -Infinity : timeOf(all[0]!) / DAY;
				const active = days(id);
				const silent = asOf - (active.at(-1) ?? NaN);
				const count = (from: number, to: number) =>
					active.filter((d) => asOf - d >= from && asOf - d < to).length;
				const last = all.findLast((r) => isLeave(r) || isActive(r));
				let stage: string;
				if (last !== undefined && isLeave(last)) stage = 'lost';
				else if (asOf - first < p.newDays) stage = 'new';
				else if (active.length === 0) stage = 'never';
				else if (silent > lost! + 1e-6) stage = 'lost';
				else if (silent > atRisk! + 1e-6) stage = 'at-risk';
				else if (count(0, p.trendDays) > count(p.trendDays, 2 * p.trendDays)) stage = 'growing';
				else stage = 'mature';
				expected.get(stage)!.push(id);
			}
			for (const stage of STAGES) {
				const behind = [...people(data, p, { stage }).toArray()];
				expect(behind.map((m) => data.members.ids[m]!).sort(), stage).toEqual(
					expected.get(stage)!.sort(),
				);
			}

			for (const { start, ...flow } of result.flow) {
				const begin = parseDay(start);
				const [before, end] = [add(p.unit, begin, -1), add(p.unit, begin, 1)];
				const from = Math.max(begin, data.scope.from);
				// The period before the first is looked at as a whole, the first only from the range on.
				const since = begin > data.scope.from ? Math.max(before, data.scope.from) : before;
				const did = (id: string, a: number, b: number) =>
					days(id).some((d) => d * DAY >= a && d * DAY < b);
				const is = (id: string) => ({
					now: did(id, from, end),
					then: did(id, since, begin),
					ever: did(id, -Infinity, from),
				});
				const list = ids.map((id) => is(id));
				const size = (test: (m: ReturnType<typeof is>) => boolean) => list.filter(test).length;
				expect(flow).toMatchObject({
					active: size(({ now }) => now),
					new: size(({ now, ever }) => now && !ever),
					returning: size(({ now, then }) => now && then),
					resurrected: size(({ now, then, ever }) => now && ever && !then),
					dormant: size(({ now, then }) => !now && then),
				});
			}
		}),
		{ numRuns: 150 },
	);
});
