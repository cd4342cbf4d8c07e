// Files of other projects and real exports, read as they are.
import { openAsBlob, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { cellText } from '$lib/columns/access';
import { openFile } from '$lib/intake/convert';
import { CsvReader } from '$lib/intake/csv';
import { inspect } from '$lib/intake/inspect';
import { readTable, type ReadTable } from '$lib/intake/read-table';
import type { ReadOptions, Table } from '$lib/intake/types';
import { haveSharedData, shared, referenceTest as test } from './shared';

function unpacked(path: string): Blob {
	return new Blob([new Uint8Array(gunzipSync(readFileSync(path)))]);
}

async function read(path: string, options: ReadOptions = {}): Promise<ReadTable> {
	const blob = path.endsWith('.gz') ? unpacked(path) : await openAsBlob(path);
	return readTable({ name: basename(path), blob }, options, 'Asia/Shanghai');
}

function texts(table: Table, name: string): string[] {
	const column = table.frame.columns.get(name);
	if (!column)
		throw new Error(`no column ${name} in ${[...table.frame.columns.keys()].join(', ')}`);
	return Array.from({ length: column.length }, (_, row) => cellText(column, row));
}

const kinds = (table: Table) =>
	Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));
const reasons = (table: Table) =>
	table.problems.counts.map(({ reason, count }) => `${reason} ${count}`).sort();
const listed = (...path: string[]) => (haveSharedData ? readdirSync(shared(...path)) : []);

describe('csv-spectrum', () => {
	const folder = ['csv_suites', 'csv-spectrum'] as const;

	test.each(listed(...folder, 'csvs'))('%s', (file) => {
		const text = readFileSync(shared(...folder, 'csvs', file), 'utf8');
		// The copies of the CRLF files have lost their CRs.
		const written = file.includes('crlf') ? text.replace(/\r?\n/g, '\r\n') : text;
		const [header = [], ...rows] = new CsvReader(',').push(written, true);
		const json = readFileSync(shared(...folder, 'json', file.replace('.csv', '.json')), 'utf8');
		// One answer is an object instead of a list, with a phone number that is not the file's.
		const expected = [JSON.parse(json.replace('"1234567890"', '"2095257564"')) as unknown].flat();
		expect(rows.map((row) => Object.fromEntries(header.map((name, c) => [name, row[c]])))).toEqual(
			expected,
		);
	});
});

describe('sineemore', () => {
	const folder = ['csv_suites', 'sineemore'] as const;

	test.each(listed(...folder, 'json'))('%s', (file) => {
		const text = readFileSync(shared(...folder, 'csv', file.replace('.json', '.csv')), 'utf8');
		const expected = JSON.parse(readFileSync(shared(...folder, 'json', file), 'utf8')) as unknown[];
		const rows = new CsvReader(',').push(text, true);
		if (file.startsWith('header-')) {
			const [header = [], ...data] = rows;
			expect(
				data.map((row) => Object.fromEntries(header.map((name, c) => [name, row[c]]))),
			).toEqual(expected);
		} else expect(rows).toEqual(expected);
	});

	test.each([
		['bad-header-less-fields.csv', ['row-short 1'], 1],
		['bad-header-more-fields.csv', ['row-long 1'], 1],
		['bad-missing-quote.csv', ['unterminated-quote 1'], 1],
		['bad-quotes-with-unescaped-quote.csv', ['stray-quote 1'], 1],
		['bad-unescaped-quote.csv', [], 1],
	])('%s is read with its faults said', async (file, expected, rows) => {
		const table = await read(shared(...folder, 'csv', file), { headerRow: 0 });
		expect(reasons(table)).toEqual(expected);
		expect(table.frame.length).toBe(rows);
	});
});

