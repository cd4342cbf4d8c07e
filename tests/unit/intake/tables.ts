// Tables from small texts, as the first half of intake would give them.
import { frameFromText } from '$lib/columns/frame-from-text';
import { describeColumn } from '$lib/intake/describe-column';
import { propose } from '$lib/intake/propose';
import type { MappedTable, Table } from '$lib/intake/types';
import type { Mapping } from '$lib/model/mapping';

export function tableFromText(text: string, name = 'table.csv'): Table {
	const frame = frameFromText(text);
	return {
		name,
		format: 'generic',
		dialect: { encoding: 'utf-8', delimiter: ',' },
		bytes: text.length,
		hash: '',
		frame,
		columns: [...frame.columns].map(([name, column]) => describeColumn(name, column)),
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
