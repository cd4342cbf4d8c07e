import { describe, expect, test } from 'vitest';
import { detectEncoding } from '$lib/intake/encoding';
import { encode, joined, utf16 } from '../../support/encode';
import { inspect } from '$lib/intake/inspect';
import { fileOf, problems, read, texts } from './read';

const SLOW = 60_000;

const simplified =
	'会员编号,昵称,城市\n1,小明,北京\n2,张三,上海\n3,李四丽,广州深圳\n4,运营部门的老学员,杭州市西湖区\n';
const traditional = '訂單編號,買家姓名,金額\n1,陳小明,250\n2,林淑芬,380\n3,王大同,99\n';
const japanese = '氏名,住所\n山田太郎,とうきょうと\nサトウ,おおさか\n';
const utf8 = (text: string) => joined(new TextEncoder().encode(text));
const french = 'nom,ville\nRenée,Besançon\nJosé,Málaga\nMüller,Köln\n';

describe('encodings without a mark', () => {
	test.each([
		['utf-8', new TextEncoder().encode(simplified), '小明'],
		['gb18030', encode(simplified, 'gb18030'), '小明'],
		['utf-16le', utf16(simplified, true, false), '小明'],
		['utf-16be', utf16(simplified, false, false), '小明'],
	] as const)('%s', async (encoding, bytes, nick) => {
		const table = await read(bytes);
		expect(table.dialect).toMatchObject({ encoding, bom: false, undecodable: 0 });
		expect(texts(table, '昵称')[0]).toBe(nick);
		expect(table.frame.length).toBe(4);
		expect(table.problems.counts).toEqual([]);
	});

	test.each([
		['big5', encode(traditional, 'big5')],
		['shift_jis', encode(japanese, 'shift_jis')],
		['windows-1252', encode(french, 'windows-1252')],
	] as const)('%s', async (encoding, bytes) => {
		const { dialect, frame } = await read(bytes);
		expect(dialect).toMatchObject({ encoding, undecodable: 0 });
		expect(dialect.encodingConfidence).toBeLessThan(1);
		expect(frame.length).toBe(encoding === 'shift_jis' ? 2 : 3);
	});

	test.each([
		['a name', '姓名\n张三\n'],
		['one word', 'id,status\n1,已完成\n'],
		['mostly ASCII', `id,note\n${'1,hello world\n'.repeat(500)}2,你好\n`],
		['header only', '订单号,金额\n'],
	])('GBK is told from %s', async (_, text) => {
		expect((await read(encode(text, 'gb18030'))).dialect.encoding).toBe('gb18030');
	});

	test.each([
		['a few headers and names', '会員番号,氏名,購入日\n1,山田,2026/3/5\n2,高橋,2026/3/6\n'],
		['names', '名前,金額\n田中太郎,1\n鈴木花子,2\n'],
	])('Shift_JIS without kana: %s', async (_, text) => {
		const table = await read(encode(text, 'shift_jis'));
		expect(table.dialect).toMatchObject({ encoding: 'shift_jis', undecodable: 0 });
	});

	test('four-byte GB18030', async () => {
		const bytes = joined(
			encode('姓名,城市\n', 'gb18030'),
			Uint8Array.of(0x95, 0x34, 0xb5, 0x39),
			encode('田,北京\n', 'gb18030'),
		);
		const table = await read(bytes);
		expect(table.dialect.encoding).toBe('gb18030');
		expect(Array.from(texts(table, '姓名')[0]!)).toHaveLength(2);
	});

	test('half-width kana', async () => {
		const bytes = encode('13101,"ﾄｳｷｮｳﾄ","ﾁﾖﾀﾞｸ","東京都","千代田区"\n'.repeat(30), 'shift_jis');
		expect(detectEncoding(bytes, true).encoding).toBe('shift_jis');
	});

	test('a few bytes of Latin text in English', async () => {
		const bytes = joined(
			new TextEncoder().encode('q\nDo you follow the universe?'),
			Uint8Array.of(0x8c, 0xe6),
			new TextEncoder().encode('\nyes\nno\n'),
		);
		expect(detectEncoding(bytes, true).encoding).toBe('windows-1252');
	});
});

