import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SpanReader } from '$lib/intake/cell-spans';
import type { TextPiece } from '$lib/intake/decode';
import { RowReader } from '$lib/intake/row-reader';
import { buildTable, type BuiltTable } from '$lib/intake/table-builder';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file in pieces that end at the given places (moved on to whole characters); the first is long enough to tell types. */
function pieces(file: string, cuts: readonly number[], asBytes: boolean): TextPiece[] {
	const bytes = encoder.encode(file);
	const whole = (at: number): number => {
		while (at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at++;
		return Math.min(at, bytes.length);
	};
	const first = bytes.length >> 1;
	const ends = [...new Set([first, ...cuts.map((cut) => first + cut), bytes.length].map(whole))];
	ends.sort((a, b) => a - b);
	return ends.map((end, i) => {
		const piece = bytes.slice(i === 0 ? 0 : ends[i - 1]!, end);
		const decode = (from: number, to: number) => decoder.decode(piece.subarray(from, to));
		return {
			text: decode(0, piece.length),
			utf8: asBytes ? { bytes: piece, decode } : null,
			bytesRead: end,
			last: i === ends.length - 1,
		};
	});
}

function table(file: string, cuts: readonly number[], asBytes: boolean, delimiter: string) {
	const setup = {
		file: 'a.csv',
		zone: 'UTC',
		headers: ['id', 'at', 'n', 'text'],
		width: 4,
		rows: 9,
	};
	const lines = { delimiter, newline: '\n', sepLine: false } as const;
	return buildTable(setup, (builder) => {
		const reader = new RowReader(builder, { lines, firstRow: 1 });
		for (const piece of pieces(file, cuts, asBytes)) reader.push(piece);
		return Promise.resolve();
	});
}

/** Problems of one row are told block by block, one kind after the other: their order says nothing. */
const sorted = <T>(list: readonly T[]) => list.map((one) => JSON.stringify(one)).sort();
const told = ({ frame, columns, problems, places }: BuiltTable) => ({
	length: frame.length,
	columns: [...frame.columns],
	facts: columns,
	problems: [sorted(problems.counts), sorted(problems.sample)],
	places,
});

const cell = {
	id: fc.constantFrom(
		'u1',
		'u2',
		'member-123456789',
		'会员甲',
		'"u1"',
		'0012',
		' u1',
		'"a""b"',
		'',
	),
	at: fc.constantFrom(
		'2026-01-02 03:04:05',
		'2026-01-02T03:04:05.678Z',
		'2026-01-03',
		'2026年1月3日',
		'soon',
		'2026-13-41 00:00:00',
		'',
	),
	n: fc.constantFrom('1', '-2.5', '0.10', '1e3', '￥5', 'x', '"7"', '"1,234"', '12 (估计)', ''),
	text: fc.constantFrom(
		'好，谢谢',
		'"a\nb"',
		'"a,b"',
		'"a\r\nb"',
		'it"s',
		'138****1234',
		'＊＊＊＊',
		'="0012"',
		'\tx',
		'\u3000',
		'6.9E+18',
		'',
	),
};
const row = fc.oneof(
	{ weight: 12, arbitrary: fc.tuple(cell.id, cell.at, cell.n, cell.text) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(['short'], ['a', 'b', '1', 'c', 'extra'], [''], ['"open', 'x']),
	},
);

test('rows read as bytes make the table that the parser makes', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(row, { minLength: 4, maxLength: 60 }),
			fc.constantFrom('\n', '\r\n'),
			fc.constantFrom(',', ';', '\t'),
			fc.boolean(),
			fc.array(fc.nat(600), { maxLength: 8 }),
			async (rows, lineEnd, delimiter, ended, cuts) => {
				const lines = [['id', 'at', 'n', 'text'], ...rows].map((cells) => cells.join(delimiter));
				const file = lines.join(lineEnd) + (ended ? lineEnd : '');
				const parsed = await table(file, cuts, false, delimiter);
				expect(told(await table(file, cuts, true, delimiter))).toEqual(told(parsed));
			},
		),
		{ numRuns: 300 },
	);
});

test('many distinct long texts, which are no category, as bytes', async () => {
	const texts = Array.from({ length: 400 }, (_, i) => `${i} 今天的课程很好，谢谢老师。`.repeat(6));
	const file = [
		'id,at,n,text',
		...texts.map((text, i) => `u${i},2026-01-02 03:04:05,${i},${text}`),
	];
	const parsed = await table(file.join('\n'), [50, 5000], false, ',');
	expect(parsed.frame.columns.get('text')!.kind).toBe('text');
	expect(told(await table(file.join('\n'), [50, 5000], true, ','))).toEqual(told(parsed));
});

test('only rows that can mean but one thing are plain', () => {
	const rowsOf = (file: string) => new SpanReader(',', 2).read(encoder.encode(file), 0);
	expect(rowsOf('a,b\nc,d\n').texts(0, 2)).toEqual([
		['a', 'b'],
		['c', 'd'],
	]);
	expect(rowsOf('"a,1","b\n"\r\nc,"d').texts(0, 1)).toEqual([['a,1', 'b\n']]);
	for (const odd of ['a\n', 'a,b,c\n', '"a""b",c\n', 'a"b,c\n', '"a" ,b\n', 'a,b\rc,d\n', 'a,b'])
		expect(rowsOf(odd).rows, odd).toBe(0);
	expect(rowsOf('a,b\n').ascii).toBe(true);
	expect(rowsOf('"é",b\n').ascii).toBe(false);
});
