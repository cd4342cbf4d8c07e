import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { formatDay, formatTime } from '$lib/base/time';
import { openFile } from '$lib/intake/convert';
import { ConvertCancelled } from '$lib/intake/convert/types';
import { CsvReader } from '$lib/intake/csv';
import { readTable } from '$lib/intake/read-table';
import type { InputFile } from '$lib/intake/types';
import { reasonOf } from './refused';
import { xlsxOf } from './xlsx-bytes';
import type { MadeBook, MadeSheet } from './xlsx-bytes';
import { zipOf } from './zip-bytes';

const file = (bytes: Uint8Array, name = 'a.xlsx') => ({
	name,
	blob: new Blob([new Uint8Array(bytes)]),
});
const open = (bytes: Uint8Array) => openFile(file(bytes));
const rowsOf = async (table: InputFile | undefined) =>
	new CsvReader(',').push(await table!.blob.text(), true);

/** The cells of a workbook of one sheet. */
async function cells(rows: string, book?: MadeBook): Promise<readonly (readonly string[])[]> {
	const [table] = await open(xlsxOf([{ rows }], book));
	return rowsOf(table);
}

/** The texts of cells A1, B1 … with the styles 1, 2 … */
async function styled(
	formats: readonly (string | number)[],
	values: readonly number[],
	date1904 = false,
) {
	const row = values.map((value, i) => `<c s="${i + 1}"><v>${value}</v></c>`).join('');
	const [first] = await cells(`<row>${row}</row>`, { formats, date1904 });
	return first;
}

describe('cells', () => {
	test('of every kind are the text that is read back', async () => {
		const row =
			'<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in</t></is></c>' +
			'<c r="D1" t="str"><f>A1&amp;"!"</f><v>one!</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c>' +
			'<c r="G1"><v>0.10000000000000001</v></c><c r="H1" t="n"><f>1+1</f><v>2</v></c><c r="I1" t="d"><v>2024-01-05T10:00:00</v></c>';
		const texts = [
			'<t>one &lt;b&gt; &#20013;</t>',
			'<r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh><t>x</t></rPh>',
		];
		expect(await cells(`<row r="1">${row}</row>`, { texts })).toEqual([
			['one <b> 中', 'rich ', 'in', 'one!', 'TRUE', 'FALSE', '0.1', '2', '2024-01-05T10:00:00'],
		]);
	});

	test('ids of which a spreadsheet kept fifteen digits are told', async () => {
		const values = [
			'1.23456789012345E+17',
			'1234567890123450',
			'6917926768823643751',
			'123456789012345',
		];
		const row = [...values, '1234567890123456', '1E+40', '-1E+15']
			.map((value) => `<c><v>${value}</v></c>`)
			.join('');
		const [table] = await open(xlsxOf([{ rows: `<row r="1">${row}</row>` }]));
		expect(table!.origin!.notes).toEqual([{ reason: 'digits-lost', count: 3, at: 'A1' }]);
		expect((await rowsOf(table))[0]!.slice(0, 2)).toEqual([
			'123456789012345000',
			'1234567890123450',
		]);
	});

	test('hold what XML cannot say', async () => {
		const texts = ['<t>a_x000D__x000A_b _x005F_x000D_ 😀</t>', '<t><![CDATA[<&>]]></t>'];
		const row = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>';
		expect(await cells(`<row>${row}</row>`, { texts })).toEqual([['a\r\nb _x000D_ 😀', '<&>']]);
	});

	test('stand where their place says, empty rows and columns kept', async () => {
		const rows = '<row r="3"><c r="B3"><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c></row>';
		expect(await cells(rows)).toEqual([[''], [''], ['', '1'], [''], ['', '', '2']]);
	});

	test('without a place follow each other', async () => {
		const rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>';
		expect(await cells(rows)).toEqual([['1', '', '3'], [''], ['4', '', '']]);
	});

	test('are found in any way of writing XML', async () => {
		const rows =
			"<x:row spans='1:2' r = '2'><x:c t='str' r='A2'><x:v>a</x:v></x:c>" +
			'<x:c\tspr="9" t="str"\n r="B2" ><!-- <c> --><x:v >b</x:v ></x:c></x:row>';
		expect(await cells(rows)).toEqual([[''], ['a', 'b']]);
	});

	test('are read in 300 columns', async () => {
		const row = Array.from({ length: 300 }, (_, i) => `<c><v>${i}</v></c>`).join('');
		const [first] = await cells(`<row>${row}</row>`);
		expect(first).toEqual(Array.from({ length: 300 }, (_, i) => String(i)));
	});

	test('that hold errors are empty, and told; formulas that were never computed are empty', async () => {
		const rows =
			'<row r="2"><c r="A2"><v>1</v></c><c r="AB2" t="e"><v>#N/A</v></c></row>' +
			'<row r="7"><c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C7"><f>NOW()</f></c></row>';
		const [table] = await open(xlsxOf([{ rows }]));
		expect(table!.origin).toEqual({
			converter: 'xlsx',
			file: 'a.xlsx',
			notes: [{ reason: 'excel-error', count: 2, at: 'AB2' }],
		});
		expect((await rowsOf(table))[1]!.slice(0, 3)).toEqual(['1', '', '']);
		const { problems } = await readTable(table!, { headerRow: -1 }, 'Asia/Shanghai');
		expect(problems.counts).toMatchObject([{ reason: 'excel-error', count: 2 }]);
	});
});

