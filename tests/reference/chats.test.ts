// Chats and JSON exports end to end, beside a naive reading of the same files.
import { openAsBlob, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { formatTime } from '$lib/base/time';
import { build } from '$lib/intake/build';
import { openFile } from '$lib/intake/convert';
import { readZip } from '$lib/intake/convert/zip/read-zip';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import { referenceTest, shared } from './shared';

const zone = 'Asia/Shanghai';
const HOURS = 60 * 60 * 1000;

/** What became of a file: format, rows, members, kinds, first and last time, events that have a target. */
async function imported(...path: string[]) {
	const tables = await openFile({
		name: path.at(-1)!,
		blob: await openAsBlob(shared(...path)),
	});
	expect(tables).toHaveLength(1);
	const { format, mapping, bad } = await inspect(tables[0]!, {}, zone);
	expect(bad).toEqual([]);
	const table = await readTable(tables[0]!, {}, zone);
	expect(table.problems.counts).toEqual([]);
	const { facts, members, timeline, uses } = await build([{ table, mapping }], { zone });
	const target = timeline.roles.get('target');
	return {
		format,
		rows: table.frame.length,
		used: uses[0]!.rowsUsed,
		members: [...members.ids].sort(),
		kinds: Object.fromEntries(facts.kinds.map(({ name, count }) => [name, count])),
		span: [facts.firstTime, facts.lastTime].map((time) => formatTime(time!)),
		targets: target?.kind === 'category' ? target.codes.filter((code) => code > 0).length : 0,
		notes: tables[0]!.origin?.notes,
	};
}

const textOf = (...path: string[]) => readFileSync(shared(...path), 'utf8').replace(/^\ufeff/, '');

/** `YYYY-MM-DD HH:MM:SS` in the zone of the tests, from an instant. */
const clock = (ms: number) => new Date(ms + 8 * HOURS).toISOString().slice(0, 19).replace('T', ' ');

const unique = (list: readonly string[]) => [...new Set(list)].sort();

describe('Telegram', () => {
	referenceTest('a group: deleted accounts go on under their id', async () => {
		const { messages } = JSON.parse(textOf('platform_exports', 'telegram_result.json')) as {
			messages: { type: string; from_id?: string; actor_id?: string; date: string }[];
		};
		const dates = messages.map(({ date }) => date.replace('T', ' ')).sort();
		expect(await imported('platform_exports', 'telegram_result.json')).toEqual({
			format: 'telegram',
			rows: messages.length,
			used: 11,
			members: unique(messages.map((one) => one.from_id ?? one.actor_id ?? '')),
			kinds: { message: 10, create_group: 1 },
			span: [dates[0], dates.at(-1)],
			targets: 0,
			notes: undefined,
		});
	});

	for (const name of ['test_single_export.json', 'test_batch_export.json']) {
		referenceTest(name, async () => {
			const epochs = [
				...textOf('chat_exports', 'telegram', name).matchAll(/"date_unixtime": "(\d+)"/g),
			];
			expect(await imported('chat_exports', 'telegram', name)).toMatchObject({
				format: 'telegram',
				rows: epochs.length,
				used: 2,
				members: ['Author 1', 'Author 2'],
				kinds: { message: 2 },
				span: epochs.map(([, seconds]) => clock(Number(seconds) * 1000)),
			});
		});
	}
});

describe('WhatsApp', () => {
	for (const name of [
		'test_[mmddyy]_24hrs.txt',
		'test_ddmmyy_24hrs.txt',
		'test_mmddyy_24hrs.txt',
		'test_mmddyyyy_12hrs.txt',
		'test_yyyymmdd_24hrs.txt',
	]) {
		referenceTest(`${name}: the same chat in each layout`, async () => {
			const text = textOf('chat_exports', 'whatsapp', name);
			const begun = text.split('\n').filter((line) => /^\[?\d+\//.test(line));
			expect(await imported('chat_exports', 'whatsapp', name)).toEqual({
				format: 'whatsapp',
				rows: begun.length,
				used: 9,
				members: [
					'+12 345 578',
					'Jahn Doe',
					'John Doe',
					'John Doe 🤓',
					'John-John Doe',
					'You',
					'🤓',
				],
				kinds: { message: 7, create_group: 1, join: 1 },
				span: ['2019-01-01 11:25:00', '2021-12-30 22:01:00'],
				targets: 0,
				notes: undefined,
			});
		});
	}
});

referenceTest('Slack: an archive of two channels', async () => {
	const path = ['chat_exports', 'slack', 'testarchive.zip'];
	const entries = await readZip({ name: 'x', blob: await openAsBlob(shared(...path)) });
	const messages: Record<string, string | undefined>[] = [];
	for (const entry of entries) {
		if (!/\/\d{4}-\d\d-\d\d\.json$/.test(entry.name)) continue;
		messages.push(
			...(JSON.parse(await (await entry.read()).text()) as Record<string, string | undefined>[]),
		);
	}
	const times = messages.map(({ ts }) => Number(ts) * 1000);
	const count = (...kinds: (string | undefined)[]) =>
		messages.filter(({ subtype }) => kinds.includes(subtype)).length;
	const found = await imported(...path);
	expect(found).toMatchObject({
		format: 'slack',
		rows: messages.length,
		used: 158,
		kinds: {
			bot_message: count('bot_message'),
			message: count(undefined, 'file_share', 'file_comment'),
			join: count('channel_join'),
			bot_add: count('bot_add'),
		},
		span: [clock(Math.min(...times)), clock(Math.max(...times))],
	});
	expect(found.members).toEqual(
		unique(
			messages.map(({ user, bot_id, comment }) => {
				const of = (comment as { user?: string } | undefined)?.user;
				return user ?? of ?? bot_id ?? '';
			}),
		),
	);
	expect(found.targets).toBe(
		messages.filter(({ subtype, text, inviter }) =>
			subtype === 'channel_join' ? inviter !== undefined : /<@[A-Z0-9]+(\||>)/.test(text ?? ''),
		).length,
	);
});

describe('tables of chats', () => {
	referenceTest('Discord, as CSV', async () => {
		expect(await imported('platform_exports', 'discord_dce.csv')).toMatchObject({
			format: 'discord',
			rows: 20,
			used: 20,
			members: Array.from(
				{ length: 20 },
				(_, i) => `8400000000000000${String(i + 1).padStart(2, '0')}`,
			),
			kinds: { message: 20 },
			span: ['2026-05-02 10:00:00', '2026-05-21 10:00:00'],
		});
	});

	referenceTest('chatlog', async () => {
		expect(await imported('platform_exports', 'chatlog.csv')).toMatchObject({
			format: 'chatlog',
			rows: 10,
			used: 10,
			members: ['wxid_1'],
			kinds: { message: 10 },
			span: ['2026-01-01 10:00:00', '2026-01-10 10:00:00'],
		});
	});

	referenceTest('MemoTrace', async () => {
		expect(await imported('platform_exports', 'memotrace_messages.csv')).toMatchObject({
			format: 'memotrace',
			rows: 24,
			used: 24,
			members: ['wxid_0', 'wxid_1', 'wxid_2', 'wxid_3'],
			kinds: { message: 24 },
			span: ['2024-01-02 21:51:18', '2024-01-25 21:51:18'],
		});
	});
});

describe('events of products', () => {
	interface Naive {
		readonly who: string;
		readonly kind: string;
		readonly ms: number;
	}

	async function agrees(name: string, format: string, naive: readonly Naive[]) {
		const kinds: Record<string, number> = {};
		for (const { kind } of naive) kinds[kind] = (kinds[kind] ?? 0) + 1;
		const times = naive.map(({ ms }) => ms);
		expect(await imported('platform_exports', name)).toEqual({
			format,
			rows: 10,
			used: naive.length,
			members: unique(naive.map(({ who }) => who)),
			kinds,
			span: [clock(Math.min(...times)), clock(Math.max(...times))],
			targets: 0,
			notes: undefined,
		});
	}

	interface Exported {
		readonly event: string;
		readonly properties: { readonly distinct_id: string; readonly time: number };
		readonly amplitude_id: number;
		readonly event_type: string;
		readonly event_time: string;
		readonly user_pseudo_id: string;
		readonly event_name: string;
		readonly event_timestamp: string;
	}

	const records = (name: string) =>
		textOf('platform_exports', name)
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as Exported);

	referenceTest('Mixpanel', async () => {
		await agrees(
			'mixpanel_export.jsonl',
			'mixpanel',
			records('mixpanel_export.jsonl').map(({ event, properties }) => ({
				who: properties.distinct_id,
				kind: event,
				ms: 1000 * properties.time,
			})),
		);
	});

	referenceTest('Amplitude', async () => {
		await agrees(
			'amplitude_export.json',
			'amplitude',
			records('amplitude_export.json').map(({ amplitude_id, event_type, event_time }) => ({
				who: String(amplitude_id),
				kind: event_type,
				ms: Date.parse(`${event_time.replace(' ', 'T').slice(0, 23)}Z`),
			})),
		);
	});

	referenceTest('Google Analytics 4', async () => {
		await agrees(
			'ga4_bigquery.jsonl',
			'ga4',
			records('ga4_bigquery.jsonl').map(({ user_pseudo_id, event_name, event_timestamp }) => ({
				who: user_pseudo_id,
				kind: event_name,
				ms: Number(event_timestamp) / 1000,
			})),
		);
	});

	referenceTest('PostHog', async () => {
		const lines = textOf('platform_exports', 'posthog_events.csv').trim().split('\n').slice(1);
		await agrees(
			'posthog_events.csv',
			'posthog',
			lines.map((line) => {
				const cells = line.trim().split(',');
				return {
					who: cells.at(-1)!,
					kind: cells[1]!,
					ms: Date.parse(cells.at(-4)!.replace(' ', 'T').replace('000+', '+')),
				};
			}),
		);
	});
});
