// Two encodings in one file.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspect } from '$lib/intake/inspect';
import { en } from '$lib/intake/messages';
import { readMixedText } from '$lib/intake/mixed-text';
import { MixtureWatch } from '$lib/intake/mixture';
import type { EncodingName } from '$lib/intake/types';
import { problemWord } from '$lib/app/intake/names';
import { encode, joined, type Legacy } from '../../support/encode';
import { fileOf, problems, read, texts } from './read';

const RUNS = 3 * (fc.readConfigureGlobal()?.numRuns ?? 100);
const utf8 = (text: string) => joined(new TextEncoder().encode(text));
const gbk = (text: string) => encode(text, 'gb18030');

const HEADER = '会员编号,昵称,城市\n';
const ROWS = '1,小明,北京\n2,张三,上海\n3,李四丽,广州深圳\n';
const NAMES = ['张三丰', '李小龙', '王菲', '赵敏', '周芷若', '欧阳锋', '黄蓉', '郭靖'];
const CITIES = ['上海市', '北京', '广州', '深圳南山'];
const LONG = Array.from(
	{ length: 200 },
	(_, i) => `m${i},${NAMES[(i * 5) % 8]},${CITIES[i % 4]},2026-03-05,${i}.00\n`,
).join('');
const PLAIN = '9,somebody,nowhere\n';

describe('two exports put together', () => {
	test.each([
		['GBK behind UTF-8', joined(utf8(HEADER + ROWS.repeat(4)), gbk(ROWS)), 'utf-8', 'gb18030', 14],
		['GBK before UTF-8', joined(gbk(HEADER), utf8(ROWS.repeat(4))), 'utf-8', 'gb18030', 1],
		[
			'GBK within UTF-8',
			joined(utf8(HEADER + ROWS), gbk(ROWS), utf8(ROWS.repeat(3))),
			'utf-8',
			'gb18030',
			5,
		],
		['UTF-8 behind GBK', joined(gbk(HEADER + ROWS.repeat(4)), utf8(ROWS)), 'gb18030', 'utf-8', 14],
		['UTF-8 before GBK', joined(utf8(HEADER), gbk(ROWS.repeat(4))), 'gb18030', 'utf-8', 1],
		[
			'a second one below a byte order mark',
			joined(utf8(`\ufeff${HEADER}${ROWS}`), gbk(HEADER + ROWS.repeat(4))),
			'utf-8',
			'gb18030',
			5,
		],
		['as much UTF-8 as GBK', joined(utf8(HEADER + LONG), gbk(LONG)), 'utf-8', 'gb18030', 202],
		['as much GBK as UTF-8', joined(gbk(HEADER + LONG), utf8(LONG)), 'gb18030', 'utf-8', 202],
		[
			'Big5 behind UTF-8',
			joined(utf8(HEADER + ROWS.repeat(4)), encode('訂單編號,買家姓名,金額\n', 'big5')),
			'utf-8',
			'big5',
			14,
		],
		[
			'Windows-1252, in which every byte is a letter, behind UTF-8',
			joined(
				utf8('nom,ville\nRenée,Besançon\nJosé,Málaga\n'),
				encode('Hélène,Nîmes\nMüller,Köln\n', 'windows-1252'),
			),
			'windows-1252',
			'utf-8',
			2,
		],
		[
			'without a Chinese header',
			joined(utf8('id,name\n1,x\n'), gbk('2,张三\n'), utf8('3,王小明\n4,李四丽\n')),
			'utf-8',
			'gb18030',
			3,
		],
		[
			'with line ends of CR',
			joined(utf8((HEADER + ROWS).replaceAll('\n', '\r')), gbk('4,张三,上海\r')),
			'utf-8',
			'gb18030',
			5,
		],
	] as const)('%s', async (_, bytes, encoding, other, line) => {
		const table = await read(bytes);
		expect(table.dialect).toMatchObject({ encoding, mixed: { other, line } });
		expect(problems(table)).toContain('mixed-encodings ×1');
		const found = await inspect(fileOf(bytes), {}, 'UTC');
		expect(found.dialect.mixed).toEqual({ other, line });
		const said = found.problems.sample.find(({ reason }) => reason === 'mixed-encodings');
		expect(readMixedText(said!.value)).toEqual({ encoding, other, line });
	});

	test('the problem says so in words', () => {
		const said = problemWord('mixed-encodings', 'utf-8 + gb18030, line 14', 'en');
		expect(said.startsWith(en['mixed-encodings'])).toBe(true);
		for (const word of ['UTF-8', 'GB18030', '14']) expect(said).toContain(word);
		expect(problemWord('stray-quote', 'x', 'en')).toBe(en['stray-quote']);
	});

	test('reading goes on: good lines as they are, others with their bytes replaced', async () => {
		const table = await read(joined(utf8(HEADER + ROWS), gbk('4,张三,上海\n'), utf8(ROWS)));
		expect(table.frame.length).toBe(7);
		expect(texts(table, '城市').slice(4)).toEqual(['北京', '上海', '广州深圳']);
		expect(table.dialect).toMatchObject({ undecodable: 6, undecodableLine: 5 });
	});

	test('is told of the encoding that a person chose, too', async () => {
		const bytes = joined(utf8(HEADER + ROWS.repeat(4)), gbk(ROWS));
		expect((await read(bytes, { encoding: 'gb18030' })).dialect.mixed).toEqual({
			other: 'utf-8',
			line: 1,
		});
	});

	test.each([255, 256, 257])('the second begins near the end of a piece (%i KiB)', async (kb) => {
		for (const shift of [-2, -1, 0, 1, 2]) {
			const header = utf8(HEADER);
			const room = kb * 1024 + shift - header.length - 1;
			const lines = Math.floor(room / PLAIN.length);
			const head = joined(
				header,
				utf8(`${PLAIN.repeat(lines)}${'x'.repeat(room - lines * PLAIN.length)}\n`),
			);
			expect(head).toHaveLength(kb * 1024 + shift);
			const table = await read(joined(head, gbk(ROWS), utf8(ROWS.repeat(3000))));
			expect(table.dialect.mixed).toEqual({ other: 'gb18030', line: lines + 3 });
		}
	});

	test('far behind the beginning', async () => {
		const rows = 60_000;
		const table = await read(joined(utf8(HEADER + ROWS.repeat(rows)), gbk(ROWS)));
		expect(table.dialect).toMatchObject({
			encoding: 'utf-8',
			mixed: { other: 'gb18030', line: 3 * rows + 2 },
		});
	});
});