describe('numbers', () => {
	test('are the shortest that is the same, digits written out', async () => {
		const values = [1.2e20, 1.2e22, 1e-7, -2.5e-10, 3.3000000000000003, 6_917_930_000_000_000, -0];
		expect(await styled([], values)).toEqual([
			'120000000000000000000',
			'12000000000000000000000',
			'0.0000001',
			'-0.00000000025',
			'3.3000000000000003',
			'6917930000000000',
			'0',
		]);
	});

	test('are the same in every format that is none of times', async () => {
		const formats = ['000000', '#,##0.00', '0.00E+00', '[Red]0;-0', '"第"0"天"', '@', 'General'];
		const values = [42, 1234.5, 12345, 3, 3, 3, 3];
		expect(await styled(formats, values)).toEqual(['42', '1234.5', '12345', '3', '3', '3', '3']);
	});

	test('are times by their format', async () => {
		const day = 45_296;
		const formats = [
			14,
			22,
			'yyyy"年"m"月"d"日"',
			'm/d/yy h:mm',
			'h:mm:ss AM/PM',
			31,
			'mmm-yy',
			'[$-804]yyyy/m/d;@',
			'h:mm',
		];
		const values = [day, day + 0.5, day, day + 0.999999, 0.75, day, day, day, day + 0.25];
		expect(await styled(formats, values)).toEqual([
			'2024-01-05',
			'2024-01-05 12:00:00',
			'2024-01-05',
			'2024-01-06',
			'18:00:00',
			'2024-01-05',
			'2024-01-05',
			'2024-01-05',
			'2024-01-05 06:00:00',
		]);
	});

	test('are exact to the second, every second of a day', async () => {
		const seconds = Array.from({ length: 300 }, (_, i) => i * 288 + (i % 7));
		const formats = seconds.map(() => 'yyyy-mm-dd hh:mm:ss');
		const values = seconds.map((second) => 45_296 + second / 86_400);
		const wall = Date.UTC(2024, 0, 5);
		expect(await styled(formats, values)).toEqual(
			seconds.map((second) => (second === 0 ? '2024-01-05' : formatTime(wall + second * 1000))),
		);
	});

	test('count days from 1900, with a day that was none, or from 1904', async () => {
		const values = [1, 59, 60, 61, 2_958_465, 2_958_466, 20_240_105, -1];
		const formats = values.map(() => 14);
		expect(await styled(formats, values)).toEqual([
			'1900-01-01',
			'1900-02-28',
			'1900-02-28',
			'1900-03-01',
			'9999-12-31',
			'2958466',
			'20240105',
			'-1',
		]);
		expect(await styled(formats, [0, 1, 60, -1], true)).toEqual([
			'1904-01-01',
			'1904-01-02',
			'1904-03-01',
			'-1',
		]);
	});

	test('below a day are times, below two months hours where they have minutes', async () => {
		const formats = ['h:mm:ss', 'h:mm', 'h:mm', 'h:mm:ss', 'h:mm'];
		const values = [0, 0.25, 1.5, 59 + 1 / 86_400, 2];
		expect(await styled(formats, values)).toEqual([
			'00:00:00',
			'06:00:00',
			'36:00:00',
			'1416:00:01',
			'1900-01-02',
		]);
		expect(await styled(formats, [0.25, 0.25], true)).toEqual(['06:00:00', '06:00:00']);
	});

	test('too large for a date are empty, and told', async () => {
		const row = '<row><c s="1"><v>13800138000</v></c><c><v>1</v></c></row>';
		const [table] = await open(xlsxOf([{ rows: row }], { formats: [14] }));
		expect(await rowsOf(table)).toEqual([['', '1']]);
		expect(table!.origin!.notes).toEqual([{ reason: 'excel-error', count: 1, at: 'A1' }]);
	});
});

