import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvReader } from '$lib/intake/csv';
import type { Row } from '$lib/intake/csv';

// Parsing is where odd texts come first: more runs than usual.
const RUNS = 5 * (fc.readConfigureGlobal()?.numRuns ?? 100);
const SLOW = 60_000;

function rowsOf(
	text: string,
	delimiter = ',',
	cut = text.length || 1,
): { rows: Row[]; marks: string[] } {
	const reader = new CsvReader(delimiter);
	const rows: Row[] = [];
	const marks: string[] = [];
	for (let at = 0; at === 0 || at < text.length; at += cut) {
		const got = reader.push(text.slice(at, at + cut), at + cut >= text.length);
		got.forEach((row, i) => {
			const reason = reader.marks.get(row);
			if (reason !== undefined) marks.push(`${rows.length + i} ${reason}`);
		});
		for (const row of got) rows.push(row);
	}
	return { rows, marks };
}

describe('line ends', () => {
	test.each([
		['LF', 'a,b\n1,2\n3,4\n'],
		['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
		['CR', 'a,b\r1,2\r3,4\r'],
		['mixed', 'a,b\n1,2\r\n3,4'],
		['none at the end', 'a,b\r1,2\n3,4'],
	])('%s', (_, text) => {
		for (let cut = 1; cut <= text.length; cut++) {
			expect(rowsOf(text, ',', cut).rows).toEqual([
				['a', 'b'],
				['1', '2'],
				['3', '4'],
			]);
		}
	});

	test('inside quotes they are data', () => {
		const text = 'a,b\r\n"1\r\n2\n3\r4",x\r\n';
		for (let cut = 1; cut <= text.length; cut++) {
			expect(rowsOf(text, ',', cut).rows).toEqual([
				['a', 'b'],
				['1\r\n2\n3\r4', 'x'],
			]);
		}
	});
});

describe('quotes', () => {
	test('doubled, empty, with delimiters', () => {
		expect(rowsOf('"a ""b""","","c,d"\n').rows).toEqual([['a "b"', '', 'c,d']]);
	});

	test('inside an unquoted cell they are ordinary', () => {
		const { rows, marks } = rowsOf('1,This "quotes" must,3\n37°36\'37.8"N 121°2\'17.9"W,x\n');
		expect(rows[0]).toEqual(['1', 'This "quotes" must', '3']);
		expect(rows[1]).toEqual(['37°36\'37.8"N 121°2\'17.9"W', 'x']);
		expect(marks).toEqual([]);
	});

	test('not doubled in a quoted cell: kept and marked', () => {
		const { rows, marks } = rowsOf('a,b,c\n1,"Hey, I missed " it",3\n4,5,6\n');
		expect(rows).toEqual([
			['a', 'b', 'c'],
			['1', 'Hey, I missed " it', '3'],
			['4', '5', '6'],
		]);
		expect(marks).toEqual(['1 stray-quote']);
	});

	test('never closed: one line is read as it stands', () => {
		const { rows, marks } = rowsOf('a,b,c\n1,"I forgot,3\n4,5,6\n7,8,9');
		expect(rows).toEqual([
			['a', 'b', 'c'],
			['1', '"I forgot', '3'],
			['4', '5', '6'],
			['7', '8', '9'],
		]);
		expect(marks).toEqual(['1 unterminated-quote']);
	});

	test('never closed, in a large file: the rows after it are there', { timeout: SLOW }, () => {
		const lines = 700_000;
		const { rows, marks } = rowsOf(
			`a,b\n"open,1\r\n${'2,3456789\r\n'.repeat(lines)}`,
			',',
			1 << 19,
		);
		expect(rows).toHaveLength(lines + 2);
		expect(rows[1]).toEqual(['"open', '1']);
		expect(new Set(rows.slice(2).map((row) => row.join('|')))).toEqual(new Set(['2|3456789']));
		expect(marks).toEqual(['1 unterminated-quote']);
	});

	test(
		'never closed, again and again: still quick, and every line is there',
		{ timeout: SLOW },
		() => {
			const lines = 20_000;
			const { rows, marks } = rowsOf(
				`a,b\n${'x,"open line 12345678901234567890\n'.repeat(lines)}`,
				',',
				1 << 19,
			);
			expect(rows).toHaveLength(lines + 1);
			expect(marks).toHaveLength(lines);
		},
	);

	test('a cell of five megabytes', { timeout: SLOW }, () => {
		const cell = 'line of text, with a comma\n'.repeat(200_000);
		const { rows, marks } = rowsOf(`a,b\n"${cell}",1\n2,3\n`, ',', 1 << 19);
		expect(rows.map((row) => row[0]!.length)).toEqual([1, cell.length, 1]);
		expect(marks).toEqual([]);
	});
});

test('runs of blanks as delimiter', () => {
	const text = ' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n';
	for (const cut of [1, 7, text.length]) {
		expect(rowsOf(text, ' ', cut).rows).toEqual([
			['00004', '0001', '19970101', '2', '29.33'],
			['00004', '0001', '19970118', '2', '29.73'],
		]);
	}
});

test('any rows in any dialect, in pieces of any size, come back', { timeout: SLOW }, () => {
	const cell = fc.string({
		unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\t', '\n', '\r', '汉', '\0'),
	});
	const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
		minLength: 1,
		maxLength: 8,
	});
	fc.assert(
		fc.property(
			rows,
			fc.constantFrom(',', ';', '\t', '|', '；'),
			fc.constantFrom('\n', '\r\n', '\r'),
			fc.integer({ min: 1, max: 40 }),
			fc.boolean(),
			(table, delimiter, newline, cut, closed) => {
				const text = table
					.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
					.join(newline);
				expect(rowsOf(closed ? text + newline : text, delimiter, cut).rows).toEqual(table);
			},
		),
		{ numRuns: RUNS },
	);
});

test('any text at all is read to its end, the same in pieces as at once', { timeout: SLOW }, () => {
	const unit = fc.constantFrom('a', ' ', '"', ',', '\n', '\r', '汉');
	fc.assert(
		fc.property(
			fc.string({ unit, maxLength: 60 }),
			fc.integer({ min: 1, max: 20 }),
			(text, cut) => {
				expect(rowsOf(text, ',', cut).rows).toEqual(rowsOf(text).rows);
			},
		),
		{ numRuns: RUNS },
	);
});
