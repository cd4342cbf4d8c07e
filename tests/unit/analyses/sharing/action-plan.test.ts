import { compute } from '$lib/analyses/action-plan/compute';
import { manifest } from '$lib/analyses/action-plan/manifest';
import type { PlanResult } from '$lib/analyses/action-plan/result';
import { share } from '$lib/analyses/action-plan/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;
const NAMES = ['a', 'b', 'c'] as const;
const params = v.parse(manifest.params.schema, {
	rows: NAMES.map((segment) => ({ segment, touch: { kind: 'send' }, metric: { kind: 'order' } })),
});

/** Members by their segments and by what they did. */
function resultOf(sizes: readonly (readonly number[])[]): PlanResult {
	const lines = ['member_id,time,event,member:segments'];
	sizes.forEach((own, combination) => {
		const segments = NAMES.filter((_, i) => (combination >> i) % 2 === 1).join(';');
		const acts = [['join'], ['send'], ['order'], ['send', 'order'], ['order', 'send']];
		own.forEach((size, act) => {
			for (let i = 0; i < size; i++)
				acts[act]!.forEach((kind, at) =>
					lines.push(`m${combination}-${act}-${i},2024-01-0${at + 1},${kind},${segments}`),
				);
		});
	});
	return runToEnd(compute(dataFromText(lines.join('\n')), params));
}

/** Every number with its name; combinations of rows (`+abc`) stand for what is nowhere told. */
function countsOf({ members, covered, rows, touches, both }: PlanResult): Map<string, number> {
	const counts = new Map<string, number>([
		['members', members],
		['covered', covered],
	]);
	rows.forEach((row, i) => {
		for (const [name, count] of Object.entries(row) as [string, number][])
			counts.set(`${name} ${i}`, count);
	});
	touches.forEach((count, n) => counts.set(`rows ${n}`, count));
	both.forEach((count, at) => counts.set(`both ${Math.floor(at / 3)} ${at % 3}`, count));
	return counts;
}

const combinations = [0, 1, 2, 3, 4, 5, 6, 7];
const named = (keep: (c: number) => boolean) => combinations.filter(keep).map((c) => `+${c}`);
const bits = (c: number) => NAMES.filter((_, i) => (c >> i) % 2 === 1).length;
const equations: readonly Equation[] = [
	adds(
		['members'],
		named(() => true),
	),
	adds(
		['covered'],
		named((c) => c > 0),
	),
	...[0, 1, 2, 3].map((n) =>
		adds(
			[`rows ${n}`],
			named((c) => bits(c) === n),
		),
	),
	...[0, 1, 2].flatMap((i) => [
		adds(
			[`members ${i}`],
			named((c) => (c >> i) % 2 === 1),
		),
		adds(['members'], [`members ${i}`, `outside ${i}`]),
		adds([`members ${i}`], [`reached ${i}`, `missed ${i}`]),
		adds([`members ${i}`], [`done ${i}`, `did not ${i}`]),
		adds([`reached ${i}`], [`doneAfter ${i}`, `not after ${i}`]),
		adds([`missed ${i}`], [`doneMissed ${i}`, `not missed ${i}`]),
		adds([`done ${i}`], [`doneAfter ${i}`, `doneMissed ${i}`, `only before ${i}`]),
		...[0, 1, 2].map((j) =>
			adds(
				[`both ${i} ${j}`],
				named((c) => (c >> i) % 2 === 1 && (c >> j) % 2 === 1),
			),
		),
	]),
];

test('property: nobody few can be worked out of rows and what they have in common', () => {
	const size = fc.oneof(fc.constant(0), fc.nat(6), fc.integer({ min: 8, max: 14 }));
	const acts = fc.tuple(size, size, size, size, size);
	fc.assert(
		fc.property(fc.array(acts, { minLength: 8, maxLength: 8 }), (sizes) => {
			const full = resultOf(sizes);
			const told = countsOf(share(full, K, params));
			const truth = countsOf(full);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
			}
			const solved = workOut(equations, (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 ? count : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
		}),
		{ numRuns: 120 },
	);
});

test('what nobody few can be told from is told', () => {
	const full = resultOf(combinations.map(() => [10, 10, 10, 10, 10]));
	const { rarest, ...open } = full;
	expect(share(full, K, params)).toEqual({ ...open, rarest: NaN });
	expect(rarest).toBe(50);
});
