// Orders of Chinese platforms, in hand-written files of their shapes.
import { describe, expect, test } from 'vitest';
import { imported } from './imported';

describe('taobao-items', () => {
	test('describe the orders of the order report', async () => {
		const { format, mapping, faults, problems } = await imported(`
			子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码
			"=""701""","=""700""",绘本,59.9,1,,红,,,交易成功,A1
			"=""702""","=""700""",贴纸,9.9,2,,,,,交易成功,A2`);
		expect({ format, mapping, faults, problems }).toMatchInlineSnapshot(`
			{
			  "faults": [],
			  "format": "taobao-items",
			  "mapping": [
			    "lookup of 主订单编号",
			  ],
			  "problems": [
			    "lookup-unmatched 主订单编号 2",
			  ],
			}
		`);
	});

	test('are orders where they name buyer and time', async () => {
		const { format, mapping, events } = await imported(`
			子订单编号,主订单编号,商品标题,商品价格,购买数量,买家昵称,买家实际支付金额,订单状态,订单付款时间
			701,700,绘本,59.9,1,会员1,59.9,交易成功,2026-03-02 20:14:07
			702,700,贴纸,9.9,2,会员1,19.8,交易关闭,2026-03-02 20:14:07`);
		expect({ format, mapping, events }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "会员1 2026-03-02 20:14 order amount=59.9 order=700 object=绘本",
			  ],
			  "format": "taobao-items",
			  "mapping": [
			    "event of 买家昵称",
			    "order at 订单付款时间",
			    "amount: 买家实际支付金额",
			    "order: 主订单编号",
			    "object: 商品标题",
			    "skip 订单状态 is 交易关闭|等待买家付款",
			  ],
			}
		`);
	});
});

describe('pdd-orders', () => {
	const header =
		'商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),用户实付金额(元),商家实收金额(元),商品数量(件),样式ID,商家编码-规格维度,售后状态,订单成交时间';

	test('a buyer is asked for; an empty time is the day of the number', async () => {
		const { format, mapping, faults } = await imported(`${header}
			书,240601-000000000001,已收货,17.8,0,17.8,18.8,1,,,无售后或售后取消,2024-06-02 09:00:00
			书,240603-000000000002,已收货,17.8,0,17.8,18.8,1,,,无售后或售后取消,`);
		expect({ format, mapping, faults }).toMatchInlineSnapshot(`
			{
			  "faults": [],
			  "format": "pdd-orders",
			  "mapping": [
			    "event of 订单号",
			    "order at 订单成交时间, otherwise 订单号",
			    "amount: 商家实收金额(元)",
			    "order: 订单号",
			    "object: 商品",
			    "skip 订单状态 is 已取消|待支付",
			    "skip 售后状态 is 退款成功",
			  ],
			}
		`);
	});

	test('with phones: members; refunded and cancelled orders are none', async () => {
		const { mapping, events, problems, currency } = await imported(`${header},收货人手机号
			书,240601-1,已收货,17.8,0,17.8,18.8,1,,,无售后或售后取消,2024-06-02 09:00:00,13800000001
			书,240603-2,已收货,17.8,0,17.8,18.8,1,,,无售后或售后取消,,13800000001
			书,240603-3,"已收货，退款成功",17.8,0,17.8,18.8,1,,,退款成功,2024-06-03 09:00:00,13800000001
			书,240603-4,已取消,17.8,0,17.8,18.8,1,,,无售后或售后取消,2024-06-03 09:00:00,13800000002
			书,unknown,已收货,17.8,0,17.8,18.8,1,,,无售后或售后取消,,13800000002`);
		expect(mapping[0]).toBe('event of 收货人手机号');
		expect({ events, problems, currency }).toMatchInlineSnapshot(`
			{
			  "currency": "CNY",
			  "events": [
			    "13800000001 2024-06-02 09:00 order amount=18.8 order=240601-1 object=书",
			    "13800000001 2024-06-03 00:00 order amount=18.8 order=240603-2 object=书",
			  ],
			  "problems": [
			    "skipped-by-rule 订单状态 2",
			    "no-time 订单成交时间 1",
			  ],
			}
		`);
	});

	test('masked phones tell nobody: each order is a person of its own', async () => {
		const { mapping } = await imported(`${header},收货人手机号
			书,240601-1,已收货,17.8,0,17.8,18.8,1,,,,2024-06-02 09:00:00,138****0001
			书,240603-2,已收货,17.8,0,17.8,18.8,1,,,,,138****0002`);
		expect(mapping[0]).toBe('event of 订单号');
	});
});

describe('douyin-orders', () => {
	const header =
		'主订单编号,子订单编号,选购商品,商品数量,订单应付金额,收件人,收件人手机号,订单提交时间,订单完成时间,订单状态,售后状态';

	test('guards go, a dash is empty, each order is a person where buyers are encrypted', async () => {
		const { format, mapping, faults, table } = await imported(`${header}
			"	6917926768823643701","	6917926768823643701","	书",1,28.90,##密文,$$密文,2024-09-02 00:54:10,-,已完成,-
			"	6917926768823643702","8801;8802",书;笔,2,30.00,##,$$,2024-09-03 00:54:10,2024-09-04 13:18:29,已发货,-`);
		expect({ format, mapping, faults }).toMatchInlineSnapshot(`
			{
			  "faults": [],
			  "format": "douyin-orders",
			  "mapping": [
			    "event of 主订单编号",
			    "order at 订单提交时间",
			    "amount: 订单应付金额",
			    "order: 主订单编号",
			    "object: 选购商品",
			    "skip 订单状态 is 已关闭|待支付|已取消",
			    "skip 售后状态 is 退款成功|已全额退款",
			  ],
			}
		`);
		const [id] = table.columns;
		expect(id).toMatchObject({
			kind: 'category',
			top: [
				['6917926768823643701', 1],
				['6917926768823643702', 1],
			],
		});
		expect(table.columns.find(({ name }) => name === '订单完成时间')).toMatchObject({
			kind: 'time',
			present: 1,
		});
	});

	test('closed and refunded ones are no orders', async () => {
		const { events, problems } = await imported(`${header}
			1,11,书,1,28.90,张,13800000001,2024-09-02 00:54:10,-,已完成,-
			2,12,书,1,28.90,张,13800000001,2024-09-03 00:54:10,-,已关闭,-
			3,13,书,1,28.90,张,13800000001,2024-09-04 00:54:10,-,已完成,退款成功`);
		expect({ events, problems }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "13800000001 2024-09-02 00:54 order amount=28.9 order=1 object=书",
			  ],
			  "problems": [
			    "skipped-by-rule 订单状态 1",
			    "skipped-by-rule 售后状态 1",
			  ],
			}
		`);
	});
});

describe('youzan-orders', () => {
	const rows = `E202605010001,交易完成,小鱼,2026-05-01 10:00:00,书,1,99.00,王芳,13900000001
		E202605020001,已发货,小鱼,2026-05-02 10:00:00,书,1,1.00,李四,13900000002
		E202605030001,已关闭,小鱼,2026-05-03 10:00:00,书,1,1.00,李四,13900000002`;
	const header =
		'订单号,订单状态,买家昵称,买家付款时间,全部商品名称,商品种类数,订单实付金额,收货人/提货人,收货人手机号/提货人手机号';

	test('by the phone of the recipient, and that is said', async () => {
		const { format, mapping, events, problems } = await imported(`${header}\n${rows}`);
		expect({ format, mapping, events, problems }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "13900000001 2026-05-01 10:00 order amount=99 order=E202605010001 object=书",
			    "13900000002 2026-05-02 10:00 order amount=1 order=E202605020001 object=书",
			  ],
			  "format": "youzan-orders",
			  "mapping": [
			    "event of 收货人手机号/提货人手机号",
			    "order at 买家付款时间",
			    "amount: 订单实付金额",
			    "order: 订单号",
			    "object: 全部商品名称",
			    "skip 订单状态 is 已关闭|交易关闭|待付款|已取消",
			    "name: 买家昵称",
			  ],
			  "problems": [
			    "member-is-recipient 收货人手机号/提货人手机号 1",
			    "skipped-by-rule 订单状态 1",
			  ],
			}
		`);
	});

	test('by the phone of the buyer, where it is told', async () => {
		const told = rows.replace(/$/gm, ',13700000007');
		const { members, problems } = await imported(`${header},买家手机号\n${told}`);
		expect(members).toEqual(['13700000007']);
		expect(problems).toEqual(['skipped-by-rule 订单状态 1']);
	});

	test('by the nickname, when phones are masked', async () => {
		const { members } = await imported(`${header}\n${rows.replace(/139000/g, '139****')}`);
		expect(members).toEqual(['小鱼']);
	});
});

