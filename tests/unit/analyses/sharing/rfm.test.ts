import { SUPPRESSED } from '$lib/analyses/contract';
import { compute, type RfmResult } from '$lib/analyses/rfm/compute';
import { manifest } from '$lib/analyses/rfm/manifest';
import { share } from '$lib/analyses/rfm/share';
import { SCORINGS, SET_IDS } from '$lib/analyses/shared/rfm/rules';
import { NONE } from '$lib/analyses/shared/rfm/segments';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;
const asked = (some: object) => v.parse(manifest.params.schema, some);

const buyers = fc.array(
	fc.record({
		orders: fc.constantFrom(1, 1, 1, 2, 3, 5),
		last: fc.nat(60),
		amount: fc.integer({ min: 1, max: 90 }),
	}),
	{ minLength: 1, maxLength: 90 },
);

function resultOf(
	members: readonly { orders: number; last: number; amount: number }[],
	some: object,
): RfmResult {
	const lines = ['member_id,time,event,amount'];
	members.forEach(({ orders, last, amount }, m) => {
		for (let i = 0; i < orders; i++) {
			const day = new Date(Date.UTC(2024, 2, 1 + last - i * 9)).toISOString().slice(0, 10);
			lines.push(`m${m},${day},order,${amount}`);
		}
		if (m % 11 === 0) lines.push(`n${m},2024-01-01,join,`);
	});
	return runToEnd(compute(dataFromText(lines.join('\n')), asked(some)));
}

function countsOf({
	members,
	buyers,
	none,
	once,
	bins,
	segments,
	grid,
	moves,
}: RfmResult): Map<string, number> {
	return new Map([
		['members', members],
		['buyers', buyers],
		['none', none.count],
		['once', once],
		...(['r', 'f', 'm'] as const).flatMap((of) =>
			bins[of].sizes.map((size, i) => [`${of} ${i + 1}`, size] as const),
		),
		...segments.filter(({ id }) => id !== NONE).map(({ id, count }) => [id, count] as const),
		...Array.from(
			grid.count,
			(count, i) =>
				[`${Math.floor(i / grid.columns) + 1}·${(i % grid.columns) + 1}`, count] as const,
		),
		...(moves?.totals ?? []).map((count, i) => [`then ${moves!.standings[i]!}`, count] as const),
		...(moves?.counts ?? []).flatMap((row, i) =>
			row.map((count, j) => [`${moves!.standings[i]!}→${moves!.standings[j]!}`, count] as const),
		),
	]);
}

function equationsOf({ bins, segments, grid, moves }: RfmResult): Equation[] {
	const scores = (of: 'r' | 'f' | 'm') => bins[of].sizes.map((_, i) => `${of} ${i + 1}`);
	const out = [
		adds(['members'], ['buyers', 'none']),
		adds(
			['buyers'],
			segments.map(({ id }) => id).filter((id) => id !== NONE),
		),
		...(['r', 'f', 'm'] as const).map((of) => adds(['buyers'], scores(of))),
	];
	for (let r = 1; r <= grid.rows; r++)
		out.push(
			adds(
				[`r ${r}`],
				bins.f.sizes.map((_, f) => `${r}·${f + 1}`),
			),
		);
	for (let f = 1; f <= grid.columns; f++)
		out.push(
			adds(
				[`f ${f}`],
				bins.r.sizes.map((_, r) => `${r + 1}·${f}`),
			),
		);
	for (const one of moves?.standings ?? []) {
		const all = moves!.standings;
		out.push(
			adds(
				[`then ${one}`],
				all.map((to) => `${one}→${to}`),
			),
			adds(
				[one],
				all.map((from) => `${from}→${one}`),
			),
		);
	}
	// Of five bins each, who was lost, asleep or at risk scores 1 or 2 for recency, and nobody else does.
	const ids = segments.map(({ id }) => id);
	if (ids.includes('hibernating') && bins.r.sizes.length === 5 && grid.columns === 5)
		out.push(adds(['r 1', 'r 2'], ['lost', 'hibernating', 'at-risk', 'cant-lose-them']));
	return out;
}

const questions = fc.record({
	set: fc.constantFrom(...SET_IDS),
	scoring: fc.constantFrom(...SCORINGS),
	none: fc.boolean(),
	before: fc.constantFrom(0, 1),
	segments: fc.constantFrom(
		[],
		[
			{ id: 'new', of: [{ f: { max: 2 } }] },
			{ id: 'rich', of: [{ m: { min: 4 } }] },
		],
	),
});

test('property: no class, field or bin of few people can be worked out', () => {
	fc.assert(
		fc.property(buyers, questions, (members, params) => {
			const full = resultOf(members, params);
			const truth = countsOf(full);
			const shared = share(full, K, asked(params));
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name)!;
				return count >= 0 ? count : undefined;
			});
			for (const [name] of solved) {
				const count = truth.get(name)!;
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			}
		}),
		{ numRuns: 60 },
	);
});

test('property: what few people spent cannot be worked out', () => {
	fc.assert(
		fc.property(buyers, questions, (members, params) => {
			const { segments, grid } = share(resultOf(members, params), K, asked(params));
			const rows = segments.filter(({ id }) => id !== NONE);
			for (const row of rows) {
				if (row.count >= 0) continue;
				for (const hidden of [
					row.orders,
					row.amount,
					row.memberShare ?? NaN,
					row.averages?.m ?? NaN,
				])
					expect(hidden).toBeNaN();
			}
			for (const amounts of [rows.map(({ amount }) => amount), [...grid.amount]]) {
				const hidden = amounts.filter(Number.isNaN).length;
				if (amounts.filter((amount) => amount !== 0).length > 1) expect(hidden).not.toBe(1);
			}
		}),
		{ numRuns: 60 },
	);
});
