// The #ubuntu chat: who is in which circle in each month, against plain counting of its lines.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compute } from '$lib/analyses/circles/compute';
import { manifest } from '$lib/analyses/circles/manifest';
import { formatDay } from '$lib/base/time';
import * as v from 'valibot';
import { expect } from 'vitest';
import { runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';
import { dataFromEvents } from './timeline';

test('circles by month of a chat of fourteen years', () => {
	const [, ...lines] = gunzipSync(readFileSync(shared('irc_ubuntu', 'irc_ubuntu.csv.gz')))
		.toString('utf8')
		.split('\n');
	// A quoted message may run over lines: those do not begin with a time.
	const rows = lines.flatMap((line) => {
		const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d),([^,"]+),message,/.exec(line);
		return found === null ? [] : [{ day: found[1]!, clock: found[2]!, nick: found[3]! }];
	});
	const data = dataFromEvents(
		{
			member: rows.map(({ nick }) => nick),
			time: rows.map(({ day, clock }) => Date.parse(`${day}T${clock}Z`)),
			amount: rows.map(() => NaN),
			kind: rows.map(() => 'message'),
		},
		false,
	);
	const params = v.parse(manifest.params.schema, { measure: 'events', middle: 5, centre: 50 });
	const { months, members } = runToEnd(compute(data, params));
	expect(members).toBe(new Set(rows.map(({ nick }) => nick)).size);

	const byMonth = new Map<string, Map<string, number>>();
	for (const { day, nick } of rows) {
		const month = byMonth.get(day.slice(0, 7)) ?? new Map<string, number>();
		byMonth.set(day.slice(0, 7), month.set(nick, (month.get(nick) ?? 0) + 1));
	}
	const ring = (n = 0) => (n >= 50 ? 3 : n >= 5 ? 2 : n > 0 ? 1 : 0);
	const known = new Set<string>();
	let before = new Map<string, number>();
	expect(months.length).toBeGreaterThan(100);
	for (const { start, outer, middle, centre, moves, ...month } of months) {
		const own = byMonth.get(formatDay(start).slice(0, 7)) ?? new Map<string, number>();
		const counts = [...own.values()];
		expect([outer, middle, centre]).toEqual(
			[1, 5, 50].map((least) => counts.filter((n) => n >= least).length),
		);
		const inward = [...known].filter((nick) => ring(own.get(nick)) > ring(before.get(nick)));
		const outward = [...known].filter((nick) => ring(own.get(nick)) < ring(before.get(nick)));
		if (moves !== null) {
			expect([moves.inward, moves.outward]).toEqual([inward.length, outward.length]);
			expect(moves.same).toBe(known.size - inward.length - outward.length);
		}
		for (const nick of own.keys()) known.add(nick);
		expect(month.known).toBe(known.size);
		before = own;
	}
});
