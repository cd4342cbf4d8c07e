import type { TableColumn, TableSpec, Tables } from '../contract';
import type { CirclesParams } from './manifest';
import type { NEW } from './result';
import { RINGS, type CirclesRef, type CirclesResult, type Ring } from './result';

export const tables: Tables<CirclesParams, CirclesResult> = (result) => [
	monthTable(result),
	moveTable(result),
	...(result.matrix === null ? [] : [matrixTable(result, result.matrix)]),
];

const MONTH: TableColumn = { id: 'month', label: { message: 'table.month' }, format: 'day' };

const people = (id: string): TableColumn => ({
	id,
	label: { message: `table.${id}` },
	format: 'count',
	privacy: 'people',
});

const CIRCLES = ['centre', 'middle', 'outer', 'known'] as const;
const MOVES = ['inward', 'outward', 'same', 'came'] as const;

function monthTable({ months, members }: CirclesResult): TableSpec {
	return {
		caption: 'table.circles',
		columns: [MONTH, ...CIRCLES.map(people)],
		rows: [
			...months.map((one) => ({
				cells: [one.start, ...CIRCLES.map((of) => one[of])],
				refs: [null, ...CIRCLES.map((of): CirclesRef => ({ month: one.start, of }))],
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
