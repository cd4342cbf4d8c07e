import { SUPPRESSED } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/creators/compute';
import { manifest } from '$lib/analyses/creators/manifest';
import { STANDINGS, type CreatorsResult } from '$lib/analyses/creators/result';
import { share } from '$lib/analyses/creators/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

const members = fc.array(fc.record({ early: fc.nat(4), late: fc.nat(4) }), {
	minLength: 1,
	maxLength: 80,
});

function resultOf(list: readonly { early: number; late: number }[], some: object): CreatorsResult {
	const lines = list.flatMap(({ early, late }, m) => [
		`m${m},2024-01-01,view`,
		...Array.from({ length: early }, () => `m${m},2024-01-10,post`),
		...Array.from({ length: late }, () => `m${m},2024-02-10,post`),
	]);
	const data = dataFromText(['member_id,time,event', ...lines].join('\n'));
	const params = { content: { kind: 'post' }, ...some };
	return runToEnd(compute(data, v.parse(manifest.params.schema, params)));
}

const countsOf = ({ members, creators, none, tiers, spread, moves }: CreatorsResult) =>
	new Map<string, number>([
		['members', members],
		['creators', creators],
		['none', none],
		['half', spread.content.half],
		...tiers.map((row) => [row.id, row.creators] as const),
		...(moves?.counts.flatMap((row, r) => row.map((count, c) => [`${r}→${c}`, count] as const)) ??
			[]),
		...(moves?.totals.map((count, r) => [`then ${r}`, count] as const) ?? []),
	]);

function equationsOf({ tiers, moves }: CreatorsResult): Equation[] {
	const now = [...tiers.map(({ id }) => id as string), 'none'];
	const all = [...STANDINGS.keys()];
	return [
		adds(['members'], ['creators', 'none']),
		adds(['creators'], now.slice(0, 3)),
		adds(['creators'], ['half', 'not half']),
		...(moves === null
			? []
			: [
					adds(
						['members'],
						all.map((r) => `then ${r}`),
					),
					...all.map((r) =>
						adds(
							[`then ${r}`],
							all.map((c) => `${r}→${c}`),
						),
					),
					...all.map((c) =>
						adds(
							[now[c]!],
							all.map((r) => `${r}→${c}`),
						),
					),
				]),
	];
}

const question = fc.record({
	tiers: fc.constantFrom('rank', 'cuts'),
	cuts: fc.constantFrom([2, 4], [3, 9]),
	head: fc.constantFrom(1, 20),
	before: fc.constantFrom(0, 1),
});

test('property: nobody few can be worked out of tiers and movements', () => {
	fc.assert(
		fc.property(members, question, (list, some) => {
			const full = resultOf(list, some);
			const truth = countsOf(full);
			const shared = share(full, K, null);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				// How many members there are stands at the head of the report anyway.
				if (name !== 'members' && count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			if (full.members < K) return;
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 ? count : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			const hidden = shared.tiers.filter(({ content }) => Number.isNaN(content)).length;
			if (full.tiers.filter(({ content }) => content > 0).length > 1) expect(hidden).not.toBe(1);
			for (const row of shared.tiers)
				if (row.creators < 0 || Number.isNaN(row.creators))
					for (const value of [row.content, row.value, row.share ?? NaN, row.score ?? NaN])
						expect(value).toBeNaN();
		}),
		{ numRuns: 80 },
	);
});
