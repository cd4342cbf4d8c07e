import { describe, expect, test } from 'vitest';
import { formatTime } from '$lib/base/time';
import { build } from '$lib/intake/build';
import { openFile } from '$lib/intake/convert';
import { FORMATS, recogniseAndMap } from '$lib/intake/formats';
import { inspect } from '$lib/intake/inspect';
import { checkMapping } from '$lib/intake/preview';
import { readTable } from '$lib/intake/read-table';
import type { Mapping } from '$lib/model/mapping';
import { fileOf } from './read';

const zone = 'Asia/Shanghai';

/** A file to a revision: its format, its mapping in short, and what became of the rows. */
async function imported(content: string) {
	const [file] = await openFile(fileOf(content));
	const { format, mapping, columns, problems } = await inspect(file!, {}, zone);
	expect(checkMapping(mapping, columns)).toEqual([]);
	const table = await readTable(file!, {}, zone);
	const { facts, members, uses } = await build([{ table, mapping }], { zone });
	return {
		format,
		mapping: sentence(mapping),
		members: members.ids,
		kinds: facts.kinds.map(({ name, count }) => `${name} ×${count}`),
		first: formatTime(facts.firstTime!),
		notes: problems.counts
			.filter(({ reason }) => reason.startsWith('member-'))
			.map(({ reason, column }) => `${reason} ${column}`),
		left: uses[0]!.problems.counts.map(({ reason, count }) => `${reason} ×${count}`),
	};
}

function sentence({ member, events, roles, name, skip }: Mapping): string {
	const parts = events.map(
		({ time, kind }) => `${'constant' in kind ? kind.constant : `[${kind.column}]`}@${time}`,
	);
	const named = Object.entries(roles).map(([role, column]) => `${role}=${column}`);
	const skipped = (skip ?? []).map(
		({ column, when, values }) => `−${column} ${when} ${values?.join('/')}`,
	);
	return [member, name === undefined ? '' : `(${name})`, ...parts, ...named, ...skipped]
		.filter((part) => part !== '')
		.join(' ');
}

describe('WeChat', () => {
	test('MemoTrace: what WeChat itself wrote, if it says who came', async () => {
		expect(
			await imported(
				'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n' +
					'1,3,1,0,0,1704000060,,你好,2023-12-31 13:21:00,,小王,wxid_1\n' +
					'2,3,10000,0,0,1704000070,,"""小王""邀请""小李""加入了群聊",2023-12-31 13:21:10,,,\n' +
					'3,3,49,0,1,1704000080,,"<msg>\n</msg>",2023-12-31 13:21:20,,我,wxid_0\n',
			),
		).toMatchInlineSnapshot(`
			{
			  "first": "2023-12-31 13:21:00",
			  "format": "memotrace",
			  "kinds": [
			    "message ×2",
			    "join ×1",
			  ],
			  "left": [],
			  "mapping": "person (person_name) [event]@StrTime group=TalkerId text=StrContent target=target −event is system",
			  "members": [
			    "wxid_1",
			    "小李",
			    "wxid_0",
			  ],
			  "notes": [],
			}
		`);
	});

	test('MemoTrace of old: ten fields below nine headers, and only the other one is known', async () => {
		expect(
			await imported(
				'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime\n' +
					'1,3,1,0,0,1704000060,,你好,2023-12-31 13:21:00,8110\n' +
					'2,3,1,0,1,1704000070,,好,2023-12-31 13:21:10,8111\n' +
					'3,4,1,0,0,1704000080,,早,2023-12-31 13:21:20,8112\n',
			),
		).toMatchInlineSnapshot(`
			{
			  "first": "2023-12-31 13:21:00",
			  "format": "memotrace",
			  "kinds": [
			    "message ×2",
			  ],
			  "left": [
			    "skipped-by-rule ×1",
			  ],
			  "mapping": "TalkerId message@StrTime text=StrContent −Type is 10000 −IsSender is 1/true",
			  "members": [
			    "3",
			    "4",
			  ],
			  "notes": [],
			}
		`);
	});

	test('chatlog', async () => {
		expect(
			await imported(
				'Time,SenderName,Sender,TalkerName,Talker,Content\n' +
					'2026-01-01 10:00:00,张三,wxid_1,示例群,1@chatroom,你好\n' +
					'2026-01-01 10:00:01,,wxid_2,示例群,1@chatroom,"<b>好</b>"\n',
			),
		).toMatchInlineSnapshot(`
			{
			  "first": "2026-01-01 10:00:00",
			  "format": "chatlog",
			  "kinds": [
			    "message ×2",
			  ],
			  "left": [],
			  "mapping": "person (person_name) [event]@Time group=TalkerName target=target text=Content −event is system",
			  "members": [
			    "wxid_1",
			    "wxid_2",
			  ],
			  "notes": [],
			}
		`);
	});
});

