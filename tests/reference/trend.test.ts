import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect } from 'vitest';
import { compute } from '$lib/analyses/trend/compute';
import { manifest, type TrendParams } from '$lib/analyses/trend/manifest';
import { DAY, parseDay } from '$lib/base/time';
import { runToEnd } from '../support/data';
import { dataFromEvents, type Events } from './timeline';
import { referenceTest as test, shared } from './shared';

/** Lines of `CDNOW_sample.txt`: master id, sample id, date, number of CDs, dollars. */
function purchases(): Events {
	const rows = readFileSync(shared('cdnow', 'CDNOW_sample.txt'), 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.trim().split(/\s+/));
	const day = (text: string) =>
		parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`);
	return {
		member: rows.map((row) => row[1]!),
		time: rows.map((row) => day(row[2]!)),
		amount: rows.map((row) => Number(row[4])),
		kind: rows.map(() => 'order'),
	};
}

const params = (some: Partial<TrendParams>): TrendParams => v.parse(manifest.params.schema, some);

test('CDNOW: 2,357 customers, 6,919 purchases, on 6,696 days', () => {
	const data = dataFromEvents(purchases(), true);
	const of = (metric: TrendParams['metric'], unit: TrendParams['unit']) =>
		runToEnd(compute(data, params({ metric, unit })));
	expect(of('new', 'month').series[0]!.total).toBe(2357);
	expect(of('active', 'month').series[0]!.total).toBe(2357);
	expect(of('orders', 'week').series[0]!.total).toBe(6919);
	// A customer's day counts once in the actives of that day.
	expect(of('active', 'day').series[0]!.values.reduce((a, b) => a + b, 0)).toBe(6696);
	// All customers of the sample came in the first quarter of 1997.
	expect([...of('new', 'month').series[0]!.values].slice(3).every((n) => n === 0)).toBe(true);
	expect([...of('new', 'month').series[0]!.values].slice(0, 3)).toEqual([781, 857, 719]);
});

test('CDNOW: weekly buyers and weekly repeat buyers agree with a naive count', () => {
	const events = purchases();
	const data = dataFromEvents(events, true);
	const weekly = (metric: TrendParams['metric']) =>
		runToEnd(compute(data, params({ metric, unit: 'week' }))).series[0]!.values;
	const weekOf = (time: number) => Math.floor((time / DAY + 3) / 7);
	const first = new Map<string, number>();
	const buyers = new Map<number, Set<string>>();
	events.time.forEach((time, i) => {
		const id = events.member[i]!;
		first.set(id, Math.min(first.get(id) ?? Infinity, time));
		const week = weekOf(time);
		buyers.set(week, (buyers.get(week) ?? new Set()).add(id));
	});
	const begin = Math.min(...buyers.keys());
	const active = weekly('active');
	const fresh = weekly('new');
	expect(active).toHaveLength(Math.max(...buyers.keys()) - begin + 1);
	active.forEach((count, w) => {
		const there = [...(buyers.get(begin + w) ?? [])];
		expect(count).toBe(there.length);
		const repeating = there.filter((id) => weekOf(first.get(id)!) < begin + w).length;
		expect(count - fresh[w]!).toBe(repeating);
	});
});

test('CDNOW: weekly revenue adds up to that of the file', () => {
	const events = purchases();
	const data = dataFromEvents(events, true);
	const { values, total } = runToEnd(compute(data, params({ metric: 'revenue', unit: 'week' })))
		.series[0]!;
	const cents = (list: Iterable<number>) =>
		[...list].reduce((sum, x) => sum + Math.round(x * 100), 0);
	expect(cents(values)).toBe(cents(events.amount));
	expect(Math.round(total * 100)).toBe(cents(events.amount));
});
