import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { inspect } from '$lib/intake/inspect';
import { xlsxOf } from './xlsx-bytes';

type Cells = readonly (string | number | null)[];

const HEADER: Cells = ['客户编号', '昵称', '下单时间', '金额', '数量', '备注'];
const DATA = Array.from({ length: 20 }, (_, i): Cells => [
	`C${i}`,
	`小明${i}`,
	'2024-01-05',
	i * 3,
	i + 1,
	'无',
]);

function rowXml(cells: Cells, row: number): string {
	const xml = cells.map((cell, i) => {
		const place = `${String.fromCharCode(65 + i)}${row + 1}`;
		if (cell === null) return '';
		const type = typeof cell === 'number' ? 'n' : 'str';
		return `<c r="${place}" t="${type}"><v>${cell}</v></c>`;
	});
	return `<row r="${row + 1}">${xml.join('')}</row>`;
}

async function look(...rows: readonly Cells[]) {
	const blob = new Blob([xlsxOf([{ rows: rows.map(rowXml).join('') }])]);
	const [table] = await openFile({ name: 'a.xlsx', blob });
	const { dialect, columns, problems } = await inspect(table!, {}, 'Asia/Shanghai');
	const names = columns.map(({ name }) => name);
	return { headerRow: dialect.headerRow, names, problems: problems.counts };
}

