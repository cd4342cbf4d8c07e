// The Southern Women: whoever came to an event as the segment of a row; rows overlap as the published events do.
import { readFileSync } from 'node:fs';
import { compute } from '$lib/analyses/action-plan/compute';
import { manifest } from '$lib/analyses/action-plan/manifest';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { referenceTest as test, shared } from './shared';

interface Expected {
	readonly women: number;
	readonly events_attended: Readonly<Record<string, number>>;
	readonly attendance: Readonly<Record<string, number>>;
	readonly event_overlap: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

test('attendance of events and who came to two of them (Davis, Gardner & Gardner 1941)', () => {
	const read = (name: string) => readFileSync(shared('davis_women', name), 'utf8');
	const expected = JSON.parse(read('expected.json')) as Expected;
	const came = new Map<string, string[]>();
	for (const line of read('attendance.csv').trim().split(/\r?\n/).slice(1)) {
		const [woman = '', event = ''] = line.split(',');
		came.set(woman, [...(came.get(woman) ?? []), event]);
	}
	const data = dataFromText(
		[
			'member_id,time,event,member:segments',
			...[...came].map(([woman, events]) => `${woman},1936-01-01,come,${events.join(';')}`),
		].join('\n'),
	);
	// A plan has at most twelve rows.
	const events = Array.from({ length: 12 }, (_, i) => `E${i + 1}`);
	const params = v.parse(manifest.params.schema, {
		rows: events.map((segment) => ({ segment, name: segment })),
	});
	const { members, rows, both, touches } = runToEnd(compute(data, params));
	expect(members).toBe(expected.women);
	expect(rows.map((row) => row.members)).toEqual(events.map((event) => expected.attendance[event]));
	expect(both).toEqual(events.flatMap((a) => events.map((b) => expected.event_overlap[a]![b])));
	const times = [...came.values()].map((own) => own.filter((one) => events.includes(one)).length);
	expect(touches).toEqual([
		...[0, 1, 2].map((n) => times.filter((one) => one === n).length),
		times.filter((one) => one >= 3).length,
	]);
});
