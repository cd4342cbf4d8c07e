import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableColumn, TableSpec } from '$lib/analyses/contract';
import { comparedTables } from '$lib/charts/compared-tables';

const column = (id: string, message = id): TableColumn => ({
	id,
	label: { message },
	format: 'count',
});
const table = (caption: string, ids: string[], ...rows: TableSpec['rows']): TableSpec => ({
	caption,
	columns: ids.map((id) => column(id)),
	rows,
});

test('rows of one table stand below each other, each under the name of its result', () => {
	const steps = (n: number) =>
		table('steps', ['step', 'n'], { cells: ['click', n], refs: [null, { step: 0 }] });
	const [merged, ...others] = comparedTables(
		[
			{ name: 'Buyers', tables: [steps(3)] },
			{ name: '=Others', tables: [steps(4)] },
		],
		'Segment',
	);
	expect(others).toEqual([]);
	expect(merged).toEqual({
		caption: 'steps',
		columns: [
			{ id: 'compared', label: { text: 'Segment' }, format: 'text' },
			column('step'),
			column('n'),
		],
		rows: [
			{ cells: ['Buyers', 'click', 3], refs: [null, null, { of: 0, ref: { step: 0 } }] },
			{ cells: ['=Others', 'click', 4], refs: [null, null, { of: 1, ref: { step: 0 } }] },
		],
		naming: 1,
	});
});

test('what only one result has stands where it has it, and is empty for the others', () => {
	const merged = comparedTables(
		[
			{
				name: 'A',
				tables: [
					table('months', ['day', 'p0', 'p2'], { cells: [1, 10, 12], unfinished: [2] }),
					table('moves', ['from'], { cells: [7] }),
				],
			},
			{
				name: 'B',
				tables: [
					table('before', ['x'], { cells: [0] }),
					table('months', ['day', 'p0', 'p1', 'p2'], { cells: [1, 20, 21, 22], unfinished: 'all' }),
				],
			},
		],
		'Segment',
	);
	expect(merged.map(({ caption }) => caption)).toEqual(['before', 'months', 'moves']);
	expect(merged[1]!.columns.map(({ id }) => id)).toEqual(['compared', 'day', 'p0', 'p1', 'p2']);
	expect(merged[1]!.rows.map(({ cells, unfinished }) => [cells, unfinished])).toEqual([
		[['A', 1, 10, null, 12], [4]],
		[['B', 1, 20, 21, 22], 'all'],
	]);
});

test('columns that say something else under one id are two', () => {
	const lines = (name: string): TableSpec => ({
		caption: 'lines',
		columns: [column('day'), { ...column('s0'), label: { text: name } }],
		rows: [{ cells: [1, 2] }],
	});
	const [merged] = comparedTables(
		[
			{ name: 'A', tables: [lines('web')] },
			{ name: 'B', tables: [lines('app')] },
		],
		'Segment',
	);
	expect(merged!.columns.map(({ id }) => id)).toEqual(['compared', 'day', 's0', 's0 2']);
	expect(merged!.rows.map(({ cells }) => cells)).toEqual([
		['A', 1, null, 2],
		['B', 1, 2, null],
	]);
});

test('two tables of one caption stay two, and nothing to compare is nothing', () => {
	const twice = [table('t', ['a'], { cells: [1] }), table('t', ['a'], { cells: [2] })];
	const merged = comparedTables([{ name: 'A', tables: twice }], 'Segment');
	expect(merged.map(({ rows }) => rows[0]!.cells)).toEqual([
		['A', 1],
		['A', 2],
	]);
	expect(comparedTables([], 'Segment')).toEqual([]);
	expect(comparedTables([{ name: 'A', tables: [] }], 'Segment')).toEqual([]);
});

test('every number of every table is in it once, under its result and its column (any tables)', () => {
	const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
	const spec = fc.record({ caption: fc.constantFrom('x', 'y', 'z'), ids, rows: fc.nat(3) });
	const parts = fc.array(
		fc.uniqueArray(spec, { selector: ({ caption }) => caption, maxLength: 3 }),
		{ maxLength: 4 },
	);
	fc.assert(
		fc.property(parts, (all) => {
			let n = 0;
			const told: string[] = [];
			const named = all.map((tables, of) => ({
				name: `part ${of}`,
				tables: tables.map(({ caption, ids, rows }) =>
					table(
						caption,
						ids,
						...Array.from({ length: rows }, () => ({
							cells: ids.map((id) => {
								told.push(`${caption} ${id} part ${of} ${++n}`);
								return n;
							}),
						})),
					),
				),
			}));
			const found: string[] = [];
			for (const { caption, columns, rows } of comparedTables(named, 'Segment')) {
				expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
				for (const { cells } of rows) {
					expect(cells).toHaveLength(columns.length);
					cells.forEach((cell, c) => {
						if (c > 0 && cell !== null)
							found.push(`${caption} ${columns[c]!.id} ${String(cells[0])} ${String(cell)}`);
					});
				}
			}
			expect(found.sort()).toEqual(told.sort());
		}),
	);
});
