import { compute } from '$lib/analyses/composition/compute';
import { manifest } from '$lib/analyses/composition/manifest';
import type { CompositionResult } from '$lib/analyses/composition/result';
import { share } from '$lib/analyses/composition/share';
import { SUPPRESSED } from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

const members = fc.array(
	fc.record({
		group: fc.constantFrom('', 'p', 'p', 'p', 'q', 'q', 'r', 's', 't'),
		city: fc.constantFrom('', 'Lyon', 'Lyon', 'Oslo'),
		sex: fc.constantFrom('', 'f', 'f', 'f', 'm'),
	}),
	{ minLength: 1, maxLength: 90 },
);

function resultOf(list: readonly Record<'group' | 'city' | 'sex', string>[]): CompositionResult {
	const lines = list.map(({ group, city, sex }, m) => `m${m},,,${group},${city},${sex}`);
	const data = dataFromText(
		['member_id,time,event,member:group,member:city,member:sex', ...lines].join('\n'),
	);
	const asked = { group: 'member:group', region: 'member:city', sex: 'member:sex', top: 3 };
	return runToEnd(compute(data, v.parse(manifest.params.schema, asked)));
}

function countsOf({ members, grouped, ungrouped, traits, groups, others }: CompositionResult) {
	return new Map<string, number>([
		['members', members],
		['grouped', grouped],
		['ungrouped', ungrouped],
		['others', others.size],
		...traits.map(({ known }, i) => [`known ${i}`, known] as const),
		...groups.flatMap(({ size, likeness }, g) => [
			[`size ${g}`, size] as const,
			...likeness.map(({ known }, i) => [`known ${g} ${i}`, known] as const),
		]),
	]);
}

function equationsOf({ traits, groups, others }: CompositionResult): Equation[] {
	return [
		adds(['members'], ['grouped', 'ungrouped']),
		adds(['grouped'], [...groups.map((_, g) => `size ${g}`), 'others']),
		...traits.flatMap((_, i) => [
			adds(['grouped'], [`known ${i}`, `unknown ${i}`]),
			adds(
				[`known ${i}`],
				[
					...groups.map((_group, g) => `known ${g} ${i}`),
					...(others.size > 0 ? [`rest ${i}`] : []),
				],
			),
			...groups.map((_group, g) => adds([`size ${g}`], [`known ${g} ${i}`, `unknown ${g} ${i}`])),
		]),
	];
}

test('property: no group of few can be worked out, nor few of one value in a group', () => {
	fc.assert(
		fc.property(members, (list) => {
			const full = resultOf(list);
			const truth = countsOf(full);
			const shared = share(full, K, null);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (name === 'members') continue;
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			shared.groups.forEach(({ likeness }, g) =>
				likeness.forEach(({ agree, evenness, chance, rarest }, i) => {
					expect(rarest).toBeNaN();
					const real = full.groups[g]!.likeness[i]!;
					if (real.known >= 2 * K && real.rarest >= K) return;
					for (const value of [agree, evenness, chance?.low]) expect(value ?? NaN).toBeNaN();
				}),
			);
			if (list.length < K) return;
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 || name === 'members' ? truth.get(name) : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
		}),
		{ numRuns: 150 },
	);
});
