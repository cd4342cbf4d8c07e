import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { ifTold, isTold } from '../shared/suppress';
import type { RetentionParams } from './manifest';
import type { Cohort, RetentionResult } from './result';

/**
 * Who came back and who did not make up a cohort; the finished cells of a period make up its average, by whose numbers a
 * single withheld cell could be worked out.
 */
export const share: Share<RetentionResult, RetentionParams> = (result, k, { mode }) => {
	const disclosure = new Disclosure(k);
	const rows = result.cohorts.map((cohort) => declare(disclosure, cohort, mode));
	const finished = (period: number): number[] =>
		[...rows.keys()].filter((c) => {
			const { size, periods } = result.cohorts[c]!;
			return size > 0 && periods[period]?.finished === true;
		});
	const pooled = result.pooled.map(({ count, size }, period) => {
		const handles = {
			count: disclosure.shown(count, { total: true }),
			size: disclosure.shown(size, { total: true }),
		};
		const used = finished(period).map((c) => rows[c]!);
		disclosure.sum(
			handles.count,
			used.map(({ periods }) => periods[period]!),
		);
		disclosure.sum(
			handles.size,
			used.map((row) => row.size),
		);
		return handles;
	});
	const told = disclosure.settle();
	const cohorts = result.cohorts.map((cohort, c): Cohort => ({
		...cohort,
		size: told(rows[c]!.size),
		periods: cohort.periods.map((cell, i) => ({ ...cell, count: told(rows[c]!.periods[i]!) })),
	}));
	return {
		...result,
		cohorts,
		pooled: result.pooled.map((one, period) => ({
			...one,
			count: told(pooled[period]!.count),
			size: told(pooled[period]!.size),
		})),
		average: result.average.map((share, period) => {
			const { count, size } = pooled[period]!;
			return share === null ? null : ifTold(share, told(count), told(size));
		}),
		// Each cohort weighs in it by its size: a second equation for what is withheld.
		simpleAverage: result.simpleAverage.map((share, period) => {
			const used = finished(period).map((c) => cohorts[c]!);
			const all = used.every(({ size, periods }) => isTold(size) && isTold(periods[period]!.count));
			return share === null || all ? share : NaN;
		}),
	};
};

/** Handles of a cohort's numbers. */
interface Row {
	readonly size: number;
	readonly periods: readonly number[];
}

function declare(
	disclosure: Disclosure,
	{ size, periods }: Cohort,
	mode: RetentionParams['mode'],
): Row {
	const all = disclosure.shown(size, { total: true });
	const row: number[] = [];
	periods.forEach(({ count }, i) => {
		const cell = disclosure.shown(count);
		disclosure.sum(all, [cell, disclosure.implied(size - count)]);
		// In a period or later: the difference of two cells are those who came last between them.
		const before = periods[i - 1]?.count ?? 0;
		if (mode === 'on-or-after' && i > 0 && before >= count)
			disclosure.sum(row[i - 1]!, [cell, disclosure.implied(before - count)]);
		row.push(cell);
	});
	return { size: all, periods: row };
}
