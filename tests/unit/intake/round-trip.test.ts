import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, formatTime } from '$lib/base/time';
import { readSample } from '$lib/intake/sample';
import type { EncodingName } from '$lib/intake/types';
import { ENCODINGS, FOUND, character, dialect, isLatin, write } from './dialects';
import { fileOf, read, texts } from './read';

/** 2,000 of each, unless more or fewer are asked for. */
const RUNS = 20 * (fc.readConfigureGlobal()?.numRuns ?? 100);
const SLOW = { timeout: 300_000 };

test('rows of any texts in any dialect and encoding are the same rows again', SLOW, async () => {
	const sign = fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', "'", '=', '1', 'a');
	const written = dialect(ENCODINGS).chain((how) => {
		const cell = fc.string({ unit: fc.oneof(sign, character(how.encoding)), maxLength: 5 });
		const row = fc.array(cell, { minLength: 2, maxLength: 4 });
		return fc.tuple(fc.constant(how), fc.array(row, { minLength: 1, maxLength: 5 }));
	});
	await fc.assert(
		fc.asyncProperty(written, async ([how, body]) => {
			const rows = [['x', 'y'], ...body];
			const { encoding, delimiter } = how;
			const back = await readSample(fileOf(write(rows, how)), {
				encoding,
				delimiter,
				headerRow: 0,
			});
			expect(back.damage.undecodable).toBe(0);
			expect(back.rows).toEqual(rows);
		}),
		{ numRuns: RUNS },
	);
});

interface Made {
	readonly name: string;
	readonly kind: string;
	/** As written in the file, and as read back. */
	readonly cells: readonly string[];
	readonly read: readonly string[];
}

/** Words by which an encoding can be found, and how headers begin in it. */
interface Language {
	readonly header: string;
	readonly words: readonly string[];
}

const CHINESE: Language = { header: '栏', words: ['运营', '会员', '学习', '北京', '小明', '课程'] };
const LANGUAGES: Readonly<Record<(typeof FOUND)[number], Language>> = {
	'utf-8': { ...CHINESE, words: [...CHINESE.words, 'Zoë', 'さくら', 'Иван', '😀'] },
	'utf-16le': CHINESE,
	'utf-16be': CHINESE,
	gb18030: CHINESE,
	big5: {
		header: '會員與訂單的資料欄位',
		words: ['營運', '會員', '學習', '臺北', '小明', '課程'],
	},
	shift_jis: { header: 'お客様のご注文', words: ['東京', '注文', 'カード', 'さくら', '山田太郎'] },
	'windows-1252': { header: 'Größe', words: ['Müller', 'café', 'Besançon', 'Málaga', 'Søren'] },
	'windows-1251': { header: 'покупатель', words: ['Москва', 'Иван', 'заказ', 'отменён', 'Ольга'] },
	'windows-1250': { header: 'miesiąc płatności', words: ['Gdańsk', 'żona', 'Małgorzata', 'Łomża'] },
};

type Cell = readonly [written: string, read: string];

function category({ words }: Language, encoding: EncodingName): fc.Arbitrary<Cell> {
	// Each begins with a letter, for what looks like a number is none of this column's business.
	const word = fc.constantFrom('x', 'a b', 'q', ...words);
	const signs = ['', ' ', '"', ',', ';', '\t', '|', '1', '\n', "'"];
	const part = fc.constantFrom(...signs, ...(isLatin(encoding) ? [] : ['；']));
	return fc.tuple(word, fc.array(part, { maxLength: 3 })).map(([first, rest]) => {
		const text = first + rest.join('') + first;
		return [text, text];
	});
}

