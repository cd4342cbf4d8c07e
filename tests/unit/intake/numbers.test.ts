import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainNumber, readNumber } from '$lib/intake/values/number';
import { kind, problems, read, readColumn, texts } from './read';

describe('one cell', () => {
	test.each([
		['1,234.50', 1234.5],
		['1.234,50', 1234.5],
		['1 234', 1234],
		['1\u00a0234,5', 1234.5],
		["1'234.5", 1234.5],
		['1,00,000', 100000],
		['１２３．４５', 123.45],
		['１，２３４', 1234],
		['(5.00)', -5],
		['$-5.00', -5],
		['-$5.00', -5],
		['+7', 7],
		['−3', -3],
		['.5', 0.5],
		['-0', 0],
		['1e5', 100000],
		['1.5e-7', 1.5e-7],
		['1.2万', 12000],
		['61秒', 61],
		['￥1,234.50元', 1234.5],
		['5.00-', -5],
		['$(1,234.00)', -1234],
		['1小时2分3.5秒', 3723.5],
		['3亿', 3e8],
		['2.5w', 25000],
		['3k', 3000],
		['12%', 0.12],
		['12.3％', 0.123],
		['￥99', 99],
		['99元', 99],
		['RMB 1,000.00', 1000],
		['EUR 5', 5],
		['499.00（系统计算中，该值仅供参考）', 499],
	])('%s', (cell, value) => {
		expect(readNumber(cell, false)).toMatchObject({ outcome: 'number', value });
	});

	test.each([
		['￥99', 'CNY'],
		['¥1', 'CNY'],
		['99元', 'CNY'],
		['$1', 'USD'],
		['HK$1', 'HKD'],
		['A$1', 'AUD'],
		['1 SEK', 'SEK'],
		['$5 USD', 'USD'],
		['€1', 'EUR'],
		['£1', 'GBP'],
		['12%', '%'],
	])('unit of %s', (cell, unit) => {
		expect(readNumber(cell, false).unit).toBe(unit);
	});

	test.each([
		'1e400',
		'NaN',
		'Infinity',
		'-Infinity',
		'0x10',
		'1,2,3',
		'12,34.5',
		'abc',
		'1.2.3',
		'12-3',
		'5%元',
		'$5元',
		'(5.00)-',
		'(-)',
	])('%s is none', (cell) => {
		expect(readNumber(cell, false)).toMatchObject({ outcome: 'bad', value: NaN });
	});

	test.each(['', ' ', '-', '--', 'N/A', 'null', '\\N', '无', '(跳过)'])(
		'%j says nothing',
		(cell) => {
			expect(readNumber(cell, false).outcome).toBe('missing');
		},
	);

	test.each(['00123', '0042', '1234567890123456', '-007'])('%s is an id', (cell) => {
		expect(readNumber(cell, false).outcome).toBe('id');
	});

	test('decimal commas are the column’s affair', () => {
		expect(readNumber('1,234', false).value).toBe(1234);
		expect(readNumber('1,234', true).value).toBe(1.234);
		expect(readNumber('1.234', false).value).toBe(1.234);
		expect(readNumber('1.234', true).value).toBe(1234);
		expect(readNumber('12,5', true).value).toBe(12.5);
	});

	test('the fast way gives exactly what Number gives', () => {
		const digits = fc.tuple(
			fc.boolean(),
			fc.stringMatching(/^(0|[1-9]\d{0,9})$/),
			fc.option(fc.stringMatching(/^\d{1,5}$/), { nil: undefined }),
		);
		fc.assert(
			fc.property(digits, ([minus, whole, fraction]) => {
				const text = `${minus ? '-' : ''}${whole}${fraction === undefined ? '' : `.${fraction}`}`;
				expect(plainNumber(text) === Number(text)).toBe(true);
			}),
		);
		for (const text of ['', '-', '.', '1.2.3', '1e5', ' 1', '01', '0x1', '1234567890123456']) {
			expect(plainNumber(text)).toBeNaN();
		}
	});
});