describe('byte order marks', () => {
	test.each([
		['utf-8', new TextEncoder().encode(`\ufeff${simplified}`)],
		['utf-16le', utf16(simplified, true, true)],
		['utf-16be', utf16(simplified, false, true)],
	] as const)('%s', async (encoding, bytes) => {
		const table = await read(bytes);
		expect(table.dialect).toMatchObject({ encoding, bom: true, encodingConfidence: 1 });
		expect([...table.frame.columns.keys()]).toEqual(['会员编号', '昵称', '城市']);
	});

	const other = [
		['gb18030', simplified, '昵称', '小明'],
		['big5', traditional, '買家姓名', '陳小明'],
		['shift_jis', japanese, '氏名', '山田太郎'],
	] as const;
	const marked = (text: string, encoding: 'gb18030' | 'big5' | 'shift_jis') =>
		joined(Uint8Array.of(0xef, 0xbb, 0xbf), encode(text, encoding));

	test.each(other)(
		'of UTF-8 before %s is no mark, and said',
		async (encoding, text, name, first) => {
			for (const options of [{}, { encoding }]) {
				const table = await read(marked(text, encoding), options);
				expect(table.dialect).toMatchObject({ encoding, bom: true, undecodable: 0, mixed: null });
				expect(texts(table, name)[0]).toBe(first);
				expect(problems(table)).toEqual(['mark-contradicts ×1']);
				expect(
					(await inspect(fileOf(marked(text, encoding)), options, 'UTC')).columns[0]!.name,
				).toBe(text.split(',')[0]);
			}
		},
	);

	test('is contradicted by what comes late, too', { timeout: SLOW }, async () => {
		const ascii = '12345,somebody else\n'.repeat(60_000);
		const table = await read(marked(`id,name\n${ascii}${'99999,张三\n'.repeat(5)}`, 'gb18030'));
		expect(table.dialect).toMatchObject({ encoding: 'gb18030', bom: true, undecodable: 0 });
		expect(texts(table, 'name').at(-1)).toBe('张三');
		expect(texts(table, 'id')[0]).toBe('12345');
	});

	test.each([
		['a bad byte', joined(utf8(`\ufeff${simplified}`), Uint8Array.of(0x31, 0x2c, 0xff, 0x0a))],
		['Latin text with a bad byte', joined(utf8(`\ufeff${french}x,`), Uint8Array.of(0xe9, 0x0a))],
		['a part in GBK', joined(utf8(`\ufeff${simplified}`), encode(simplified, 'gb18030'))],
		['two bytes that say nothing', joined(utf8('\ufeffa,b\n1,'), Uint8Array.of(0xb0, 0xa1, 0x0a))],
		[
			'texts that were cut',
			joined(
				utf8('\ufeff名称,城市\n'),
				...simplified
					.split('')
					.map((_, i) => joined(utf8('张三丰李四').slice(1 + (i % 3), 8), utf8(',x\n'))),
			),
		],
	])('counts where there is only %s', async (_, bytes) => {
		const { dialect, problems: found } = await read(bytes);
		expect(dialect).toMatchObject({ encoding: 'utf-8', bom: true, encodingConfidence: 0.5 });
		expect(found.counts.map(({ reason }) => reason)).not.toContain('mark-contradicts');
	});

	test('a mark inside the file is data', async () => {
		const table = await read('\ufeffa,b\nx\ufeffy,\ufeff1\n');
		expect(texts(table, 'a')).toEqual(['x\ufeffy']);
		expect(texts(table, 'b')).toEqual(['\ufeff1']);
	});
});

describe('damage', () => {
	const mixed = joined(new TextEncoder().encode('名称,值\n'), encode('张三,1\n', 'gb18030'));

	test('UTF-8 header over a GBK body is read with the bad bytes counted and located', async () => {
		const table = await read(mixed);
		expect(table.dialect).toMatchObject({ encoding: 'utf-8', undecodable: 4, undecodableLine: 2 });
		expect(table.dialect.encodingConfidence).toBeLessThan(0.5);
		expect(texts(table, '值')).toEqual(['1']);
		expect(problems(table)).toEqual(['mixed-encodings ×1', 'undecodable ×4']);
	});

	test('the user decides', async () => {
		const table = await read(mixed, { encoding: 'gb18030', headerRow: -1 });
		expect(table.dialect.encoding).toBe('gb18030');
		expect(texts(table, 'column_1')).toContain('张三');
	});

	test('NULs in plain text are not UTF-16', async () => {
		const table = await read('a,b\n1\x00,\x002\n');
		expect(table.dialect.encoding).toBe('utf-8');
		expect(texts(table, 'a')).toEqual(['1\0']);
		expect(texts(table, 'b')).toEqual(['\x002']);
	});

	test(
		'GBK that begins after a megabyte of ASCII is read from the start again',
		{ timeout: SLOW },
		async () => {
			const rows = 60_000;
			const bytes = joined(
				new TextEncoder().encode(`id,name\n${'12345,somebody else\n'.repeat(rows)}`),
				encode('99999,张三\n'.repeat(5), 'gb18030'),
			);
			const table = await read(bytes);
			expect(table.dialect).toMatchObject({ encoding: 'gb18030', undecodable: 0 });
			expect(table.frame.length).toBe(rows + 5);
			expect(texts(table, 'name').at(-1)).toBe('张三');
		},
	);

	test('a bad byte late in a UTF-8 file costs one character', { timeout: SLOW }, async () => {
		const rows = 60_000;
		const bytes = joined(
			new TextEncoder().encode(`id,name\n${'12345,小明和朋友们\n'.repeat(rows)}`),
			Uint8Array.of(0x31, 0x2c, 0xff, 0x0a),
		);
		const table = await read(bytes);
		expect(table.dialect).toMatchObject({
			encoding: 'utf-8',
			undecodable: 1,
			undecodableLine: rows + 2,
		});
		expect(texts(table, 'name').slice(-2)).toEqual(['小明和朋友们', '\ufffd']);
	});

	test('characters on the edges of pieces stay whole', { timeout: SLOW }, async () => {
		for (const shift of [0, 1, 2]) {
			const text = `n,v\n${'x'.repeat(shift)}${'汉'.repeat(400_000)},1\n`;
			const table = await read(text);
			expect(table.dialect.encoding).toBe('utf-8');
			expect(texts(table, 'n')[0]).toBe('x'.repeat(shift) + '汉'.repeat(400_000));
		}
	});
});
