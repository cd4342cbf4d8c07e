// Reading texts and bytes as files, and looking at what came of them.
import { cellText } from '$lib/columns/access';
import type { ColumnKind } from '$lib/columns/column';
import { readTable, type ReadTable } from '$lib/intake/read-table';
import { textDecoder } from '$lib/intake/text-decoder';
import type { EncodingName, InputFile, ReadOptions, Table } from '$lib/intake/types';

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

/** Text as bytes of an encoding that the platform can only read, by turning its decoder round. */
export function encode(
	text: string,
	encoding: Exclude<EncodingName, 'utf-8' | 'utf-16le' | 'utf-16be'>,
): Uint8Array<ArrayBuffer> {
	const table = tableOf(encoding);
	const bytes: number[] = [];
	for (const character of text) {
		const code = table.get(character);
		if (code === undefined) throw new Error(`${encoding} has no ${character}`);
		bytes.push(...code);
	}
	return Uint8Array.from(bytes);
}

/** Characters that an encoding can write. */
export function encodable(text: string, encoding: Parameters<typeof encode>[1]): boolean {
	const table = tableOf(encoding);
	return Array.from(text).every((character) => table.has(character));
}

const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(encoding: EncodingName): Map<string, readonly number[]> {
	let table = tables.get(encoding);
	if (table === undefined) {
		table = new Map();
		const decoder = textDecoder(encoding);
		const add = (...bytes: number[]): void => {
			const text = decoder.decode(Uint8Array.from(bytes));
			if (Array.from(text).length === 1 && text !== '\ufffd' && !table!.has(text))
				table!.set(text, bytes);
		};
		for (let a = 0; a < 256; a++) add(a);
		for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) add(a, b);
		tables.set(encoding, table);
	}
	return table;
}

/** UTF-16 bytes, with or without a byte order mark. */
export function utf16(text: string, littleEndian: boolean, bom: boolean): Uint8Array<ArrayBuffer> {
	const whole = bom ? `\ufeff${text}` : text;
	const bytes = new Uint8Array(whole.length * 2);
	const view = new DataView(bytes.buffer);
	for (let i = 0; i < whole.length; i++) view.setUint16(2 * i, whole.charCodeAt(i), littleEndian);
	return bytes;
}

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
