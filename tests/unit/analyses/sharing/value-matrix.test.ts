import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute } from '$lib/analyses/value-matrix/compute';
import { manifest } from '$lib/analyses/value-matrix/manifest';
import type { MatrixResult } from '$lib/analyses/value-matrix/result';
import { share } from '$lib/analyses/value-matrix/share';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;
const PARTS = ['fields', 'byClass', 'byGroup', 'byTag', 'all'] as const;

const members = fc.array(
	fc.record({
		day: fc.nat(40),
		amount: fc.integer({ min: 1, max: 60 }),
		city: fc.constantFrom('', 'Lyon', 'Oslo'),
		back: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 90 },
);

function resultOf(
	list: readonly { day: number; amount: number; city: string; back: boolean }[],
	groups: number,
) {
	const lines = ['member_id,time,event,amount,member:city', 'z,2024-03-31,view,,'];
	list.forEach(({ day, amount, city, back }, m) => {
		const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
		lines.push(`m${m},${date},order,${amount},${city}`);
		if (back) lines.push(`m${m},2024-03-20,view,,${city}`);
	});
	const params = v.parse(manifest.params.schema, {
		order: { kind: 'order' },
		groups,
		column: 'member:city',
	});
	return { full: runToEnd(compute(dataFromText(lines.join('\n')), params)), params };
}

function countsOf(result: MatrixResult): Map<string, number> {
	return new Map([
		['members', result.members],
		['none', result.none],
		...PARTS.flatMap((part) =>
			(['count', 'back'] as const).flatMap((of) =>
				Array.from(result[part][of], (n, i) => [`${part} ${of} ${i}`, n] as const),
			),
		),
	]);
}

function equationsOf(result: MatrixResult): Equation[] {
	const [groups, tags] = [result.groups, result.tags.length];
	const out = [adds(['members'], ['none', 'all count 0'])];
	for (const of of ['count', 'back']) {
		(['byClass', 'byGroup', 'byTag'] as const).forEach((part, axis) => {
			const size = result[part].count.length;
			out.push(
				adds(
					[`all ${of} 0`],
					Array.from({ length: size }, (_, i) => `${part} ${of} ${i}`),
				),
			);
			for (let at = 0; at < size; at++) {
				const own = [...result.fields.count.keys()].filter(
					(i) =>
						[Math.floor(i / (tags * groups)), Math.floor(i / tags) % groups, i % tags][axis] === at,
				);
				out.push(
					adds(
						[`${part} ${of} ${at}`],
						own.map((i) => `fields ${of} ${i}`),
					),
				);
			}
		});
	}
	return out;
}

test('property: no field, side or return of few people can be worked out', () => {
	fc.assert(
		fc.property(members, fc.integer({ min: 2, max: 5 }), (list, groups) => {
			const { full, params } = resultOf(list, groups);
			const truth = countsOf(full);
			const shared = share(full, K, params);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count < 0 || Number.isNaN(count)) continue;
				expect(count, name).toBe(truth.get(name));
				expect(count >= 1 && count < K, name).toBe(false);
			}
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name)!;
				return count >= 0 ? count : undefined;
			});
			for (const [name] of solved) {
				const count = truth.get(name)!;
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			}
			for (const part of PARTS) {
				const { count, revenue } = shared[part];
				count.forEach((n, i) => {
					if (!(n >= 0)) expect(revenue[i]).toBeNaN();
				});
			}
		}),
		{ numRuns: 40 },
	);
});

test('the fields are told when none is of few people, and withheld together otherwise', () => {
	const alike = Array.from({ length: 40 }, (_, i) => ({
		day: 3,
		amount: 20,
		city: 'Lyon',
		back: i < 20,
	}));
	const many = resultOf(alike, 2);
	expect(share(many.full, K, many.params).fields).toEqual(many.full.fields);
	const few = resultOf([...alike, { day: 3, amount: 20, city: 'Oslo', back: false }], 2);
	expect([...share(few.full, K, few.params).fields.count].every(Number.isNaN)).toBe(true);
});
