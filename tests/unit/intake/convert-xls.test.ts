import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { CsvReader } from '$lib/intake/csv';
import { reasonOf } from './refused';
import { bookOf, boxOf, f64, record, u16 } from './xls-bytes';

const open = (bytes: Uint8Array) =>
	openFile({ name: 'a.xls', blob: new Blob([new Uint8Array(bytes)]) });
const wide = (text: string) => Buffer.from(text, 'utf16le');
const name = (text: string) => [text.length, 1, ...wide(text)];

async function rowsOf(bytes: Uint8Array) {
	const tables = await open(bytes);
	return Promise.all(
		tables.map(async ({ blob }) => new CsvReader(',').push(await blob.text(), true)),
	);
}

const STYLES = [
	record(0x41e, u16(164), [...u16(12)], [0], Buffer.from('yyyy\\-mm\\-dd;')),
	record(0xe0, u16(0, 0), Buffer.alloc(16)),
	record(0xe0, u16(0, 164), Buffer.alloc(16)),
	record(0xe0, u16(0, 10), Buffer.alloc(16)),
];

/** 会员 in two bytes a letter, cut after the first; then "plain", and "rich" with a run of fonts and something spoken. */
const TEXTS = [
	record(0xfc, u16(3, 0, 3, 0), u16(2), [1], wide('会')),
	record(
		0x3c,
		[1],
		wide('员'),
		u16(5),
		[0],
		Buffer.from('plain'),
		u16(4),
		[12],
		u16(1, 6, 0),
		Buffer.from('ri'),
	),
	record(0x3c, [0], Buffer.from('ch'), Buffer.alloc(4 + 6)),
];

const CELLS = [
	record(0xfd, u16(0, 0, 0, 0, 0)),
	record(0xfd, u16(0, 1, 0, 1, 0)),
	record(0xfd, u16(0, 2, 0, 2, 0)),
	record(0x203, u16(1, 0, 1), f64(45_296)),
	// 12.5 in hundredths of an integer, and an eighth as the upper half of a double.
	record(0xbd, u16(1, 1), u16(0), u32((1250 << 2) | 3), u16(2), u32(0x3fc00000), u16(2)),
	record(0x205, u16(2, 0, 0), [1, 0]),
	record(0x205, u16(2, 1, 0), [0x2a, 1]),
	record(0x06, u16(2, 2, 0), [0, 0, 0, 0, 0, 0, 0xff, 0xff], Buffer.alloc(6)),
	record(0x207, u16(2), [1], wide('公式')),
	record(0x06, u16(3, 0, 1), f64(45_296.5), Buffer.alloc(6)),
	record(0x06, u16(3, 1, 0), [1, 0, 1, 0, 0, 0, 0xff, 0xff], Buffer.alloc(6)),
	record(0x06, u16(3, 2, 0), [2, 0, 7, 0, 0, 0, 0xff, 0xff], Buffer.alloc(6)),
];

function u32(value: number): Uint8Array {
	return u16(value & 0xffff, value >>> 16);
}

const book = (cells = CELLS) =>
	bookOf(
		8,
		[...STYLES, ...TEXTS],
		[
			{ name: Buffer.from(name('订单')), records: cells },
			{ name: Buffer.from(name('旧')), hidden: true, records: [CELLS[3]!] },
		],
	);
const READ = [
	['会员', 'plain', 'rich'],
	['2024-01-05', '12.5', '0.125'],
	['TRUE', '', '公式'],
	['2024-01-05 12:00:00', 'TRUE', ''],
];

describe('xls', () => {
	test('of Excel 97 to 2003 is read cell by cell', async () => {
		const tables = await open(boxOf({ Workbook: book() }));
		expect(tables.map(({ origin }) => origin)).toEqual([
			{
				converter: 'xls',
				file: 'a.xls',
				part: '订单',
				notes: [{ reason: 'excel-error', count: 2, at: 'B3' }],
			},
			{ converter: 'xls', file: 'a.xls', part: '旧', hidden: true },
		]);
		const [rows] = await rowsOf(boxOf({ Workbook: book() }));
		expect(rows).toEqual(READ);
	});

	test('whose rows are out of order is the same', async () => {
		const [ordered] = await rowsOf(boxOf({ Workbook: book() }));
		const turned = [...CELLS.slice(5), ...CELLS.slice(0, 5)];
		const [rows] = await rowsOf(boxOf({ Workbook: book(turned) }));
		expect(rows).toEqual(ordered);
	});

	test.each([
		['behind a password', { EncryptedPackage: new Uint8Array(9) }, 'file-locked'],
		['behind an old password', { Workbook: bookOf(8, [record(0x2f, u16(0))], []) }, 'file-locked'],
		['of Excel 5', { Book: bookOf(5, [], []) }, 'file-old-workbook'],
		['of a document', { WordDocument: new Uint8Array(9) }, 'file-no-workbook'],
		['without a sheet', { Workbook: bookOf(8, [], []) }, 'file-empty'],
		['of something else', { Workbook: record(0x809, u16(0x300, 5)) }, 'file-damaged'],
	])('%s is refused', async (_, streams, reason) => {
		expect(await reasonOf(open(boxOf(streams)))).toBe(reason);
	});

	test('of rows of far cells in many sheets is refused before it is read', async () => {
		const far = Array.from({ length: 40 }, (_, i) => record(0x203, u16(i, 16_383, 0), f64(1)));
		const sheets = Array.from({ length: 80 }, () => ({
			name: Buffer.from(name('a')),
			records: [],
		}));
		const stream = bookOf(8, [], [{ name: Buffer.from(name('b')), records: far }, ...sheets]);
		expect(await reasonOf(open(boxOf({ Workbook: stream })))).toBe('file-too-large');
	});

	test('that was cut off or changed anywhere is refused or read', async () => {
		const whole = boxOf({ Workbook: book() });
		const places = Array.from({ length: 2200 }, (_, i) => i);
		for (const at of places.filter((i) => i < 700 || (i > 1000 && i % 2 === 0))) {
			const bytes = whole.slice();
			bytes[at]! ^= 0xff;
			if (at > 7) await settled(open(bytes));
			if (at > 7 && at % 10 === 0) await settled(open(whole.subarray(0, at)));
		}
	});
});

async function settled(work: Promise<unknown>): Promise<void> {
	await work.then(
		() => undefined,
		() => reasonOf(work),
	);
}
