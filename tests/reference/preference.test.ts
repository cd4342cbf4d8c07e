// Davis' Southern Women against published overlaps of events; a shop log against plain counting of its lines.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compute, describePeople } from '$lib/analyses/preference/compute';
import { manifest } from '$lib/analyses/preference/manifest';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';

const params = (asked: object) => v.parse(manifest.params.schema, asked);

test('Southern Women: who went to two events, and the lift of that', () => {
	const [, ...lines] = readFileSync(shared('davis_women', 'attendance.csv'), 'utf8')
		.trim()
		.split(/\r?\n/);
	const expected = JSON.parse(readFileSync(shared('davis_women', 'expected.json'), 'utf8')) as {
		women: number;
		attendance: Record<string, number>;
		event_overlap: Record<string, Record<string, number>>;
	};
	const rows = lines.map((line) => {
		const [member, event] = line.split(',');
		return `${member},1936-01-01,went,${event}`;
	});
	const data = dataFromText(['member_id,time,event,object', ...rows].join('\n'));
	const { aspects, pairs, active } = runToEnd(
		compute(data, params({ category: 'object', top: 20, least: 1 })),
	);
	expect(active).toBe(expected.women);
	const names = aspects[0]!.rows.map(({ label }) => (label as { text: string }).text);
	expect(names).toHaveLength(14);
	aspects[0]!.rows.forEach(({ reach, events }, row) => {
		expect(reach).toBe(expected.attendance[names[row]!]);
		expect(events).toBe(reach);
	});
	expect(pairs).toHaveLength(28);
	for (const { a, b, both, lift } of pairs) {
		expect(both).toBe(expected.event_overlap[names[a]!]![names[b]!]);
		const [of, and] = [expected.attendance[names[a]!]!, expected.attendance[names[b]!]!];
		expect(lift.ratio).toBeCloseTo((both * expected.women) / (of * and), 12);
	}
});

test('a shop: entropy and preferred pages of each user, as counted line by line', () => {
	const [head, ...lines] = gunzipSync(readFileSync(shared('ecom', 'ecom.csv.gz')))
		.toString('utf8')
		.trim()
		.split(/\r?\n/);
	const at = (name: string) => head!.split(',').indexOf(name);
	const rows = lines.map((line) => line.split(','));
	const text = rows.map(
		(row) =>
			`${row[at('user_id')]},${row[at('timestamp')]},${row[at('event')]},${row[at('platform')]}`,
	);
	const data = dataFromText(['member_id,time,event,channel', ...text].join('\n'));
	const asked = params({ channel: 'channel', least: 5, top: 20 });
	const { aspects } = runToEnd(compute(data, asked));

	const all = new Map<string, number>();
	const users = new Map<string, Map<string, number>>();
	for (const row of rows) {
		const [user, event] = [row[at('user_id')]!, row[at('event')]!];
		all.set(event, (all.get(event) ?? 0) + 1);
		const own = users.get(user) ?? new Map<string, number>();
		users.set(user, own.set(event, (own.get(event) ?? 0) + 1));
	}
	expect(aspects[0]!.events).toBe(rows.length);
	for (const { label, events, reach } of aspects[0]!.rows) {
		const { kind } = label as { kind: string };
		expect(events).toBe(all.get(kind));
		expect(reach).toBe([...users.values()].filter((own) => own.has(kind)).length);
	}
	const told = new Map(
		describePeople(data, asked)
			.filter(({ aspect }) => aspect === 'category')
			.map((one) => [one.id, one]),
	);
	expect(told.size).toBe(users.size);
	let prefer = 0;
	for (const [user, own] of users) {
		const n = [...own.values()].reduce((a, b) => a + b, 0);
		const bits = [...own.values()].reduce((sum, k) => sum - (k / n) * Math.log2(k / n), 0);
		const { effective, top, events } = told.get(user)!;
		expect(events).toBe(n);
		expect(Math.log2(effective)).toBeCloseTo(bits, 9);
		// Wilson’s lower bound is above everyone's share exactly when the score test says so (z = 1.96, one side).
		const sure = [...own].filter(([event, k]) => {
			const p = all.get(event)! / rows.length;
			return k > 1 && k / n > p && (k / n - p) / Math.sqrt((p * (1 - p)) / n) > 1.959964;
		});
		const most = n < 5 ? 0 : Math.min(3, sure.length);
		expect(top).toHaveLength(most);
		for (const { value } of top) expect(sure.map(([event]) => event)).toContain(value);
		prefer += most;
	}
	expect(aspects[0]!.rows.reduce((sum, row) => sum + row.prefer, 0)).toBe(prefer);
	expect(prefer).toBeGreaterThan(50);
});
