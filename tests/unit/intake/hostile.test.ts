// One fixture for each way in which a file can be nasty as a whole: rows, types, values and what is said of it.
import { describe, expect, test } from 'vitest';
import { check, type Case } from './hostile-cases';
import { encode, joined, utf16 } from '../../support/encode';
import { read, texts } from './read';

const utf8 = (text: string) => new TextEncoder().encode(text);

const PLAIN = '姓名,金额\n张三,5\n李四,6\n';
const plain = (name: string, content: Uint8Array<ArrayBuffer>): Case => ({
	name,
	content,
	rows: 2,
	columns: [
		['姓名', 'category', ['张三', '李四']],
		['金额', 'number', ['5', '6']],
	],
});

describe('encoding', () => {
	check([
		plain('UTF-8', utf8(PLAIN)),
		plain('UTF-8 with a BOM', utf8(`\ufeff${PLAIN}`)),
		plain('UTF-16LE with a BOM', utf16(PLAIN, true, true)),
		plain('UTF-16BE with a BOM', utf16(PLAIN, false, true)),
		plain('GBK', encode(PLAIN, 'gb18030')),
		{
			name: 'UTF-16LE without a BOM',
			content: utf16('name,v\nann,5\n', true, false),
			rows: 1,
			columns: [['name', 'category', ['ann']]],
		},
		{
			name: 'UTF-16BE without a BOM',
			content: utf16('name,v\nann,5\n', false, false),
			rows: 1,
			columns: [['name', 'category', ['ann']]],
		},
		{
			name: 'GB18030 with four bytes',
			content: joined(
				encode('姓名,城市\n', 'gb18030'),
				// 𠮷
				Uint8Array.of(0x95, 0x34, 0xb2, 0x35),
				encode('祥,北京\n张三,上海\n', 'gb18030'),
			),
			rows: 2,
			columns: [['姓名', 'category', ['𠮷祥', '张三']]],
		},
		{
			name: 'Big5',
			content: encode('姓名,金額\n張三,5\n許功蓋,6\n', 'big5'),
			rows: 2,
			columns: [['姓名', 'category', ['張三', '許功蓋']]],
		},
		{
			name: 'Shift_JIS',
			content: encode('名前,金額\nたなか,5\nソフト,6\n', 'shift_jis'),
			rows: 2,
			columns: [['名前', 'category', ['たなか', 'ソフト']]],
		},
		{
			name: 'Windows-1252',
			content: encode('name,v\nDíaz,5\nMüller,6\n', 'windows-1252'),
			rows: 2,
			columns: [['name', 'category', ['Díaz', 'Müller']]],
		},
		{
			name: 'a header in UTF-8 over rows in GBK: told, and bytes are replaced, counted and located',
			content: joined(utf8('同学,值\n'), encode('张三,1\n', 'gb18030')),
			rows: 1,
			columns: [['值', 'number', ['1']]],
			said: ['mixed-encodings ×1', 'undecodable ×4'],
		},
	]);

	test.each([
		['windows-1250', [0xb3, 0xf3, 0x64, 0x9f], 'łódź'],
		['windows-1251', [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0], 'Москва'],
		['windows-1254', [0xdd, 0xfe, 0xfd, 0xf0], 'İşığ'],
	] as const)('%s, when it is chosen', async (encoding, bytes, city) => {
		const content = joined(utf8('city,v\n'), Uint8Array.from(bytes), utf8(',1\n'));
		expect(texts(await read(content, { encoding }), 'city')).toEqual([city]);
	});

	test('bytes that do not fit are located', async () => {
		const table = await read(joined(utf8('同学,值\n好,1\n'), encode('张三,1\n', 'gb18030')));
		expect(table.dialect).toMatchObject({ undecodable: 4, undecodableLine: 3 });
	});
});

describe('newlines', () => {
	const rows = (name: string, content: string): Case => ({
		name,
		content,
		rows: 2,
		columns: [
			['a', 'number', ['1', '3']],
			['b', 'number', ['2', '4']],
		],
	});
	check([
		rows('LF', 'a,b\n1,2\n3,4\n'),
		rows('CRLF', 'a,b\r\n1,2\r\n3,4\r\n'),
		rows('CR', 'a,b\r1,2\r3,4\r'),
		rows('mixed', 'a,b\r\n1,2\n3,4\r'),
		rows('none at the end', 'a,b\n1,2\n3,4'),
		{
			name: 'in quotes',
			content: 'a,b\r\n"one\r\ntwo",2\r\n',
			rows: 1,
			columns: [['a', 'category', ['one\r\ntwo']]],
		},
	]);
});

