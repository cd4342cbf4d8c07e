import { compute } from '$lib/analyses/circles/compute';
import { manifest } from '$lib/analyses/circles/manifest';
import type { CirclesResult } from '$lib/analyses/circles/result';
import { share } from '$lib/analyses/circles/share';
import { SUPPRESSED } from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

function resultOf(list: readonly (readonly number[])[]): CirclesResult {
	const lines = list.flatMap((months, m) =>
		months.flatMap((days, p) =>
			Array.from({ length: days }, (_, i) => {
				const day = new Date(Date.UTC(2024, p, 1 + i)).toISOString().slice(0, 10);
				return `m${m},${day},x`;
			}),
		),
	);
	const data = dataFromText(['member_id,time,event', ...lines, 'z,2024-06-30,y'].join('\n'));
	const asked = { event: { kind: 'x' }, middle: 2, centre: 3 };
	return runToEnd(compute(data, v.parse(manifest.params.schema, asked)));
}

function countsOf({ members, months, matrix }: CirclesResult): Map<string, number> {
	return new Map<string, number>([
		['members', members],
		...months.flatMap(({ known, outer, middle, centre, moves }, p) => [
			...Object.entries({ known, outer, middle, centre }).map(
				([of, count]) => [`${of} ${p}`, count] as const,
			),
			...(moves === null
				? []
				: (['inward', 'outward', 'same', 'came'] as const).map(
						(of) => [`${of} ${p}`, moves[of]] as const,
					)),
		]),
		...(matrix ?? []).flatMap((row, i) =>
			row.map((count, to) => [`${i - 1}→${to}`, count] as const),
		),
	]);
}

function equationsOf({ months, matrix, shown }: CirclesResult): Equation[] {
	const out: Equation[] = [adds(['members'], [`known ${months.length - 1}`])];
	months.forEach(({ moves }, p) => {
		out.push(
			adds([`known ${p}`], [`outer ${p}`, `outside ${p}`]),
			adds([`outer ${p}`], [`middle ${p}`, `only outer ${p}`]),
			adds([`middle ${p}`], [`centre ${p}`, `only middle ${p}`]),
		);
		if (moves !== null)
			out.push(
				adds([`known ${p}`], [`known ${p - 1}`, `came ${p}`]),
				adds([`known ${p - 1}`], [`inward ${p}`, `outward ${p}`, `same ${p}`]),
			);
	});
	if (matrix === null) return out;
	const fields = matrix.flatMap((row, i) => row.map((_, to) => ({ from: i - 1, to })));
	const those = (holds: (field: { from: number; to: number }) => boolean) =>
		fields.filter(holds).map(({ from, to }) => `${from}→${to}`);
	const before = shown - 1;
	return [
		...out,
		...['outside', 'only outer', 'only middle', 'centre'].flatMap((ring, i) => [
			adds(
				[`${ring} ${shown}`],
				those(({ to }) => to === i),
			),
			adds(
				[`${ring} ${before}`],
				those(({ from }) => from === i),
			),
		]),
		adds(
			[`came ${shown}`],
			those(({ from }) => from === -1),
		),
		adds(
			[`inward ${shown}`],
			those(({ from, to }) => from !== -1 && to > from),
		),
		adds(
			[`outward ${shown}`],
			those(({ from, to }) => to < from),
		),
		adds(
			[`same ${shown}`],
			those(({ from, to }) => from === to),
		),
	];
}

const member = fc.array(fc.constantFrom(0, 0, 1, 1, 2, 3), { minLength: 4, maxLength: 5 });

test('property: nobody few can be worked out of circles and movements', () => {
	fc.assert(
		fc.property(fc.array(member, { minLength: 1, maxLength: 70 }), (list) => {
			const full = resultOf(list);
			const truth = countsOf(full);
			const told = countsOf(share(full, K, null));
			for (const [name, count] of told) {
				if (name === 'members') continue;
				// The last month has all members: they are said elsewhere.
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			if (full.members < K) return;
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 || name === 'members' ? truth.get(name) : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
		}),
		{ numRuns: 100 },
	);
});

test('twenty years of months can be shared', () => {
	const lines = Array.from({ length: 2400 }, (_, i) => {
		const day = new Date(Date.UTC(2000, (i * 7) % 240, 1 + (i % 28))).toISOString().slice(0, 10);
		return `m${(i * 13) % 90},${day},x`;
	});
	const data = dataFromText(['member_id,time,event', ...lines].join('\n'));
	const result = runToEnd(compute(data, v.parse(manifest.params.schema, { middle: 2, centre: 3 })));
	expect(share(result, K, null).months).toHaveLength(240);
});
