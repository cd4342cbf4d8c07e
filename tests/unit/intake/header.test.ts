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
