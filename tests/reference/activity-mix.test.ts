// A real chat: the mix of each month against a naive count over the lines of its file.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compute } from '$lib/analyses/activity-mix/compute';
import { manifest } from '$lib/analyses/activity-mix/manifest';
import { DAY, parseDay } from '$lib/base/time';
import * as v from 'valibot';
import { expect } from 'vitest';
import { runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';
import { dataFromEvents } from './timeline';

test('IRC: core, active and lurkers of every month', () => {
	const text = gunzipSync(readFileSync(shared('irc_ubuntu', 'irc_ubuntu.csv.gz'))).toString('utf8');
	const events = [
		...text.matchAll(/^(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d,([^,\n]*),(message|join|leave),/gm),
	];
	expect(events).toHaveLength(214_520);
	const data = dataFromEvents(
		{
			member: events.map(([, , nick]) => nick!),
			time: events.map(([, day]) => parseDay(day!)),
			kind: events.map(([, , , kind]) => kind!),
			amount: events.map(() => 0),
		},
		true,
	);
	const params = v.parse(manifest.params.schema, { event: { kind: 'message' }, core: 3 });
	const { periods } = runToEnd(compute(data, params));

	const known = new Map<string, string>();
	const days = new Map<string, Map<string, Set<string>>>();
	for (const [, day, nick, kind] of events) {
		const month = day!.slice(0, 7);
		if (!(known.get(nick!)! <= month)) known.set(nick!, month);
		if (kind !== 'message') continue;
		const own = days.get(month) ?? new Map<string, Set<string>>();
		days.set(month, own.set(nick!, (own.get(nick!) ?? new Set()).add(day!)));
	}
	for (const { start, members, core, active, lurker } of periods) {
		const month = start.slice(0, 7);
		const counts = [...(days.get(month)?.values() ?? [])].map((own) => own.size);
		expect(core, month).toBe(counts.filter((n) => n >= 3).length);
		expect(active, month).toBe(counts.filter((n) => n < 3).length);
		expect(members, month).toBe([...known.values()].filter((first) => first <= month).length);
		expect(lurker, month).toBe(members - core - active);
	}
	expect(periods.at(-1)!.members).toBe(known.size);
	expect(parseDay(periods[0]!.start) % DAY).toBe(0);
});
