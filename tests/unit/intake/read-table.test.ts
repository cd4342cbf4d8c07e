import { describe, expect, test } from 'vitest';
import { inspect } from '$lib/intake/inspect';
import { ReadCancelled, readTable } from '$lib/intake/read-table';
import { IntakeError } from '$lib/intake/types';
import { fileOf, kind, names, problems, read, readColumn, texts } from './read';

const SLOW = 60_000;

describe('dialects', () => {
	test.each([
		[',', 'a,b\n1,2\n'],
		['\t', 'a\tb\n1\t2\n'],
		[';', 'a;b\n1;2\n'],
		['|', 'a|b\n1|2\n'],
		['；', 'a；b\n1；2\n'],
		[';', 'sep=;\r\na;b\r\n1;2\r\n'],
		['\t', 'a\tb\n1,5\t2,5\n3,5\t4,5\n'],
		[';', 'a;b\n1,5;2\n3,5;4\n'],
		[',', 'a,b\n"x;y;z",2\n"u;v;w",3\n'],
		[' ', 'a    b  c\n1    2  3\n11   2  3\n111  2  3\n'],
	])('delimiter %j', async (delimiter, text) => {
		const table = await read(text);
		expect(table.dialect.delimiter).toBe(delimiter);
		expect(names(table).slice(0, 2)).toEqual(['a', 'b']);
	});

	test.each([
		['\n', 'a,b\n1,2\n'],
		['\r\n', 'a,b\r\n1,2\r\n'],
		['\r', 'a,b\r1,2\r'],
	])('newline %j', async (newline, text) => {
		const table = await read(text);
		expect(table.dialect.newline).toBe(newline);
		expect(texts(table, 'b')).toEqual(['2']);
	});

	test('mixed newlines', async () => {
		const table = await read('a,b\n1,2\r\n3,4\r5,6');
		expect(texts(table, 'b')).toEqual(['2', '4', '6']);
		expect(kind(table, 'b')).toBe('number');
	});

	test('the user decides', async () => {
		const table = await read('a;b,c\n1;2,3\n', { delimiter: ';' });
		expect(names(table)).toEqual(['a', 'b,c']);
	});

	test('prose is one column', async () => {
		const table = await read('text\nwell, yes\nno\nperhaps, or not, who knows\nI do\nso what\n');
		expect(names(table)).toEqual(['text']);
		expect(table.frame.length).toBe(5);
	});
});

describe('headers', () => {
	test('duplicate, empty and dangerous ones are named so that all are there', async () => {
		const table = await read('a,a,a_1,,__proto__,constructor,toString\n1,2,3,4,5,6,7\n');
		expect(names(table)).toEqual([
			'a',
			'a_2',
			'a_1',
			'column_4',
			'__proto__',
			'constructor',
			'toString',
		]);
		expect([...table.frame.columns.keys()].map((name) => texts(table, name)[0])).toEqual([
			'1',
			'2',
			'3',
			'4',
			'5',
			'6',
			'7',
		]);
		expect(table.columns[1]).toMatchObject({ name: 'a_2', header: 'a' });
		expect(table.columns[0]).not.toHaveProperty('header');
	});

	test('a header that is taken keeps its name', async () => {
		expect(names(await read('a,a,a_2\n1,2,3\n'))).toEqual(['a', 'a_3', 'a_2']);
	});

	test('long, invisible and multi-line ones', async () => {
		const long = 'x'.repeat(10_000);
		const table = await read(`${long},"na\u200bme\u202e","two\nlines"\n1,2,3\n`);
		expect(names(table).map((name) => name.length <= 201)).toEqual([true, true, true]);
		expect(names(table).slice(1)).toEqual(['name', 'two lines']);
		expect(table.columns.map(({ header }) => header)).toEqual([
			long,
			'na\u200bme\u202e',
			'two\nlines',
		]);
	});

	test('lines before it are passed over', async () => {
		const table = await read(
			'# report of May\n\nExported by,me\nid,group,amount\n1,a,2.5\n2,b,3\n',
		);
		expect(names(table)).toEqual(['id', 'group', 'amount']);
		expect(table.dialect.headerRow).toBe(3);
		expect(table.frame.length).toBe(2);
	});

	test('none', async () => {
		const table = await read('1001,2024-01-05,3.5\n1002,2024-01-06,4\n');
		expect(table.dialect.headerRow).toBe(-1);
		expect(names(table)).toEqual(['column_1', 'column_2', 'column_3']);
		expect(table.frame.length).toBe(2);
	});

	test('the user decides', async () => {
		expect((await read('x,y\na,b\n1,2\n', { headerRow: 1 })).frame.length).toBe(1);
		expect(names(await read('x,y\na,b\n', { headerRow: -1 }))).toEqual(['column_1', 'column_2']);
	});

	test('years over figures are a header', async () => {
		expect(names(await read('2023,2024\n15,16\n17,18\n'))).toEqual(['2023', '2024']);
	});

	test('alone: a table without rows', async () => {
		const table = await read('foo,bar,baz');
		expect(names(table)).toEqual(['foo', 'bar', 'baz']);
		expect(table.frame.length).toBe(0);
	});

	test('fewer than cells in all rows: the others get columns and are no problem', async () => {
		const table = await read('a,b\n1,2,3\n4,5,6\n');
		expect(names(table)).toEqual(['a', 'b', 'column_3']);
		expect(table.problems.counts).toEqual([]);
	});

	test('fewer than cells in the only row: said', async () => {
		const table = await read('a,b\n1,2,3\n');
		expect(names(table)).toEqual(['a', 'b', 'column_3']);
		expect(problems(table)).toEqual(['row-long ×1']);
	});

	test('a delimiter at the end of every line is no column', async () => {
		expect(names(await read('a,b,\n1,2,\n3,4,\n'))).toEqual(['a', 'b']);
	});
});

