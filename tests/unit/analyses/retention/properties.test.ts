import { compute, people } from '$lib/analyses/retention/compute';
import { manifest, type RetentionParams } from '$lib/analyses/retention/manifest';
import type { RetentionRef, RetentionResult } from '$lib/analyses/retention/result';
import type { Data } from '$lib/analyses/contract';
import { add, DAY, floorTo, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

vi.setConfig({ testTimeout: 60_000 });

interface Row {
	readonly member: string;
	readonly time: number;
	readonly kind: string;
}

const FIRST = parseDay('2024-02-24');
const row = fc.record<Row>({
	member: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
	time: fc.integer({ min: 0, max: 40 * 4 }).map((n) => FIRST + (n * DAY) / 4),
	kind: fc.constantFrom('a', 'b', 'c'),
});
const log = fc.array(row, { minLength: 1, maxLength: 25 });
const question = fc.record({
	start: fc.constantFrom('any', { kind: 'a' }, { kind: 'b' }),
	return: fc.constantFrom('any', { kind: 'a' }, { kind: 'c' }),
	unit: fc.constantFrom('day', 'week', 'month'),
	cohort: fc.constantFrom('first-ever', 'first-in-range', 'each'),
	mode: fc.constantFrom('on', 'on-or-after'),
	clock: fc.constantFrom('calendar', 'rolling'),
	periods: fc.constantFrom(0, 3),
	weekStart: fc.constantFrom(0, 6),
});
const scope = fc.constantFrom({}, { from: '2024-03-01', to: '2024-03-20' }, { asOf: '2024-04-30' });

function dataOf(rows: readonly Row[], scope: object): Data {
	const lines = rows.map(({ member, time, kind }) => {
		const text = new Date(time).toISOString().slice(0, 19).replace('T', ' ');
		return `${member},${text},${kind}`;
	});
	return dataFromText(['member_id,time,event', ...lines].join('\n'), { scope });
}

const parse = (written: object): RetentionParams => v.parse(manifest.params.schema, written);
const run = (data: Data, p: RetentionParams): RetentionResult => runToEnd(compute(data, p));

const selects = (selector: RetentionParams['start'], { kind }: Row) =>
	selector === 'any' || selector.kind === kind;

/** Who is in which cell, said plainly: `cohort` → members, and `cohort/k` → those who came back. */
function oracle(rows: readonly Row[], data: Data, p: RetentionParams): Map<string, Set<string>> {
	const { from, to } = data.scope;
	const cells = new Map<string, Set<string>>();
	const put = (key: string, member: string) =>
		cells.set(key, (cells.get(key) ?? new Set()).add(member));
	const week = p.weekStart === 0 ? 1 : p.weekStart;
	const start = (t: number) => floorTo(p.unit, t, week);
	const length = { day: 1, week: 7, month: 30 }[p.unit] * DAY;
	for (const member of new Set(rows.map((r) => r.member))) {
		const own = rows
			.filter((r) => r.member === member && r.time < to)
			.sort((a, b) => a.time - b.time);
		let starts = own.filter((r) => selects(p.start, r)).map((r) => r.time);
		if (p.cohort === 'first-ever') starts = starts.slice(0, 1).filter((t) => t >= from);
		else starts = starts.filter((t) => t >= from);
		if (p.cohort === 'first-in-range') starts = starts.slice(0, 1);
		const first = new Map<number, number>();
		for (const t of starts) if (!first.has(start(t))) first.set(start(t), t);
		for (const [cohort, began] of first) {
			const day = formatDay(cohort);
			put(day, member);
			for (const r of own) {
				if (r.time < began || !selects(p.return, r)) continue;
				let k = 0;
				if (p.clock === 'rolling') while (began + (k + 1) * length <= r.time) k++;
				else while (add(p.unit, cohort, k + 1) <= r.time) k++;
				put(`${day}/${k}`, member);
				if (p.mode === 'on-or-after') for (let j = 0; j < k; j++) put(`${day}/${j}`, member);
			}
		}
	}
	return cells;
}

test('as plainly counted, with people behind each number', () => {
	fc.assert(
		fc.property(log, question, scope, (rows, written, scope) => {
			const data = dataOf(rows, scope);
			const p = parse(written);
			const { cohorts, pooled } = run(data, p);
			const cells = oracle(rows, data, p);
			const idsOf = (ref: RetentionRef) =>
				[...people(data, p, ref).toArray()].map((m) => data.members.ids[m]!).sort();
			const keys = new Set<string>();
			for (const { start, size, periods } of cohorts) {
				const expected = [...(cells.get(start) ?? [])].sort();
				expect(size).toBe(expected.length);
				expect(idsOf({ cohort: start })).toEqual(expected);
				keys.add(start);
				periods.forEach(({ count }, period) => {
					const key = `${start}/${period}`;
					const back = [...(cells.get(key) ?? [])].sort();
					expect(count).toBe(back.length);
					expect(idsOf({ cohort: start, period })).toEqual(back);
					keys.add(key);
				});
			}
			pooled.forEach(({ count, size }, average) => {
				if (p.cohort === 'each') return;
				expect(idsOf({ average, of: 'back' })).toHaveLength(count);
				expect(idsOf({ average, of: 'all' })).toHaveLength(size);
			});
			const wide = p.periods === 0 ? Infinity : p.periods;
			for (const key of cells.keys())
				if (Number(key.split('/')[1] ?? 0) < wide) expect(keys).toContain(key);
		}),
		{ numRuns: 200 },
	);
});

test('invariants: later ≥ on, a cohort bounds its cells, rows in any order, no holes', () => {
	fc.assert(
		fc.property(log, question, scope, (rows, written, scope) => {
			const data = dataOf(rows, scope);
			const on = run(data, parse({ ...written, mode: 'on' }));
			const later = run(data, parse({ ...written, mode: 'on-or-after' }));
			expect(run(dataOf([...rows].reverse(), scope), parse({ ...written, mode: 'on' }))).toEqual(
				on,
			);
			on.cohorts.forEach(({ size, periods }, c) => {
				let before = Infinity;
				periods.forEach(({ count, finished }, k) => {
					const after = later.cohorts[c]!.periods[k]!.count;
					expect(count).toBeLessThanOrEqual(after);
					expect(after).toBeLessThanOrEqual(Math.min(size, before));
					before = after;
					// Once a cell is unfinished, all later ones are.
					if (!finished) expect(periods.slice(k).some((cell) => cell.finished)).toBe(false);
				});
			});
			const unit = written.unit as RetentionParams['unit'];
			on.cohorts.slice(1).forEach(({ start }, i) => {
				expect(start).toBe(formatDay(add(unit, parseDay(on.cohorts[i]!.start), 1)));
			});
		}),
		{ numRuns: 200 },
	);
});