describe('the header of a sheet', () => {
	const groups: Cells = ['客户信息', null, '订单信息', null, null, '其他'];

	test.each<[string, Cells[]]>([
		['at once', []],
		['below a title', [['2024年订单报表']]],
		['below a title, a remark and an empty row', [['订单报表'], ['导出时间：2024-02-01'], []]],
		['below values of the whole sheet', [['门店', '一号店', '日期', '2024-02-01']]],
		['below names of groups', [groups]],
		['below a title and names of groups', [['订单报表'], groups]],
		['below names of groups, the last without an end', [groups.slice(0, 3)]],
	])('is found %s', async (_, before) => {
		expect(await look(...before, HEADER, ...DATA)).toEqual({
			headerRow: before.length,
			names: HEADER,
			problems: [],
		});
	});

	test.each<[string, string[]]>([
		['titles', ['一号店,,,,', '订单报表,,,,', '起始：,2026-03-01,,,', '导出人：,小王,,,', ',,,,']],
		[
			'what the report says of itself',
			['店铺：,一号店,起始：,2026-03-01,', '-----', '注,仅供参考,,,'],
		],
	])('of a text is found below lines as wide as the table: %s', async (_, before) => {
		const header = '订单号,会员,付款时间,金额,备注';
		const rows = Array.from({ length: 20 }, (_, i) => `O${i},u${i % 7},2026-03-05,${i}.50,好`);
		const blob = new Blob([[...before, header, ...rows].join('\n')]);
		const { dialect, columns, rows: count } = await inspect({ name: 'a.csv', blob }, {}, 'UTC');
		expect(dialect.headerRow).toBe(before.length);
		expect(columns.map(({ name }) => name)).toEqual(header.split(','));
		expect(count).toBe(20);
	});

	test('in two rows: a cell merged over both names its column', async () => {
		const above: Cells = ['客户', null, '订单', null, '数量', '备注'];
		const below: Cells = ['客户编号', '昵称', '下单时间', '金额', null, null];
		expect(await look(['2024年3月明细'], above, below, ...DATA)).toEqual({
			headerRow: 2,
			names: HEADER,
			problems: [],
		});
	});

	const twice: Cells = ['姓名', '数量', '姓名', '数量', '金额', null];

	test.each<[string, Cells[], Cells, string[]]>([
		[
			'',
			[['基本信息', null, '订单', null, null, '备注']],
			twice,
			['基本信息 姓名', '基本信息 数量', '订单 姓名', '订单 数量', '金额', '备注'],
		],
		[
			' below a title',
			[['2024年3月明细'], ['基本信息', null, '订单', null, null, '备注']],
			twice,
			['基本信息 姓名', '基本信息 数量', '订单 姓名', '订单 数量', '金额', '备注'],
		],
		[
			', some columns in no group',
			[[null, '下单', null, '退款', null, null]],
			['会员', '日期', '金额', '日期', '金额', '原因'],
			['会员', '下单 日期', '下单 金额', '退款 日期', '退款 金额', '原因'],
		],
		[
			', a column that was merged over both rows between them',
			[['下单', null, '渠道', '退款', null, null]],
			['日期', '金额', null, '日期', '金额', '原因'],
			['下单 日期', '下单 金额', '渠道', '退款 日期', '退款 金额', '原因'],
		],
	])(
		'in two rows: names that come in several groups go by their group%s',
		async (_, above, header, names) => {
			const rows = Array.from({ length: 20 }, (_, i) => [
				`u${i}`,
				i,
				`v${i % 3}`,
				i * 2,
				i * 3,
				'无',
			]);
			const typed =
				header[0] === '日期' ? rows.map(([a, ...rest]) => [...rest.slice(0, 4), a!, '无']) : rows;
			const found = await look(...above, header, ...typed);
			expect(found).toEqual({ headerRow: above.length, names, problems: [] });
		},
	);

	test('in two rows of a text, too: no row of names among the data', async () => {
		const text = '基本信息,,订单,\n姓名,数量,姓名,数量\n小明,1,笔,2\n小红,2,本,3\n';
		const table = await inspect({ name: 'a.csv', blob: new Blob([text]) }, {}, 'UTC');
		expect(table.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
			'基本信息 姓名 category',
			'基本信息 数量 number',
			'订单 姓名 category',
			'订单 数量 number',
		]);
		expect(table.rows).toBe(2);
	});

	test('names that come twice in one group are no header of two rows', async () => {
		const rows = Array.from({ length: 9 }, (_, i) => [`a${i}`, i, 'b', i]);
		const found = await look(['甲', null, '乙', null], ['姓名', '姓名', '姓名', '数量'], ...rows);
		expect(found.headerRow).toBe(0);
	});

	test('a title above it names no column', async () => {
		const header: Cells = [null, ...HEADER.slice(1)];
		expect((await look(['订单报表'], header, ...DATA)).names[0]).toBe('column_1');
	});

	test('is found beside an empty column', async () => {
		const rows = [[], [null, '报表'], HEADER, ...DATA].map((row) => [null, ...row]);
		expect((await look(...rows)).names).toEqual(HEADER);
	});

	test('with gaps stays the header over rows of texts', async () => {
		const texts = Array.from({ length: 9 }, (_, i) => [`a${i}`, 'b', 'c', 'd']);
		expect((await look(['x', null, 'y', null], ...texts)).headerRow).toBe(0);
	});

	test('with gaps stays the header over answers to choose from', async () => {
		const answers = ['回答', '回答', '选项一', '回答'];
		const rows = Array.from({ length: 9 }, (_, i) => [i, '是', '是', i]);
		expect((await look(['编号', null, null, '看过哪些'], answers, ...rows)).headerRow).toBe(0);
	});

	test('cells of a workbook are no delimiters, markup or marks', async () => {
		const rows = [['sep=;', '名;称'], ...Array.from({ length: 9 }, (_, i) => ['a;b|c', `${i}`])];
		expect((await look(...rows)).names).toEqual(['sep=;', '名;称']);
		expect((await look(['&lt;html&gt;', 'x'], ['PK', 'y'])).names[0]).toBe('<html>');
	});
});

test('names in any groups are found again, by their group where several have them', async () => {
	const names = fc.uniqueArray(fc.constantFrom('姓名', '数量', '金额', '日期', '城市'), {
		minLength: 2,
		maxLength: 4,
	});
	const groups = fc.array(names, { minLength: 2, maxLength: 4 });
	await fc.assert(
		fc.asyncProperty(groups, fc.integer({ min: 2, max: 9 }), async (spans, rows) => {
			const all = spans.flat();
			const above = spans.flatMap((span, g) => span.map((_, i) => (i === 0 ? `组${g}` : '')));
			const lines = [
				above,
				all,
				...Array.from({ length: rows }, (_, r) => all.map((_, c) => r + c)),
			];
			const blob = new Blob([lines.map((line) => line.join(',')).join('\n')]);
			const found = await inspect({ name: 'a.csv', blob }, {}, 'UTC');
			const expected = spans.flatMap((span, g) =>
				span.map((name) =>
					all.filter((other) => other === name).length > 1 ? `组${g} ${name}` : name,
				),
			);
			expect(found.columns.map(({ name }) => name)).toEqual(expected);
			expect(found.rows).toBe(rows);
		}),
	);
});
