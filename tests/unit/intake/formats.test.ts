import { describe, expect, test } from 'vitest';
import { FORMATS, recogniseAndMap } from '$lib/intake/formats';
import { taobaoOrders } from '$lib/intake/formats/taobao-orders';
import * as messages from '$lib/intake/messages';
import type { ColumnFacts } from '$lib/model/dataset';
import { tableFromText } from './tables';

function read(text: string) {
	const table = tableFromText(text);
	return recogniseAndMap(
		table.columns.map(({ name }) => name),
		[],
		table.columns,
	);
}

test('every format has its own id, and a name in both languages', () => {
	expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
	for (const { id } of FORMATS) {
		expect(messages.en).toHaveProperty(`format-${id}`);
		expect(messages.zh).toHaveProperty(`format-${id}`);
	}
});

describe('opsbook-events', () => {
	test('maps itself', () => {
		expect(
			read(`member_id,time,event,amount,group,channel,object,target,plan
				a,2026-01-01,join,,g1,app,,b,free`),
		).toEqual({
			format: 'opsbook-events',
			mapping: {
				version: 1,
				row: 'event',
				member: 'member_id',
				events: [{ time: 'time', kind: { column: 'event' } }],
				roles: {
					amount: 'amount',
					group: 'group',
					channel: 'channel',
					object: 'object',
					target: 'target',
				},
			},
		});
	});

	test('in any order and case', () => {
		const { format, mapping } = read('Event,Time,Member_ID\njoin,2026-01-01,a');
		expect(format).toBe('opsbook-events');
		expect(mapping.member).toBe('Member_ID');
	});

	test('the words of others are left to the generic proposal', () => {
		const { format, mapping } = read(`user_id,timestamp,event_name
			a,2026-01-01,join
			a,2026-01-02,like`);
		expect(format).toBe('generic');
		expect(mapping.events).toEqual([{ time: 'timestamp', kind: { column: 'event_name' } }]);
	});
});

describe('taobao-orders', () => {
	const header =
		'订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,店铺名称,订单关闭原因';
	const row = '="19",会员1,598,598,交易成功,2024-01-02 09:00,2024-01-02 09:01,书,店,';

	test('orders count when they are paid, closed ones are left out', () => {
		expect(read(`${header}\n${row}`)).toEqual({
			format: 'taobao-orders',
			mapping: {
				version: 1,
				row: 'event',
				member: '买家会员名',
				events: [{ time: '订单付款时间', kind: { constant: 'order' } }],
				roles: { amount: '买家实际支付金额', order: '订单编号', object: '宝贝标题' },
				skip: [
					{ column: '订单关闭原因', when: 'not-empty' },
					{ column: '订单状态', when: 'is', values: ['交易关闭'] },
				],
			},
		});
	});

	test('a reason that says "not closed" is none', () => {
		const { mapping } = read(`${header}\n${row}订单未关闭`);
		expect(mapping.skip?.[0]).toEqual({
			column: '订单关闭原因',
			when: 'is-not',
			values: ['', '订单未关闭'],
		});
	});

	test('is known in any order, by full-width and money-unit variants, and by newer names', () => {
		const headers = [
			'买家实付金额（元）',
			'订单付款时间 ',
			'\uFEFF订单编号',
			'买家会员名',
			'商品标题',
		];
		const columns = headers.map((header, i): ColumnFacts => ({
			name: `c${i}`,
			header,
			kind: 'category',
			present: 1,
		}));
		const { format, mapping } = recogniseAndMap(headers, [], columns);
		expect(format).toBe('taobao-orders');
		expect(mapping).toMatchObject({
			member: 'c3',
			roles: { amount: 'c0', order: 'c2', object: 'c4' },
		});
	});

	test('is the surer the more of its headers are there, and not sure without the buyer', () => {
		const few = ['订单编号', '买家会员名', '订单付款时间'];
		expect(taobaoOrders.recognise(few, [])).toBeGreaterThan(0.5);
		expect(taobaoOrders.recognise(header.split(','), [])).toBeGreaterThan(
			taobaoOrders.recognise(few, []),
		);
		expect(taobaoOrders.recognise(['订单编号', '订单付款时间'], [])).toBe(0);
	});
});
