import { SUPPRESSED } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/roles/compute';
import { manifest } from '$lib/analyses/roles/manifest';
import type { RolesResult } from '$lib/analyses/roles/result';
import { share } from '$lib/analyses/roles/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

const days = fc.constantFrom(-1, 0, 3, 10, 25, 40);
const members = fc.array(
	fc.record({ view: days, comment: days, post: fc.constantFrom(-1, -1, 5, 30) }),
	{
		minLength: 1,
		maxLength: 70,
	},
);

function resultOf(list: readonly Record<string, number>[], within: number, from: string | null) {
	const lines = list.flatMap((own, m) => [
		`m${m},2024-01-01,like`,
		...Object.entries(own)
			.filter(([, day]) => day >= 0)
			.map(
				([kind, day]) =>
					`m${m},${new Date(Date.UTC(2024, 0, 10 + day)).toISOString().slice(0, 10)},${kind}`,
			),
	]);
	const data = dataFromText(['member_id,time,event', ...lines].join('\n'), {
		scope: from === null ? {} : { from },
	});
	const roles = ['view', 'comment', 'post'].map((kind) => ({ kind }));
	return runToEnd(compute(data, v.parse(manifest.params.schema, { roles, within })));
}

function countsOf({ members, none, roles, turns, months }: RolesResult): Map<string, number> {
	return new Map<string, number>([
		['members', members],
		['none', none],
		...roles.flatMap((role, i) =>
			Object.entries(role).map(([of, count]) => [`${of} ${i}`, count as number] as const),
		),
		...turns.flatMap(({ already, open, entered, converted, skipped }, i) =>
			Object.entries({ already, open, entered, converted, skipped }).map(
				([of, count]) => [`${of} ${i}`, count] as const,
			),
		),
		...months.flatMap(({ fresh }, m) =>
			fresh.map((count, i) => [`month ${m} ${i}`, count] as const),
		),
	]);
}

function equationsOf({ roles, turns, months, history }: RolesResult): Equation[] {
	const out = [adds(['members'], ['none', ...roles.map((_, i) => `innermost ${i}`)])];
	roles.forEach((_, i) => {
		out.push(
			adds(['members'], [`ever ${i}`, `never ${i}`]),
			adds([`ever ${i}`], [`innermost ${i}`, ...(i < roles.length - 1 ? [`further ${i}`] : [])]),
			adds([`ever ${i}`], [`fresh ${i}`, ...(history ? [`before ${i}`] : [])]),
			adds([`fresh ${i}`], [`early ${i}`, `late ${i}`]),
		);
		if (months.length > 0)
			out.push(
				adds(
					[`fresh ${i}`],
					months.map((_month, m) => `month ${m} ${i}`),
				),
			);
	});
	turns.forEach((_, i) => {
		out.push(
			adds([`fresh ${i}`], [`already ${i}`, `open ${i}`, `entered ${i}`]),
			adds([`entered ${i}`], [`converted ${i}`, `stayed ${i}`]),
			adds([`fresh ${i + 1}`], [`converted ${i}`, `skipped ${i}`, `other ways ${i}`]),
		);
		if (!history) out.push(adds([`skipped ${i}`], [`already ${i}`, `never before ${i}`]));
	});
	return out;
}

test('property: nobody few can be worked out of roles, turns and months', () => {
	fc.assert(
		fc.property(
			members,
			fc.constantFrom(0, 14),
			fc.constantFrom(null, '2024-01-15'),
			(list, within, from) => {
				const full = resultOf(list, within, from);
				const truth = countsOf(full);
				const shared = share(full, K, null);
				const told = countsOf(shared);
				for (const [name, count] of told) {
					if (name === 'members') continue;
					if (count >= 0) expect(count, name).toBe(truth.get(name));
					if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
					if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
				}
				shared.turns.forEach(({ converted, rate, mean, times }) => {
					if (converted >= 0) return;
					expect(rate ?? NaN).toBeNaN();
					for (const time of [mean ?? NaN, ...(times ?? [])]) expect(time).toBeNaN();
				});
				if (list.length < K) return;
				const solved = workOut(equationsOf(full), (name) => {
					const count = told.get(name) ?? NaN;
					return count >= 0 || name === 'members' ? truth.get(name) : undefined;
				});
				for (const [name, count] of solved)
					expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			},
		),
		{ numRuns: 150 },
	);
});
