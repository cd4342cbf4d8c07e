import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { ConvertCancelled } from '$lib/intake/convert/types';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import { IntakeError, type InputFile } from '$lib/intake/types';
import { fileOf, texts } from './read';
import { zipOf } from './zip-bytes';

/** The one table of a file. */
async function open(content: string | Uint8Array<ArrayBuffer>, name = 'chat'): Promise<InputFile> {
	const tables = await openFile(fileOf(content, name));
	expect(tables).toHaveLength(1);
	return tables[0]!;
}

/** Its lines of CSV, without the header. */
async function lines(file: InputFile): Promise<string[]> {
	return (await file.blob.text()).trimEnd().split('\r\n').slice(1);
}

const mappingOf = async (file: InputFile) => {
	const { format, mapping } = await inspect(file, {}, 'Asia/Shanghai');
	return { format, mapping };
};

async function refusedWith(content: string, name = 'chat.json'): Promise<string> {
	const error: unknown = await openFile(fileOf(content, name)).catch((caught: unknown) => caught);
	if (!(error instanceof IntakeError)) throw new Error('not refused');
	expect(error.problem.file).toBe(name);
	return error.reason;
}

describe('Telegram', () => {
	const messages = [
		{
			id: 1,
			type: 'service',
			date: '2026-01-01T09:00:00',
			date_unixtime: '1767229200',
			actor: 'Ann',
			actor_id: 'user1',
			action: 'create_group',
			title: 'Readers',
			members: ['Ann', 'Bob'],
		},
		{
			id: 2,
			type: 'message',
			date: '2026-01-01T09:01:00',
			from: 'Bob',
			from_id: 'user2',
			text: ['see ', { type: 'link', text: 'https://example.org' }, '\nthen'],
			reactions: [
				{ type: 'emoji', count: 2, emoji: '👍' },
				{ type: 'emoji', count: 1, emoji: '🎉' },
			],
		},
		{
			id: 3,
			type: 'message',
			date: '2026-01-01T09:02:00',
			from: null,
			from_id: 'user9',
			reply_to_message_id: 2,
			text: '',
		},
		{
			id: 4,
			type: 'service',
			date: '2026-01-01T09:03:00',
			actor: 'Ann',
			actor_id: 'user1',
			action: 'invite_members',
			members: ['Cy', 'Dee', null],
		},
		{
			id: 5,
			type: 'message',
			date: '2026-01-01T09:04:00',
			from: 'Cy',
			from_id: 'user3',
			text: '=1+1, <b>hi</b>',
		},
		{
			id: 6,
			type: 'service',
			date: '2026-01-01T09:05:00',
			actor: 'Eve',
			actor_id: 'user5',
			action: 'join_group_by_link',
			inviter: 'Ann',
		},
		{
			id: 7,
			type: 'service',
			date: '2026-01-01T09:06:00',
			actor: 'Eve',
			actor_id: 'user5',
			action: 'remove_members',
			members: ['Eve'],
		},
		{
			id: 8,
			type: 'service',
			date: '2026-01-01T09:07:00',
			actor: 'Ann',
			actor_id: 'user1',
			action: 'pin_message',
			message_id: 2,
		},
	];
	const chat = { name: 'Readers', type: 'private_supergroup', id: 42, messages };

	test('a chat: who came, who answered whom, text in pieces', async () => {
		const file = await open(JSON.stringify(chat), 'result.json');
		expect(file.origin).toEqual({ converter: 'telegram', file: 'result.json', format: 'telegram' });
		expect(await lines(file)).toMatchInlineSnapshot(`
			[
			  "user1,Ann,2026-01-01T09:00:00,create_group,,Readers,,1,",
			  "user1,Ann,2026-01-01T09:00:00,join,,Readers,,1,",
			  "user2,Bob,2026-01-01T09:00:00,join,,Readers,user1,1,",
			  "user2,Bob,2026-01-01T09:01:00,message,"see https://example.org
			then",Readers,,2,3",
			  "user9,,2026-01-01T09:02:00,message,,Readers,user2,3,0",
			  "user3,Cy,2026-01-01T09:03:00,join,,Readers,user1,4,",
			  "Dee,Dee,2026-01-01T09:03:00,join,,Readers,user1,4,",
			  ",,2026-01-01T09:03:00,join,,Readers,user1,4,",
			  "user3,Cy,2026-01-01T09:04:00,message,"=1+1, <b>hi</b>",Readers,,5,0",
			  "user5,Eve,2026-01-01T09:05:00,join,,Readers,user1,6,",
			  "user5,Eve,2026-01-01T09:06:00,leave,,Readers,,7,",
			  "user1,Ann,2026-01-01T09:07:00,pin_message,,Readers,,8,",
			]
		`);
		expect(await mappingOf(file)).toMatchInlineSnapshot(`
			{
			  "format": "telegram",
			  "mapping": {
			    "events": [
			      {
			        "kind": {
			          "column": "event",
			        },
			        "time": "date",
			      },
			    ],
			    "member": "from_id",
			    "name": "from",
			    "roles": {
			      "group": "chat",
			      "target": "target_id",
			      "text": "text",
			    },
			    "row": "event",
			    "version": 1,
			  },
			}
		`);
	});

	test('all chats of an account are one table', async () => {
		const full = {
			about: 'Here is the data you requested. Remember: …',
			contacts: { list: Array.from({ length: 3000 }, (_, i) => ({ user_id: i, first_name: 'x' })) },
			chats: { about: '…', list: [chat, { ...chat, name: null, id: 43, messages: [messages[1]] }] },
		};
		const rows = await lines(await open(JSON.stringify(full, null, 1)));
		expect(rows).toHaveLength(13);
		expect(rows.at(-1)).toBe(rows[3]?.replace('Readers', '43'));
	});

	test('a chat that tells only epochs and names', async () => {
		const file = await open(
			'{"messages": [{"type": "message", "date_unixtime": "1767229200", "from": "Ann", "text": "hi"}]}',
		);
		expect(await lines(file)).toEqual(['Ann,Ann,2026-01-01T01:00:00.000Z,message,hi,,,,0']);
	});

	test('two of one name are not told apart by it', async () => {
		const twins = ['user1', 'user2'].map((from_id, id) => ({
			id,
			type: 'message',
			date: '2026-01-01T09:00:00',
			from: 'Ann',
			from_id,
			text: 'hi',
		}));
		const invited = { ...messages[3], members: ['Ann'], actor: 'Zoë', actor_id: 'user0' };
		const rows = await lines(await open(JSON.stringify({ messages: [...twins, invited] })));
		expect(rows.at(-1)).toBe('Ann,Ann,2026-01-01T09:03:00,join,,,user0,4,');
	});

	test('hostile ones', async () => {
		const text = JSON.stringify(chat);
		expect(await refusedWith(text.slice(0, -30))).toBe('json-cut-off');
		expect(await refusedWith(text.replace('"reactions":[', '"reactions":'))).toBe('json-damaged');
		expect(await refusedWith('{"about":"Here is the data you requested","contacts":{}}')).toBe(
			'chat-none',
		);
		const odd = {
			messages: [
				{ type: 'message', from_id: 7, date: {}, text: [[['x']], null, 5], reactions: 'many' },
				{ type: 'service', actor_id: 'user1', action: 'invite_members', members: 'all' },
				null,
				'text',
				{ type: 'message', from: { a: 1 }, from_id: '__proto__', text: 'y'.repeat(1 << 20) },
			],
		};
		const rows = await lines(await open(JSON.stringify(odd)));
		expect(rows[0]).toBe('7,,,message,,,,,0');
		expect(rows).toHaveLength(2);
		expect(rows[1]).toHaveLength((1 << 20) + '__proto__,,,message,,,,,0'.length);
	});
});