describe('sheets', () => {
	const one = '<row r="1"><c r="A1"><v>1</v></c></row>';

	test('are tables of their own, hidden ones told, empty ones left out', async () => {
		const sheets: MadeSheet[] = [
			{ name: '订单 & 退款', rows: one },
			{ name: 'old', state: 'hidden', rows: one },
			{ name: 'lists', state: 'veryHidden', rows: one },
			{ name: 'empty', rows: '<row r="9"><c r="A9" s="1"/></row>' },
		];
		const tables = await open(xlsxOf(sheets));
		expect(tables.map(({ name, origin }) => [name, origin?.part, origin?.hidden])).toEqual([
			['a.xlsx · 订单 & 退款', '订单 & 退款', undefined],
			['a.xlsx · old', 'old', true],
			['a.xlsx · lists', 'lists', true],
		]);
	});

	test('of a workbook in an archive are found', async () => {
		const inner = xlsxOf([{ rows: one }]);
		const [table] = await openFile(file(zipOf([{ name: 'x/b.xlsx', data: inner }]), 'a.zip'));
		expect(table).toMatchObject({
			name: 'x/b.xlsx',
			origin: { converter: 'xlsx', file: 'x/b.xlsx' },
		});
	});

	test('have a merged value where it begins, and the rows as they are', async () => {
		const rows =
			'<row r="1"><c r="A1" t="str"><v>March</v></c><c r="B1"/></row>' +
			'<row r="2"><c r="A2" t="str"><v>id</v></c><c r="B2" t="str"><v>n</v></c></row>' +
			'<row r="3"><c r="A3" t="str"><v>x</v></c><c r="B3"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>';
		const end =
			'</sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells></worksheet>';
		const [table] = await open(xlsxOf([{ rows, end }]));
		const read = await readTable(table!, {}, 'UTC');
		expect(read.columns).toMatchObject([
			{ name: 'id', kind: 'category', present: 1 },
			{ name: 'n', kind: 'number', present: 2 },
		]);
		expect(read.frame.length).toBe(2);
		expect(read.problems.counts).toEqual([]);
	});

	test('that are all empty make no table', async () => {
		expect(await reasonOf(open(xlsxOf([{ rows: '' }])))).toBe('file-empty');
	});
});

