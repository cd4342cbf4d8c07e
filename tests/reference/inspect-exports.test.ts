// What `opsbook inspect` says of every file in the shapes of platforms and chats.
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { inspect } from '$lib/intake/inspect';
import { IntakeError } from '$lib/intake/types';
import type { Mapping } from '$lib/model/mapping';
import { referenceTest as test, shared } from './shared';

const NO_DATA = /LICENSE|\.md$|SOURCE/;

function sentence({ row, member, key, events, roles }: Mapping): string {
	const what = events.map(
		({ time, kind }) => `${'constant' in kind ? kind.constant : `[${kind.column}]`}@${time}`,
	);
	const more = Object.entries(roles).map(([role, column]) => `${role}=${column}`);
	return [row, member ?? key ?? '–', ...what, ...more.sort()].join(' ');
}

async function told(path: string): Promise<readonly string[]> {
	try {
		const name = basename(path).replace(/\.gz$/, '');
		const tables = await openFile({ name, blob: await openAsBlob(path) });
		const lines: string[] = [];
		for (const table of tables) {
			const { format, dialect, rows, mapping, problems } = await inspect(table, {}, 'UTC');
			const from = table.origin === undefined ? dialect.encoding : table.origin.converter;
			const said = problems.counts.map(({ reason, count }) => `${reason} ×${count}`).sort();
			lines.push(
				`${from} ${format} ${rows}: ${sentence(mapping)}${said.length > 0 ? ` | ${said.join(', ')}` : ''}`,
			);
		}
		return lines;
	} catch (error) {
		if (!(error instanceof IntakeError)) throw error;
		return [error.reason];
	}
}

async function all(...folder: string[]) {
	const found: Record<string, string> = {};
	const names = readdirSync(shared(...folder), { recursive: true, encoding: 'utf8' }).sort();
	for (const name of names) {
		const path = shared(...folder, name);
		if (NO_DATA.test(name) || !statSync(path).isFile()) continue;
		found[name] = (await told(path)).join(' // ');
	}
	return found;
}