describe('delimiters', () => {
	const split = (name: string, content: string): Case => ({
		name,
		content,
		rows: 1,
		columns: [
			['a', 'number', ['1']],
			['b', 'number', ['2']],
		],
	});
	check([
		split('comma', 'a,b\n1,2\n'),
		split('semicolon, one row', 'a;b\n1;2\n'),
		split('tab', 'a\tb\n1\t2\n'),
		split('bar', 'a|b\n1|2\n'),
		split('full-width semicolon', 'a；b\n1；2\n'),
		split('a line that names it', 'sep=;\r\na;b\r\n1;2\r\n'),
		{
			name: 'tab, with decimal commas',
			content: 'a\tb\n1,5\t2,25\n3,5\t4,75\n',
			rows: 2,
			columns: [
				['a', 'number', ['1.5', '3.5']],
				['b', 'number', ['2.25', '4.75']],
			],
		},
	]);
});

describe('quotes', () => {
	check([
		{
			name: 'doubled',
			content: 'a,b\n"say ""hi""",2\n',
			rows: 1,
			columns: [['a', 'category', ['say "hi"']]],
		},
		{
			name: 'stray',
			content: 'a,b\nx "y" z,2\n"say "hi" now",3\nw,4\n',
			rows: 3,
			columns: [['b', 'number', ['2', '3', '4']]],
			said: ['stray-quote ×1'],
		},
		{
			name: 'never closed: one line',
			content: `a,b\n"open,1\n${'x,2\n'.repeat(500)}`,
			rows: 501,
			columns: [['b', 'number', ['1', ...Array<string>(500).fill('2')]]],
			said: ['unterminated-quote ×1'],
		},
		{
			name: 'single ones are text',
			content: "a,b\n'one',2\n",
			rows: 1,
			columns: [['a', 'category', ["'one'"]]],
		},
		{
			name: 'backslashes are text',
			content: 'a,b\nx\\,2\ny\\n,3\n',
			rows: 2,
			columns: [['a', 'category', ['x\\', 'y\\n']]],
		},
	]);
});

describe('shape', () => {
	check([
		{
			name: 'ragged',
			content: 'a,b,c\n1\n1,2,3,4\n\n1,2,3\n',
			rows: 3,
			columns: [
				['c', 'number', ['', '3', '3']],
				['column_4', 'number', ['', '4', '']],
			],
			said: ['row-long ×1', 'row-short ×1'],
		},
		{ name: 'a header alone', content: 'a,b\n', rows: 0, columns: [] },
		{
			name: 'lines above the header',
			content: '订单报表\n导出时间：2026-01-01\n\n订单号,金额,买家\nA1,5,小鱼\nA2,6,阿福\n',
			rows: 2,
			columns: [['买家', 'category', ['小鱼', '阿福']]],
		},
		{
			name: 'remarks above the header',
			content: '# Pages\n# 20260101-20260131\n#\n\nPage,Views,Users\n/,1,2\n',
			rows: 1,
			columns: [['Page', 'category', ['/']]],
		},
		{
			name: 'sums at the end',
			content: '姓名,金额\n张三,1\n李四,2\n合计,3\nTotal:,3\n',
			rows: 2,
			columns: [['金额', 'number', ['1', '2']]],
			said: ['summary-row ×2'],
		},
		{
			name: 'two tables: no cell is dropped',
			content: 'a,b\n1,2\n3,4\n\nname,city,age\nann,rome,5\n',
			rows: 4,
			columns: [
				['a', 'category', ['1', '3', 'name', 'ann']],
				['column_3', 'category', ['', '', 'age', '5']],
			],
			said: ['row-long ×2'],
		},
		{
			name: 'two header rows: the second is a row',
			content: 'id,score,score\n,math,art\n1,90,80\n2,91,81\n',
			rows: 3,
			columns: [['id', 'category', ['', '1', '2']]],
		},
	]);
});

describe('headers', () => {
	check([
		{
			name: 'twice, empty, dangerous',
			content: 'a,a,,__proto__,constructor,toString\n1,2,3,4,5,6\n',
			rows: 1,
			columns: ['a', 'a_2', 'column_3', '__proto__', 'constructor', 'toString'].map(
				(name, i) => [name, 'number', [`${i + 1}`]] as const,
			),
		},
		{
			name: 'invisible and turning characters',
			content: 'na\u200bme,\u202eevil,x\n1,2,3\n',
			rows: 1,
			columns: [
				['name', 'number', ['1']],
				['evil', 'number', ['2']],
			],
		},
		{
			name: 'of ten thousand characters',
			content: `${'x'.repeat(10_000)},b\n1,2\n`,
			rows: 1,
			columns: [[`${'x'.repeat(200)}…`, 'number', ['1']]],
		},
	]);
});

describe('control characters', () => {
	check([
		{
			name: 'are data',
			content: 'a,b\nx\0y,\u202eevil\u202c\n\ufeffz,w\n',
			rows: 2,
			columns: [
				['a', 'category', ['x\0y', '\ufeffz']],
				['b', 'category', ['\u202eevil\u202c', 'w']],
			],
		},
		{
			name: 'lone surrogates in UTF-16 are replaced',
			content: utf16('a,b\nx\ud83d,1\n', true, true),
			rows: 1,
			columns: [['a', 'category', ['x\ufffd']]],
			said: ['undecodable ×1'],
		},
	]);
});
