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
	const rows = result.cohorts.map((cohort) => declare(disclosure, cohort, mode, k));
	const finished = (period: number): number[] =>
		[...rows.keys()].filter((c) => {
			const { size, periods } = result.cohorts[c]!;
			return size > 0 && periods[period]?.finished === true;
		});
	const pooled = result.pooled.map(({ count, size }) => ({
		count: disclosure.shown(count, { total: true }),
		size: disclosure.shown(size, { total: true }),
	}));
	pooled.forEach((handles, period) => {
		const used = finished(period);
		disclosure.sum(
			handles.count,
			used.map((c) => rows[c]!.periods[period]!),
		);
		// The cohorts of a period are those of the next one and some younger ones: the same said in fewer terms.
		const next = pooled[period + 1];
		const older = finished(period + 1);
		const nested = next !== undefined && older.every((c) => used.includes(c));
		const others = nested ? used.filter((c) => !older.includes(c)) : used;
		const sizes = others.map((c) => rows[c]!.size);
		disclosure.sum(handles.size, nested ? [next.size, ...sizes] : sizes);
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
	k: number,
): Row {
	const all = disclosure.shown(size, { total: true });
	const row: number[] = [];
	periods.forEach(({ count }, i) => {
		const cell = disclosure.shown(count);
		row.push(cell);
		// Of a few there are only fewer: no number of the row is told, and nothing can be taken from another.
		if (size < k) return;
		disclosure.sum(all, [cell, disclosure.implied(size - count)]);
		// In a period or later: the difference of two cells are those who came last between them.
		const before = periods[i - 1]?.count ?? 0;
		if (mode === 'on-or-after' && i > 0 && before >= count)
			disclosure.sum(row[i - 1]!, [cell, disclosure.implied(before - count)]);
	});
	return { size: all, periods: row };
}
