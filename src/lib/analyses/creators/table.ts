import type { TableColumn, TableSpec, Tables } from '../contract';
import type { CreatorsParams } from './manifest';
import {
	STANDINGS,
	type CreatorsRef,
	type CreatorsResult,
	type Moves,
	type TierRow,
} from './result';

export const tables: Tables<CreatorsParams, CreatorsResult> = (result) => [
	tierTable(result),
	spreadTable(result),
	...(result.moves === null ? [] : [moveTable(result.moves)]),
];

function tierTable({ tiers, creators, none, content, value }: CreatorsResult): TableSpec {
	const share = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'share',
		digits: 1,
	});
	const number = (id: string, digits: number): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'number',
		digits,
	});
	const cellsOf = (row: TierRow) => [
		{ message: `tier.${row.id}` },
		row.creators,
		row.share,
		row.interval?.low ?? null,
		row.interval?.high ?? null,
		row.content,
		row.contentShare,
		row.value,
		row.valueShare,
		row.yield,
		row.days,
		row.score,
	];
	const blank = [null, null, null];
	return {
		caption: 'table.tiers',
		columns: [
			{ id: 'tier', label: { message: 'table.tier' }, format: 'text' },
			{ id: 'members', label: { message: 'table.members' }, format: 'count', privacy: 'people' },
			share('share'),
			share('low'),
			share('high'),
			{ id: 'content', label: { message: 'table.content' }, format: 'count' },
			share('contentShare'),
			number('value', 0),
			share('valueShare'),
			number('yield', 2),
			number('days', 1),
			number('score', 2),
		],
		rows: [
			...tiers.map((row) => ({
				cells: cellsOf(row),
				refs: [null, { tier: row.id } satisfies CreatorsRef],
			})),
			{
				cells: [{ message: 'tier.all' }, creators, ...blank, content, null, value, null, ...blank],
				refs: [null, { tier: 'all' } satisfies CreatorsRef],
			},
			{
				cells: [{ message: 'tier.none' }, none, ...blank, ...blank, ...blank, null],
				refs: [null, { tier: 'none' } satisfies CreatorsRef],
			},
		],
	};
}

function spreadTable({ spread }: CreatorsResult): TableSpec {
	return {
		caption: 'table.spread',
		columns: [
			{ id: 'of', label: { message: 'table.of' }, format: 'text' },
			{ id: 'gini', label: { message: 'table.gini' }, format: 'number', digits: 3 },
			{ id: 'half', label: { message: 'table.half' }, format: 'count', privacy: 'people' },
		],
		rows: (['content', 'value'] as const).map((of) => ({
			cells: [{ message: `spread.${of}` }, spread[of].gini, spread[of].half],
			refs: [null, null, { half: of } satisfies CreatorsRef],
		})),
	};
}

/** Rows: then. Columns: now. */
function moveTable({ counts, totals }: Moves): TableSpec {
	return {
		caption: 'table.moves',
		columns: [
			{ id: 'before', label: { message: 'table.before' }, format: 'text' },
			...STANDINGS.map((id): TableColumn => ({
				id,
				label: { message: `tier.${id}` },
				format: 'count',
				privacy: 'people',
			})),
			{ id: 'total', label: { message: 'table.total' }, format: 'count', privacy: 'people' },
		],
		rows: STANDINGS.map((from, r) => ({
			cells: [{ message: `tier.${from}` }, ...counts[r]!, totals[r]!],
			refs: [
				null,
				...STANDINGS.map((to): CreatorsRef => ({ from, to })),
				{ from, to: 'all' } satisfies CreatorsRef,
			],
		})),
	};
}