const cents = fc.integer({ min: -100_000_000, max: 100_000_000 });
const grouped = (n: number) => (n / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
const NUMBERS: readonly ((n: number, scale: number) => Cell)[] = [
	(n, scale) => [String(n / 10 ** scale), String(n / 10 ** scale)],
	(n) => [grouped(n), String(n / 100)],
	(n) => [grouped(n).replace(/[.,]/g, (s) => (s === '.' ? ',' : '.')), String(n / 100)],
	(n) => [n < 0 ? `(${grouped(-n)})` : grouped(n), String(n / 100)],
	(n) => [`${n < 0 ? '-' : ''}$${grouped(Math.abs(n))}`, String(n / 100)],
	(n) => [`${n / 100}%`, `${n / 100}%`],
];

const seconds = fc.integer({ min: Date.UTC(1971, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 });
const unpadded = (text: string) => text.replace(/(?<!\d)0(?=\d)/g, '');
const TIMES: readonly ((ms: number) => string)[] = [
	(ms) => formatTime(ms),
	(ms) => formatTime(ms).replace(' ', 'T'),
	(ms) => unpadded(formatDay(ms)).replaceAll('-', '/') + formatTime(ms).slice(10),
	(ms) => new Date(ms).toUTCString().replace(/^\w+, (.*) GMT$/, '$1'),
];
const chineseTime = (ms: number) =>
	unpadded(formatDay(ms)).replace(/^(.+)-(.+)-(.+)$/, '$1年$2月$3日') + formatTime(ms).slice(10);

/** A kind of column: what its name says, and its cells. */
interface Shape {
	readonly kind: string;
	readonly name: string;
	readonly cell: fc.Arbitrary<Cell>;
}

function shape(encoding: EncodingName, language: Language): fc.Arbitrary<Shape> {
	const { header, words } = language;
	const [yes, no] = isLatin(encoding) ? ['yes', 'no'] : ['是', '否'];
	const times = isLatin(encoding) ? TIMES : [...TIMES, chineseTime];
	const id = fc.integer({ min: 0, max: 99_999 }).map(String);
	const tags = fc.uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 3 });
	const made = <T>(kind: string, name: string, from: fc.Arbitrary<T>, cell: (one: T) => Cell) => ({
		kind,
		name,
		cell: from.map(cell),
	});
	return fc.oneof(
		fc.constant({ kind: 'category', name: header, cell: category(language, encoding) }),
		fc
			.tuple(fc.constantFrom(...NUMBERS), fc.integer({ min: 0, max: 3 }))
			.map(([style, scale]) => made('number', header, cents, (n) => style(n, scale))),
		fc.constantFrom(
			made('category', header, id, (n) => [n.padStart(6, '0'), n.padStart(6, '0')]),
			made('category', header, id, (n) => [`="${n}"`, n]),
			made('category', `${header} order_id`, id, (n) => [n, n]),
		),
		fc.constantFrom(
			made('flag', header, fc.boolean(), (flag) => (flag ? [yes, 'true'] : [no, 'false'])),
			made('tags', `${header} tags`, tags, (some) => [some.join('|'), some.join(', ')]),
			made('time', header, seconds, (s) => [formatDay(s * 1000), formatDay(s * 1000)]),
		),
		fc
			.constantFrom(...times)
			.map((style) =>
				made('time', header, seconds, (s) => [style(s * 1000), formatTime(s * 1000)]),
			),
	);
}

function column(rows: number, encoding: EncodingName): fc.Arbitrary<Made> {
	const language = LANGUAGES[encoding as (typeof FOUND)[number]];
	return shape(encoding, language).chain(({ kind, name, cell }) =>
		fc
			.array(fc.option(cell, { freq: 4 }), { minLength: rows, maxLength: rows })
			.filter((cells) => cells.some((one) => one !== null))
			.map((cells) => ({
				kind,
				name,
				cells: cells.map((one) => one?.[0] ?? ''),
				read: cells.map((one) => one?.[1] ?? ''),
			})),
	);
}

const table = fc
	.tuple(dialect(FOUND), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 5 }))
	.chain(([how, rows, columns]) =>
		fc.tuple(
			fc.constant(how),
			fc
				.array(column(rows, how.encoding), { minLength: columns, maxLength: columns })
				.map((made) => made.map((one, i) => ({ ...one, name: `${one.name} ${i + 1}` }))),
		),
	);

test('columns of any type in any dialect and encoding keep type and values', SLOW, async () => {
	await fc.assert(
		fc.asyncProperty(table, async ([how, columns]) => {
			const rows = columns[0]!.cells.map((_, row) => columns.map(({ cells }) => cells[row]!));
			const bytes = write([columns.map(({ name }) => name), ...rows], how);
			const back = await read(bytes);
			const { encoding, delimiter } = how;
			expect(back.dialect).toMatchObject({ encoding, delimiter, undecodable: 0 });
			expect(back.columns.map(({ name, kind }) => ({ name, kind }))).toEqual(
				columns.map(({ name, kind }) => ({ name, kind })),
			);
			for (const { name, read: expected } of columns) expect(texts(back, name)).toEqual(expected);
			expect(back.problems.counts).toEqual([]);
		}),
		{ numRuns: RUNS },
	);
});
