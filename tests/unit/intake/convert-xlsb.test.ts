import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { CsvReader } from '$lib/intake/csv';
import { reasonOf } from './refused';
import { zipOf } from './zip-bytes';

/** A record of [MS-XLSB] with a short number and length. */
const record = (id: number, ...parts: readonly (Uint8Array | readonly number[])[]) => {
	const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
	const head = id < 128 ? [id] : [(id & 127) | 128, id >> 7];
	return Buffer.concat([Buffer.from([...head, data.length]), data]);
};
const u32 = (...values: readonly number[]) => new Uint8Array(Uint32Array.from(values).buffer);
const wide = (text: string) => Buffer.concat([u32(text.length), Buffer.from(text, 'utf16le')]);

const row = (index: number) => record(0, u32(index));
const number = (column: number, value: number) => record(2, u32(column, 0, (value << 2) | 2));
const flag = (column: number, value: number) => record(4, u32(column, 0), [value]);
const error = (column: number, code: number) => record(3, u32(column, 0), [code]);
const text = (column: number, value: string) => record(6, u32(column, 0), wide(value));
const formula = (column: number, value: string) => record(8, u32(column, 0), wide(value));

interface Made {
	readonly name: string;
	readonly hidden?: boolean;
	readonly part: number;
}

function xlsbOf(sheets: readonly Made[], parts: readonly (readonly Uint8Array[])[]): Uint8Array {
	const relations = parts.map(
		(_, i) => `<Relationship Id="r${i}" Type="x/worksheet" Target="worksheets/s${i}.bin"/>`,
	);
	const listed = sheets.map(({ name, hidden, part }, i) =>
		record(156, u32(hidden ? 1 : 0, i + 1), wide(`r${part}`), wide(name)),
	);
	return zipOf([
		{ name: '[Content_Types].xml', data: '<Types/>' },
		{ name: 'xl/workbook.bin', data: Buffer.concat(listed) },
		{
			name: 'xl/_rels/workbook.bin.rels',
			data: `<Relationships>${relations.join('')}</Relationships>`,
		},
		...parts.map((cells, i) => ({ name: `xl/worksheets/s${i}.bin`, data: Buffer.concat(cells) })),
	]);
}

const open = (bytes: Uint8Array) =>
	openFile({ name: 'a.xlsb', blob: new Blob([new Uint8Array(bytes)]) });

describe('xlsb', () => {
	test('is read cell by cell, hidden sheets told', async () => {
		const cells = [row(1), text(0, '会员'), formula(2, 'b'), row(3), number(0, -7), flag(1, 1)];
		const tables = await open(
			xlsbOf(
				[
					{ name: '订单', part: 0 },
					{ name: '旧', hidden: true, part: 1 },
				],
				[
					[...cells, error(2, 42)],
					[row(0), number(0, 1)],
				],
			),
		);
		expect(tables.map(({ origin }) => origin)).toEqual([
			{
				converter: 'xlsb',
				file: 'a.xlsb',
				part: '订单',
				notes: [{ reason: 'excel-error', count: 1, at: 'C4' }],
			},
			{ converter: 'xlsb', file: 'a.xlsb', part: '旧', hidden: true },
		]);
		const rows = new CsvReader(',').push(await tables[0]!.blob.text(), true);
		expect(rows).toEqual([[''], ['会员', '', 'b'], [''], ['-7', 'TRUE', '']]);
	});

	test('of rows of far cells is refused before it is read', async () => {
		const far = Array.from({ length: 3_100 }, (_, i) => [row(i), number(16_383, 1)]).flat();
		const bytes = xlsbOf([{ name: 'a', part: 0 }], [far]);
		expect(await reasonOf(open(bytes))).toBe('file-too-large');
	});

	test('whose sheets are all the same part is refused before it is read', async () => {
		const far = Array.from({ length: 100 }, (_, i) => [row(i), number(16_383, 1)]).flat();
		const sheets = Array.from({ length: 31 }, (_, i) => ({ name: String(i), part: 0 }));
		expect(await reasonOf(open(xlsbOf(sheets, [far])))).toBe('file-too-large');
	});

	test('with a record that is cut off is refused', async () => {
		const cells = [row(0), number(0, 1), Buffer.from([6, 100, 0])];
		expect(await reasonOf(open(xlsbOf([{ name: 'a', part: 0 }], [cells])))).toBe('file-damaged');
	});
});
