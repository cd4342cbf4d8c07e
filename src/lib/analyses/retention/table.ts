import { wilson } from '../../base/interval';
import { parseDay } from '../../base/time';
import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import { ifTold, isTold } from '../shared/suppress';
import { isGap, withoutGaps, type Gap } from './gaps';
import type { RetentionParams } from './manifest';
import type { Cohort, RetentionRef, RetentionResult } from './result';

export const tables: Tables<RetentionParams, RetentionResult> = (result, params) => [
	matrix(result, params, 'rates'),
	matrix(result, params, 'counts'),
	averageTable(result, params),
];

const HEAD: readonly TableColumn[] = [
	{ id: 'cohort', label: { message: 'table.cohort' }, format: 'day' },
	{ id: 'size', label: { message: 'table.size' }, format: 'count', privacy: 'people' },
];

/** One row a cohort. Periods that have not begun are empty, never 0. */
function matrix(
	{ cohorts, average }: RetentionResult,
	{ unit }: RetentionParams,
	what: 'rates' | 'counts',
): TableSpec {
	const value = ({ size }: Cohort, count: number): number | null => {
		if (what === 'counts') return count;
		return size === 0 ? null : ifTold(count / size, count, size);
	};
	return {
		caption: `table.${what}`,
		columns: [
			...HEAD,
			...average.map((_, k): TableColumn => {
				const label = { message: `period.${unit}`, values: { n: k } };
				if (what === 'counts') return { id: `p${k}`, label, format: 'count', privacy: 'people' };
				return { id: `p${k}`, label, format: 'share', digits: 1 };
			}),
		],
		rows: withoutGaps(cohorts).map((cohort) => {
			if (isGap(cohort)) return gapRow(cohort, unit, average.length);
			return {
				cells: [
					parseDay(cohort.start),
					cohort.size,
					...average.map((_, k) => {
						const cell = cohort.periods[k];
						return cell === undefined ? null : value(cohort, cell.count);
					}),
				],
				refs: [
					null,
					{ cohort: cohort.start } satisfies RetentionRef,
					...average.map((_, period): RetentionRef | null =>
						cohort.periods[period] === undefined ? null : { cohort: cohort.start, period },
					),
				],
				unfinished: cohort.periods.flatMap(({ finished }, k) => (finished ? [] : [k + 2])),
			};
		}),
	};
}

function gapRow({ empty }: Gap, unit: RetentionParams['unit'], columns: number): TableRow {
	const label = { message: `gap.${unit}`, values: { n: empty } };
	return { cells: [label, null, ...Array.from({ length: columns }, () => null)] };
}

/** With cohorts by each start a member is in several: their sums are no numbers of people. */
function averageTable(
	{ average, simpleAverage, pooled }: RetentionResult,
	{ cohort }: RetentionParams,
): TableSpec {
	const each = cohort === 'each';
	const sum = (id: 'count' | 'of'): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		...(each ? { format: 'number', digits: 0 } : { format: 'count', privacy: 'people' }),
	});
	return {
		caption: 'table.averages',
		columns: [
			{ id: 'period', label: { message: 'table.period' }, format: 'number', digits: 0 },
			{ id: 'average', label: { message: 'table.average' }, format: 'share', digits: 1 },
			{ id: 'low', label: { message: 'table.low' }, format: 'share', digits: 1 },
			{ id: 'high', label: { message: 'table.high' }, format: 'share', digits: 1 },
			{ id: 'simple', label: { message: 'table.simple' }, format: 'share', digits: 1 },
			sum('count'),
			sum('of'),
			{ id: 'cohorts', label: { message: 'table.cohorts' }, format: 'count' },
		],
		rows: pooled.map(({ count, size, cohorts }, k) => {
			const told = isTold(count) && isTold(size);
			const { low, high } =
				cohorts === 0
					? { low: null, high: null }
					: told
						? wilson(count, size)
						: { low: NaN, high: NaN };
			const back: RetentionRef = { average: k, of: 'back' };
			const all: RetentionRef = { average: k, of: 'all' };
			return {
				cells: [
					k,
					average[k]!,
					low,
					high,
					simpleAverage[k]!,
					each ? ifTold(count, count) : count,
					each ? ifTold(size, size) : size,
					cohorts,
				],
				refs: each ? [] : [null, null, null, null, null, back, all],
			};
		}),
	};
}
