import { SUPPRESSED } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/preference/compute';
import { manifest } from '$lib/analyses/preference/manifest';
import type { PreferenceResult } from '$lib/analyses/preference/result';
import { share } from '$lib/analyses/preference/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

const members = fc.array(
	fc.record({
		food: fc.constantFrom(0, 0, 1, 6),
		craft: fc.constantFrom(0, 1, 6),
		travel: fc.constantFrom(0, 0, 0, 6),
		hour: fc.constantFrom(8, 20),
		channel: fc.constantFrom('web', 'app', ''),
	}),
	{ minLength: 1, maxLength: 70 },
);

function resultOf(
	list: readonly Record<'food' | 'craft' | 'travel' | 'hour' | 'channel', number | string>[],
) {
	const lines = list.flatMap(({ hour, channel, ...likes }, m) => [
		`m${m},2024-01-01 00:00,join,,`,
		...Object.entries(likes).flatMap(([object, times]) =>
			Array.from(
				{ length: Number(times) },
				(_, i) =>
					`m${m},2024-01-0${i + 2} ${String(hour).padStart(2, '0')}:00,view,${object},${channel}`,
			),
		),
	]);
	const data = dataFromText(['member_id,time,event,object,channel', ...lines].join('\n'));
	const asked = { event: { kind: 'view' }, category: 'object', channel: 'channel' };
	return runToEnd(compute(data, v.parse(manifest.params.schema, asked)));
}

function countsOf({ members, active, aspects, pairs }: PreferenceResult): Map<string, number> {
	return new Map<string, number>([
		['members', members],
		['active', active],
		...aspects.flatMap(({ id, decided, few, absent, none, spread, rows }) => [
			[`${id} decided`, decided] as const,
			[`${id} few`, few] as const,
			[`${id} absent`, absent] as const,
			[`${id} none`, none] as const,
			...spread.map((count, i) => [`${id} spread ${i}`, count] as const),
			...rows.flatMap(({ reach, prefer, first }, r) => [
				[`${id} reach ${r}`, reach] as const,
				[`${id} prefer ${r}`, prefer] as const,
				[`${id} first ${r}`, first] as const,
			]),
		]),
		...pairs.map(({ a, b, both }) => [`pair ${a} ${b}`, both] as const),
	]);
}

/** Names that stand nowhere are hidden from the start: who likes it without preferring it, and so on. */
function equationsOf({ aspects, pairs }: PreferenceResult): Equation[] {
	const out = aspects.flatMap(({ id, rows, spread }) => [
		adds(['members'], [`${id} decided`, `${id} few`, `${id} absent`]),
		adds(
			[`${id} decided`],
			spread.map((_, i) => `${id} spread ${i}`),
		),
		adds([`${id} decided`], [`${id} none`, ...rows.map((_, r) => `${id} first ${r}`)]),
		...rows.flatMap((_, r) => [
			adds([`${id} prefer ${r}`], [`${id} first ${r}`, `${id} later ${r}`]),
			adds([`${id} reach ${r}`], [`${id} prefer ${r}`, `${id} touch ${r}`]),
			adds([`${id} decided`], [`${id} prefer ${r}`, `${id} not ${r}`]),
			adds([`${id} decided`, `${id} few`], [`${id} reach ${r}`, `${id} never ${r}`]),
		]),
	]);
	out.push(adds(['active'], ['category decided', 'category few']));
	for (const { a, b } of pairs)
		out.push(
			adds([`category reach ${a}`], [`pair ${a} ${b}`, `only ${a} not ${b}`]),
			adds([`category reach ${b}`], [`pair ${a} ${b}`, `only ${b} not ${a}`]),
		);
	// The same numbers of members are the same members.
	const [category, ...others] = aspects;
	for (const one of others)
		if (
			one.decided === category!.decided &&
			one.few === category!.few &&
			one.absent === category!.absent
		)
			for (const of of ['decided', 'few', 'absent'])
				out.push(adds([`category ${of}`], [`${one.id} ${of}`]));
	return out;
}

test('property: nobody few can be worked out of preferences, places and pairs', () => {
	fc.assert(
		fc.property(members, (list) => {
			const full = resultOf(list);
			const truth = countsOf(full);
			const shared = share(full, K, null);
			const told = countsOf(shared);
			const isFixed = (name: string) => name === 'members';
			for (const [name, count] of told) {
				if (isFixed(name)) continue;
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			if (list.length < K) return;
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 || isFixed(name) ? truth.get(name) : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			shared.aspects.forEach(({ rows, decided }) => {
				for (const { prefer, rate, reach, events } of rows) {
					if (!(prefer >= 0 && decided >= 0)) expect(rate ?? NaN).toBeNaN();
					if (!(reach >= 0)) expect(events).toBeNaN();
				}
			});
		}),
		{ numRuns: 100 },
	);
});
