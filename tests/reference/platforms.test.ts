// Exports of platforms, made in their shapes: recognised, mapped, and what becomes of every row.
import { openAsBlob, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { formatTime } from '$lib/base/time';
import { build } from '$lib/intake/build';
import { checkMapping } from '$lib/intake/check-mapping';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import type { InputFile } from '$lib/intake/types';
import type { Mapping } from '$lib/model/mapping';
import { referenceTest, shared } from './shared';

const zone = 'Asia/Shanghai';

async function input(name: string): Promise<InputFile> {
	const path = shared('platform_exports', name);
	if (!name.endsWith('.gz')) return { name, blob: await openAsBlob(path) };
	const bytes = new Uint8Array(gunzipSync(readFileSync(path)));
	return { name: name.slice(0, -3), blob: new Blob([bytes]) };
}

/** A mapping in one line: what a row is, who, `kind@time(amount)` …, roles. */
function sentence({ row, member, key, events, roles, currency }: Mapping): string {
	const parts = events.map(({ time, otherwise, kind, amount }) => {
		const what = 'constant' in kind ? kind.constant : `[${kind.column}]`;
		const when = otherwise === undefined ? time : `${time}|${otherwise}`;
		return `${what}@${when}${amount === undefined ? '' : `(${amount})`}`;
	});
	const named = Object.entries(roles).map(([role, column]) => `${role}=${column}`);
	const money = currency === undefined ? [] : [`in ${currency}`];
	return [row, member ?? key ?? '–', ...parts, ...named.sort(), ...money].join(' ');
}

async function imported(name: string, change: Partial<Mapping> = {}) {
	const file = await input(name);
	const found = await inspect(file, {}, zone);
	const mapping = { ...found.mapping, ...change };
	const table = await readTable(file, {}, zone);
	const { facts, members, timeline, uses } = await build([{ table, mapping }], { zone });
	const amount = timeline.roles.get('amount');
	const all = [...table.problems.counts, ...uses[0]!.problems.counts];
	const leftOut = all.filter(({ effect }) => effect === 'row-left-out');
	const amounts = amount?.kind === 'number' ? amount.values : Float64Array.of();
	if (mapping.row !== 'lookup') {
		const left = leftOut.reduce((sum, { count }) => sum + count, 0);
		expect(uses[0]!.rowsUsed + left).toBe(table.frame.length);
	}
	return {
		format: found.format,
		mapping: sentence(mapping),
		faults: checkMapping(mapping, found.columns).map(({ key }) => key),
		bad: found.bad.length,
		rows: table.frame.length,
		used: uses[0]!.rowsUsed,
		members: members.count,
		events: Object.fromEntries(facts.kinds.map((kind) => [kind.name, kind.count])),
		span: [facts.firstTime, facts.lastTime].map((time) => (time === null ? '' : formatTime(time))),
		sum: Math.round(100 * amounts.reduce((sum, value) => sum + value, 0)) / 100,
		currency: facts.currency,
		problems: all.map(({ reason, column, count }) => `${reason} ${column} ${count}`).sort(),
	};
}

describe('orders', () => {
	referenceTest('淘宝', async () => {
		expect(await imported('taobao_order_gbk.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "order": 14,
			  },
			  "faults": [],
			  "format": "taobao-orders",
			  "mapping": "event 买家会员名 order@订单付款时间 amount=买家实际支付金额 object=宝贝标题 order=订单编号",
			  "members": 14,
			  "problems": [
			    "skipped-by-rule 订单状态 6",
			  ],
			  "rows": 20,
			  "span": [
			    "2024-01-02 09:01:00",
			    "2024-01-21 09:20:00",
			  ],
			  "sum": 8372,
			  "used": 14,
			}
		`);
	});

	referenceTest('拼多多: no buyer is told, each order is a person of its own', async () => {
		expect(await imported('pdd_order.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": "CNY",
			  "events": {
			    "order": 20,
			  },
			  "faults": [],
			  "format": "pdd-orders",
			  "mapping": "event 订单号 order@订单成交时间|订单号 amount=商家实收金额(元) object=商品 order=订单号",
			  "members": 20,
			  "problems": [
			    "member-by-order 订单号 1",
			  ],
			  "rows": 20,
			  "span": [
			    "2024-06-01 00:00:00",
			    "2024-06-09 09:00:00",
			  ],
			  "sum": 356,
			  "used": 20,
			}
		`);
	});

	referenceTest('拼多多: times that are empty are the day of the number', async () => {
		const { faults, used, events, span, problems } = await imported('pdd_order.csv');
		expect({ faults, used, events, problems }).toEqual({
			faults: [],
			used: 20,
			events: { order: 20 },
			problems: ['member-by-order 订单号 1'],
		});
		// Four of the twenty times are empty; all numbers begin with 240601.
		expect(span).toEqual(['2024-06-01 00:00:00', '2024-06-09 09:00:00']);
	});

	referenceTest('抖店: buyers are encrypted', async () => {
		expect(await imported('douyin_order.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "order": 16,
			  },
			  "faults": [],
			  "format": "douyin-orders",
			  "mapping": "event 主订单编号 order@订单提交时间 amount=订单应付金额 object=选购商品 order=主订单编号",
			  "members": 16,
			  "problems": [
			    "masked 收件人 21",
			    "masked 收件人手机号 21",
			    "masked 详细地址 21",
			    "member-by-order 主订单编号 1",
			    "skipped-by-rule 订单状态 5",
			  ],
			  "rows": 21,
			  "span": [
			    "2024-09-02 00:54:10",
			    "2024-09-28 11:00:00",
			  ],
			  "sum": 542.4,
			  "used": 16,
			}
		`);
	});

	referenceTest('抖店: what is closed is no order', async () => {
		const { used, events, sum } = await imported('douyin_order.csv', { member: '主订单编号' });
		// Every fourth of twenty is closed; the last row holds two sub-orders.
		expect({ used, events, sum }).toEqual({
			used: 16,
			events: { order: 16 },
			sum: 15 * 28.9 + 108.9,
		});
	});

	referenceTest('有赞', async () => {
		expect(await imported('youzan_order.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "order": 20,
			  },
			  "faults": [],
			  "format": "youzan-orders",
			  "mapping": "event 收货人手机号/提货人手机号 order@买家付款时间 amount=订单实付金额 object=全部商品名称 order=订单号",
			  "members": 20,
			  "problems": [
			    "member-is-recipient 收货人手机号/提货人手机号 1",
			  ],
			  "rows": 20,
			  "span": [
			    "2024-05-02 22:05:57",
			    "2024-05-21 22:05:57",
			  ],
			  "sum": 1980,
			  "used": 20,
			}
		`);
	});

	referenceTest('京东: one name everywhere, so by address', async () => {
		expect(await imported('jd_order_gbk.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "order": 20,
			  },
			  "faults": [],
			  "format": "jd-orders",
			  "mapping": "event 客户地址 order@下单时间 amount=订单金额 object=商品名称 order=订单号",
			  "members": 20,
			  "problems": [
			    "masked 联系电话 20",
			    "member-by-address 客户地址 1",
			    "number-footnote 商家应收 20",
			  ],
			  "rows": 20,
			  "span": [
			    "2026-01-02 08:06:59",
			    "2026-01-21 08:06:59",
			  ],
			  "sum": 10831.8,
			  "used": 20,
			}
		`);
	});

	referenceTest('Shopify', async () => {
		expect(await imported('shopify_orders.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": "EUR",
			  "events": {
			    "order": 10,
			  },
			  "faults": [],
			  "format": "shopify-orders",
			  "mapping": "event Email order@Paid at|Created at amount=Total order=Name in Currency",
			  "members": 4,
			  "problems": [
			    "skipped-by-rule Total 5",
			  ],
			  "rows": 15,
			  "span": [
			    "2026-05-01 16:00:00",
			    "2026-05-10 16:00:00",
			  ],
			  "sum": 1009,
			  "used": 10,
			}
		`);
	});

	referenceTest('Stripe', async () => {
		expect(await imported('stripe_payments.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": "USD",
			  "events": {
			    "order": 10,
			  },
			  "faults": [],
			  "format": "stripe-payments",
			  "mapping": "event Customer ID order@Created (UTC) amount=Amount order=id in Currency",
			  "members": 10,
			  "problems": [],
			  "rows": 10,
			  "span": [
			    "2026-07-01 23:04:00",
			    "2026-07-10 23:04:00",
			  ],
			  "sum": 10490,
			  "used": 10,
			}
		`);
	});
});

describe('people, answers, contents', () => {
	referenceTest('小红书', async () => {
		expect(await imported('xiaohongshu_notes.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {},
			  "faults": [],
			  "format": "xhs-notes",
			  "mapping": "lookup 笔记标题",
			  "members": 0,
			  "problems": [
			    "lookup-unmatched 笔记标题 10",
			  ],
			  "rows": 10,
			  "span": [
			    "",
			    "",
			  ],
			  "sum": 0,
			  "used": 0,
			}
		`);
	});

	referenceTest('问卷星', async () => {
		expect(await imported('wenjuanxing.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "answer": 20,
			  },
			  "faults": [],
			  "format": "wenjuanxing",
			  "mapping": "event 2、您的手机号码是？ answer@提交答卷时间 channel=来源 score=总分",
			  "members": 20,
			  "problems": [
			    "score-skipped 总分 1",
			  ],
			  "rows": 20,
			  "span": [
			    "2026-09-02 01:01:00",
			    "2026-09-21 20:20:00",
			  ],
			  "sum": 0,
			  "used": 20,
			}
		`);
	});

	referenceTest('企业微信: one customer of two of the staff', async () => {
		expect(await imported('wecom_customers_gbk.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "join": 21,
			  },
			  "faults": [],
			  "format": "wecom-customers",
			  "mapping": "member 客户名称 join@添加时间 channel=来源 target=添加人",
			  "members": 20,
			  "problems": [
			    "member-by-name 客户名称 1",
			  ],
			  "rows": 21,
			  "span": [
			    "2026-03-02 10:00:00",
			    "2026-04-01 10:00:00",
			  ],
			  "sum": 0,
			  "used": 21,
			}
		`);
	});

	referenceTest('Discourse', async () => {
		expect(await imported('discourse_user-list.csv.gz')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "join": 20,
			  },
			  "faults": [],
			  "format": "discourse-users",
			  "mapping": "member username join@created_at",
			  "members": 20,
			  "problems": [],
			  "rows": 20,
			  "span": [
			    "2024-01-02 18:00:00",
			    "2024-01-21 18:00:00",
			  ],
			  "sum": 0,
			  "used": 20,
			}
		`);
	});

	referenceTest('Shopify customers', async () => {
		expect(await imported('shopify_customers.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {},
			  "faults": [],
			  "format": "shopify-customers",
			  "mapping": "member Email",
			  "members": 10,
			  "problems": [],
			  "rows": 10,
			  "span": [
			    "",
			    "",
			  ],
			  "sum": 0,
			  "used": 10,
			}
		`);
	});

	referenceTest('Mailchimp', async () => {
		expect(await imported('mailchimp_audience.csv')).toMatchInlineSnapshot(`
			{
			  "bad": 0,
			  "currency": null,
			  "events": {
			    "join": 10,
			  },
			  "faults": [],
			  "format": "mailchimp-audience",
			  "mapping": "member Email Address join@OPTIN_TIME|CONFIRM_TIME",
			  "members": 10,
			  "problems": [],
			  "rows": 10,
			  "span": [
			    "2024-03-14 09:12:31",
			    "2024-03-14 09:12:31",
			  ],
			  "sum": 0,
			  "used": 10,
			}
		`);
	});
});

describe('chats and logs', () => {
	const expected = {
		'chatlog.csv': ['chatlog', 'event Sender message@Time group=TalkerName text=Content'],
		'discord_dce.csv': ['discord', 'event AuthorID message@Date text=Content'],
		'memotrace_messages.csv': [
			'memotrace',
			'event Sender message@StrTime group=TalkerId text=StrContent',
		],
		'posthog_events.csv': ['posthog', 'event person_id [event]@timestamp'],
	};

	for (const [name, [format, mapping]] of Object.entries(expected)) {
		referenceTest(name, async () => {
			expect(await imported(name)).toMatchObject({ format, mapping, faults: [], bad: 0 });
		});
	}
});
