// Tables from small texts, as the first half of intake would give them.
import { frameFromText } from '$lib/columns/frame-from-text';
import type { Column } from '$lib/columns/column';
import { describeColumn } from '$lib/intake/describe-column';
import { propose } from '$lib/intake/propose';
import type { MappedTable, Table } from '$lib/intake/types';
import type { ColumnFacts } from '$lib/model/dataset';
import type { Mapping } from '$lib/model/mapping';

/** Facts with the distinct count of numbers and texts too, which reading a file knows. */
export function factsOf(columns: ReadonlyMap<string, Column>): ColumnFacts[] {
	return [...columns].map(([name, column]) => {
		const facts = describeColumn(name, column);
		if (column.kind !== 'number') return facts;
		const distinct = new Set(column.values.filter((value) => !Number.isNaN(value))).size;
		return { ...facts, distinct };
	});
}

export function tableFromText(text: string, name = 'table.csv'): Table {
	const frame = frameFromText(text);
	return {
		name,
		format: 'generic',
		dialect: {
			encoding: 'utf-8',
			encodingConfidence: 1,
			bom: false,
			delimiter: ',',
			newline: '\n',
			headerRow: 0,
			undecodable: 0,
			undecodableLine: null,
		},
		bytes: text.length,
		hash: '',
		frame,
		columns: factsOf(frame.columns),
		problems: { counts: [], sample: [] },
	};
}

/** A table with its proposed mapping, changed where `mapping` says so. */
export function mapped(text: string, mapping: Partial<Mapping> = {}, name?: string): MappedTable {
	const table = tableFromText(text, name);
	return { table, mapping: { ...propose(table.columns), ...mapping } };
}

/** The mapping proposed for a header and some rows. */
export const proposed = (text: string): Mapping => propose(tableFromText(text).columns);