describe('two encodings in one line', () => {
	const rows = (n: number, city: (text: string) => Uint8Array<ArrayBuffer>, short = false) =>
		joined(
			...Array.from({ length: n }, (_, i) => [
				gbk(`${i},${NAMES[i % 8]},`),
				city(short ? '北京' : CITIES[i % 4]!),
				utf8(`,2026-03-05\n`),
			]).flat(),
		);
	const header = '编号,姓名,城市,日期\n';

	test.each([
		['a column of UTF-8 in GBK', joined(gbk(header), rows(20, utf8)), 2],
		['a column of UTF-8 in GBK, of even lengths', joined(gbk(header), rows(20, utf8, true)), 2],
		[
			'from the first line on',
			joined(gbk('编号,姓名,'), utf8('所在城市,日期\n'), rows(20, utf8)),
			1,
		],
		['in one line', joined(gbk(header), rows(20, gbk), rows(1, utf8), rows(20, gbk)), 22],
	])('%s', async (_, bytes, line) => {
		const table = await read(bytes);
		const { encoding, mixed } = table.dialect;
		expect([encoding, mixed!.other].sort()).toEqual(['gb18030', 'utf-8']);
		expect(mixed).toMatchObject({ line, within: true });
		expect(problems(table)).toContain('mixed-within-line ×1');
		expect(problems(table)).not.toContain('mixed-encodings ×1');
	});

	test('what is not in the other one is as it was', async () => {
		const table = await read(joined(gbk(header), rows(20, utf8)));
		expect(texts(table, '日期')).toEqual(Array(20).fill('2026-03-05'));
		expect(table.frame.length).toBe(20);
	});

	test('is told in words, with the line', () => {
		for (const locale of ['en', 'zh-CN'] as const) {
			const said = problemWord('mixed-within-line', 'gb18030 + utf-8, line 22', locale);
			for (const word of ['UTF-8', 'GB18030', '22']) expect(said).toContain(word);
		}
	});

	test('no text of one encoding, cut into cells, is', async () => {
		const cells = (text: string, encoding: EncodingName) =>
			encode(text.replaceAll(/(?<=.)(?=.)/g, ','), encoding as Legacy);
		const gb = '学,习\n联,通,移,动\n' + LONG;
		for (const text of [gb, LONG.replaceAll(',', '\t')])
			expect((await read(gbk(text))).dialect.mixed).toBeNull();
		for (const [text, encoding] of [
			['訂單編號買家姓名金額\n陳小明林淑芬王大同\n'.repeat(9), 'big5'],
			['氏名住所\n山田太郎とうきょうとサトウおおさかﾃｨﾃｨﾄｳｷｮｳ\n'.repeat(9), 'shift_jis'],
			['nomville\nRenéeBesançonJoséMálagaMüllerKöln\n'.repeat(9), 'windows-1252'],
		] as const)
			expect((await read(cells(text, encoding), { encoding })).dialect.mixed).toBeNull();
	});
});

