import { wilson } from '../../base/interval';
import { parseDay } from '../../base/time';
import type { TableColumn, TableSpec, Tables } from '../contract';
import { ifTold, isTold } from '../shared/suppress';
import { LEVELS, type ActivityMixRef, type ActivityMixResult, type MixPeriod } from './result';
import type { ActivityMixParams } from './manifest';
import { referenceOf } from './reference';

export const tables: Tables<ActivityMixParams, ActivityMixResult> = (result, params) => {
	const shown = result.periods[result.shown];
	return [...(shown === undefined ? [] : [mixTable(shown, params)]), periodTable(result)];
};

/** Share of a level; null without members, NaN where it is not told. */
export function shareOf(count: number, members: number): number | null {
	return members === 0 ? null : ifTold(count / members, count, members);
}

function mixTable(shown: MixPeriod, params: ActivityMixParams): TableSpec {
	const { start, members, unfinished } = shown;
	return {
		caption: 'table.mix',
		columns: [
			{ id: 'level', label: { message: 'table.level' }, format: 'text' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
			{ id: 'share', label: { message: 'table.share' }, format: 'share', digits: 1 },
			{ id: 'low', label: { message: 'table.low' }, format: 'share', digits: 1 },
			{ id: 'high', label: { message: 'table.high' }, format: 'share', digits: 1 },
			{ id: 'reference', label: { message: 'table.reference' }, format: 'share', digits: 0 },
		],
		rows: LEVELS.map((level) => {
			const count = shown[level];
			const told = isTold(count) && isTold(members);
			const { low, high } = told ? wilson(count, members) : { low: NaN, high: NaN };
			const ref: ActivityMixRef = { period: start, level };
			return {
				cells: [
					{ message: `level.${level}` },
					count,
					shareOf(count, members),
					low,
					high,
					referenceOf(params, level),
				],
				refs: [null, ref],
				...(unfinished ? { unfinished: 'all' as const } : {}),
			};
		}),
	};
}

function periodTable({ periods }: ActivityMixResult): TableSpec {
	return {
		caption: 'table.periods',
		columns: [
			{ id: 'period', label: { message: 'table.period' }, format: 'day' },
			{ id: 'members', label: { message: 'table.members' }, format: 'count', privacy: 'people' },
			...LEVELS.flatMap((level): TableColumn[] => [
				{ id: level, label: { message: `level.${level}` }, format: 'count', privacy: 'people' },
				{
					id: `${level}-share`,
					label: { message: `table.${level}Share` },
					format: 'share',
					digits: 1,
				},
			]),
		],
		rows: periods.map((row) => ({
			cells: [
				parseDay(row.start),
				row.members,
				...LEVELS.flatMap((level) => [row[level], shareOf(row[level], row.members)]),
			],
			refs: [
				null,
				{ period: row.start, level: 'all' } satisfies ActivityMixRef,
				...LEVELS.flatMap((level): (ActivityMixRef | null)[] => [
					{ period: row.start, level },
					null,
				]),
			],
			...(row.unfinished ? { unfinished: 'all' as const } : {}),
		})),
	};
}