describe('rows', () => {
	test('ragged ones are kept and said', async () => {
		const table = await read('a,b,c\n1\n1,2,3,4\n\n1,2,3\n');
		expect(table.frame.length).toBe(3);
		expect(texts(table, 'c')).toEqual(['', '3', '3']);
		expect(texts(table, 'column_4')).toEqual(['', '4', '']);
		expect(problems(table)).toEqual(['row-long ×1', 'row-short ×1']);
		expect(table.problems.sample.map(({ row, reason }) => [row, reason])).toEqual([
			[1, 'row-short'],
			[2, 'row-long'],
		]);
	});

	test('blank lines are passed over', async () => {
		expect((await read('a,b\n\n1,2\n\n\n3,4\n\n')).frame.length).toBe(2);
	});

	test('sums at the end are left out and said', async () => {
		const table = await read('姓名,金额\n张三,1\n李四,2\n合计,3\n总计：,3\n');
		expect(table.frame.length).toBe(2);
		expect(problems(table)).toEqual(['summary-row ×2']);
		expect(table.problems.sample[0]).toMatchObject({ row: 3, effect: 'row-left-out' });
	});

	test.each([
		['合 计,9,'],
		['合计（元）,9,'],
		['合計,9,'],
		['總計：9.50,,'],
		['合计：9.50,,'],
		['总计2笔,9,'],
		[',小计,9'],
		['Grand  Total,9,'],
		['共 2 条记录,,'],
		['合计,9,', '导出时间：2026-04-01'],
		['总计,9,', '导出人：,小王,', '注：仅供参考,,'],
		['小计,1,', '小计,1,', '合计,2,', '总计,2,'],
	])('%s at the end', async (...lines) => {
		const table = await read(['姓名,金额,备注', '张三,1,x', '李四,2,y', ...lines, ''].join('\n'));
		const sums = lines.filter((line) => !/^(导出|注)/.test(line)).length;
		expect(table.frame.length).toBe(2 + lines.length - sums);
		expect(problems(table)).toContain(`summary-row ×${sums}`);
		expect(table.problems.sample.find(({ reason }) => reason === 'summary-row')).toMatchObject({
			row: 3,
			value: lines[0]!.replaceAll(',', ' ').trim(),
		});
	});

	test.each(['合计达人,9,', '总计划,9,', '共享单车,9,', '合计,9,\n王五,3,'])(
		'%s is a row',
		async (line) => {
			const table = await read(`姓名,金额,备注\n张三,1,x\n李四,2,y\n${line}\n`);
			expect(table.frame.length).toBe(2 + line.split('\n').length);
		},
	);

	test('a sum in the middle is a row', async () => {
		expect((await read('name,v\nTotal,1\nb,2\nc,3\nd,4\n')).frame.length).toBe(4);
	});

	test('with an open quote: a line with a warning that tells which', async () => {
		const table = await read(`a,b\n"open,1\n2,3\n${'4,5\n'.repeat(2000)}`);
		expect(table.frame.length).toBe(2002);
		expect(kind(table, 'b')).toBe('number');
		expect(table.problems.sample[0]).toMatchObject({
			row: 1,
			reason: 'unterminated-quote',
			effect: 'kept',
		});
	});

	test('control characters are data', async () => {
		const table = await read('a,b\n"\u202eevil\u202c",x\0y\n');
		expect(texts(table, 'a')).toEqual(['\u202eevil\u202c']);
		expect(texts(table, 'b')).toEqual(['x\0y']);
	});

	test('20,000 columns', { timeout: SLOW }, async () => {
		const width = 20_000;
		const row = (prefix: string) =>
			Array.from({ length: width }, (_, i) => `${prefix}${i}`).join(',');
		const table = await read(`${row('c')}\n${row('')}\n${row('1')}\n`);
		expect(table.frame.columns.size).toBe(width);
		expect(texts(table, 'c19999')).toEqual(['19999', '119999']);
	});

	test('more than 50,000 columns are refused', { timeout: SLOW }, async () => {
		await expect(read(`${'a,'.repeat(50_001)}b\n`)).rejects.toMatchObject({
			reason: 'too-many-columns',
		});
	});
});

