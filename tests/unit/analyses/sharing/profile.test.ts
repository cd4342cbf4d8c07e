import { SUPPRESSED } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/profile/compute';
import { manifest } from '$lib/analyses/profile/manifest';
import type { ProfileResult } from '$lib/analyses/profile/result';
import { share } from '$lib/analyses/profile/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

const members = fc.array(
	fc.record({
		city: fc.constantFrom('', 'Lyon', 'Lyon', 'Lyon', 'Oslo', 'Rome'),
		tier: fc.constantFrom('gold', 'blue', 'blue', 'blue', ''),
		age: fc.oneof(fc.constant(''), fc.nat(60).map(String)),
	}),
	{ minLength: 1, maxLength: 80 },
);
const question = fc.constantFrom(
	{ dimension: 'member:city' },
	{ dimension: 'member:city', by: 'member:tier' },
	{ dimension: 'member:age', by: 'member:tier' },
	{ dimension: 'member:age' },
);

function resultOf(list: readonly { city: string; tier: string; age: string }[], asked: object) {
	const lines = list.map(({ city, tier, age }, m) => `m${m},,,${city},${tier},${age}`);
	const data = dataFromText(
		['member_id,time,event,member:city,member:tier,member:age', ...lines].join('\n'),
	);
	return runToEnd(compute(data, v.parse(manifest.params.schema, asked)));
}

function countsOf({ members, known, missing, rows, cross, numbers }: ProfileResult) {
	return new Map<string, number>([
		['members', members],
		['known', known],
		['missing', missing],
		...rows.map(({ count }, r) => [`row ${r}`, count] as const),
		...(cross?.columns ?? []).flatMap((column, c) => [
			[`column ${c}`, column.count] as const,
			[`known ${c}`, column.known] as const,
			...column.cells.map(({ count }, r) => [`${c}·${r}`, count] as const),
		]),
		['low', numbers?.outliers?.low ?? 0],
		['high', numbers?.outliers?.high ?? 0],
	]);
}

function equationsOf({ rows, cross, numbers }: ProfileResult): Equation[] {
	const unknown = rows.findIndex(({ label }) => label === 'missing');
	const named = [...rows.keys()].filter((r) => r !== unknown);
	const columns = [...(cross?.columns ?? []).keys()];
	const out = [
		adds(['members'], ['known', 'missing']),
		adds(
			['known'],
			named.map((r) => `row ${r}`),
		),
		...(unknown === -1 ? [] : [adds(['missing'], [`row ${unknown}`])]),
	];
	if (columns.length > 0) {
		out.push(
			adds(
				['members'],
				columns.map((c) => `column ${c}`),
			),
		);
		for (const r of rows.keys())
			out.push(
				adds(
					[`row ${r}`],
					columns.map((c) => `${c}·${r}`),
				),
			);
		for (const c of columns) {
			out.push(
				adds(
					[`column ${c}`],
					[...rows.keys()].map((r) => `${c}·${r}`),
				),
				adds(
					[`known ${c}`],
					named.map((r) => `${c}·${r}`),
				),
			);
		}
	}
	if (numbers?.outliers)
		out.push(
			adds([`row ${named[0]!}`], ['low', 'inside low']),
			adds([`row ${named.at(-1)!}`], ['high', 'inside high']),
		);
	return out;
}

test('property: no value, group or field of few people can be worked out', () => {
	fc.assert(
		fc.property(members, question, (list, asked) => {
			const full = resultOf(list, asked);
			const truth = countsOf(full);
			const shared = share(full, K, null);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (name === 'members') continue;
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 || name === 'members' ? truth.get(name) : undefined;
			});
			for (const [name, count] of solved) {
				if (list.length < K) continue;
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			}
			for (const [r, row] of shared.rows.entries())
				if (row.count < 0 || Number.isNaN(row.count)) {
					expect(row.share ?? NaN).toBeNaN();
					for (const { cells } of shared.cross?.columns ?? [])
						expect(cells[r]!.index?.ratio ?? NaN).toBeNaN();
				}
		}),
		{ numRuns: 150 },
	);
});

test('the least and the largest value are nobody’s business; nor are ranks beside a hidden value', () => {
	const list = Array.from({ length: 40 }, (_, i) => ({ city: '', tier: '', age: String(i) }));
	const { numbers } = share(resultOf(list, { dimension: 'member:age' }), K, null);
	expect(numbers).toMatchObject({ min: NaN, max: NaN, mean: 19.5 });
	const two = list.map((one, i) => ({ ...one, age: i < 2 ? '1' : i < 20 ? '2' : '3' }));
	expect(share(resultOf(two, { dimension: 'member:age' }), K, null).numbers).toMatchObject({
		exact: true,
		mean: NaN,
		medianInterval: { low: NaN, high: NaN },
	});
});
