import type { TableColumn, TableRow, Tables } from '../contract';
import { traits } from '../shared/metric';
import type { Series, TrendRef, TrendResult } from './compute';
import { labelOf, type LineLabel } from './labels';
import type { TrendParams } from './manifest';

export const tables: Tables<TrendParams, TrendResult> = (result, params) => {
	const { metric, series, periods, unfinished } = result;
	const { format, people } = traits(metric);
	const columns: TableColumn[] = [
		{ id: 'period', label: { message: 'table.period' }, format: 'day' },
	];
	// What a cell holds: a line's values, or its average.
	const cells: { line: Series; index: number; average: boolean }[] = [];
	series.forEach((line, index) => {
		const label = labelOf(line, index, params);
		columns.push({
			id: `s${index}`,
			label,
			format,
			...(format === 'share' ? { digits: 1 } : {}),
			...(people ? { privacy: 'people' as const } : {}),
		});
		cells.push({ line, index, average: false });
		if (line.average === null) return;
		columns.push({
			id: `a${index}`,
			label: averageLabel(label),
			format: format === 'count' ? 'number' : format,
			digits: 1,
		});
		cells.push({ line, index, average: true });
	});
	const rows = Array.from(periods, (start, p): TableRow => ({
		cells: [
			start,
			...cells.map(({ line, average }) => measured((average ? line.average! : line.values)[p]!)),
		],
		refs: [
			null,
			...cells.map(({ index, average }) => (people && !average ? refOf(index, p) : null)),
		],
		...(unfinished[p] === 1 ? { unfinished: 'all' as const } : {}),
	}));
	rows.push({
		cells: [
			{ message: 'table.total' },
			...cells.map(({ line, average }) => (average ? null : measured(line.total))),
		],
		refs: [
			null,
			...cells.map(({ index, average }) => (people && !average ? refOf(index, null) : null)),
		],
	});
	return [{ caption: 'table.caption', columns, rows }];
};

function averageLabel(label: LineLabel): TableColumn['label'] {
	if ('event' in label) return { ...label, message: 'table.average' };
	if ('text' in label) return { message: 'table.average', values: { series: label.text } };
	return { message: `${label.message}.average` };
}

function refOf(series: number, period: number | null): TrendRef {
	return { series, period };
}

function measured(value: number): number | null {
	return Number.isNaN(value) ? null : value;
}