describe('hostile workbooks', () => {
	test('a lone cell far away costs one row', async () => {
		const rows =
			'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>' +
			'<row r="1048576"><c r="XFD1048576"><v>9</v></c></row>';
		const [table] = await open(xlsxOf([{ rows }]));
		expect(table!.blob.size).toBeLessThan(6_000_000);
	});

	test.each([
		['a column beyond the last', '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', 'file-damaged'],
		['a row beyond the last', '<row r="1048577"><c><v>1</v></c></row>', 'file-damaged'],
		[
			'rows out of order',
			'<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>',
			'file-damaged',
		],
		['a row that is no number', '<row r="x"><c><v>1</v></c></row>', 'file-damaged'],
		['a text that is not there', '<row><c t="s"><v>7</v></c></row>', 'file-empty'],
		['a place that is none', '<row><c r="1"><v>7</v></c></row>', 'file-empty'],
	])('%s is refused', async (_, rows, reason) => {
		expect(await reasonOf(open(xlsxOf([{ rows }])))).toBe(reason);
	});

	test('one cell of sixty megabytes is refused', async () => {
		const rows = `<row><c t="str"><v>${'x'.repeat(60_000_000)}</v></c></row>`;
		expect(await reasonOf(open(xlsxOf([{ rows }])))).toBe('file-too-large');
	});

	test('.xls that are text or a web page are told by their bytes', async () => {
		const bytes = (text: string) => file(new TextEncoder().encode(text), 'report.xls');
		const [table, ...others] = await openFile(bytes('a,b\n1,2\n'));
		expect(others).toEqual([]);
		expect((await readTable(table!, {}, 'UTC')).frame.length).toBe(1);
		const [page] = await openFile(bytes('<html><table><tr><td>a</td></tr></table></html>'));
		expect(await reasonOf(readTable(page!, {}, 'UTC'))).toBe('file-html');
	});

	test('rows of nothing but one far cell each are refused', async () => {
		const rows = Array.from(
			{ length: 1_300 },
			(_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
		);
		expect(await reasonOf(open(xlsxOf([{ rows: rows.join('') }])))).toBe('file-bomb');
	});

	test('a sheet that was written in part is refused', async () => {
		const sheet = { rows: '<row><c><v>1</v></c></row>', end: '<row><c><v>2' };
		expect(await reasonOf(open(xlsxOf([sheet])))).toBe('file-damaged');
	});

	test('rows of far cells are refused before they are made', async () => {
		const one = '<row><c r="XFD1"><v>1</v></c></row>';
		expect(await reasonOf(open(xlsxOf([{ rows: one.repeat(30_000) }])))).toBe('file-bomb');
	});

	test('shared texts of more elements than fit into memory are refused', async () => {
		const texts = ['<r/>'.repeat(5_000_001)];
		const rows = '<row><c t="s"><v>0</v></c></row>';
		expect(await reasonOf(open(xlsxOf([{ rows }], { texts })))).toBe('file-too-large');
	});

	test('a part that unpacks to hundreds of times its size is refused', async () => {
		const more = [{ name: 'xl/media/x', data: new Uint8Array(70 * 1024 * 1024) }];
		expect(await reasonOf(open(xlsxOf([{ rows: '' }], { more })))).toBe('file-bomb');
	});

	test('entities that are defined in the file stay unknown', async () => {
		const more = '<!DOCTYPE x [<!ENTITY a "boom">]>';
		expect(await cells(`${more}<row><c t="str"><v>&a;&amp;</v></c></row>`)).toEqual([['&a;&']]);
	});

	test('__proto__ is a text', async () => {
		expect(await cells('<row><c t="str"><v>__proto__</v></c></row>')).toEqual([['__proto__']]);
	});

	test('one that is cut off anywhere, or changed in any byte, is refused or read', async () => {
		const whole = xlsxOf([{ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }], {
			texts: ['<t>x</t>'],
		});
		for (let at = 0; at < whole.length; at += 3) {
			if (at > 4) await settled(open(whole.slice(0, at)));
			const bytes = whole.slice();
			bytes[at]! ^= 0x55;
			if (at > 3) await settled(open(bytes));
		}
	});

	test('a workbook can be cancelled', async () => {
		let asked = 0;
		const hooks = { progress: () => undefined, cancelled: () => asked++ > 3 };
		const work = openFile(file(xlsxOf([{ rows: '<row><c><v>1</v></c></row>' }])), hooks);
		await expect(work).rejects.toBeInstanceOf(ConvertCancelled);
	});
});

async function settled(work: Promise<unknown>): Promise<void> {
	await work.then(
		() => undefined,
		() => reasonOf(work),
	);
}

// Hours of 1900 are durations.
const wall = fc.integer({ min: Date.UTC(1901, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 });
const cell = fc.oneof(
	fc.constant([null, ''] as const),
	fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
		// What XML 1.0 has no way to say is not the reader's business.
		.filter((text) => !/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
		.map((text) => [text, text] as const),
	fc.double({ noNaN: true, min: -1e20, max: 1e20 }).map((value) => [value, null] as const),
	fc.boolean().map((value) => [value, value ? 'TRUE' : 'FALSE'] as const),
	wall.map((second) => {
		const text = second % 86_400 === 0 ? formatDay(second * 1000) : formatTime(second * 1000);
		return [new Date(second * 1000), text] as const;
	}),
);

test('what a writer of workbooks wrote is read back, cell by cell', async () => {
	const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
		fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
			minLength: 1,
			maxLength: 8,
		}),
	);
	await fc.assert(
		fc.asyncProperty(table, async (made) => {
			const rows = made.map((row) => [...row.map(([value]) => value), 1]);
			const bytes = await writeXlsx({ sheets: [{ name: 'S', rows }] });
			const [read] = await open(bytes);
			const back = await rowsOf(read);
			made.forEach((row, r) =>
				row.forEach(([value, text], c) => {
					if (text === null) expect(Number(back[r]![c])).toBe(value === 0 ? 0 : value);
					else expect(back[r]![c]).toBe(text);
				}),
			);
		}),
	);
});
