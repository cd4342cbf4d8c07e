// WeChat chats in CSV: who came, who went, and whom the chat's own lines mean.
import { describe, expect, test } from 'vitest';
import { cellText } from '$lib/columns/access';
import { formatTime } from '$lib/base/time';
import { build } from '$lib/intake/build';
import { openFile } from '$lib/intake/convert';
import { readWechatLine } from '$lib/intake/convert/wechat-lines';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import { encode, joined } from '../../support/encode';
import { fileOf, texts } from './read';

const ZONE = 'Asia/Shanghai';
const quoted = (cells: readonly string[]) =>
	cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');

async function imported(content: string | Uint8Array<ArrayBuffer>) {
	const [file, ...others] = await openFile(fileOf(content, 'chat.csv'));
	expect(others).toEqual([]);
	const { mapping } = await inspect(file!, {}, ZONE);
	const table = await readTable(file!, {}, ZONE);
	const { timeline, members, uses } = await build([{ table, mapping }], { zone: ZONE });
	const events: string[] = [];
	members.ids.forEach((id, m) => {
		for (let i = timeline.offsets[m]!; i < timeline.offsets[m + 1]!; i++) {
			const target = timeline.roles.get('target');
			const by = target === undefined ? '' : cellText(target, i);
			const clock = formatTime(timeline.time[i]!).slice(11, 19);
			events.push(`${clock} ${id} ${cellText(timeline.kind, i)}${by === '' ? '' : ` ← ${by}`}`);
		}
	});
	const problems = [...table.problems.counts, ...uses[0]!.problems.counts];
	return {
		format: table.format,
		names: texts(table, 'person_name'),
		rows: table.frame.length,
		events: events.sort(),
		problems: problems.map(({ reason, count }) => `${reason} ×${count}`),
		origin: file!.origin,
	};
}

const MEMOTRACE =
	'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
type Line = readonly [sender: string, nick: string, text: string, type?: string, chat?: string];

/** A line a second; the exporter is wxid_0. */
function memotrace(lines: readonly Line[]): string {
	const rows = lines.map(([sender, nick, text, type = '1', chat = '3'], i) =>
		quoted([
			String(i + 1),
			chat,
			type,
			'0',
			sender === 'wxid_0' ? '1' : '0',
			String(1_704_000_060 + i),
			'',
			text,
			`2023-12-31 13:21:${String(i).padStart(2, '0')}`,
			'',
			nick,
			sender,
		]),
	);
	return [MEMOTRACE, ...rows, ''].join('\n');
}

const own = (text: string, chat = '3'): Line => ['', '', text, '10000', chat];

