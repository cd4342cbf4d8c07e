import { LEVELS, type ActivityMixResult, type MixPeriod } from '$lib/analyses/activity-mix/result';
import { share } from '$lib/analyses/activity-mix/share';
import { SUPPRESSED } from '$lib/analyses/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';

const K = 5;

function resultOf(rows: readonly (readonly number[])[], grows: boolean): ActivityMixResult {
	let before = 0;
	const periods = rows.map(([core = 0, active = 0, lurker = 0], p): MixPeriod => {
		const few = core + active + lurker;
		const quiet = grows ? Math.max(0, before - few) : 0;
		before = few + quiet;
		return {
			start: `2024-01-${String(p + 1).padStart(2, '0')}`,
			members: before,
			core,
			active,
			lurker: lurker + quiet,
			unfinished: false,
		};
	});
	const shown = periods.length - 1;
	return { periods, shown, members: before, everyoneActed: false, someLeft: !grows };
}

const countsOf = ({ periods }: ActivityMixResult): Map<string, number> =>
	new Map(
		periods.flatMap((row, p) => [
			[`${p} members`, row.members] as const,
			...LEVELS.map((level) => [`${p} ${level}`, row[level]] as const),
		]),
	);

function equationsOf({ periods, someLeft }: ActivityMixResult): Equation[] {
	const out = periods.map((_, p) =>
		adds(
			[`${p} members`],
			LEVELS.map((level) => `${p} ${level}`),
		),
	);
	if (!someLeft)
		for (let p = 1; p < periods.length; p++)
			out.push(adds([`${p} members`], [`${p - 1} members`, `came ${p}`]));
	return out;
}

test('property: nobody few can be worked out of levels and periods', () => {
	const size = fc.oneof(fc.nat(7), fc.nat(60));
	const rows = fc.array(fc.tuple(size, size, size), { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(rows, fc.boolean(), (list, grows) => {
			const full = resultOf(list, grows);
			const truth = countsOf(full);
			const shared = share(full, K, null);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const solved = workOut(equationsOf(full), (name) => {
				const count = told.get(name) ?? NaN;
				return count >= 0 ? count : undefined;
			});
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
		}),
		{ numRuns: 200 },
	);
});

test('a hundred periods can be shared', () => {
	const rows = Array.from({ length: 100 }, (_, p) => [p % 7, (p * 3) % 11, 20 + p]);
	expect(share(resultOf(rows, true), K, null).periods).toHaveLength(100);
});
