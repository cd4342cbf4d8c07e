// What holds for every format and any table that it says is its own.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FORMATS } from '$lib/intake/formats';
import * as messages from '$lib/intake/messages';
import type { ColumnFacts } from '$lib/model/dataset';
import { mappingSchema, type Mapping } from '$lib/model/mapping';

/** Headers by which formats are known, and some of none. */
const TABLES = {
	'taobao-orders': '订单编号,买家会员名,订单付款时间,买家实际支付金额,订单状态,订单关闭原因',
	'taobao-items': '子订单编号,主订单编号,购买数量,标题,买家昵称,订单付款时间',
	'pdd-orders': '订单号,订单成交时间,商家实收金额(元),样式ID,售后状态,订单状态,收货人手机号',
	'douyin-orders': '主订单编号,子订单编号,订单提交时间,订单应付金额,收件人手机号,售后状态',
	'youzan-orders': '订单号,买家付款时间,订单实付金额,买家昵称,收货人手机号/提货人手机号',
	'jd-orders': '订单号,下单时间,京东价,客户姓名,客户地址,联系电话,订单金额',
	'xhs-notes': '笔记标题,首次发布时间,观看量',
	wenjuanxing: '序号,提交答卷时间,所用时间,来源详情,总分,1、您的姓名,2、手机号码',
	'wecom-customers': '客户名称,添加人,添加时间,手机,来源',
	'discourse-users': 'username,created_at,trust_level,name',
	'shopify-orders':
		'Name,Email,Total,Created at,Lineitem name,Paid at,Financial Status,Cancelled at,Refunded Amount,Currency',
	'shopify-customers': 'Email,First Name,Total Spent,Total Orders',
	'stripe-payments':
		'id,Created (UTC),Amount,Status,Amount Refunded,Refunded date (UTC),Customer ID,Customer Email,Currency',
	'mailchimp-audience': 'Email Address,OPTIN_TIME,CONFIRM_TIME,LEID,UNSUB_TIME,First Name',
};

const cell = fc.constantFrom('', '****', 'N/A', '交易关闭', '13800000001', '__proto__', 'paid');

function factsOf(header: string): fc.Arbitrary<ColumnFacts> {
	return fc.record(
		{
			name: fc.constant(header),
			kind: fc.constantFrom('category', 'number', 'time', 'flag', 'text', 'tags'),
			present: fc.nat(100),
			distinct: fc.nat(100),
			top: fc.array(fc.tuple(cell, fc.nat(50)), { maxLength: 5 }),
			max: fc.integer(),
		},
		{ requiredKeys: ['name', 'kind', 'present'] },
	) as fc.Arbitrary<ColumnFacts>;
}

function columnsOf(mapping: Mapping): string[] {
	const { member, key, events, roles, skip = [], name, currency, amountTimes } = mapping;
	return [
		member,
		key,
		name,
		currency,
		amountTimes,
		...Object.values(roles),
		...skip.map(({ column }) => column),
		...events.flatMap(({ time, otherwise, amount, kind }) => [
			time,
			otherwise,
			amount,
			'column' in kind ? kind.column : undefined,
		]),
	].filter((column) => column !== undefined && column !== null);
}

test.each(Object.entries(TABLES))('%s maps whatever its columns hold', (id, line) => {
	const format = FORMATS.find((one) => one.id === id)!;
	const headers = line.split(',');
	const others = ['备注', 'a', '__proto__', ''];
	const tables = fc
		.shuffledSubarray([...headers, ...others], { minLength: headers.length })
		.chain((names) => fc.tuple(...names.map(factsOf)));
	expect(format.recognise(headers, [])).toBeGreaterThan(0.5);
	fc.assert(
		fc.property(tables, (columns) => {
			const names = columns.map((column) => column.name);
			const sure = format.recognise(names, []);
			expect(sure).toBe(format.recognise(names.toReversed(), []));
			expect(sure).toBeLessThanOrEqual(1);
			if (sure === 0) return;
			const mapping = format.map(columns);
			expect(v.safeParse(mappingSchema, mapping).issues).toBeUndefined();
			for (const column of columnsOf(mapping)) expect(names).toContain(column);
			for (const { reason } of format.notes?.(columns, mapping) ?? []) {
				expect(messages.en).toHaveProperty(reason);
				expect(messages.zh).toHaveProperty(reason);
			}
		}),
	);
});

test('no two of them claim one table', () => {
	for (const [id, line] of Object.entries(TABLES)) {
		const claims = FORMATS.filter((one) => one.recognise(line.split(','), []) > 0.5);
		expect(claims.map((one) => one.id)).toEqual([id]);
	}
});