describe('MemoTrace', () => {
	test('who is invited joins, with the inviter; names are those of the senders', async () => {
		const told = await imported(
			memotrace([
				own('"小王"邀请"小李、小赵"加入了群聊'),
				['wxid_1', '小王', '欢迎'],
				['wxid_2', '小李', '大家好'],
				['wxid_0', '阿宁', '你好\n呀'],
				own('你邀请"小孙"加入了群聊  撤销'),
				own('"小钱"通过扫描"小李"分享的二维码加入群聊'),
				own('"小王"将"小赵"移出了群聊'),
				own('"小李" 撤回了一条消息'),
				own('"小李" 拍了拍 "小王"'),
			]),
		);
		expect(told.events).toEqual([
			'13:21:00 wxid_2 join ← wxid_1',
			'13:21:00 小赵 join ← wxid_1',
			'13:21:01 wxid_1 message',
			'13:21:02 wxid_2 message',
			'13:21:03 wxid_0 message',
			'13:21:04 小孙 join ← wxid_0',
			'13:21:05 小钱 join ← wxid_2',
			'13:21:06 小赵 leave',
		]);
		expect(told).toMatchObject({ format: 'memotrace', rows: 10 });
		expect(told.problems).toEqual(['person-by-nickname ×3', 'skipped-by-rule ×2']);
	});

	test('a name that two have, or that is known in another chat only, stays a name', async () => {
		const told = await imported(
			memotrace([
				['wxid_1', '小王', '一'],
				['wxid_2', '小王', '二'],
				['wxid_3', '小李', '三', '1', '4'],
				own('"小王"邀请"小李"加入了群聊'),
			]),
		);
		expect(told.events.at(-1)).toBe('13:21:03 小李 join ← 小王');
		expect(told.problems).toEqual(['person-by-nickname ×2']);
	});

	test('what people write is never taken for WeChat’s own words', async () => {
		const told = await imported(memotrace([['wxid_1', '小王', '"小王"邀请"小李"加入了群聊']]));
		expect(told.events).toEqual(['13:21:00 wxid_1 message']);
		expect(told.problems).toEqual([]);
	});

	test('templates with ids', async () => {
		const member = (id: string, nick: string) =>
			`<member><username><![CDATA[${id}]]></username><nickname><![CDATA[${nick}]]></nickname></member>`;
		const link = (name: string, ...members: string[]) =>
			`<link name="${name}" type="link_profile"><memberlist>${members.join('')}</memberlist></link>`;
		const xml =
			'<sysmsg type="sysmsgtemplate"><sysmsgtemplate><content_template type="tmpl_type_profile"><plain><![CDATA[]]></plain>' +
			'<template><![CDATA["$username$"邀请"$names$"加入了群聊]]></template><link_list>' +
			link('username', member('wxid_1', '小王')) +
			link('names', member('wxid_2', '小李'), member('wxid_3', '小、赵')) +
			'</link_list></content_template></sysmsgtemplate></sysmsg>';
		const told = await imported(memotrace([own(xml), ['wxid_2', '李', '好']]));
		expect(told.events).toContain('13:21:00 wxid_2 join ← wxid_1');
	});

	test('GBK behind a mark of UTF-8 that is none', async () => {
		const text = memotrace([['wxid_1', '小王', '欢迎'], own('"小王"邀请"小李"加入了群聊')]);
		const quotedHeader = text.replace('localId', '"localId"');
		const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
		const told = await imported(joined(mark, encode(quotedHeader, 'gb18030')));
		expect(told.events).toEqual(['13:21:00 wxid_1 message', '13:21:01 小李 join ← wxid_1']);
		expect(told.origin!.notes!.map(({ reason, count }) => `${reason} ×${count}`)).toEqual([
			'person-by-nickname ×1',
			'mark-contradicts ×1',
		]);
	});

	test('GBK, a second encoding, a row cut short and one too long: all as it would be told elsewhere', async () => {
		const text = memotrace([['wxid_1', '小王', '欢迎'], own('"小王"邀请"小李"加入了群聊')]);
		expect((await imported(encode(text, 'gb18030'))).events).toEqual([
			'13:21:00 wxid_1 message',
			'13:21:01 小李 join ← wxid_1',
		]);
		const lines = text.trimEnd().split('\n');
		const ragged = [...lines, '9,3,1,0,0', `${lines[1]!},more`].join('\n');
		const mixed = joined(new TextEncoder().encode(`${ragged}\n`), encode('8,小明\n', 'gb18030'));
		const told = await imported(mixed);
		expect(told.origin!.notes!.map(({ reason, count }) => `${reason} ×${count}`)).toEqual([
			'row-short ×2',
			'person-by-nickname ×1',
			'undecodable ×2',
			'mixed-encodings ×1',
		]);
		expect(told.problems).toContain('row-long ×1');
	});
});

