import { describe, expect, test } from 'vitest';
import type { ColumnFacts } from '$lib/model/dataset';
import * as v from 'valibot';
import { headerWords, normaliseHeader } from '$lib/intake/header-words';
import { propose } from '$lib/intake/propose';
import { mappingSchema } from '$lib/model/mapping';
import { proposed } from './tables';

describe('headers', () => {
	test('are compared without width, invisible characters and money units', () => {
		expect(normaliseHeader('\uFEFF 用户实付金额（元） ')).toBe('用户实付金额');
		expect(normaliseHeader('ＩＤ')).toBe('ID');
	});
	test.each([
		['CustomerID', 'customer id'],
		['customer_id', 'customer id'],
		['Created (UTC)', 'created utc'],
		['OPTIN_TIME', 'optin time'],
		['$session_id', 'session id'],
		['收货人/提货人', '收货人 提货人'],
		['會員編號', '会员编号'],
		['暱稱', '昵称'],
		['注文番号', '注文番号'],
	])('%s has the words "%s"', (header, words) => {
		expect(headerWords(header)).toBe(words);
	});
});

describe('event tables', () => {
	test('with a kind column', () => {
		expect(
			proposed(`user_id,timestamp,event_name,platform
				u1,2026-01-01 10:00,view,ios
				u1,2026-01-01 10:05,buy,ios
				u2,2026-01-02 11:00,view,web`),
		).toEqual({
			version: 1,
			row: 'event',
			member: 'user_id',
			events: [{ time: 'timestamp', kind: { column: 'event_name' } }],
			roles: { channel: 'platform' },
		});
	});

	test('of a chat: text, who is addressed, and no kind', () => {
		expect(
			proposed(`Time,SenderName,Sender,TalkerName,Talker,Content
				2026-01-01 10:00:00,Ann,w1,Club,1@room,hello
				2026-01-01 10:01:00,Ann,w1,Club,1@room,again`),
		).toEqual({
			version: 1,
			row: 'event',
			member: 'Sender',
			events: [{ time: 'Time', kind: { constant: 'message' } }],
			roles: { group: 'TalkerName', text: 'Content' },
			name: 'SenderName',
		});
	});

	test('of order lines: the amount is a price times a quantity', () => {
		expect(
			proposed(`InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID
				5363a,85a,6,2010-12-01 08:26:00,2.55,17850
				5363a,71b,2,2010-12-01 08:26:00,3.39,17850`),
		).toEqual({
			version: 1,
			row: 'event',
			member: 'CustomerID',
			events: [{ time: 'InvoiceDate', kind: { constant: 'order' } }],
			roles: { amount: 'UnitPrice', order: 'InvoiceNo', object: 'StockCode' },
			amountTimes: 'Quantity',
		});
	});

	test.each([
		'InvoiceNo',
		'order_id',
		'Order Number',
		'transaction_id',
		'订单号',
		'主订单编号',
		'交易号',
	])('%s is the number of an order, and what was bought the object', (header) => {
		const { roles } = proposed(`user_id,${header},商品名称,date,total
				a,O1,书,2026-01-01,5
				a,O1,笔,2026-01-01,2
				b,O2,书,2026-01-02,5`);
		expect(roles).toEqual({ amount: 'total', order: header, object: '商品名称' });
	});

	test.each([
		['訂單編號,會員編號,訂購日期,金額,商品名稱,數量'],
		['訂單號碼,會員,訂購時間,總額,商品名稱,數量'],
		['注文番号,会員番号,注文日,合計金額,商品名,数量'],
		['受注番号,顧客ID,購入日時,ご請求金額,商品コード,個数'],
	])('of a shop in Taiwan or Japan: %s', (header) => {
		const [order, member, time, amount, object] = header.split(',');
		const rows = `
			A-101,11111,2026-03-01,120,筆,1
			A-102,22222,2026-03-02,80,本,2
			A-103,11111,2026-03-05,60,筆,1`;
		expect(proposed(header + rows)).toMatchObject({
			row: 'event',
			member,
			events: [{ time, kind: { constant: 'order' } }],
			roles: { order, amount, object },
		});
	});

	test.each([
		['会员,付款时间,订单金额', '会员'],
		['會員,付款時間,訂單金額', '會員'],
		['会員,入金日,注文金額', '会員'],
		['お客様番号,入金日,注文金額', 'お客様番号'],
	])('%s: who is %s', (header, member) => {
		const [, time, amount] = header.split(',');
		expect(proposed(`${header}\na,2026-01-01,5\na,2026-01-02,7`)).toMatchObject({
			member,
			events: [{ time }],
			roles: { amount },
		});
	});

	test('whom an order is sent to is not who ordered, nor a shipping fee what was paid', () => {
		const mapping = proposed(`注文番号,お届け先氏名,注文者氏名,注文日,発送日,送料,小計,合計
			1-1,林,森,2026-01-01,2026-01-03,5,10,15
			1-2,森,森,2026-01-02,2026-01-04,5,20,25`);
		expect(mapping.member).toBe('注文者氏名');
		expect(mapping.events).toEqual([
			{ time: '注文日', kind: { constant: 'order' }, amount: '合計' },
			{ time: '発送日', kind: { constant: 'ship' } },
		]);
	});

	test('names such as #1001 are numbers of orders', () => {
		const { roles, name } = proposed(`Name,Email,Created at,Total
			#1001,a@example.com,2026-01-01,5
			#1002,b@example.com,2026-01-02,7`);
		expect(roles).toEqual({ amount: 'Total', order: 'Name' });
		expect(name).toBeUndefined();
	});

	test('neither a flag, nor few values in many rows, nor the id of an event is one', () => {
		const rows = (cell: (i: number) => string) =>
			Array.from({ length: 900 }, (_, i) => `u${i % 300},${cell(i)},2026-01-01,5`).join('\n');
		const roles = (header: string, cell: (i: number) => string) =>
			proposed(`user_id,${header},date,total\n${rows(cell)}`).roles;
		expect(roles('order', (i) => ['web', 'shop', 'app'][i % 3]!)).toEqual({ amount: 'total' });
		expect(roles('order', (i) => `n${i >> 1}`)).toEqual({ amount: 'total', order: 'order' });
		const log = (header: string) =>
			proposed(`user_id,${header},event,time,amount
				a,e1,view,2026-01-01,
				a,e2,buy,2026-01-02,5
				b,e3,view,2026-01-02,`).roles;
		expect(log('id')).toEqual({ amount: 'amount' });
		expect(log('order_id')).toEqual({ amount: 'amount', order: 'order_id' });
	});

	test('a total is preferred to a price, and needs no quantity', () => {
		const mapping = proposed(`user,date,unit_price,qty,total
			a,2026-01-01,5,2,10
			a,2026-01-02,5,1,5`);
		expect(mapping.roles.amount).toBe('total');
		expect(mapping.amountTimes).toBeUndefined();
	});

	test('several times in one row are several events; only the paid one has the amount', () => {
		expect(
			proposed(`订单号,买家昵称,订单创建时间,买家付款时间,发货时间,退款时间,订单实付金额,退款金额
				E1,甲,2026-01-01 10:00,2026-01-01 10:05,2026-01-02 09:00,2026-01-09 09:00,99,99
				E2,乙,2026-01-01 11:00,,,,59,
				E3,甲,2026-01-03 11:00,2026-01-03 11:01,,,39,`),
		).toMatchObject({
			member: '买家昵称',
			events: [
				{ time: '订单创建时间', kind: { constant: 'create' } },
				{ time: '买家付款时间', kind: { constant: 'order' }, amount: '订单实付金额' },
				{ time: '发货时间', kind: { constant: 'ship' } },
				{ time: '退款时间', kind: { constant: 'refund' }, amount: '退款金额' },
			],
			roles: { order: '订单号' },
		});
	});

	test('steps of a campaign in one row are events of their own', () => {
		const mapping = proposed(
			`member_id,campaign,sent_at,clicked_at,joined_at
			a,spring,2026-01-01 08:00,2026-01-01 09:00,
			b,spring,2026-01-01 08:00,,`.replace('joined_at', 'opened_at'),
		);
		expect(mapping.row).toBe('event');
		expect(mapping.events.map((event) => event.kind)).toEqual([
			{ constant: 'send' },
			{ constant: 'click' },
		]);
		expect(mapping.roles).toEqual({ campaign: 'campaign' });
	});

	test('an order without a person is still a row of orders: who is left to choose', () => {
		const mapping = proposed(`订单号,用户实付金额(元),发货时间,订单成交时间
			1-a,17.8,2024-06-02 10:00:00,2024-06-01 10:00:00
			2-a,17.8,2024-06-03 10:00:00,2024-06-02 10:00:00`);
		expect(mapping).toMatchObject({ row: 'event', member: null });
		expect(mapping.events[0]).toEqual({
			time: '订单成交时间',
			kind: { constant: 'order' },
			amount: '用户实付金额(元)',
		});
	});

	test('masked and constant columns do not say who', () => {
		const rows = Array.from(
			{ length: 8 },
			(_, i) => `S${i},陈静,1******6198,示例街道${i}号,2026-01-0${i + 1},5`,
		);
		const mapping = proposed(
			['订单号,客户姓名,联系电话,客户地址,下单时间,订单金额', ...rows].join('\n'),
		);
		expect(mapping.member).toBe('客户地址');
	});

	test.each(['张*', '李*明', '138 **** 1234'])('a column of %s does not say who', (hidden) => {
		const rows = Array.from(
			{ length: 8 },
			(_, i) => `S${i},${hidden},示例街道${i}号,2026-01-0${i + 1},5`,
		);
		const mapping = proposed(['订单号,买家昵称,客户地址,下单时间,订单金额', ...rows].join('\n'));
		expect(mapping.member).toBe('客户地址');
	});
});