describe('nasty files', () => {
	const hostile = (file: string) => shared('platform_exports', 'hostile', file);

	test.each([
		['big5.csv', 'big5', ',', 1],
		['cr_only.csv', 'utf-8', ',', 2],
		['dates.csv', 'utf-8', ',', 13],
		['dup_headers.csv', 'utf-8', ',', 1],
		['formula_cells.csv', 'utf-8', ',', 6],
		['fullwidth.csv', 'utf-8', '；', 1],
		['gb18030_4byte.csv', 'gb18030', ',', 2],
		['ids_sci.csv', 'utf-8', ',', 3],
		['mixed_newlines.csv', 'utf-8', ',', 3],
		['mixed_utf8_gbk.csv', 'utf-8', ',', 1],
		['nul_bytes.csv', 'utf-8', ',', 1],
		['numbers.csv', 'utf-8', ',', 13],
		['one_row_semicolon.csv', 'utf-8', ';', 1],
		['proto_headers.csv', 'utf-8', ',', 1],
		['ragged.csv', 'utf-8', ',', 3],
		['sep_line.csv', 'utf-8', ';', 1],
		['unterminated_quote.csv', 'utf-8', ',', 2002],
		['utf16le_bom.csv', 'utf-16le', '\t', 1],
		['utf16le_nobom.csv', 'utf-16le', '\t', 1],
		['wide_20k.csv', 'utf-8', ',', 1],
		['xss_cells.csv', 'utf-8', ',', 7],
	])('%s', async (file, encoding, delimiter, rows) => {
		const table = await read(hostile(file));
		expect(table.dialect).toMatchObject({ encoding, delimiter });
		expect(table.frame.length).toBe(rows);
	});

	test('values, types and warnings', async () => {
		const ids = await read(hostile('ids_sci.csv'));
		expect(texts(ids, 'id')).toEqual(['00123', '1E5', '-0']);
		expect(texts(ids, 'order')).toEqual(['6.91793E+18', '0012', '6917926768823643751']);
		expect(reasons(ids)).toEqual(['digits-lost 1']);
		const proto = await read(hostile('proto_headers.csv'));
		expect(kinds(proto)).toEqual(
			JSON.parse('{"__proto__":"number","constructor":"number","toString":"number","a":"number"}'),
		);
		const dates = await read(hostile('dates.csv'));
		expect(kinds(dates)).toEqual({ d: 'time' });
		expect(texts(dates, 'd').map((text) => text.slice(0, 16))).toEqual([
			'2024-02-01 00:00',
			'2024-02-13 00:00',
			'2024-01-05 00:00',
			'',
			// Days of a spreadsheet only count under a header that says that it is a time.
			'',
			'',
			'2024-01-05 00:00',
			'2024-01-05 09:05',
			'2024-01-05 08:00',
			'2024-01-05 08:00',
			'2024-01-05 00:00',
			'2018-11-04 00:30',
			'',
		]);
		expect(reasons(dates)).toEqual(['impossible-date 2', 'not-a-time 2']);
		const numbers = await read(hostile('numbers.csv'));
		expect(texts(numbers, 'n').join(' ')).toBe('1234.5 1234.5 1234 99 -5 -5 0.12 12000 499 123   ');
		expect(reasons(numbers)).toEqual(['mixed-units 1', 'not-a-number 2', 'number-footnote 1']);
		const wide = await read(hostile('wide_20k.csv'));
		expect(wide.frame.columns.size).toBe(20_000);
		const full = await read(hostile('fullwidth.csv'));
		expect(full.frame.columns.get('金额')).toMatchObject({
			kind: 'number',
			unit: 'CNY',
			values: Float64Array.of(1234.5),
		});
		const mixed = await read(hostile('mixed_utf8_gbk.csv'));
		expect(mixed.dialect).toMatchObject({
			undecodable: 4,
			undecodableLine: 2,
			mixed: { other: 'gb18030', line: 2 },
		});
		const open = await read(hostile('unterminated_quote.csv'));
		expect(open.problems.sample[0]).toMatchObject({ row: 1, reason: 'unterminated-quote' });
	});
});