describe('chatlog', () => {
	const HEAD = 'Time,SenderName,Sender,TalkerName,Talker,Content\n';
	const line = (second: number, name: string, sender: string, text: string) =>
		`${quoted([`2026-01-01 10:00:0${second}`, name, sender, '示例群', '1@chatroom', text])}\n`;

	test('ids stand behind the names', async () => {
		const told = await imported(
			HEAD +
				line(0, '', '系统消息', '"张三(wxid_1)"邀请"李四(wxid_2)、王(五)"加入了群聊') +
				line(1, '张三', 'wxid_1', '你好') +
				line(2, '', '系统消息', '你将"李四(wxid_2)"移出了群聊') +
				line(3, '', '', '"赵六"退出了群聊') +
				line(4, '', '系统消息', '"张三" 撤回了一条消息'),
		);
		expect(told.events).toEqual([
			'10:00:00 wxid_2 join ← wxid_1',
			'10:00:00 王(五) join ← wxid_1',
			'10:00:01 wxid_1 message',
			'10:00:02 wxid_2 leave',
			'10:00:03 赵六 leave',
		]);
		expect(told.names).toEqual(['李四', '王(五)', '张三', '李四', '赵六', '']);
		expect(told.problems).toEqual(['person-by-nickname ×2', 'skipped-by-rule ×1']);
	});
});

test.each([
	['"A"邀请"B"加入了群聊', 'join', 'B', 'A'],
	['"A"邀请你加入了群聊，群聊参与人还有：B、C、D', 'join', '你', 'A'],
	['"A"邀请你和"B、C"加入了群聊', 'join', '你|B|C', 'A'],
	['你邀请"B"加入了群聊', 'join', 'B', '你'],
	['"邀请达人"邀请"B"加入了群聊', 'join', 'B', '邀请达人'],
	['「A」邀請「B」加入群組', 'join', 'B', 'A'],
	['"B"通过扫描"A"分享的二维码加入群聊', 'join', 'B', 'A'],
	['"B"通过扫描你分享的二维码加入群聊', 'join', 'B', '你'],
	['"B"加入了群聊', 'join', 'B', ''],
	['"A"将"B、C"移出了群聊', 'leave', 'B|C', ''],
	['你将"B"移出了群聊', 'leave', 'B', ''],
	['你被"A"移出群聊', 'leave', '你', ''],
	['"B"退出了群聊', 'leave', 'B', ''],
	['X invited Y to the group chat', 'join', 'Y', 'X'],
	['"X" invited "Y, Z" to the group chat', 'join', 'Y|Z', 'X'],
	['"X" invited you to a group chat with A, B.', 'join', 'you', 'X'],
	['You invited "Y" to the group chat.', 'join', 'Y', 'You'],
	['"Y" joined group chat via the QR code shared by "X".', 'join', 'Y', 'X'],
	['X removed Y from the group chat', 'leave', 'Y', ''],
	['You were removed from the group chat by "X"', 'leave', 'You', ''],
	['<_wc_custom_link_ href="x">"A"</_wc_custom_link_>邀请"B"加入了群聊', 'join', 'B', 'A'],
] as const)('%s', (text, event, who, by) => {
	expect(readWechatLine(text, () => false)).toEqual({ event, who: who.split('|'), by });
});

test.each([
	'"A"撤回了一条消息',
	'"A"修改群名为“加入了群聊的人”',
	'"A"已成为新群主',
	'"A"与群里其他人都不是微信朋友关系，请注意隐私安全',
	'你已添加了A，现在可以开始聊天了。',
	'收到红包，请在手机上查看',
	'<sysmsg type="revokemsg"><revokemsg><content>"A" 撤回了一条消息</content></revokemsg></sysmsg>',
	'',
])('nobody comes or goes: %s', (text) => {
	expect(readWechatLine(text, () => false)).toBeNull();
});

test('a name with the sign between names in it, if somebody goes by it', () => {
	const known = (name: string) => name === 'B、C';
	expect(readWechatLine('"A"邀请"B、C"加入了群聊', known)?.who).toEqual(['B、C']);
});

test('lines made to be slow are not', () => {
	for (const part of ['通过扫描', '"邀请', '邀请加入', '<link name="a"', '被移出', ' invited ']) {
		for (const head of ['', '<sysmsg '])
			expect(readWechatLine(head + part.repeat(4000), () => false)).toBeNull();
	}
});