describe('member tables', () => {
	test('one row a person, joined at a time', () => {
		expect(
			proposed(`member_id,name,joined_at,left_at,channel,inviter,birthday,city
				a,Ann,2026-01-01,,app,b,1990-01-01,Rome
				b,Bob,2026-01-02,2026-03-01,web,,1991-02-03,Oslo
				c,Cy,2026-01-03,,web,a,,`),
		).toEqual({
			version: 1,
			row: 'member',
			member: 'member_id',
			events: [
				{ time: 'joined_at', kind: { constant: 'join' } },
				{ time: 'left_at', kind: { constant: 'leave' } },
			],
			roles: { channel: 'channel', target: 'inviter' },
			name: 'name',
		});
	});

	test('without any time', () => {
		expect(
			proposed(`customerID,gender,tenure
				7590-V,F,1
				5575-G,M,34`),
		).toEqual({ version: 1, row: 'member', member: 'customerID', events: [], roles: {} });
	});

	test('the same columns with people who come again are joins', () => {
		const mapping = proposed(`user,group,joined_at
			a,g1,2026-01-01
			a,g2,2026-01-02
			b,g1,2026-01-02`);
		expect(mapping).toMatchObject({
			row: 'event',
			events: [{ time: 'joined_at', kind: { constant: 'join' } }],
			roles: { group: 'group' },
		});
	});
});