describe('platform exports', () => {
	const path = (file: string) => shared('platform_exports', file);

	test.each([
		['chatlog.csv', 'utf-8', 10],
		['discord_dce.csv', 'utf-8', 20],
		['discourse_user-list.csv.gz', 'utf-8', 20],
		['douyin_order.csv', 'utf-8', 21],
		['jd_order_gbk.csv', 'gb18030', 20],
		['mailchimp_audience.csv', 'utf-8', 10],
		['memotrace_messages.csv', 'utf-8', 24],
		['pdd_order.csv', 'utf-8', 20],
		['posthog_events.csv', 'utf-8', 10],
		['shopify_customers.csv', 'utf-8', 10],
		['shopify_orders.csv', 'utf-8', 15],
		['stripe_payments.csv', 'utf-8', 10],
		['taobao_order_gbk.csv', 'gb18030', 20],
		['wecom_customers_gbk.csv', 'gb18030', 21],
		['wenjuanxing.csv', 'utf-8', 20],
		['xiaohongshu_notes.csv', 'utf-8', 10],
		['youzan_order.csv', 'utf-8', 20],
	])('%s', async (file, encoding, rows) => {
		const table = await read(path(file));
		expect(table.dialect).toMatchObject({ encoding, undecodable: 0 });
		expect(table.frame.length).toBe(rows);
	});

	test('ids lose their guards and no digit', async () => {
		expect(texts(await read(path('taobao_order_gbk.csv')), '订单编号')[0]).toBe('1930679858170601');
		expect(texts(await read(path('douyin_order.csv')), '主订单编号')[0]).toBe(
			'6917926768823643701',
		);
		expect(texts(await read(path('shopify_customers.csv')), 'Customer ID')[0]).toBe(
			'9013808660701',
		);
		expect(texts(await read(path('stripe_payments.csv')), 'Card Last4')[0]).toBe('0042');
	});

	test('times with and without a zone', async () => {
		expect(texts(await read(path('stripe_payments.csv')), 'Created (UTC)')[0]).toBe(
			'2026-07-01 23:04:00',
		);
		expect(texts(await read(path('shopify_orders.csv')), 'Paid at')[0]).toBe('2026-05-01 16:00:00');
		expect(texts(await read(path('discord_dce.csv')), 'Date')[0]).toBe('2026-05-02 10:00:00');
		expect(texts(await read(path('wenjuanxing.csv')), '提交答卷时间')[0]).toBe(
			'2026-09-02 01:01:00',
		);
		expect(texts(await read(path('memotrace_messages.csv')), 'CreateTime')[0]).toBe(
			'2023-12-31 13:21:00',
		);
	});

	test('money, shares and tags', async () => {
		const pdd = await read(path('pdd_order.csv'));
		expect(pdd.frame.columns.get('用户实付金额(元)')).toMatchObject({
			kind: 'number',
			unit: 'CNY',
		});
		const notes = await read(path('xiaohongshu_notes.csv'));
		expect(texts(notes, '曝光').slice(0, 3)).toEqual(['1234', '1234', '12000']);
		expect(notes.frame.columns.get('封面点击率')).toMatchObject({ kind: 'number', unit: '%' });
		expect(texts(await read(path('jd_order_gbk.csv')), '商家应收')[0]).toBe('499');
		expect(kinds(await read(path('wenjuanxing.csv')))).toMatchObject({
			'3、您对哪些方向感兴趣？': 'tags',
		});
		expect(kinds(await read(path('mailchimp_audience.csv')))).toMatchObject({ TAGS: 'tags' });
	});
});

describe('encodings of real files', () => {
	test.each([
		[['cjk_encoded_csv', 'KEN_ALL_13TOKYO_shiftjis.csv'], 'shift_jis', 4087],
		[['cjk_encoded_csv', 'A_LVR_LAND_A_tw.csv'], 'utf-8', 652],
		[['surveys_538', 'StarWars.csv'], 'windows-1252', 1186],
		[['surveys_538', 'thanksgiving-2015-poll-data.csv'], 'utf-8', 1058],
	] as const)('%s', async (path, encoding, rows) => {
		const table = await read(shared(...path));
		expect(table.dialect).toMatchObject({ encoding, undecodable: 0 });
		expect(table.frame.length).toBe(rows);
	});

	test('no file but the one that is mixed is said to be', async () => {
		const mixed: string[] = [];
		const folders = ['platform_exports', 'cjk_encoded_csv', 'chat_exports', 'surveys_538'];
		for (const folder of folders) {
			for (const name of readdirSync(shared(folder), { recursive: true, encoding: 'utf8' })) {
				const path = shared(folder, name);
				if (!statSync(path).isFile()) continue;
				const blob = await openAsBlob(path);
				// Also what is a chat or a workbook, as the text that it may be.
				const tables = [{ name, blob }, ...(await openFile({ name, blob }).catch(() => []))];
				for (const file of tables) {
					const { dialect } = await readTable(file, {}, 'UTC').catch(() => ({ dialect: null }));
					if (dialect !== null && dialect.mixed !== null) mixed.push(basename(name));
				}
			}
		}
		expect([...new Set(mixed)]).toEqual(['mixed_utf8_gbk.csv']);
	});

	test('Taiwan counts the years of the Republic', async () => {
		const table = await read(shared('cjk_encoded_csv', 'A_LVR_LAND_A_tw.csv'));
		expect(table.problems.counts).toEqual([]);
		const days = texts(table, '交易年月日');
		expect(days[0]).toBe('2016-07-24');
		expect(days.every((day) => /^20\d\d-\d\d-\d\d$/.test(day))).toBe(true);
	});

	test('Japan Post has no header', async () => {
		const table = await read(shared('cjk_encoded_csv', 'KEN_ALL_13TOKYO_shiftjis.csv'));
		expect(table.dialect.headerRow).toBe(-1);
		expect(texts(table, 'column_7')[0]).toBe('東京都');
		expect(texts(table, 'column_4')[0]).toBe('ﾄｳｷｮｳﾄ');
	});
});