test('platforms', async () => {
	expect(await all('platform_exports')).toMatchInlineSnapshot(`
		{
		  "amplitude_export.json": "json-table amplitude 10: event amplitude_id [event_type]@event_time",
		  "chatlog.csv": "wechat chatlog 10: event person [event]@Time group=TalkerName target=target text=Content",
		  "discord_dce.csv": "utf-8 discord 20: event AuthorID message@Date text=Content",
		  "discourse_user-list.csv.gz": "utf-8 discourse-users 20: member username join@created_at",
		  "douyin_order.csv": "utf-8 douyin-orders 21: event 主订单编号 order@订单提交时间 amount=订单应付金额 object=选购商品 order=主订单编号 | masked ×21, masked ×21, masked ×21, member-by-order ×1",
		  "ga4_bigquery.jsonl": "json-table ga4 10: event user_pseudo_id [event_name]@event_timestamp object=event_params.page_location",
		  "hostile/big5.csv": "big5 generic 1: member 買家姓名",
		  "hostile/cr_only.csv": "utf-8 generic 2: lookup a",
		  "hostile/dates.csv": "utf-8 generic 13: lookup d | impossible-date ×2, not-a-time ×2",
		  "hostile/dup_headers.csv": "utf-8 generic 1: lookup a",
		  "hostile/formula_cells.csv": "utf-8 generic 6: member name",
		  "hostile/fullwidth.csv": "utf-8 generic 1: member 姓名",
		  "hostile/gb18030_4byte.csv": "gb18030 generic 2: member 姓名",
		  "hostile/ids_sci.csv": "utf-8 generic 3: member id | digits-lost ×1",
		  "hostile/mixed_newlines.csv": "utf-8 generic 3: lookup a",
		  "hostile/mixed_utf8_gbk.csv": "utf-8 generic 1: member 名称 | mixed-encodings ×1, undecodable ×4",
		  "hostile/nul_bytes.csv": "utf-8 generic 1: lookup a",
		  "hostile/numbers.csv": "utf-8 generic 13: lookup n | mixed-units ×1, not-a-number ×2, number-footnote ×1",
		  "hostile/one_row_semicolon.csv": "utf-8 generic 1: lookup a",
		  "hostile/proto_headers.csv": "utf-8 generic 1: lookup __proto__",
		  "hostile/ragged.csv": "utf-8 generic 3: lookup a | row-long ×1, row-short ×1",
		  "hostile/sep_line.csv": "utf-8 generic 1: lookup a",
		  "hostile/unterminated_quote.csv": "utf-8 generic 2002: lookup a | not-a-number ×1, unterminated-quote ×1",
		  "hostile/utf16le_bom.csv": "utf-16le generic 1: lookup 订单号",
		  "hostile/utf16le_nobom.csv": "utf-16le generic 1: member id",
		  "hostile/wide_20k.csv": "utf-8 generic 1: lookup c0",
		  "hostile/xss_cells.csv": "utf-8 generic 7: member name",
		  "jd_order_gbk.csv": "gb18030 jd-orders 20: event 客户地址 order@下单时间 amount=订单金额 object=商品名称 order=订单号 | masked ×20, member-by-address ×1, number-footnote ×20",
		  "mailchimp_audience.csv": "utf-8 mailchimp-audience 10: member Email Address join@OPTIN_TIME",
		  "memotrace_messages.csv": "wechat memotrace 24: event person [event]@StrTime group=TalkerId target=target text=StrContent",
		  "mixpanel_export.jsonl": "json-table mixpanel 10: event properties.distinct_id [event]@properties.time",
		  "pdd_order.csv": "utf-8 pdd-orders 20: event 订单号 order@订单成交时间 amount=商家实收金额(元) object=商品 order=订单号 | member-by-order ×1",
		  "posthog_events.csv": "utf-8 posthog 10: event person_id [event]@timestamp",
		  "shopify_customers.csv": "utf-8 shopify-customers 10: member Email",
		  "shopify_orders.csv": "utf-8 shopify-orders 15: event Email order@Paid at amount=Total order=Name",
		  "stripe_payments.csv": "utf-8 stripe-payments 10: event Customer ID order@Created (UTC) amount=Amount order=id",
		  "taobao_order_gbk.csv": "gb18030 taobao-orders 20: event 买家会员名 order@订单付款时间 amount=买家实际支付金额 object=宝贝标题 order=订单编号",
		  "telegram_result.json": "telegram telegram 11: event from_id [event]@date group=chat target=target_id text=text",
		  "wecom_customers_gbk.csv": "gb18030 wecom-customers 21: member 客户名称 join@添加时间 channel=来源 target=添加人 | member-by-name ×1",
		  "wenjuanxing.csv": "utf-8 wenjuanxing 20: event 2、您的手机号码是？ answer@提交答卷时间 channel=来源 score=总分 | score-skipped ×1",
		  "xiaohongshu_notes.csv": "utf-8 xhs-notes 10: lookup 笔记标题",
		  "youzan_order.csv": "utf-8 youzan-orders 20: event 收货人手机号/提货人手机号 order@买家付款时间 amount=订单实付金额 object=全部商品名称 order=订单号 | member-is-recipient ×1",
		}
	`);
});

test('chats', async () => {
	expect(await all('chat_exports')).toMatchInlineSnapshot(`
		{
		  "slack/testarchive.zip": "slack slack 158: event user_id [event]@time group=channel target=target_id text=text",
		  "telegram/test_batch_export.json": "telegram telegram 2: event from_id [event]@date group=chat target=target_id text=text",
		  "telegram/test_single_export.json": "telegram telegram 2: event from_id [event]@date group=chat target=target_id text=text",
		  "whatsapp/test_[mmddyy]_24hrs.txt": "whatsapp whatsapp 9: event sender_id [event]@time group=chat target=target_id text=message",
		  "whatsapp/test_ddmmyy_24hrs.txt": "whatsapp whatsapp 9: event sender_id [event]@time group=chat target=target_id text=message",
		  "whatsapp/test_mmddyy_24hrs.txt": "whatsapp whatsapp 9: event sender_id [event]@time group=chat target=target_id text=message",
		  "whatsapp/test_mmddyyyy_12hrs.txt": "whatsapp whatsapp 9: event sender_id [event]@time group=chat target=target_id text=message",
		  "whatsapp/test_yyyymmdd_24hrs.txt": "whatsapp whatsapp 9: event sender_id [event]@time group=chat target=target_id text=message",
		}
	`);
});