describe('other tables', () => {
	test('about nobody are lookups', () => {
		expect(
			proposed(`笔记标题,首次发布时间,点赞
				春天,2026-07-02 12:00:00,10
				夏天,2026-07-03 12:00:00,11`),
		).toMatchObject({ row: 'lookup', member: null, key: '笔记标题' });
	});

	test('without a header go by position and type', () => {
		expect(
			proposed(`column_1,column_2,column_3,column_4,column_5
				00004,0001,1997-01-01,2,29.33
				00004,0001,1997-01-18,2,29.73
				00021,0002,1997-01-01,3,63.34`),
		).toMatchObject({
			row: 'event',
			member: 'column_2',
			events: [{ time: 'column_3', kind: { constant: 'order' } }],
			roles: { amount: 'column_5' },
		});
	});

	test('of nothing at all give a lookup without a key', () => {
		expect(propose([])).toEqual({ version: 1, row: 'lookup', member: null, events: [], roles: {} });
	});
});

test('every proposal is a mapping', () => {
	for (const header of [
		'id,time',
		'a,b',
		'time,date',
		'email,created_at,amount,type',
		'会员,类型,内容',
	]) {
		const mapping = proposed(`${header}\n${header.replace(/[^,]+/g, '2026-01-01')}`);
		expect(v.safeParse(mappingSchema, mapping).success).toBe(true);
	}
});

test('the order of columns does not matter', () => {
	const columns = ['user_id', 'timestamp', 'action', 'channel', 'order_id', 'amount'];
	const cells: Record<string, string> = {
		user_id: 'u1',
		timestamp: '2026-01-01 10:00',
		action: 'buy',
		channel: 'web',
		order_id: 'o1',
		amount: '5',
	};
	const other = { ...cells, user_id: 'u2', action: 'look', order_id: 'o2' };
	const text = (order: readonly string[]) =>
		[
			order,
			order.map((name) => cells[name]),
			order.map((name) => cells[name]),
			order.map((name) => other[name as keyof typeof other]),
		]
			.map((line) => line.join(','))
			.join('\n');
	expect(proposed(text(columns.toReversed()))).toEqual(proposed(text(columns)));
});

test('leaves out orders that came to nothing', () => {
	const state = (name: string, ...top: [string, number][]): ColumnFacts => ({
		name,
		kind: 'category',
		present: 20,
		distinct: top.length,
		top,
	});
	const columns: ColumnFacts[] = [
		state('customer_id', ['a', 4], ['b', 3]),
		state('售后状态', ['已关闭', 15], ['-', 5]),
		state('order_status', ['交易成功', 12], ['已取消', 5], ['Unpaid', 3]),
		{ name: 'paid_at', kind: 'time', present: 20 },
		{ name: 'total', kind: 'number', present: 20, min: 1, max: 9 },
	];
	expect(propose(columns)).toMatchObject({
		row: 'event',
		skip: [{ column: 'order_status', when: 'is', values: ['已取消', 'Unpaid'] }],
	});
	const inJapan = columns.map((column) =>
		column.name === 'order_status'
			? state('注文ステータス', ['完了', 12], ['キャンセル', 5], ['関閉', 1])
			: column,
	);
	expect(propose(inJapan).skip).toEqual([
		{ column: '注文ステータス', when: 'is', values: ['キャンセル', '関閉'] },
	]);
	const allClosed = columns.map((column) =>
		column.name === 'order_status' ? state('order_status', ['已取消', 20]) : column,
	);
	expect(propose(allClosed).skip).toBeUndefined();
});