describe('types', () => {
	test.each([
		['flag', 'v', ['yes', 'no', '']],
		['flag', 'v', ['是', '否']],
		['flag', 'v', ['TRUE', 'false']],
		['flag', 'is_admin', ['0', '1']],
		['number', 'level', ['0', '1']],
		['number', 'paid', ['12.50', '0', '']],
		['number', 'Amount paid', ['45000', '46000']],
		['category', 'userid', ['12', '34']],
		['category', '商品id', ['12', '34']],
		['category', '會員編號', ['12', '34']],
		['category', '注文番号', ['12', '34']],
		['category', '商品コード', ['12', '34']],
		['category', '帳號', ['12', '34']],
		['category', '身分證', ['12', '34']],
		['category', '郵遞區號', ['12', '34']],
		['time', '注文日時', ['46000', '46001']],
		['number', '所用时间', ['61秒', '1分2秒']],
		['category', 'v', ['yes', 'no', 'maybe']],
		['tags', 'v', ['a┋b', 'a']],
		['tags', 'Tags', ['vip, horeca', 'vip']],
		['category', 'Tags', ['vip', 'new']],
		['text', 'v', ['a long text '.repeat(20)]],
		['category', 'v', ['']],
	])('%s: %s %j', async (expected, name, cells) => {
		expect(kind(await readColumn(name, cells), name)).toBe(expected);
	});

	test('tags', async () => {
		const table = await readColumn('TAGS', ['"vip","denver"', 'vip', '']);
		expect(texts(table, 'TAGS')).toEqual(['vip, denver', 'vip', '']);
		expect(table.columns[0]).toMatchObject({
			present: 2,
			distinct: 2,
			top: [
				['vip', 2],
				['denver', 1],
			],
		});
	});

	test(
		'a third answer after thousands of yes and no: nothing is lost',
		{ timeout: SLOW },
		async () => {
			const cells = [...Array.from({ length: 9000 }, (_, i) => (i % 2 ? 'yes' : 'no')), 'maybe'];
			const table = await read(
				`v,x\n${cells.map((cell) => `${cell},${'y'.repeat(100)}`).join('\n')}`,
			);
			expect(kind(table, 'v')).toBe('category');
			expect(texts(table, 'v')).toEqual(cells);
		},
	);

	test(
		'texts after thousands of numbers: borne up to one in twenty, then it is a column of texts',
		{ timeout: SLOW },
		async () => {
			const cells = (words: number) => [
				...Array.from({ length: 9000 }, (_, i) => String(i)),
				...Array.from({ length: words }, (_, i) => `word ${i}`),
			];
			const text = (words: number) =>
				`v,x\n${cells(words)
					.map((cell) => `${cell},${'y'.repeat(100)}`)
					.join('\n')}`;
			const few = await read(text(400));
			expect(kind(few, 'v')).toBe('number');
			expect(problems(few)).toEqual(['not-a-number v ×400']);
			expect(few.problems.sample).toHaveLength(100);
			const many = await read(text(600));
			expect(kind(many, 'v')).toBe('category');
			expect(texts(many, 'v')).toEqual(cells(600));
			expect(problems(many)).toEqual(['read-as-text v ×1']);
		},
	);

	test('a column that begins late', { timeout: SLOW }, async () => {
		const rows = 12_000;
		const lines = Array.from(
			{ length: rows },
			(_, i) => `${i},${'y'.repeat(80)},${i >= 11_990 ? '2024-01-05' : ''}`,
		);
		const table = await read(`n,x,refunded at\n${lines.join('\n')}`);
		expect(kind(table, 'refunded at')).toBe('time');
		expect(table.columns[2]).toMatchObject({ present: 10 });
		expect(texts(table, 'refunded at').slice(-11)).toEqual([
			'',
			...Array<string>(10).fill('2024-01-05'),
		]);
	});

	test('many different texts are no category', { timeout: SLOW }, async () => {
		const cells = Array.from({ length: 30_000 }, (_, i) => `order ${i} of many`);
		const table = await readColumn('v', cells);
		expect(kind(table, 'v')).toBe('text');
		expect(texts(table, 'v')).toEqual(cells);
	});

	test('formulas and markup are text', async () => {
		const cells = [
			'=HYPERLINK("http://x","y")',
			'+cmd',
			'@SUM(1)',
			'＝1+1',
			'<img src=x onerror=alert(1)>',
		];
		expect(texts(await readColumn('v', cells), 'v')).toEqual(cells);
	});
});

