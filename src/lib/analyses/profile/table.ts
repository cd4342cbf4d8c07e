import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import type { ProfileParams } from './manifest';
import type {
	CrossColumn,
	ProfileLabel,
	ProfileNumbers,
	ProfileRef,
	ProfileResult,
} from './result';

export const tables: Tables<ProfileParams, ProfileResult> = (result) => [
	valueTable(result),
	...(result.numbers === null ? [] : [numberTable(result, result.numbers)]),
	...(result.cross === null
		? []
		: (['counts', 'shares', 'index'] as const).map((what) =>
				crossTable(result, result.cross!.columns, what),
			)),
];

type Cell = TableRow['cells'][number];

/** A value as a cell; files have kinds in the data's own words. */
function nameCell(label: ProfileLabel): Cell {
	if (label === 'missing') return { message: 'value.missing' };
	if ('others' in label) return { message: 'value.others', values: { n: label.others } };
	if ('kind' in label) return label.kind;
	return 'text' in label ? label.text : label;
}

function headOf(label: ProfileLabel): TableColumn['label'] {
	const cell = nameCell(label);
	return typeof cell === 'object' && cell !== null && 'message' in cell
		? cell
		: { text: String(cell) };
}

function valueTable({ rows, members, known }: ProfileResult): TableSpec {
	const all: ProfileRef = {};
	const those: ProfileRef = { known: true };
	return {
		caption: 'table.values',
		columns: [
			{ id: 'value', label: { message: 'table.value' }, format: 'text' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
			{ id: 'share', label: { message: 'table.share' }, format: 'share', digits: 1 },
			{ id: 'low', label: { message: 'table.low' }, format: 'share', digits: 1 },
			{ id: 'high', label: { message: 'table.high' }, format: 'share', digits: 1 },
		],
		rows: [
			...rows.map(({ label, count, share, interval }, row): TableRow => ({
				cells: [nameCell(label), count, share, interval?.low ?? null, interval?.high ?? null],
				refs: [null, { row } satisfies ProfileRef],
			})),
			{ cells: [{ message: 'value.known' }, known, null, null, null], refs: [null, those] },
			{ cells: [{ message: 'value.all' }, members, null, null, null], refs: [null, all] },
		],
	};
}

function numberTable({ known }: ProfileResult, numbers: ProfileNumbers): TableSpec {
	const { quantiles, medianInterval, mean, min, max, outliers, unit } = numbers;
	const row = (message: string, value: number): TableRow => ({
		cells: [{ message }, known === 0 ? null : value, null],
	});
	const people = (message: string, bound: number, count: number, ref: ProfileRef): TableRow => ({
		cells: [{ message }, bound, count],
		refs: [null, null, ref],
	});
	return {
		caption: 'table.numbers',
		columns: [
			{ id: 'what', label: { message: 'table.what' }, format: 'text' },
			unit === '%'
				? { id: 'value', label: { message: 'table.number' }, format: 'share', digits: 1 }
				: { id: 'value', label: { message: 'table.number' }, format: 'number' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
		],
		rows: [
			row('number.min', min),
			...['p10', 'p25', 'p50', 'p75', 'p90'].map((p, i) => row(`number.${p}`, quantiles[i]!)),
			row('number.max', max),
			row('number.mean', mean),
			row('number.medianLow', medianInterval.low),
			row('number.medianHigh', medianInterval.high),
			...(outliers === null
				? []
				: [
						people('number.below', outliers.fences[0], outliers.low, { outliers: 'low' }),
						people('number.above', outliers.fences[1], outliers.high, { outliers: 'high' }),
					]),
		],
	};
}

/** Rows are values, columns are those of the second dimension; of the index with both bounds. */
function crossTable(
	{ rows }: ProfileResult,
	columns: readonly CrossColumn[],
	what: 'counts' | 'shares' | 'index',
): TableSpec {
	const format: Pick<TableColumn, 'format' | 'digits' | 'privacy'> =
		what === 'counts'
			? { format: 'count', privacy: 'people' }
			: what === 'shares'
				? { format: 'share', digits: 1 }
				: { format: 'number', digits: 0 };
	const head = (label: ProfileLabel, c: number): TableColumn[] => {
		const own: TableColumn = { id: `c${c}`, label: headOf(label), ...format };
		if (what !== 'index') return [own];
		return [
			own,
			{ id: `c${c}low`, label: { message: 'table.low' }, ...format },
			{ id: `c${c}high`, label: { message: 'table.high' }, ...format },
		];
	};
	const body = (row: number): TableRow => {
		const cells = columns.map(({ cells }) => cells[row]!);
		const name = nameCell(rows[row]!.label);
		if (what === 'shares') return { cells: [name, ...cells.map(({ share }) => share)] };
		if (what === 'counts')
			return {
				cells: [name, ...cells.map(({ count }) => count)],
				refs: [null, ...cells.map((_, column): ProfileRef => ({ row, column }))],
			};
		return {
			cells: [
				name,
				...cells.flatMap(({ index }) => {
					if (index === null) return [null, null, null];
					return [index.ratio, index.low, index.high].map((one) => 100 * one);
				}),
			],
		};
	};
	const sums: TableRow[] =
		what !== 'counts'
			? []
			: [
					{
						cells: [{ message: 'value.known' }, ...columns.map(({ known }) => known)],
						refs: [null, ...columns.map((_, column): ProfileRef => ({ known: true, column }))],
					},
					{
						cells: [{ message: 'value.all' }, ...columns.map(({ count }) => count)],
						refs: [null, ...columns.map((_, column): ProfileRef => ({ column }))],
					},
				];
	return {
		caption: `table.${what}`,
		columns: [
			{ id: 'value', label: { message: 'table.value' }, format: 'text' },
			...columns.flatMap(({ label }, c) => head(label, c)),
		],
		rows: [...rows.map((_, row) => body(row)), ...sums],
	};
}
