import { SUPPRESSED } from '$lib/analyses/contract';
import { share } from '$lib/analyses/funnel/share';
import { stepCounts, type FunnelResult, type Spread } from '$lib/analyses/funnel/result';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';

const K = 5;
const spread = (n: number): Spread => ({ n, mean: 1, p10: 1, p25: 1, p50: 1, p75: 1, p90: 1 });

/** A result from the members of each group by how far they got. */
function resultOf(groups: readonly (readonly number[])[]): FunnelResult {
	const steps = groups[0]!.length;
	const byGroup = groups.map((levels) => stepCounts([0, ...levels], steps));
	const all = stepCounts(
		[0, ...groups[0]!.map((_, l) => groups.reduce((sum, levels) => sum + levels[l]!, 0))],
		steps,
	);
	return {
		entered: all[0]!.count,
		converted: all.at(-1)!.count,
		steps: all.map((step) => ({ ...step, medianMs: 1 })),
		timeToConvert: {
			pairs: all.slice(1).map((step, i) => ({ from: i, to: i + 1, ...spread(step.count) })),
			total: spread(all.at(-1)!.count),
		},
		breakdown: byGroup.map((own, g) => ({ value: String(g), values: 1, steps: own })),
		open: 0,
	};
}

/** All counts by name. */
function countsOf(result: FunnelResult): Map<string, number> {
	const counts = new Map<string, number>();
	const list = [
		['all', result.steps] as const,
		...result.breakdown!.map(({ value, steps }) => [value!, steps] as const),
	];
	for (const [name, steps] of list) {
		steps.forEach(({ count, dropped }, i) => {
			counts.set(`${name} ${i}`, count);
			if (i > 0) counts.set(`${name} lost ${i}`, dropped);
		});
	}
	return counts;
}

function equationsOf(groups: number, steps: number): Equation[] {
	const names = ['all', ...Array.from({ length: groups }, (_, g) => String(g))];
	const own = names.slice(1);
	const out: Equation[] = [];
	for (let i = 0; i < steps; i++) {
		out.push(
			adds(
				[`all ${i}`],
				own.map((name) => `${name} ${i}`),
			),
		);
		if (i === 0) continue;
		for (const name of names)
			out.push(adds([`${name} ${i - 1}`], [`${name} ${i}`, `${name} lost ${i}`]));
	}
	return out;
}

const levels = (size: number) =>
	fc.integer({ min: 1, max: 4 }).chain((steps) =>
		fc.array(fc.array(fc.nat(size), { minLength: steps, maxLength: steps }), {
			minLength: 1,
			maxLength: 4,
		}),
	);

test.each([
	['some', 9],
	['many', 40],
])('property: who reached and who was lost cannot be worked out (%s)', (_, size) => {
	fc.assert(
		fc.property(levels(size), (groups) => {
			const full = resultOf(groups);
			const truth = countsOf(full);
			const told = countsOf(share(full, K, null));
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const solved = workOut(equationsOf(groups.length, groups[0]!.length), (name) => {
				const count = told.get(name)!;
				return count >= 0 ? count : undefined;
			});
			for (const [name] of solved) {
				const count = truth.get(name)!;
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			}
		}),
	);
});

test('rates, intervals and times go with their counts', () => {
	const shared = share(resultOf([[100, 40, 3]]), K, null);
	expect(shared.steps.map(({ count }) => count)).toEqual([143, 43, SUPPRESSED]);
	const last = shared.steps[2]!;
	for (const hidden of [last.rate, last.rateInterval?.low, last.total, last.dropped, last.medianMs])
		expect(hidden).toBeNaN();
	expect(shared.converted).toBe(SUPPRESSED);
	expect(shared.timeToConvert.pairs[1]).toMatchObject({ n: SUPPRESSED, p50: NaN });
	expect(shared.timeToConvert.pairs[0]).toMatchObject({ n: 43, p50: 1 });
});

test('nothing is withheld where nobody is few', () => {
	const full = resultOf([
		[100, 40, 30],
		[50, 20, 0],
	]);
	expect(share(full, K, null)).toEqual(full);
});