describe('the whole file', () => {
	test('whose first row is longer than the sample is told from a larger one', async () => {
		const long = '长文本 '.repeat(300_000);
		const file = fileOf(`member_id,text,time\n1,"${long}",2026-03-05\n2,x,2026-03-06\n`);
		const { columns, mapping } = await inspect(file, {}, 'UTC');
		expect(columns.map((column) => column.kind)).toEqual(['category', 'text', 'time']);
		expect(mapping).toMatchObject({ member: 'member_id', events: [{ time: 'time' }] });
		const [first, second] = texts(await readTable(file, {}, 'UTC'), 'text');
		expect(first === long).toBe(true);
		expect(second).toBe('x');
	});

	test.each([
		['file-empty', ''],
		['file-empty', '\n\n \n'],
		['file-nested', 'PK\u0003\u0004 something'],
		['file-nested', Uint8Array.of(0x1f, 0x8b, 8, 0)],
		['file-nested', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)],
		['file-archive', 'Rar!\u001a\u0007\u0001'],
		['file-archive', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
		['file-pdf', '%PDF-1.7'],
		['file-image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1)],
		['file-html', '<html><table>'],
		['json-no-table', '{"event": "x"}\n{"event": "y"}'],
		['json-no-table', '[{"event": "x"}]'],
		['file-binary', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 29)],
	])('%s', async (reason, content) => {
		const error: unknown = await read(content).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(IntakeError);
		expect(error).toMatchObject({ reason, problem: { file: 'test.csv' } });
	});

	test('its size and hash', async () => {
		const text = 'a,b\n1,2\n';
		const table = await read(text);
		const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
		const hex = Array.from(new Uint8Array(digest), (byte) =>
			byte.toString(16).padStart(2, '0'),
		).join('');
		expect(table).toMatchObject({ name: 'test.csv', bytes: 8, hash: hex });
	});

	test('over several slices', { timeout: SLOW }, async () => {
		const rows = 1_000_000;
		const text = `id,v\n${'12345,some text\n'.repeat(rows)}`;
		const seen: number[] = [];
		const table = await readTable(fileOf(text), {}, 'UTC', {
			cancelled: () => false,
			progress: (_, bytes) => seen.push(bytes),
		});
		expect(table.frame.length).toBe(rows);
		expect(seen.at(-1)).toBe(text.length);
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		expect(table.hash).toMatch(/^[0-9a-f]{64}$/);
	});

	test('cancelled within a block', { timeout: SLOW }, async () => {
		let blocks = 0;
		const reading = readTable(fileOf(`id,v\n${'12345,some text\n'.repeat(200_000)}`), {}, 'UTC', {
			progress: () => blocks++,
			cancelled: () => blocks >= 2,
		});
		await expect(reading).rejects.toBeInstanceOf(ReadCancelled);
		expect(blocks).toBe(2);
	});
});
