// The #ubuntu chat: who comes in and who then speaks, against plain counting of its lines.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compute } from '$lib/analyses/roles/compute';
import { manifest } from '$lib/analyses/roles/manifest';
import { quantiles } from '$lib/base/quantile';
import * as v from 'valibot';
import { expect } from 'vitest';
import { runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';
import { dataFromEvents } from './timeline';

test('from coming in to speaking', () => {
	const [, ...lines] = gunzipSync(readFileSync(shared('irc_ubuntu', 'irc_ubuntu.csv.gz')))
		.toString('utf8')
		.split('\n');
	// A quoted message may run over lines: those do not begin with a time.
	const rows = lines.flatMap((line) => {
		const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d),([^,"]+),(message|join|leave),/.exec(line);
		return found === null
			? []
			: [{ time: Date.parse(`${found[1]}T${found[2]}Z`), nick: found[3]!, event: found[4]! }];
	});
	expect(rows.length).toBeGreaterThan(200_000);
	const data = dataFromEvents(
		{
			member: rows.map(({ nick }) => nick),
			time: rows.map(({ time }) => time),
			amount: rows.map(() => NaN),
			kind: rows.map(({ event }) => event),
		},
		false,
	);
	const params = v.parse(manifest.params.schema, {
		roles: [{ kind: 'join' }, { kind: 'message' }],
		within: 1,
	});
	const { members, none, roles, turns } = runToEnd(compute(data, params));

	const first = { join: new Map<string, number>(), message: new Map<string, number>() };
	const nicks = new Set<string>();
	for (const { nick, event, time } of rows) {
		nicks.add(nick);
		if (event === 'leave') continue;
		const of = first[event as 'join' | 'message'];
		of.set(nick, Math.min(of.get(nick) ?? Infinity, time));
	}
	expect(members).toBe(nicks.size);
	expect([roles[0]!.ever, roles[1]!.ever]).toEqual([first.join.size, first.message.size]);
	const DAY = 86_400_000;
	const end = rows.reduce((last, { time }) => Math.max(last, time), 0) + 1;
	const joined = [...first.join].map(([nick, time]) => ({
		time,
		next: first.message.get(nick) ?? Infinity,
	}));
	const over = joined.filter(({ time, next }) => next >= time && time + DAY <= end);
	const converted = over.filter(({ time, next }) => next - time <= DAY);
	expect(turns[0]).toMatchObject({
		already: joined.filter(({ time, next }) => next < time).length,
		entered: over.length,
		converted: converted.length,
	});
	expect(none).toBe([...nicks].filter((n) => !first.join.has(n) && !first.message.has(n)).length);
	expect(turns[0]!.times).toEqual(
		quantiles(
			converted.map(({ time, next }) => next - time),
			[0.1, 0.25, 0.5, 0.75, 0.9],
		),
	);
});
