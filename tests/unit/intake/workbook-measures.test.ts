// Shares and durations in workbooks: numbers that only their format tells.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { measuredSheet } from '$lib/intake/convert/workbook/measured-cells';
import { measureOf } from '$lib/intake/convert/workbook/number-formats';
import { CsvReader } from '$lib/intake/csv';
import { readTable } from '$lib/intake/read-table';
import { texts } from './read';
import { xlsxOf, type MadeBook } from './xlsx-bytes';

const SILENT = { progress: () => undefined, cancelled: () => false };

async function table(rows: string, book: MadeBook) {
	const bytes = xlsxOf([{ rows }], book);
	const [first] = await openFile({ name: 'a.xlsx', blob: new Blob([bytes]) });
	return first!;
}

async function cells(rows: string, book: MadeBook) {
	return new CsvReader(',').push(await (await table(rows, book)).blob.text(), true);
}

test.each([
	['0%', 'share'],
	['0.00%;[Red]-0.00%', 'share'],
	['[>0.5][Green]0.0%;0.0%', 'share'],
	['_ * 0.0%_ ', 'share'],
	['[h]:mm:ss', 'duration'],
	['[hh]:mm', 'duration'],
	['[mm]:ss', 'duration'],
	['[s].00', 'duration'],
	['0"%"', undefined],
	['0\\%', undefined],
	['0_%', undefined],
	['0;0%', undefined],
	['[Red]0', undefined],
	['[$-804]yyyy/m/d', undefined],
	['h:mm:ss', undefined],
	['General', undefined],
	['', undefined],
])('%s makes a number a %s', (code, measure) => {
	expect(measureOf(code)).toBe(measure);
});

describe('a sheet', () => {
	const head =
		'<row><c t="inlineStr"><is><t>rate</t></is></c><c t="inlineStr"><is><t>spent</t></is></c></row>';
	const row = (share: number, days: number) =>
		`<row><c s="1"><v>${share}</v></c><c r="B2" s="2"><f>A1</f><v>${days}</v></c></row>`;
	const formats = ['0.0%', '[h]:mm:ss'];

	test('has shares as a CSV would, and durations in seconds, which is said', async () => {
		const rows = head + row(0.153, 1.5) + row(-0.07, 0.25) + row(1, 61 + 1 / 86_400);
		const made = await table(rows, { formats });
		const read = await readTable(made, {}, 'UTC');
		expect(read.columns).toMatchObject([
			{ name: 'rate', kind: 'number', unit: '%' },
			{ name: 'spent', kind: 'number' },
		]);
		expect(texts(read, 'rate')).toEqual(['15.3%', '-7%', '100%']);
		expect(texts(read, 'spent')).toEqual(['129600', '21600', '5270401']);
		expect(made.origin!.notes).toEqual([{ reason: 'duration-seconds', count: 3, at: 'B2' }]);
		expect(read.problems.counts).toMatchObject([{ reason: 'duration-seconds', count: 3 }]);
	});

	test('has its other cells as they were', async () => {
		const rows =
			'<row><c s="1" t="s"><v>0</v></c><c s="1" t="str"><v>0.5</v></c><c s="1"/><c s="1"></c>' +
			'<c s="1" t="b"><v>1</v></c><c s="1" t="e"><v>#N/A</v></c><c s="3"><v>0.5</v></c>' +
			"<c\n t='n'\n s='1' ><v xml:space='preserve'> 0.5 </v></c><c s=\"1\"><v>x</v></c><c s=\"99\"><v>7</v></c></row>";
		expect(await cells(rows, { formats, texts: ['<t>0.5</t>'] })).toEqual([
			['0.5', '0.5', '', '', 'TRUE', '', '0.5', '50%', 'x', '7'],
		]);
	});

	test('needs no code for the usual formats', async () => {
		const rows = '<row><c s="1"><v>0.5</v></c><c s="2"><v>0.125</v></c><c s="3"><v>2</v></c></row>';
		expect(await cells(rows, { formats: [9, 10, 46] })).toEqual([['50%', '12.5%', '172800']]);
	});
});

test('a cell is found wherever a piece of the sheet ends', async () => {
	const styles = new Map([[1, 'share' as const]]);
	for (let pad = 0; pad < 60; pad += 3) {
		const before = `<row>${' '.repeat(1024 * 1024 - 50 + pad)}`;
		const sheet = new Blob([before, '<x:c r="A1" s="1"><x:v>0.25</x:v></x:c><c s="2"/></row>']);
		const { sheet: made } = await measuredSheet(sheet, styles, SILENT);
		const text = await made.text();
		expect(text.slice(before.length)).toBe(
			'<x:c r="A1" s="1" t="str"><x:v>25%</x:v></x:c><c s="2"/></row>',
		);
	}
});

test('sheets that are none come out as they went in, in time', async () => {
	const styles = new Map([
		[1, 'share' as const],
		[2, 'duration' as const],
	]);
	const piece = fc.constantFrom('<c s="1">', '<v>', '1', '</v>', '</c>', '<', '>', '<c ', 's="2"');
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (parts) => {
			const text = parts.join('');
			const { sheet } = await measuredSheet(new Blob([text]), styles, SILENT);
			// Nothing but numbers in such cells, and their tags, is another.
			const plain = (xml: string) => xml.replace(/ t="str"|\d+%?|<v>|<\/v>/g, '');
			expect(plain(await sheet.text())).toBe(plain(text));
		}),
	);
	const hostile = ['<c s="1">', '<c s="1"><v>', '<', '<c s="1"><v>1</v>', '</', '<v>', ' ', '<a:'];
	for (const text of hostile.flatMap((one) => [one, `<c s="1"><v>${one.repeat(9000)}`])) {
		const long = new Blob([text.repeat(2_000_000 / text.length)]);
		const { sheet } = await measuredSheet(long, styles, SILENT);
		expect(sheet.size).toBeGreaterThanOrEqual(long.size);
	}
});

test('shares of any value are those of the number', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: -10_000_000, max: 10_000_000 }), async (n) => {
			const value = n / 100_000;
			const [[text]] = (await cells(`<row><c s="1"><v>${value}</v></c></row>`, {
				formats: ['0%'],
			})) as [[string]];
			expect(text).toBe(`${Number((value * 100).toPrecision(15))}%`);
		}),
		{ numRuns: 50 },
	);
});
