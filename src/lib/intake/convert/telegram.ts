import type { InputFile } from '../types';
import { ChatTable, utcText, type ChatRow } from './chat-table';
import type { JsonObject } from './json';
import { countOf, field, isObject, jsonHead, objectsField, readJson, textField } from './json';
import { refusal } from './refuse';
import type { Converter } from './types';

/** The columns of a Telegram chat's table. */
export const TELEGRAM_HEADERS = {
	who: 'from_id',
	name: 'from',
	time: 'date',
	event: 'event',
	text: 'text',
	group: 'chat',
	target: 'target_id',
	id: 'message_id',
	reactions: 'reactions',
} as const satisfies Record<keyof ChatRow, string>;

/** Service actions whose `members` came into the chat, and out of it. */
const INVITES = ['invite_members', 'create_group'];
const REMOVES = ['remove_members'];
const JOINS = ['join_group_by_link', 'join_group_by_request'];

const FULL_EXPORT = /^\{\s*"about"\s*:\s*"Here is the data you requested/;

/**
 * The `result.json` of Telegram Desktop, of one chat or of all. Times are the exporter's local ones. People who joined are
 * told by name alone: they are the member of that name who is the only one so called, else they go by their name.
 */
export const telegram: Converter = {
	id: 'telegram',
	recognises(_file, head) {
		const text = jsonHead(head);
		if (text?.startsWith('{') !== true) return false;
		return (
			FULL_EXPORT.test(text) ||
			(/"messages"\s*:\s*\[/.test(text) &&
				/"type"\s*:\s*"(message|service)"/.test(text) &&
				/"(date_unixtime|from_id|actor_id)"\s*:/.test(text))
		);
	},
	async convert(file, hooks) {
		const export_ = await readJson(file, hooks);
		const chats = chatsOf(export_);
		if (chats.length === 0) throw refusal('chat-none', file.name);
		const table = new ChatTable(TELEGRAM_HEADERS);
		for (const chat of chats) writeChat(chat, table);
		return [table.finish(file, 'telegram')] satisfies InputFile[];
	},
};

function chatsOf(value: unknown): readonly JsonObject[] {
	if (Array.isArray(field(value, 'messages'))) return isObject(value) ? [value] : [];
	return ['chats', 'left_chats'].flatMap((key) => objectsField(field(value, key), 'list'));
}

/** Who wrote which message of a chat, and whom its names mean. */
interface People {
	readonly authors: ReadonlyMap<string, string>;
	/** Null where several have one name. */
	readonly ids: ReadonlyMap<string, string | null>;
}

function peopleOf(messages: readonly JsonObject[]): People {
	const authors = new Map<string, string>();
	const ids = new Map<string, string | null>();
	for (const message of messages) {
		const [who, name] = author(message);
		const id = textField(message, 'id');
		if (id !== '') authors.set(id, who);
		if (name === '' || who === '') continue;
		const known = ids.get(name);
		ids.set(name, known === undefined || known === who ? who : null);
	}
	return { authors, ids };
}

/** The id (where an export has none: the name) and the name of who wrote or did it. */
function author(message: JsonObject): readonly [who: string, name: string] {
	const name = textField(message, 'from') || textField(message, 'actor');
	const id = textField(message, 'from_id') || textField(message, 'actor_id');
	return [id === '' ? name : id, name];
}

function writeChat(chat: JsonObject, table: ChatTable): void {
	const messages = objectsField(chat, 'messages');
	const people = peopleOf(messages);
	const group = textField(chat, 'name') || textField(chat, 'id');
	const idOf = (name: string) => people.ids.get(name) ?? name;
	for (const message of messages) {
		const [who, name] = author(message);
		const action = textField(message, 'action');
		const isMessage = textField(message, 'type') !== 'service';
		const row: ChatRow = {
			who,
			name,
			time: timeOf(message),
			event: isMessage ? 'message' : action || 'service',
			text: flatText(field(message, 'text')),
			group,
			target: people.authors.get(textField(message, 'reply_to_message_id')) ?? '',
			id: textField(message, 'id'),
			reactions: isMessage ? String(countOf(objectsField(message, 'reactions'))) : '',
		};
		if (isMessage) table.push(row);
		else if (JOINS.includes(action)) {
			table.push({ ...row, event: 'join', target: idOf(textField(message, 'inviter')) });
		} else if (INVITES.includes(action) || REMOVES.includes(action)) {
			const comes = INVITES.includes(action);
			if (action === 'create_group') table.push(row);
			for (const member of membersOf(message)) {
				const joined = member === name && name !== '' ? who : idOf(member);
				const target = comes && joined !== who ? who : '';
				const event = comes ? 'join' : 'leave';
				table.push({ ...row, who: joined, name: member, event, target });
			}
		} else table.push(row);
	}
}

/** Names of those who were brought in or removed; '' for a deleted account. */
function membersOf(message: JsonObject): readonly string[] {
	const members = field(message, 'members');
	if (!Array.isArray(members)) return [];
	return members.map((member: unknown) => (typeof member === 'string' ? member : ''));
}

/** The local time as it stands; the instant where only that is told. */
function timeOf(message: JsonObject): string {
	const date = textField(message, 'date');
	if (date !== '') return date;
	const seconds = textField(message, 'date_unixtime');
	return seconds === '' ? '' : utcText(Number(seconds) * 1000);
}

/** A text that is a string, or a list of strings and of marked-up pieces. */
function flatText(text: unknown): string {
	if (!Array.isArray(text)) return typeof text === 'string' ? text : '';
	return text
		.map((part: unknown) => (typeof part === 'string' ? part : textField(part, 'text')))
		.join('');
}
