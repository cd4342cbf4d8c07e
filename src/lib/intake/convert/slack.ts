import type { InputFile } from '../types';
import { ChatTable, utcText, type ChatRow } from './chat-table';
import {
	countOf,
	field,
	isObject,
	objectsField,
	readJson,
	textField,
	type JsonObject,
} from './json';
import { refusal } from './refuse';
import { ConvertCancelled, type ConvertHooks, type Converter } from './types';
import { isZip, readZip, type ZipEntry } from './zip/read-zip';

/** The columns of a Slack export's table. */
export const SLACK_HEADERS = {
	who: 'user_id',
	name: 'user_name',
	time: 'time',
	event: 'event',
	text: 'text',
	group: 'channel',
	target: 'target_id',
	id: 'message_id',
	reactions: 'reactions',
} as const satisfies Record<keyof ChatRow, string>;

/** Kinds of message that have a word here; the rest keep Slack's. */
const EVENTS: ReadonlyMap<string, string> = new Map([
	['', 'message'],
	['me_message', 'message'],
	['file_share', 'message'],
	['file_comment', 'message'],
	['thread_broadcast', 'message'],
	['channel_join', 'join'],
	['group_join', 'join'],
	['channel_leave', 'leave'],
	['group_leave', 'leave'],
]);

/** A channel's day. The channels may lie in a folder of the archive. */
const DAY = /(?:^|\/)([^/]+)\/\d{4}-\d\d-\d\d\.json$/;

/** A Slack export: an archive of users, channels and a file for each channel's day. Times are written as UTC. */
export const slack: Converter = {
	id: 'slack',
	async recognises(file, head) {
		if (!isZip(head)) return false;
		try {
			const names = (await readZip(file)).map(({ name }) => name);
			return (
				names.some((name) => isNamed(name, 'users.json')) && names.some((name) => DAY.test(name))
			);
		} catch {
			// What is wrong with an archive is said by whoever opens it.
			return false;
		}
	},
	async convert(file, hooks) {
		const entries = await readZip(file);
		const users = await namesOf(file, entries, hooks);
		const table = new ChatTable(SLACK_HEADERS);
		let bytes = 0;
		for (const [channel, days] of channelsOf(entries)) {
			const parents = new Map<string, string>();
			for (const day of days) {
				if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
				const messages = await read(file, day, hooks);
				if (!Array.isArray(messages)) throw refusal('json-damaged', file.name, day.name);
				const list = messages.filter(isObject);
				for (const message of list) parents.set(textField(message, 'ts'), userOf(message));
				for (const message of list) table.push(rowOf(message, channel, users, parents));
				hooks.progress((bytes += day.compressedSize));
				if (hooks.yieldNow) await hooks.yieldNow();
			}
		}
		return [table.finish(file, 'slack')];
	},
};

function isNamed(path: string, name: string): boolean {
	return path === name || path.endsWith(`/${name}`);
}

/** Days of each channel in their order. */
function channelsOf(entries: readonly ZipEntry[]): ReadonlyMap<string, readonly ZipEntry[]> {
	const channels = new Map<string, ZipEntry[]>();
	for (const entry of entries) {
		const channel = DAY.exec(entry.name)?.[1];
		if (channel === undefined) continue;
		const days = channels.get(channel);
		if (days === undefined) channels.set(channel, [entry]);
		else days.push(entry);
	}
	for (const days of channels.values()) days.sort((a, b) => (a.name < b.name ? -1 : 1));
	return channels;
}

/** A JSON entry; an error names it. */
async function read(file: InputFile, entry: ZipEntry, hooks: ConvertHooks): Promise<unknown> {
	const blob = await entry.read();
	const silent = { ...hooks, progress: () => undefined };
	return readJson({ name: `${file.name}/${entry.name}`, blob }, silent);
}

/** What users are called, by id. */
async function namesOf(
	file: InputFile,
	entries: readonly ZipEntry[],
	hooks: ConvertHooks,
): Promise<ReadonlyMap<string, string>> {
	const names = new Map<string, string>();
	const entry = entries.find(({ name }) => isNamed(name, 'users.json'));
	const users = entry === undefined ? [] : await read(file, entry, hooks);
	for (const user of Array.isArray(users) ? users.filter(isObject) : []) {
		const profile = field(user, 'profile');
		const name =
			textField(profile, 'display_name') ||
			textField(user, 'real_name') ||
			textField(profile, 'real_name') ||
			textField(user, 'name');
		names.set(textField(user, 'id'), name);
	}
	return names;
}

function rowOf(
	message: JsonObject,
	group: string,
	users: ReadonlyMap<string, string>,
	parents: ReadonlyMap<string, string>,
): ChatRow {
	const who = userOf(message);
	const ts = textField(message, 'ts');
	const text = textField(message, 'text');
	const subtype = textField(message, 'subtype');
	const event = EVENTS.get(subtype) ?? subtype;
	return {
		who,
		name: users.get(who) || textField(message, 'username') || who,
		time: utcText(Number(ts || 'NaN') * 1000),
		event,
		text,
		group,
		target: targetOf(message, event, parents),
		id: ts,
		reactions: event === 'message' ? String(countOf(objectsField(message, 'reactions'))) : '',
	};
}

/** Who wrote it: a user, a bot, or what the message calls itself. */
function userOf(message: JsonObject): string {
	return (
		textField(message, 'user') ||
		textField(field(message, 'comment'), 'user') ||
		textField(message, 'bot_id') ||
		textField(message, 'username')
	);
}

/** Who began the thread, else who is mentioned first; of somebody who joined, who invited. */
function targetOf(
	message: JsonObject,
	event: string,
	parents: ReadonlyMap<string, string>,
): string {
	if (event === 'join') return textField(message, 'inviter');
	if (event === 'leave') return '';
	const thread = textField(message, 'thread_ts');
	if (thread !== '' && thread !== textField(message, 'ts')) {
		return textField(message, 'parent_user_id') || (parents.get(thread) ?? '');
	}
	const mention = /<@([A-Z0-9]+)(?:\|[^>]*)?>/.exec(textField(message, 'text'));
	return mention?.[1] ?? '';
}