describe('large real files', () => {
	test('Online Retail: every row, every customer, the published revenue', async () => {
		const table = await read(shared('online_retail', 'online_retail.csv.gz'));
		expect(table.frame.length).toBe(541_909);
		expect(table.problems.counts).toEqual([]);
		expect(kinds(table)).toEqual({
			InvoiceNo: 'category',
			StockCode: 'category',
			Description: 'category',
			Quantity: 'number',
			InvoiceDate: 'time',
			UnitPrice: 'number',
			CustomerID: 'category',
			Country: 'category',
		});
		const facts = new Map(table.columns.map((column) => [column.name, column]));
		expect(facts.get('CustomerID')).toMatchObject({ distinct: 4372, present: 541_909 - 135_080 });
		expect(facts.get('InvoiceNo')).toMatchObject({ distinct: 25_900 });
		const [quantity, price] = [
			table.frame.columns.get('Quantity'),
			table.frame.columns.get('UnitPrice'),
		];
		if (quantity?.kind !== 'number' || price?.kind !== 'number') throw new Error('not numbers');
		const revenue = quantity.values.reduce(
			(sum, value, row) => sum + value * price.values[row]!,
			0,
		);
		expect(revenue).toBeCloseTo(9_747_747.93, 1);
	});

	test('the IRC log: every row and nick', async () => {
		const table = await read(shared('irc_ubuntu', 'irc_ubuntu.csv.gz'));
		expect(table.frame.length).toBe(214_520);
		expect(table.columns.find(({ name }) => name === 'nick')).toMatchObject({ distinct: 21_732 });
		expect(kinds(table)).toMatchObject({ time: 'time', event: 'category', message: 'text' });
	});

	test('ecom', async () => {
		const path = shared('ecom', 'ecom.csv.gz');
		const table = await read(path);
		expect(table.frame.length).toBe(31_106);
		expect(table.columns.find(({ name }) => name === 'user_id')).toMatchObject({ distinct: 600 });
		const file = { name: 'ecom.csv', blob: unpacked(path) };
		expect(Math.abs((await inspect(file, {}, 'UTC')).rows / 31_106 - 1)).toBeLessThan(0.05);
	});

	test('CDNOW: columns of blanks, no header', async () => {
		const table = await read(shared('cdnow', 'CDNOW_sample.txt'));
		expect(table.frame.length).toBe(6919);
		expect(table.columns.map(({ kind }) => kind)).toEqual([
			'category',
			'category',
			'time',
			'number',
			'number',
		]);
		expect(table.columns[0]).toMatchObject({ distinct: 2357 });
	});

	test('orders of the R package rfm', async () => {
		const table = await read(shared('rfm_r', 'rfm_data_orders.csv'));
		expect(table.frame.length).toBe(4906);
		expect(kinds(table)).toMatchObject({
			customer_id: 'category',
			order_date: 'time',
			revenue: 'number',
		});
		expect(table.columns[0]).toMatchObject({ distinct: 995 });
	});
});