describe('Discord', () => {
	const user = (id: number, name: string, nickname: string | null = null) => ({
		id: `84000000000000000${id}`,
		name,
		nickname,
		isBot: false,
	});
	const message = (id: number, type: string, author: object, more: object = {}) => ({
		id: `90000000000000000${id}`,
		type,
		timestamp: `2026-05-02T10:0${id}:00.123+08:00`,
		content: `text ${id}`,
		author,
		reactions: [],
		mentions: [],
		...more,
	});
	const ann = user(1, 'ann', '<b>Ann</b>');
	const bob = user(2, 'bob');
	const channel = {
		guild: { id: '1', name: 'Readers' },
		channel: { id: '2', type: 'GuildTextChat', name: 'general' },
		dateRange: { after: null, before: null },
		messages: [
			message(1, 'GuildMemberJoin', ann),
			message(2, 'Default', bob, {
				reactions: [{ emoji: { name: '👍' }, count: 3 }, { count: 1 }],
			}),
			message(3, 'Reply', ann, { reference: { messageId: '900000000000000002' } }),
			message(4, 'Default', ann, { mentions: [bob] }),
			message(5, 'RecipientAdd', ann, { mentions: [user(3, 'cy')] }),
			message(6, 'ChannelPinnedMessage', ann),
			message(7, 'Default', { id: '840000000000000009' }, { content: 'line\n"two"' }),
		],
		messageCount: 7,
	};

	test('a channel', async () => {
		const file = await open(JSON.stringify(channel), 'general.json');
		expect(await lines(file)).toMatchInlineSnapshot(`
			[
			  "840000000000000001,<b>Ann</b>,2026-05-02T10:01:00.123+08:00,join,text 1,general,,900000000000000001,0",
			  "840000000000000002,bob,2026-05-02T10:02:00.123+08:00,message,text 2,general,,900000000000000002,4",
			  "840000000000000001,<b>Ann</b>,2026-05-02T10:03:00.123+08:00,message,text 3,general,840000000000000002,900000000000000003,0",
			  "840000000000000001,<b>Ann</b>,2026-05-02T10:04:00.123+08:00,message,text 4,general,840000000000000002,900000000000000004,0",
			  "840000000000000003,cy,2026-05-02T10:05:00.123+08:00,join,text 5,general,840000000000000001,900000000000000005,0",
			  "840000000000000001,<b>Ann</b>,2026-05-02T10:06:00.123+08:00,ChannelPinnedMessage,text 6,general,,900000000000000006,0",
			  "840000000000000009,,2026-05-02T10:07:00.123+08:00,message,"line
			""two""",general,,900000000000000007,0",
			]
		`);
		expect(await mappingOf(file)).toMatchInlineSnapshot(`
			{
			  "format": "discord",
			  "mapping": {
			    "events": [
			      {
			        "kind": {
			          "column": "Event",
			        },
			        "time": "Date",
			      },
			    ],
			    "member": "AuthorID",
			    "name": "Author",
			    "roles": {
			      "group": "Channel",
			      "target": "TargetID",
			      "text": "Content",
			    },
			    "row": "event",
			    "version": 1,
			  },
			}
		`);
	});

	test('cut off', async () => {
		expect(await refusedWith(JSON.stringify(channel).slice(0, -40))).toBe('json-cut-off');
	});
});

