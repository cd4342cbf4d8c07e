import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTime } from '$lib/base/time';
import type { EncodingName } from '$lib/intake/types';
import { encodable, encode, joined, read, texts, utf16 } from './read';

const RUNS = 10 * (fc.readConfigureGlobal()?.numRuns ?? 100);

interface Made {
	readonly name: string;
	readonly kind: string;
	/** As written in the file, and as read back. */
	readonly cells: readonly string[];
	readonly read: readonly string[];
}

// Each text begins with a letter or hanzi, for what looks like a number is none of this column's business.
const word = fc.constantFrom(
	'x',
	'运营',
	'会员',
	'学习',
	'北京',
	'Zoë',
	'小明',
	'a b',
	'q',
	'课程',
);
const part = fc.constantFrom('', ' ', '"', ',', ';', '\t', '|', '1', '活动', '\n', "'", '；');
const category = fc
	.tuple(word, fc.array(part, { maxLength: 3 }))
	.map(([first, rest]) => first + rest.join('') + first);

const decimal = fc
	.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 3 }))
	.map(([digits, scale]) => String(digits / 10 ** scale));
const wall = fc.integer({ min: Date.UTC(1971, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 });
const id = fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(6, '0'));

function column(rows: number): fc.Arbitrary<Omit<Made, 'name'>> {
	const some = <T>(cell: fc.Arbitrary<T>) =>
		fc
			.array(fc.option(cell, { freq: 4 }), { minLength: rows, maxLength: rows })
			.filter((cells) => cells.some((one) => one !== null));
	const plain = (kind: string, cells: (string | null)[]) => {
		const written = cells.map((cell) => cell ?? '');
		return { kind, cells: written, read: written };
	};
	return fc.oneof(
		some(category).map((cells) => plain('category', cells)),
		some(decimal).map((cells) => plain('number', cells)),
		some(id).map((cells) => plain('category', cells)),
		some(fc.constantFrom('是', '否')).map((cells) => ({
			kind: 'flag',
			cells: cells.map((cell) => cell ?? ''),
			read: cells.map((cell) => (cell === null ? '' : cell === '是' ? 'true' : 'false')),
		})),
		fc.tuple(some(wall), fc.constantFrom(' ', 'T')).map(([cells, between]) => {
			const written = cells.map((cell) => (cell === null ? '' : formatTime(cell * 1000)));
			return {
				kind: 'time',
				cells: written.map((cell) => cell.replace(' ', between)),
				read: written,
			};
		}),
	);
}

const table = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 5 }))
	.chain(([rows, columns]) => fc.array(column(rows), { minLength: columns, maxLength: columns }))
	.map((columns): Made[] => columns.map((made, i) => ({ ...made, name: `栏 ${i + 1}` })));

const dialect = fc.record({
	delimiter: fc.constantFrom(',', '\t', ';', '|', '；'),
	newline: fc.constantFrom('\n', '\r\n', '\r'),
	quoteAll: fc.boolean(),
	lastNewline: fc.boolean(),
	encoding: fc.constantFrom<EncodingName>('utf-8', 'utf-16le', 'utf-16be', 'gb18030'),
	bom: fc.boolean(),
});

type How = typeof dialect extends fc.Arbitrary<infer T> ? T : never;

function write(columns: readonly Made[], how: How): string {
	const quoted = (cell: string) =>
		how.quoteAll || /["\r\n]/.test(cell) || cell.includes(how.delimiter)
			? `"${cell.replaceAll('"', '""')}"`
			: cell;
	const rows = [
		columns.map(({ name }) => name),
		...columns[0]!.cells.map((_, row) => columns.map(({ cells }) => cells[row]!)),
	];
	return (
		rows.map((row) => row.map(quoted).join(how.delimiter)).join(how.newline) +
		(how.lastNewline ? how.newline : '')
	);
}

function bytesOf(text: string, { encoding, bom }: How): Uint8Array<ArrayBuffer> {
	if (encoding === 'gb18030') return encode(text, 'gb18030');
	if (encoding === 'utf-8') return joined(new TextEncoder().encode(bom ? `\ufeff${text}` : text));
	return utf16(text, encoding === 'utf-16le', bom);
}

test(
	'a table written in any dialect and encoding is the same table again',
	{ timeout: 300_000 },
	async () => {
		await fc.assert(
			fc.asyncProperty(table, dialect, async (columns, how) => {
				const text = write(columns, how);
				fc.pre(how.encoding !== 'gb18030' || encodable(text, 'gb18030'));
				const back = await read(bytesOf(text, how));
				expect(back.dialect).toMatchObject({
					encoding: how.encoding,
					delimiter: how.delimiter,
					undecodable: 0,
				});
				expect(back.columns.map(({ name, kind }) => ({ name, kind }))).toEqual(
					columns.map(({ name, kind }) => ({ name, kind })),
				);
				for (const { name, read: expected } of columns) expect(texts(back, name)).toEqual(expected);
				expect(back.problems.counts).toEqual([]);
			}),
			{ numRuns: RUNS },
		);
	},
);
