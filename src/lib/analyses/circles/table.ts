import type { TableColumn, TableSpec, Tables } from '../contract';
import { benefitsOf, CIRCLES } from './benefits';
import type { CirclesParams } from './manifest';
import type { NEW } from './result';
import { RINGS, type CirclesRef, type CirclesResult, type Ring } from './result';

export const tables: Tables<CirclesParams, CirclesResult> = (result, params) => [
	monthTable(result),
	moveTable(result),
	...(result.matrix === null ? [] : [matrixTable(result, result.matrix)]),
	...benefitsTable(result, params),
];

const MONTH: TableColumn = { id: 'month', label: { message: 'table.month' }, format: 'day' };

const people = (id: string): TableColumn => ({
	id,
	label: { message: `table.${id}` },
	format: 'count',
	privacy: 'people',
});

const OF_MONTH = [...CIRCLES, 'known'] as const;
const MOVES = ['inward', 'outward', 'same', 'came'] as const;

function monthTable({ months, members }: CirclesResult): TableSpec {
	return {
		caption: 'table.circles',
		columns: [MONTH, ...OF_MONTH.map(people)],
		rows: [
			...months.map((one) => ({
				cells: [one.start, ...OF_MONTH.map((of) => one[of])],
				refs: [null, ...OF_MONTH.map((of): CirclesRef => ({ month: one.start, of }))],
				...(one.unfinished ? { unfinished: 'all' as const } : {}),
			})),
			...(months.length > 0
				? []
				: [
						{
							cells: [null, null, null, null, members],
							refs: [null, null, null, null, 'members' satisfies CirclesRef],
						},
					]),
		],
	};
}

function moveTable({ months }: CirclesResult): TableSpec {
	return {
		caption: 'table.moves',
		columns: [MONTH, ...MOVES.map(people)],
		rows: months.flatMap(({ start, moves }) =>
			moves === null
				? []
				: [
						{
							cells: [start, ...MOVES.map((of) => moves[of])],
							refs: [null, ...MOVES.map((of): CirclesRef => ({ month: start, of }))],
							...(moves.unfinished ? { unfinished: 'all' as const } : {}),
						},
					],
		),
	};
}

function matrixTable(
	{ months, shown }: CirclesResult,
	matrix: readonly (readonly number[])[],
): TableSpec {
	const { start, moves } = months[shown]!;
	return {
		caption: 'table.matrix',
		columns: [
			{ id: 'from', label: { message: 'table.from' }, format: 'text' },
			...RINGS.map((ring): TableColumn => ({
				id: ring,
				label: { message: `to.${ring}` },
				format: 'count',
				privacy: 'people',
			})),
		],
		rows: matrix.map((row, i) => ({
			cells: [{ message: `ring.${i === 0 ? 'new' : RINGS[i - 1]!}` }, ...row],
			refs: [
				null,
				...row.map((_, to): CirclesRef => ({
					month: start,
					from: (i - 1) as Ring | typeof NEW,
					to: to as Ring,
				})),
			],
			...(moves?.unfinished === true ? { unfinished: 'all' as const } : {}),
		})),
	};
}

/** Circles of which somebody said what their members get, with how many these are in the month that is told of. */
function benefitsTable({ months, shown }: CirclesResult, params: CirclesParams): TableSpec[] {
	const month = months[shown];
	const rows = CIRCLES.flatMap((of, i) => {
		const text = benefitsOf(params, i);
		if (text === '') return [];
		const ref: CirclesRef | null = month === undefined ? null : { month: month.start, of };
		return [
			{ cells: [{ message: `table.${of}` }, month?.[of] ?? null, text], refs: [null, ref, null] },
		];
	});
	if (rows.length === 0) return [];
	return [
		{
			caption: 'table.benefits',
			columns: [
				{ id: 'circle', label: { message: 'table.circle' }, format: 'text' },
				people('known'),
				{ id: 'benefits', label: { message: 'table.benefits' }, format: 'text' },
			],
			rows,
		},
	];
}