test.each([0, 1, 2, 3])('of GBK read as UTF-8 no more than the limit is held (%i)', (shift) => {
	const limit = 64 * 1024;
	const watch = new MixtureWatch('utf-8');
	const held = () => (watch as unknown as { others: readonly Uint8Array[] }).others;
	const piece = gbk(ROWS.repeat(1000));
	// Wherever in a character the limit lies, the encoding is told.
	watch.push(gbk(`${'x'.repeat(shift)}张三\n`));
	let before = 0;
	for (let i = 0; i < 40; i++) {
		watch.push(piece);
		const bytes = held().reduce((sum, { length }) => sum + length, 0);
		expect(bytes).toBeLessThanOrEqual(limit);
		if (i > 10) expect(held().length).toBe(before);
		before = held().length;
	}
	expect(held().reduce((sum, { length }) => sum + length, 0)).toBe(limit);
	watch.push(utf8(ROWS));
	expect(watch.finish(true)).toEqual({ other: 'gb18030', line: 1 });
});

describe('one encoding', () => {
	const whole: readonly (readonly [EncodingName, string])[] = [
		['gb18030', HEADER + ROWS.repeat(20)],
		['gb18030', '联通,移动\n通,联通\n'.repeat(20)],
		['big5', '訂單編號,買家姓名,金額\n1,陳小明,250\n2,林淑芬,380\n3,王大同,99\n'],
		['shift_jis', '氏名,住所\n山田太郎,とうきょうと\nサトウ,おおさか\nﾃｨﾃｨ,ﾄｳｷｮｳ\n'],
		['windows-1252', 'nom,ville\nRenée,Besançon\nJosé,Málaga\nMüller,Köln\n'],
		['windows-1251', 'имя;город\nАнна Смирнова;Москва\nПётр Иванов;Нижний Новгород\nЕё;x\n'],
		['windows-1250', 'imię,miasto\nStanisław Wąsowski,Łódź\nMałgorzata Księżak,Gdańsk\n'],
	];

	test.each(whole)('%s', async (encoding, text) => {
		const table = await read(encode(text, encoding as Legacy));
		expect(table.dialect).toMatchObject({ encoding, mixed: null });
	});

	test('of a wrong choice', async () => {
		const right = await read(utf8(HEADER + ROWS), { encoding: 'gb18030' });
		expect(right.dialect.mixed).toBeNull();
		const wrong = await read(gbk(HEADER + ROWS), { encoding: 'utf-8' });
		expect(wrong.dialect.mixed).toBeNull();
	});

	test('with bytes that fit none', async () => {
		const one = await read(joined(utf8(HEADER + ROWS), Uint8Array.of(0x31, 0x2c, 0xff, 0x0a)));
		expect(one.dialect).toMatchObject({ undecodable: 1, mixed: null });
		// Texts that were cut to so many bytes, as some systems do.
		const cut = joined(
			...ROWS.repeat(30)
				.split('\n')
				.flatMap((line, i) => [utf8(line).slice(0, 3 + (i % 7)), utf8('\n')]),
		);
		expect((await read(joined(utf8(HEADER), cut))).dialect.mixed).toBeNull();
		const within = ROWS.repeat(30)
			.split('\n')
			.flatMap((line, i) => [utf8(line).slice(0, 3 + (i % 7)), utf8(',x\n')]);
		expect((await read(joined(utf8(HEADER), ...within))).dialect.mixed).toBeNull();
	});

	test('of long lines, cut where nothing ends', () => {
		for (const shift of [0, 1, 2]) {
			const watch = new MixtureWatch('utf-8');
			const bytes = utf8(`${'x'.repeat(shift)}${'汉'.repeat(200_000)}`);
			for (let at = 0; at < bytes.length; at += 4099) watch.push(bytes.subarray(at, at + 4099));
			expect(watch.finish(true)).toBeNull();
		}
	});
});