test('Discord, as CSV', async () => {
	expect(
		await imported(
			'AuthorID,Author,Date,Content,Attachments,Reactions\n' +
				'"840000000000000001","ann","2026-05-02T01:00:00.1230000+00:00","a\nb","","👍 (3)"\n' +
				'"840000000000000002","bob","2026-05-02T01:00:01.1230000+00:00","","x.png",""\n',
		),
	).toMatchInlineSnapshot(`
		{
		  "first": "2026-05-02 09:00:00",
		  "format": "discord",
		  "kinds": [
		    "message ×2",
		  ],
		  "left": [],
		  "mapping": "AuthorID (Author) message@Date text=Content",
		  "members": [
		    "840000000000000001",
		    "840000000000000002",
		  ],
		  "notes": [],
		}
	`);
});

describe('products', () => {
	const lines = (...records: object[]) => records.map((one) => JSON.stringify(one)).join('\n');

	test('Mixpanel', async () => {
		const event = (event: string, time: number) => ({
			event,
			properties: { time, distinct_id: '13793', $insert_id: 'i', mp_lib: 'web' },
		});
		expect(await imported(lines(event('Signed up', 1602611311), event('$view', 1602611312))))
			.toMatchInlineSnapshot(`
				{
				  "first": "2020-10-14 01:48:31",
				  "format": "mixpanel",
				  "kinds": [
				    "$view ×1",
				    "Signed up ×1",
				  ],
				  "left": [],
				  "mapping": "properties.distinct_id [event]@properties.time",
				  "members": [
				    "13793",
				  ],
				  "notes": [],
				}
			`);
	});

	test('PostHog: the person where one is named', async () => {
		const row = 'u,$pageview,"{""a"": ""x,y""}",2026-05-01 10:00:00.123000+00:00,d1';
		const headers = 'uuid,event,properties,timestamp,distinct_id';
		expect(await imported(`${headers},person_id\n${row},p1\n`)).toMatchInlineSnapshot(`
			{
			  "first": "2026-05-01 18:00:00",
			  "format": "posthog",
			  "kinds": [
			    "$pageview ×1",
			  ],
			  "left": [],
			  "mapping": "person_id (distinct_id) [event]@timestamp",
			  "members": [
			    "p1",
			  ],
			  "notes": [],
			}
		`);
		expect((await imported(`${headers}\n${row}\n`)).members).toEqual(['d1']);
	});

	test('Google Analytics 4: the user only where all events have one', async () => {
		const event = (micros: number, more: object) => ({
			event_date: '20260501',
			event_timestamp: String(1777600000000000 + micros),
			event_name: 'page_view',
			user_pseudo_id: '1234567890.1777600000',
			event_params: [{ key: 'page_location', value: { string_value: 'https://x' } }],
			...more,
		});
		expect(await imported(lines(event(0, { user_id: null }), event(5, { user_id: 'ann' }))))
			.toMatchInlineSnapshot(`
				{
				  "first": "2026-05-01 09:46:40",
				  "format": "ga4",
				  "kinds": [
				    "page_view ×2",
				  ],
				  "left": [],
				  "mapping": "user_pseudo_id (user_id) [event_name]@event_timestamp object=event_params.page_location",
				  "members": [
				    "1234567890.1777600000",
				  ],
				  "notes": [
				    "member-by-device user_pseudo_id",
				  ],
				}
			`);
		const both = lines(event(0, { user_id: 'bob' }), event(5, { user_id: 'ann' }));
		expect((await imported(both)).members).toEqual(['bob', 'ann']);
	});
});

