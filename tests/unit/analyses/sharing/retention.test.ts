import { SUPPRESSED } from '$lib/analyses/contract';
import { manifest, type RetentionParams } from '$lib/analyses/retention/manifest';
import { averages, type Cohort, type RetentionResult } from '$lib/analyses/retention/result';
import { share } from '$lib/analyses/retention/share';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';

const K = 5;
const paramsOf = (mode: RetentionParams['mode']): RetentionParams =>
	v.parse(manifest.params.schema, { mode });

/** A triangle of cohorts: rates in per cent, the younger the shorter. */
function resultOf(
	rows: readonly { size: number; rates: readonly number[] }[],
	late: boolean,
): RetentionResult {
	const cohorts = rows.map(({ size, rates }, c): Cohort => {
		let most = size;
		return {
			start: formatDay(parseDay('2024-01-01') + c * 7 * DAY),
			size,
			periods: rates.slice(0, rows.length - c + 1).map((rate, i) => {
				const count = Math.min(most, Math.round((size * rate) / 100));
				if (late) most = count;
				return { count, finished: i < rows.length - c };
			}),
		};
	});
	return { cohorts, ...averages(cohorts), leftCensored: false, history: false };
}

function countsOf({ cohorts, pooled }: RetentionResult): Map<string, number> {
	return new Map([
		...cohorts.flatMap(({ size, periods }, c) => [
			[`size ${c}`, size] as const,
			...periods.map(({ count }, i) => [`${c}·${i}`, count] as const),
		]),
		...pooled.flatMap(({ count, size }, i) => [
			[`back ${i}`, count] as const,
			[`of ${i}`, size] as const,
		]),
	]);
}

/** Who did not come back, and who came last in a period, are hidden numbers from the start. */
function equationsOf({ cohorts, pooled }: RetentionResult, late: boolean): Equation[] {
	const out: Equation[] = [];
	cohorts.forEach(({ periods }, c) =>
		periods.forEach((_, i) => {
			out.push(adds([`size ${c}`], [`${c}·${i}`, `not ${c}·${i}`]));
			if (late && i > 0) out.push(adds([`${c}·${i - 1}`], [`${c}·${i}`, `last ${c}·${i}`]));
		}),
	);
	pooled.forEach((_, i) => {
		const used = [...cohorts.keys()].filter(
			(c) => cohorts[c]!.size > 0 && cohorts[c]!.periods[i]?.finished === true,
		);
		out.push(
			adds(
				[`back ${i}`],
				used.map((c) => `${c}·${i}`),
			),
		);
		out.push(
			adds(
				[`of ${i}`],
				used.map((c) => `size ${c}`),
			),
		);
	});
	return out;
}

const rows = fc.array(
	fc.record({
		size: fc.oneof(fc.nat(12), fc.nat(200)),
		rates: fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }),
	}),
	{ minLength: 1, maxLength: 6 },
);

test.each([
	['on', false],
	['on-or-after', true],
] as const)('property: nobody few can be worked out of cohorts and averages (%s)', (mode, late) => {
	fc.assert(
		fc.property(rows, (list) => {
			const full = resultOf(list, late);
			const truth = countsOf(full);
			const shared = share(full, K, paramsOf(mode));
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const solved = workOut(equationsOf(full, late), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 ? count : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			// A rate times its size would tell the count.
			shared.average.forEach((rate, i) => {
				if (rate === null || Number.isNaN(rate)) return;
				expect(told.get(`back ${i}`)).toBe(truth.get(`back ${i}`));
			});
			shared.simpleAverage.forEach((rate, i) => {
				if (rate === null || Number.isNaN(rate)) return;
				for (const { size, periods } of shared.cohorts)
					if (periods[i]?.finished === true && size !== 0)
						expect(size >= 0 && periods[i].count >= 0).toBe(true);
			});
		}),
		{ numRuns: 150 },
	);
});

test('a hundred cohorts can be shared', () => {
	const list = Array.from({ length: 100 }, (_, c) => ({
		size: 3 + ((c * 37) % 60),
		rates: Array.from({ length: 100 }, (_, i) => Math.round(90 / (i + 1)) + ((c * i) % 9)),
	}));
	expect(share(resultOf(list, false), K, paramsOf('on')).cohorts).toHaveLength(100);
});