describe('Slack', () => {
	const users = [
		{ id: 'U1', name: 'ann', profile: { display_name: 'Ann' } },
		{ id: 'U2', name: 'bob', real_name: 'Bob B.', profile: { display_name: '' } },
	];
	const days = {
		'2026-01-02': [
			{
				type: 'message',
				user: 'U1',
				text: 'again',
				ts: '1767312000.000200',
				thread_ts: '1767225600.000216',
				parent_user_id: 'U2',
			},
			{ type: 'message', user: 'U1', text: '<@U2> hello', ts: '1767312001.000000' },
			{
				type: 'message',
				subtype: 'channel_leave',
				user: 'U1',
				text: '<@U1> has left',
				ts: '1767312002.000000',
			},
			{
				type: 'message',
				subtype: 'bot_message',
				bot_id: 'B1',
				username: 'helper',
				text: 'x',
				ts: '1767312003.000000',
			},
			{
				type: 'message',
				subtype: 'channel_topic',
				user: 'U2',
				text: 'topic',
				ts: '1767312004.000000',
			},
		],
		'2026-01-01': [
			{
				type: 'message',
				subtype: 'channel_join',
				user: 'U2',
				inviter: 'U1',
				text: '<@U2> has joined',
				ts: '1767225599.000000',
			},
			{
				type: 'message',
				user: 'U2',
				text: 'first',
				ts: '1767225600.000216',
				thread_ts: '1767225600.000216',
				reactions: [{ name: '+1', users: ['U1'], count: 1 }],
			},
			{
				type: 'message',
				user: 'U9',
				text: 'answer',
				ts: '1767225601.000000',
				thread_ts: '1767225600.000216',
			},
		],
	};
	const archive = (extra: Record<string, string> = {}) =>
		zipOf(
			Object.entries({
				'channels.json': '[]',
				'users.json': JSON.stringify(users),
				...Object.fromEntries(
					Object.entries(days).map(([day, list]) => [`general/${day}.json`, JSON.stringify(list)]),
				),
				...extra,
			}).map(([name, data]) => ({ name, data })),
		);

	test('days in their order, times as UTC, threads and mentions', async () => {
		const file = await open(archive(), 'export.zip');
		expect(await lines(file)).toMatchInlineSnapshot(`
			[
			  "U2,Bob B.,2025-12-31T23:59:59.000Z,join,<@U2> has joined,general,U1,1767225599.000000,",
			  "U2,Bob B.,2026-01-01T00:00:00.000Z,message,first,general,,1767225600.000216,1",
			  "U9,U9,2026-01-01T00:00:01.000Z,message,answer,general,U2,1767225601.000000,0",
			  "U1,Ann,2026-01-02T00:00:00.000Z,message,again,general,U2,1767312000.000200,0",
			  "U1,Ann,2026-01-02T00:00:01.000Z,message,<@U2> hello,general,U2,1767312001.000000,0",
			  "U1,Ann,2026-01-02T00:00:02.000Z,leave,<@U1> has left,general,,1767312002.000000,",
			  "B1,helper,2026-01-02T00:00:03.000Z,bot_message,x,general,,1767312003.000000,",
			  "U2,Bob B.,2026-01-02T00:00:04.000Z,channel_topic,topic,general,,1767312004.000000,",
			]
		`);
		expect(await mappingOf(file)).toMatchInlineSnapshot(`
			{
			  "format": "slack",
			  "mapping": {
			    "events": [
			      {
			        "kind": {
			          "column": "event",
			        },
			        "time": "time",
			      },
			    ],
			    "member": "user_id",
			    "name": "user_name",
			    "roles": {
			      "group": "channel",
			      "target": "target_id",
			      "text": "text",
			    },
			    "row": "event",
			    "version": 1,
			  },
			}
		`);
	});

	test('a damaged day is named', async () => {
		const error: unknown = await openFile(
			fileOf(archive({ 'general/2026-01-03.json': '[{"ts":' }), 'export.zip'),
		).catch((caught: unknown) => caught);
		expect(error).toMatchObject({
			reason: 'json-cut-off',
			problem: { file: 'export.zip/general/2026-01-03.json' },
		});
	});
});