describe('several ids of one person', () => {
	const HEADERS = 'uuid,event,properties,timestamp,distinct_id,person_id';
	const row = (id: number, who: string) =>
		`u${id},$pageview,{},2026-05-0${id} 10:00:00+00:00,${who}`;

	test('PostHog: devices of one person are one member', async () => {
		const { members, notes } = await imported(
			[HEADERS, row(1, 'anonymous-1,p1'), row(2, 'ann@x.io,p1'), row(3, 'phone-7,p1')].join('\n'),
		);
		expect([members, notes]).toEqual([['p1'], []]);
	});

	test('PostHog: a person missing in some rows makes nobody two members of one table, and is said', async () => {
		const { members, notes, mapping } = await imported(
			[HEADERS, row(1, 'd1,p1'), row(2, 'd1,'), row(3, 'd2,p1')].join('\n'),
		);
		expect(mapping).toBe('distinct_id [event]@timestamp');
		expect([members, notes]).toEqual([['d1', 'd2'], ['member-by-device distinct_id']]);
	});

	test('GA4: some rows say the user, some only the browser; ids that look like numbers stay whole', async () => {
		const events = [
			['1234567890.1777600000', null],
			['1234567890.1777600000', 'ann'],
			['1234567890.1777600001', null],
			['9007199254740993.1777600002', 'ann'],
		].map(([user_pseudo_id, user_id], i) =>
			JSON.stringify({
				...{ event_name: 'page_view', event_timestamp: String(1777600000000000 + i) },
				...{ user_pseudo_id, user_id },
			}),
		);
		const { members, notes } = await imported(events.join('\n'));
		expect(members).toEqual([
			'1234567890.1777600000',
			'1234567890.1777600001',
			'9007199254740993.1777600002',
		]);
		expect(notes).toEqual(['member-by-device user_pseudo_id']);
	});

	test('GA4: without any user there is nothing to say', async () => {
		const { members, notes } = await imported(
			'event_name,event_timestamp,user_pseudo_id,user_id\nview,1777600000000000,1.10,\nview,1777600000000001,1.1,',
		);
		expect([members, notes]).toEqual([['1.10', '1.1'], []]);
	});

	test('Amplitude: its own id joins what was done before and after signing in', async () => {
		const { members, notes } = await imported(
			`$insert_id,amplitude_id,user_id,device_id,event_type,event_time
a,60001,,d1,open,2026-05-01 10:00:00
b,60001,ann,d1,sign in,2026-05-01 10:01:00
c,60001,ann,d2,open,2026-05-02 10:00:00`,
		);
		expect([members, notes]).toEqual([['60001'], []]);
	});
});

test('each is known in any order of its headers, and not by half of them', () => {
	const headers: Record<string, string> = {
		memotrace: 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime',
		chatlog: 'Time,SenderName,Sender,TalkerName,Talker,Content',
		discord: 'AuthorID,Author,Date,Content,Attachments,Reactions',
		mixpanel: 'event,properties.time,properties.distinct_id,properties.$insert_id',
		posthog: 'uuid,event,properties,timestamp,distinct_id,$session_id,person_id',
		amplitude: '$insert_id,amplitude_id,user_id,device_id,event_type,event_time',
		ga4: 'event_date,event_timestamp,event_name,user_pseudo_id',
		telegram: 'from_id,from,date,event,text,chat,target_id,message_id,reactions',
		slack: 'user_id,user_name,time,event,text,channel,target_id,message_id,reactions',
		whatsapp: 'sender_id,sender,time,event,message,chat,target_id,message_id,reactions',
	};
	for (const [id, row] of Object.entries(headers)) {
		const names = row.split(',').map((name) => ` ${name.toUpperCase()}\u200b`);
		expect(recogniseAndMap(names.toReversed(), [], []).format).toBe(id);
		const format = FORMATS.find((one) => one.id === id)!;
		expect(format.recognise(names.slice(0, 2), [])).toBe(0);
		// Before an import anything may be missing: no format throws.
		expect(format.map([]).member).toBeNull();
	}
});