describe('a column', () => {
	test('of every shape', async () => {
		const cells = [
			'1,234.50',
			'1.234,50',
			'1 234',
			'￥99',
			'$-5.00',
			'(5.00)',
			'12%',
			'1.2万',
			'499.00（系统计算中，该值仅供参考）',
			'１２３',
			'--',
			'1e400',
			'NaN',
		];
		const table = await readColumn('n', cells);
		const column = table.frame.columns.get('n')!;
		expect(column.kind === 'number' && Array.from(column.values)).toEqual([
			1234.5,
			1234.5,
			1234,
			99,
			-5,
			-5,
			0.12,
			12000,
			499,
			123,
			NaN,
			NaN,
			NaN,
		]);
		expect(problems(table)).toEqual([
			'mixed-units n ×1',
			'not-a-number n ×2',
			'number-footnote n ×1',
		]);
		expect(table.problems.sample).toContainEqual({
			file: 'test.csv',
			row: 12,
			column: 'n',
			value: '1e400',
			reason: 'not-a-number',
			effect: 'cell-missing',
		});
	});

	test.each([
		['money', ['￥1.00', '￥2.50'], 'CNY'],
		['money and bare amounts', ['￥1.00', '2.50'], 'CNY'],
		['shares', ['12%', '3.5%'], '%'],
		['shares and bare numbers', ['12%', '3.5'], undefined],
	])('unit of %s', async (_, cells, unit) => {
		const column = (await readColumn('v', cells)).frame.columns.get('v');
		expect(column).toMatchObject({ kind: 'number' });
		expect(column?.kind === 'number' ? column.unit : 'none').toBe(unit);
	});

	test('the header says the currency', async () => {
		const column = (await readColumn('实付金额(元)', ['1.00', '2'])).frame.columns.get(
			'实付金额(元)',
		);
		expect(column).toMatchObject({ kind: 'number', unit: 'CNY' });
	});

	test('with decimal commas, told by some of its cells', async () => {
		const table = await read('id;v\n1;1,234\n2;12,5\n3;1.000\n');
		expect(texts(table, 'v')).toEqual(['1.234', '12.5', '1000']);
	});

	test('few cells that are none are problems, many make it text', async () => {
		const few = await readColumn('v', [
			...Array.from({ length: 50 }, (_, i) => String(i)),
			'later',
			'soon',
		]);
		expect(kind(few, 'v')).toBe('number');
		expect(problems(few)).toEqual(['not-a-number v ×2']);
		const many = await readColumn('v', ['1', '2', 'later', 'soon']);
		expect(kind(many, 'v')).toBe('category');
		expect(many.problems.counts).toEqual([]);
	});
});

describe('ids', () => {
	test.each([
		['leading zeros', 'v', ['00123', '1', '2']],
		['more digits than a double holds', 'v', ['6917926768823643751', '1']],
		['sixteen digits', 'v', ['1234567890123456', '1']],
		['a header that says so', 'customer_id', ['1', '2', '3']],
		['CustomerID', 'CustomerID', ['17850', '13047']],
		['手机', '联系手机', ['13900000001', '13900000002']],
		['zip', 'Zip', ['12345', '54321']],
		['InvoiceNo', 'InvoiceNo', ['536365', '536366']],
	])('%s stay text', async (_, header, cells) => {
		const table = await readColumn(header, cells);
		expect(kind(table, header)).toBe('category');
		expect(texts(table, header)).toEqual(cells);
	});

	test('guards against spreadsheets are taken off', async () => {
		const table = await readColumn('order', [
			'="0012"',
			'\t6917926768823643751',
			"'13900000001",
			'12\t',
		]);
		expect(texts(table, 'order')).toEqual(['0012', '6917926768823643751', '13900000001', '12']);
		expect(table.problems.counts).toEqual([]);
	});

	test('an apostrophe that is part of the text stays', async () => {
		expect(texts(await readColumn('name', ["'tis", "'n' roll", "O'Neil"]), 'name')).toEqual([
			"'tis",
			"'n' roll",
			"O'Neil",
		]);
	});

	test('that a spreadsheet shortened are kept and said', async () => {
		const table = await readColumn('order', ['6.91793E+18', '6917926768823643751']);
		expect(texts(table, 'order')).toEqual(['6.91793E+18', '6917926768823643751']);
		expect(problems(table)).toEqual(['digits-lost order ×1']);
	});

	test('that come late turn the whole column to text, nothing lost', async () => {
		const cells = [...Array.from({ length: 9000 }, (_, i) => String(i + 1)), '00042'];
		const table = await read(
			`v,x\n${cells.map((cell) => `${cell},${'y'.repeat(100)}`).join('\n')}`,
		);
		expect(kind(table, 'v')).toBe('category');
		expect(texts(table, 'v')).toEqual(cells);
		expect(problems(table)).toEqual(['read-as-text v ×1']);
	});

	test('that are masked are said', async () => {
		const table = await readColumn('phone', [
			'1******6198',
			'##密文',
			'$$密文',
			'****',
			'13900000001',
		]);
		expect(problems(table)).toEqual(['masked phone ×4']);
		expect(texts(table, 'phone')[0]).toBe('1******6198');
	});
});
