// CDNOW: known newcomers of each month; gaps, flow and stages against naive counts over its lines.
import { readFileSync } from 'node:fs';
import { compute } from '$lib/analyses/lifecycle/compute';
import { manifest } from '$lib/analyses/lifecycle/manifest';
import { quantiles } from '$lib/base/quantile';
import { DAY, parseDay } from '$lib/base/time';
import * as v from 'valibot';
import { expect } from 'vitest';
import { runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';
import { dataFromEvents } from './timeline';

test('CDNOW: 2,357 customers by stage, their gaps, and who comes and goes each month', () => {
	const rows = readFileSync(shared('cdnow', 'CDNOW_sample.txt'), 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.trim().split(/\s+/))
		.map(([, id, day]) => ({
			id: id!,
			time: parseDay(`${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6, 8)}`),
		}));
	const data = dataFromEvents(
		{
			member: rows.map(({ id }) => id),
			time: rows.map(({ time }) => time),
			kind: rows.map(() => 'order'),
			amount: rows.map(() => 0),
		},
		true,
		{ asOf: '1998-06-30' },
	);
	const result = runToEnd(compute(data, v.parse(manifest.params.schema, {})));

	const days = new Map<string, number[]>();
	for (const { id, time } of [...rows].sort((a, b) => a.time - b.time)) {
		const own = days.get(id) ?? [];
		if (own.at(-1) !== time / DAY) days.set(id, [...own, time / DAY]);
	}
	// 6,696 days with an order of 2,357 customers: one gap less than days for each.
	const gaps = [...days.values()].flatMap((own) => own.slice(1).map((d, i) => d - own[i]!));
	expect(gaps).toHaveLength(6696 - 2357);
	const [atRisk, lost] = quantiles(gaps, [0.8, 0.9]);
	expect(result.bounds[0]).toMatchObject({ gaps: gaps.length, borrowed: false });
	expect(result.bounds[0]!.atRisk).toBeCloseTo(atRisk!, 6);
	expect(result.bounds[0]!.lost).toBeCloseTo(lost!, 6);

	const asOf = parseDay('1998-06-30') / DAY;
	const silent = [...days.values()].map((own) => asOf - own.at(-1)!);
	const count = (id: string) => result.stages.find((row) => row.id === id)!.count;
	expect(result.members).toBe(2357);
	// Nobody came in the last fourteen days.
	expect([count('new'), count('never')]).toEqual([0, 0]);
	expect(count('lost')).toBe(silent.filter((d) => d > lost!).length);
	expect(count('at-risk')).toBe(silent.filter((d) => d > atRisk! && d <= lost!).length);
	expect(count('growing') + count('mature')).toBe(silent.filter((d) => d <= atRisk!).length);

	expect(result.flow.map((period) => period.new)).toEqual([781, 857, 719, ...Array(15).fill(0)]);
	const month = (day: number) => new Date(day * DAY).toISOString().slice(0, 7);
	const active = (id: string) =>
		new Set([...days.values()].flatMap((own, m) => (own.some((d) => month(d) === id) ? [m] : [])));
	result.flow.forEach((period, p) => {
		const now = active(period.start.slice(0, 7));
		const before = p === 0 ? new Set<number>() : active(result.flow[p - 1]!.start.slice(0, 7));
		const returning = [...now].filter((m) => before.has(m)).length;
		expect(period).toMatchObject({
			active: now.size,
			returning,
			resurrected: now.size - returning - period.new,
			dormant: before.size - returning,
			unfinished: false,
		});
	});
});
