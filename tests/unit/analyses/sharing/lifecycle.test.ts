import { SUPPRESSED } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/lifecycle/compute';
import { manifest } from '$lib/analyses/lifecycle/manifest';
import { FLOWS, type LifecycleResult } from '$lib/analyses/lifecycle/result';
import { share } from '$lib/analyses/lifecycle/share';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

/** Kinds of members by their active days, and how many there are of each. */
const crowd = fc.array(
	fc.record({
		size: fc.oneof(fc.nat(4), fc.nat(30)),
		days: fc.uniqueArray(fc.nat(120), { minLength: 1, maxLength: 6 }),
		city: fc.constantFrom('', 'Rome', 'Oslo'),
	}),
	{ minLength: 1, maxLength: 6 },
);

function resultOf(
	kinds: readonly { size: number; days: readonly number[]; city: string }[],
	some: object,
): LifecycleResult {
	const lines = ['0,2024-01-01,m,', '0,2024-04-30,m,', 'list,,,'];
	let id = 1;
	for (const { size, days, city } of kinds)
		for (let i = 0; i < size; i++, id++)
			for (const n of days)
				lines.push(`${id},${formatDay(parseDay('2024-01-01') + n * DAY)},m,${city}`);
	const data = dataFromText(['member_id,time,event,member:city', ...lines].join('\n'));
	return runToEnd(compute(data, v.parse(manifest.params.schema, some)));
}

const countsOf = ({ members, stages, moves, flow, before, bounds }: LifecycleResult) =>
	new Map<string, number>([
		['members', members],
		['before', before],
		...stages.map(({ id, count }) => [id, count] as const),
		...(moves?.counts.flatMap((row, r) => row.map((count, c) => [`${r}→${c}`, count] as const)) ??
			[]),
		...(moves?.totals.map((count, r) => [`from ${r}`, count] as const) ?? []),
		...flow.flatMap((period, p) =>
			[...FLOWS, 'active' as const].map((of) => [`${of} ${p}`, period[of]] as const),
		),
		...bounds.map((one, b) => [`gaps ${b}`, one.members] as const),
	]);

function equationsOf({ stages, moves, flow, bounds }: LifecycleResult): Equation[] {
	const ids = stages.map(({ id }) => id as string);
	const out = [adds(['members'], ids)];
	if (moves !== null) {
		moves.counts.forEach((row, r) =>
			out.push(
				adds(
					[`from ${r}`],
					row.map((_, c) => `${r}→${c}`),
				),
			),
		);
		if (moves.current) {
			out.push(
				adds(
					['members'],
					moves.totals.map((_, r) => `from ${r}`),
				),
			);
			ids.forEach((id, c) =>
				out.push(
					adds(
						[id],
						moves.counts.map((_, r) => `${r}→${c}`),
					),
				),
			);
		}
	}
	flow.forEach((_, p) => {
		out.push(adds([`active ${p}`], [`new ${p}`, `returning ${p}`, `resurrected ${p}`]));
		const previous = p === 0 ? 'before' : `active ${p - 1}`;
		out.push(adds([previous], [`returning ${p}`, `dormant ${p}`]));
	});
	// All of these data are looked at: whoever was active was new once.
	out.push(adds(['members'], [...flow.map((_, p) => `new ${p}`), 'never', 'inactive else']));
	if (bounds.length > 1)
		out.push(adds(['gaps 0'], [...bounds.slice(1).map((_, b) => `gaps ${b + 1}`), 'gaps else']));
	return out;
}

const question = fc.record({
	unit: fc.constantFrom('week', 'month'),
	by: fc.constantFrom(null, 'member:city'),
	newDays: fc.constantFrom(14, 40),
});

test('property: nobody few can be worked out of stages, movement and flow', () => {
	fc.assert(
		fc.property(crowd, question, (kinds, some) => {
			const full = resultOf(kinds, some);
			if (full.members < K) return;
			const truth = countsOf(full);
			const shared = share(full, K, null);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 ? count : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			for (const one of shared.bounds)
				if (!(one.members >= 0)) {
					expect(one.gaps).toBeNaN();
					if (!one.borrowed) expect(one.atRisk).toBeNaN();
				}
		}),
		{ numRuns: 60 },
	);
});

test('three years of weeks can be shared', () => {
	const lines = Array.from({ length: 400 }, (_, m) =>
		Array.from({ length: 12 }, (_, i) => {
			const n = (m * 37 + i * i * (3 + (m % 9))) % 1090;
			return `${m},${formatDay(parseDay('2021-01-04') + n * DAY)},m`;
		}),
	).flat();
	const data = dataFromText(['member_id,time,event', ...lines].join('\n'));
	const full = runToEnd(compute(data, v.parse(manifest.params.schema, { unit: 'week' })));
	expect(share(full, K, null).flow).toHaveLength(full.flow.length);
});