// 学习 and 联通 are valid in UTF-8, too, as letters of other scripts: lines of such words alone are nobody's.
const word = fc.constantFrom('小明', '运营', '会员', '北京', '课程活动', '张三');
const line = fc.tuple(word, word).map(([a, b]) => `${a},1,${b}\n`);

test('in any order, in pieces of any size', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(line, fc.constantFrom('utf-8', 'gb18030', 'plain')), { minLength: 1 }),
			fc.constantFrom<EncodingName>('utf-8', 'gb18030'),
			fc.integer({ min: 1, max: 40 }),
			(lines, encoding, size) => {
				const bytes = joined(
					...lines.map(([text, how]) =>
						how === 'plain' ? utf8(PLAIN) : how === 'utf-8' ? utf8(text) : gbk(text),
					),
				);
				const watch = new MixtureWatch(encoding);
				for (let at = 0; at < bytes.length; at += size) watch.push(bytes.subarray(at, at + size));
				const other = encoding === 'utf-8' ? 'gb18030' : 'utf-8';
				const first = lines.findIndex(([, how]) => how === other);
				const both = first >= 0 && lines.some(([, how]) => how === encoding);
				expect(watch.finish(true)).toEqual(both ? { other, line: first + 1 } : null);
			},
		),
		{ numRuns: RUNS },
	);
});

const hanzi = fc
	.tuple(fc.integer({ min: 0xb0, max: 0xf7 }), fc.integer({ min: 0xa1, max: 0xfe }))
	.map((bytes) => Uint8Array.from(bytes));
const cell = fc.array(hanzi, { minLength: 1, maxLength: 4 }).map((signs) => joined(...signs));

test('hanzi of GB 2312, in cells as they come, are never taken for UTF-8', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }), (lines) => {
			const watch = new MixtureWatch('gb18030');
			for (const [a, b, c] of lines) watch.push(joined(a, utf8(','), b, utf8('\t'), c, utf8('\n')));
			expect(watch.finish(true)).toBeNull();
		}),
		{ numRuns: RUNS },
	);
});

test('one cell of UTF-8 among cells of GBK, wherever it is', () => {
	const lines = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(lines, fc.nat(19), word, fc.boolean(), (texts, at, text, first) => {
			const which = at % texts.length;
			const bytes = texts.map(([a, b], i) => {
				const own = gbk(`${a},${b}`);
				if (i !== which) return joined(own, utf8('\n'));
				const [before, after] = first ? [utf8(`${text},`), own] : [own, utf8(`,${text}`)];
				return joined(before, after, utf8('\n'));
			});
			const watch = new MixtureWatch('gb18030');
			watch.push(joined(...bytes));
			expect(watch.finish(true)).toEqual({ other: 'utf-8', line: which + 1, within: true });
		}),
		{ numRuns: RUNS },
	);
});
