// A real chat: who is addressed, and how the messages are spread, against naive counts over the lines of its file.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compute, describePeople } from '$lib/analyses/creators/compute';
import { manifest } from '$lib/analyses/creators/manifest';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';

/** As many as the plain builder of test data takes. */
const LINES = 60_000;

test('IRC: worth by being addressed, tiers by rank, Gini and absence factor', () => {
	const text = gunzipSync(readFileSync(shared('irc_ubuntu', 'irc_ubuntu.csv.gz'))).toString('utf8');
	const lines = [
		...text.matchAll(/^(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d,([^,\n]*),message,[^,\n]*,([^,\n]*),/gm),
	].slice(0, LINES);
	const data = dataFromText(
		[
			'member_id,time,event,target',
			...lines.map(([, day, nick, to]) => `${nick},${day},message,${to}`),
		].join('\n'),
	);
	const params = v.parse(manifest.params.schema, { quality: 'addressed' });
	const result = runToEnd(compute(data, params));

	const pieces = new Map<string, number>();
	const days = new Map<string, Set<string>>();
	for (const [, day, nick] of lines) {
		pieces.set(nick!, (pieces.get(nick!) ?? 0) + 1);
		days.set(nick!, (days.get(nick!) ?? new Set()).add(day!));
	}
	const addressed = new Map<string, number>();
	for (const [, , nick, to] of lines)
		if (nick !== to && pieces.has(to!)) addressed.set(to!, (addressed.get(to!) ?? 0) + 1);
	const scored = new Map(
		[...pieces.keys()].map((nick) => [nick, (addressed.get(nick) ?? 0) * days.get(nick)!.size]),
	);
	expect(result).toMatchObject({ creators: pieces.size, content: lines.length });
	for (const { id, score } of describePeople(data, params)) expect(score, id).toBe(scored.get(id));

	const ranked = [...scored.values()].sort((a, b) => b - a);
	const at = (share: number) => ranked[Math.ceil(share * ranked.length) - 1]!;
	const from = (low: number) => ranked.filter((score) => score >= low).length;
	const [head, middle] = result.tiers;
	expect(head!.creators).toBe(from(at(0.01)));
	expect(head!.creators + middle!.creators).toBe(from(at(0.1)));

	const most = [...pieces.values()].sort((a, b) => b - a);
	let half = 0;
	for (let got = 0; got < lines.length / 2; half++) got += most[half]!;
	expect(result.spread.content.half).toBe(half);
	const mean = lines.length / most.length;
	const above = most.reduce((sum, x, i) => sum + x * (most.length - 2 * i - 1), 0);
	expect(result.spread.content.gini).toBeCloseTo(above / (most.length ** 2 * mean), 9);
});
