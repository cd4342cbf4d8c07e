// What tests of nasty files share.
import { expect, test } from 'vitest';
import type { ColumnKind } from '$lib/columns/column';
import { kind, problems, read, texts } from './read';

/** A nasty file and what must come of it. */
export interface Case {
	readonly name: string;
	readonly content: string | Uint8Array<ArrayBuffer>;
	readonly rows: number;
	/** Columns as they must come out: name, kind, cells. */
	readonly columns: readonly (readonly [
		name: string,
		kind: ColumnKind,
		cells: readonly string[],
	])[];
	readonly said?: readonly string[];
}

/** A table with one column of these cells, beside one of letters. */
export function column(name: string, cells: readonly string[]): string {
	return [name, ...cells].map((cell) => `"${cell.replaceAll('"', '""')}",x`).join('\n');
}

/** Tests that each file comes out as told, and with no other problems than those. */
export function check(cases: readonly Case[]): void {
	test.each(cases)('$name', async ({ content, rows, columns, said = [] }) => {
		const table = await read(content);
		expect(table.frame.length).toBe(rows);
		for (const [name, type, cells] of columns) {
			expect([name, kind(table, name), ...texts(table, name)]).toEqual([name, type, ...cells]);
		}
		expect(problems(table)).toEqual(said);
	});
}
