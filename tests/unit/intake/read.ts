// Reading texts and bytes as files, and looking at what came of them.
import { cellText } from '$lib/columns/access';
import type { ColumnKind } from '$lib/columns/column';
import { readTable, type ReadTable } from '$lib/intake/read-table';
import type { InputFile, ReadOptions, Table } from '$lib/intake/types';

export function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'test.csv'): InputFile {
	return { name, blob: new Blob([content]) };
}

export function read(
	content: string | Uint8Array<ArrayBuffer>,
	options: ReadOptions = {},
	zone = 'Asia/Shanghai',
): Promise<ReadTable> {
	return readTable(fileOf(content), options, zone);
}

/** A table of one column: its cells in lines, quoted. */
export function readColumn(
	name: string,
	cells: readonly string[],
	zone?: string,
): Promise<ReadTable> {
	const lines = [name, ...cells].map((cell) => `"${cell.replaceAll('"', '""')}",x`);
	return read(lines.join('\n'), { headerRow: 0 }, zone);
}

/** The cells of a column as a person reads them; missing ones are empty. */
export function texts(table: Table, name: string): string[] {
	const column = table.frame.columns.get(name);
	if (!column) throw new Error(`no column ${name}`);
	return Array.from({ length: column.length }, (_, row) => cellText(column, row));
}

export function kind(table: Table, name: string): ColumnKind | undefined {
	return table.frame.columns.get(name)?.kind;
}

export function names(table: Table): string[] {
	return [...table.frame.columns.keys()];
}

/** Problems as `reason column ×count`. */
export function problems(table: Table): string[] {
	return table.problems.counts
		.map(({ reason, column, count }) => `${reason}${column === '' ? '' : ` ${column}`} ×${count}`)
		.sort();
}