describe('jd-orders', () => {
	const header =
		'订单号,商品名称,订购数量,下单时间,订单金额,商家应收,订单状态,客户姓名,客户地址,联系电话,京东价';
	const row = (number: number, name: string, address: string, phone = '1******6198') =>
		`290${number},书,1,2026-01-0${number} 08:06:59,541.59,499.00（系统计算中，该值仅供参考）,完成,${name},${address},${phone},541.59`;

	test('by name, and that is said; a note after a number goes', async () => {
		const { format, mapping, events, problems } = await imported(
			[header, row(1, '陈静', '甲'), row(2, '林雨', '乙'), row(3, '陈静', '甲')].join('\n'),
		);
		expect({ format, mapping, events, problems }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "陈静 2026-01-01 08:06 order amount=541.59 order=2901 object=书",
			    "陈静 2026-01-03 08:06 order amount=541.59 order=2903 object=书",
			    "林雨 2026-01-02 08:06 order amount=541.59 order=2902 object=书",
			  ],
			  "format": "jd-orders",
			  "mapping": [
			    "event of 客户姓名",
			    "order at 下单时间",
			    "amount: 订单金额",
			    "order: 订单号",
			    "object: 商品名称",
			    "skip 订单状态 is 已取消|等待付款",
			  ],
			  "problems": [
			    "number-footnote 商家应收 3",
			    "masked 联系电话 3",
			    "member-by-name 客户姓名 1",
			  ],
			}
		`);
	});

	test.each([
		['one name everywhere', '陈静', '陈静'],
		['masked names', '陈**', '林***'],
	])('by address with %s, and that is said', async (_, a, b) => {
		const text = [header, row(1, a, '甲'), row(2, b, '乙'), row(3, b, '甲')].join('\n');
		const { members, problems } = await imported(text);
		expect(members).toEqual(['甲', '乙']);
		expect(problems).toContain('member-by-address 客户地址 1');
	});

	test('by phone, where it can be read', async () => {
		const text = [header, row(1, '陈静', '甲', '13800000001'), row(2, '陈静', '甲', '13800000002')];
		const { members, problems } = await imported(text.join('\n'));
		expect(members).toEqual(['13800000001', '13800000002']);
		expect(problems.filter((problem) => problem.startsWith('member'))).toEqual([]);
	});
});