describe('WhatsApp', () => {
	const rows = async (text: string) => lines(await open(text, 'WhatsApp Chat with Readers.txt'));

	test('Android, day first', async () => {
		const file = await open(
			[
				'31/01/2026, 09:00 - Messages and calls are end-to-end encrypted.',
				'31/01/2026, 09:00 - Ann created group "Readers: all"',
				'31/01/2026, 09:01 - Ann added Bob, Cy and +1 234 567 890',
				'31/01/2026, 09:02 - Bob: hello: all',
				'',
				'second line',
				'31/01/2026, 09:03 - Dee joined using this group’s invite link',
				'31/01/2026, 09:04 - Cy left',
				'31/01/2026, 09:05 - Ann removed Dee',
				'31/01/2026, 09:06 - Ann changed the subject to "Plan: B"',
				'31/01/2026, 09:07 - You were added',
				'31/01/2026, 09:08 - Bob: <Media omitted>',
			].join('\r\n'),
			'WhatsApp Chat with Readers.txt',
		);
		expect(file.origin?.notes).toBeUndefined();
		expect(await lines(file)).toMatchInlineSnapshot(`
			[
			  ",,2026-01-31 09:00:00,system,Messages and calls are end-to-end encrypted.,Readers,,,",
			  "Ann,Ann,2026-01-31 09:00:00,create_group,"Ann created group ""Readers: all""",Readers,,,",
			  "Bob,Bob,2026-01-31 09:01:00,join,"Ann added Bob, Cy and +1 234 567 890",Readers,Ann,,",
			  "Cy,Cy,2026-01-31 09:01:00,join,"Ann added Bob, Cy and +1 234 567 890",Readers,Ann,,",
			  "+1 234 567 890,+1 234 567 890,2026-01-31 09:01:00,join,"Ann added Bob, Cy and +1 234 567 890",Readers,Ann,,",
			  "Bob,Bob,2026-01-31 09:02:00,message,"hello: all

			second line",Readers,,,",
			  "Dee,Dee,2026-01-31 09:03:00,join,Dee joined using this group’s invite link,Readers,,,",
			  "Cy,Cy,2026-01-31 09:04:00,leave,Cy left,Readers,,,",
			  "Dee,Dee,2026-01-31 09:05:00,leave,Ann removed Dee,Readers,,,",
			  ",,2026-01-31 09:06:00,system,"Ann changed the subject to ""Plan: B""",Readers,,,",
			  "You,You,2026-01-31 09:07:00,join,You were added,Readers,,,",
			  "Bob,Bob,2026-01-31 09:08:00,message,<Media omitted>,Readers,,,",
			]
		`);
		expect(await mappingOf(file)).toMatchInlineSnapshot(`
			{
			  "format": "whatsapp",
			  "mapping": {
			    "events": [
			      {
			        "kind": {
			          "column": "event",
			        },
			        "time": "time",
			      },
			    ],
			    "member": "sender_id",
			    "name": "sender",
			    "roles": {
			      "group": "chat",
			      "target": "target_id",
			      "text": "message",
			    },
			    "row": "event",
			    "version": 1,
			  },
			}
		`);
	});

	test('iOS: brackets, marks of direction, narrow spaces before AM and PM', async () => {
		expect(
			await rows(
				'\ufeff\u200e[1/5/26, 12:00:00\u202fAM] Readers: \u200eAnn added you\n' +
					'[1/5/26, 12:30:05\u202fPM] ~\u202fBob: hi\n' +
					'\u200e[1/13/26, 1:02:03\u202fPM] Ann: \u200eimage omitted\n' +
					'[1/14/26, 1:02:03\u202fPM] Ann: \u200eAnn left\n',
			),
		).toMatchInlineSnapshot(`
			[
			  "You,You,2026-01-05 00:00:00,join,Ann added you,Readers,Ann,,",
			  "~ Bob,~ Bob,2026-01-05 12:30:05,message,hi,Readers,,,",
			  "Ann,Ann,2026-01-13 13:02:03,message,image omitted,Readers,,,",
			  "Ann,Ann,2026-01-14 13:02:03,leave,Ann left,Readers,,,",
			]
		`);
	});

	test('Chinese', async () => {
		expect(
			await rows(
				'[2026/1/5 下午8:30:12] 读书群: \u200e张三邀请李四、王五加入了群组\n' +
					'[2026/1/5 下午8:31:12] 赵六: \u200e赵六使用此群组的邀请链接加入了群组\n' +
					'[2026/1/6 上午12:01:02] 李四: 大家好：晚安\n' +
					'[2026/1/6 中午12:01:02] 王五: \u200e王五退出了群组\n',
			),
		).toMatchInlineSnapshot(`
			[
			  "李四,李四,2026-01-05 20:30:12,join,张三邀请李四、王五加入了群组,Readers,张三,,",
			  "王五,王五,2026-01-05 20:30:12,join,张三邀请李四、王五加入了群组,Readers,张三,,",
			  "赵六,赵六,2026-01-05 20:31:12,join,赵六使用此群组的邀请链接加入了群组,Readers,,,",
			  "李四,李四,2026-01-06 00:01:02,message,大家好：晚安,Readers,,,",
			  "王五,王五,2026-01-06 12:01:02,leave,王五退出了群组,Readers,,,",
			]
		`);
		expect(
			await rows(
				'2026年1月5日 20:30 - 张三加入了群组\n2026年1月5日 20:31 - 张三: 好\n2026年1月5日 20:32 - 张三添加了您',
			),
		).toMatchInlineSnapshot(`
			[
			  "张三,张三,2026-01-05 20:30:00,join,张三加入了群组,Readers,,,",
			  "张三,张三,2026-01-05 20:31:00,message,好,Readers,,,",
			  "你,你,2026-01-05 20:32:00,join,张三添加了您,Readers,张三,,",
			]
		`);
	});

	test.each([
		['a day decides', ['01/02/26', '13/02/26'], ['2026-02-01', '2026-02-13'], true],
		['so it does the other way', ['01/02/26', '02/13/26'], ['2026-01-02', '2026-02-13'], true],
		[
			'the course of time decides',
			['01/02/26', '02/02/26', '01/03/26'],
			['2026-02-01', '2026-02-02', '2026-03-01'],
			true,
		],
		[
			'and the other way',
			['01/02/26', '01/03/26', '02/01/26'],
			['2026-01-02', '2026-01-03', '2026-02-01'],
			true,
		],
		['nothing does', ['01/02/26', '03/04/26'], ['2026-02-01', '2026-04-03'], false],
		['the year comes first', ['2026-02-01', '2026-02-02'], ['2026-02-01', '2026-02-02'], true],
		['points', ['31.12.25', '01.01.26'], ['2025-12-31', '2026-01-01'], true],
	])('day or month: %s', async (_, dates, expected, sure) => {
		const file = await open(dates.map((date) => `${date}, 9:05 - Ann: hi`).join('\n'), 'x.txt');
		expect((await lines(file)).map((line) => line.slice(8, 27))).toEqual(
			expected.map((date) => `${date} 09:05:00`),
		);
		expect(file.origin?.notes).toEqual(
			sure ? undefined : [{ reason: 'date-order-unclear', count: 2, at: '' }],
		);
	});

	test('the names of others are not parted', async () => {
		expect(
			await rows(
				'31/01/2026, 09:00 - Ann and Bob: we are one\n31/01/2026, 09:01 - Cy added Ann and Bob',
			),
		).toHaveLength(2);
	});

	test.each([
		['a log', '[2026-01-01 10:00:00] local.ERROR: no\n[2026-01-01 10:00:01] local.INFO: yes'],
		['a log without brackets', '2026-01-01, 10:00 - INFO: a\n2026-01-01, 10:00 - WARN: b'],
		['a table', 'date,time\n01/01/26,10:00\n'],
		['a table without a header', '01/01/26, 10:00, 5\n01/01/26, 10:01, 6'],
		['a list of days', '01/01/26 New Year: free\n06/01/26 Epiphany: free'],
		['one line', '01/01/26, 10:00 - Ann: hi'],
		['prose', 'On 01/01/26, 10:00 - Ann: hi\n01/01/26, 10:00 - Ann: hi'],
		['nothing', ''],
	])('%s is no chat', async (_, text) => {
		const file = fileOf(text);
		expect(await openFile(file)).toEqual([file]);
	});

	test('what somebody writes is a message, whatever it is', async () => {
		const word = fc.constantFrom(
			...[
				'Ann',
				': ',
				' left',
				' added ',
				' - ',
				'和',
				'邀请',
				'"',
				',',
				'加入了群组',
				'=',
				'[1/1/26]',
			],
		);
		const said = fc.array(fc.array(word, { maxLength: 8 }), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(said, async (all) => {
				const written = ['one', ...all.map((words) => words.join('')), 'two'];
				const text = written.map((line) => `31/01/26, 09:00 - Ann: ${line}`).join('\n');
				const table = await readTable(await open(text), {}, 'UTC');
				expect(texts(table, 'message').map((line) => line.trim())).toEqual(
					written.map((line) => line.trim()),
				);
				expect(new Set(texts(table, 'event'))).toEqual(new Set(['message']));
			}),
		);
	});
});

test('a cancelled conversion ends', async () => {
	const hooks = { progress: () => undefined, cancelled: () => true };
	await expect(openFile(fileOf('[{"a": 1}]'), hooks)).rejects.toBeInstanceOf(ConvertCancelled);
});
