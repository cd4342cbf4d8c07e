import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect } from 'vitest';
import { compute } from '$lib/analyses/value-matrix/compute';
import { manifest } from '$lib/analyses/value-matrix/manifest';
import { DAY, parseDay } from '$lib/base/time';
import { runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';
import { dataFromEvents } from './timeline';

test('value matrix: R’s orders, deciles and who came back counted the plain way', () => {
	const rows = readFileSync(shared('rfm_r', 'rfm_data_orders.csv'), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(','));
	const events = {
		member: rows.map((row) => row[0]!),
		time: rows.map((row) => parseDay(row[1]!)),
		amount: rows.map((row) => Number(row[2])),
		kind: rows.map(() => 'order'),
	};
	const data = dataFromEvents(events, true, { asOf: '2006-12-31' });
	const params = v.parse(manifest.params.schema, { order: { kind: 'order' }, days: 180 });
	const result = runToEnd(compute(data, params));
	const cut = parseDay('2007-01-01') - 180 * DAY;
	expect(result.cut).toBe(cut);
	const sums = new Map<string, number>();
	const back = new Set<string>();
	events.member.forEach((id, i) => {
		if (events.time[i]! < cut) sums.set(id, (sums.get(id) ?? 0) + events.amount[i]!);
		else back.add(id);
	});
	expect(result.buyers).toBe(sums.size);
	expect(result.all.revenue[0]).toBe([...sums.values()].reduce((a, b) => a + b, 0));
	expect(result.all.back[0]).toBe([...sums.keys()].filter((id) => back.has(id)).length);
	// Deciles of type 7, each with its bound inside.
	const sorted = [...sums.values()].sort((a, b) => a - b);
	result.bounds.forEach((bound, g) => {
		const at = ((g + 1) / 10) * (sorted.length - 1);
		const low = sorted[Math.floor(at)]!;
		expect(bound).toBeCloseTo(low + (at % 1) * (sorted[Math.ceil(at)]! - low), 6);
	});
	result.byGroup.count.forEach((count, g) => {
		const [low, high] = [result.bounds[g - 1] ?? -Infinity, result.bounds[g] ?? Infinity];
		expect(count).toBe(sorted.filter((x) => x > low && x <= high).length);
	});
	expect(Array.from(result.byClass.count).reduce((a, b) => a + b)).toBe(result.buyers);
});
