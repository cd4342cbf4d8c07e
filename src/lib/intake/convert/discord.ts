import { ChatTable, type ChatRow } from './chat-table';
import type { JsonObject } from './json';
import { countOf, field, jsonHead, objectsField, readJson, textField } from './json';
import { refusal } from './refuse';
import type { Converter } from './types';

/** The columns of a Discord channel's table: those of the exporter's CSV, and what only its JSON tells. */
export const DISCORD_HEADERS = {
	who: 'AuthorID',
	name: 'Author',
	time: 'Date',
	event: 'Event',
	text: 'Content',
	group: 'Channel',
	target: 'TargetID',
	id: 'MessageID',
	reactions: 'ReactionCount',
} as const satisfies Record<keyof ChatRow, string>;

/** Kinds of message that have a word here; the rest keep the exporter's. */
const EVENTS: ReadonlyMap<string, string> = new Map([
	['', 'message'],
	['Default', 'message'],
	['Reply', 'message'],
	['GuildMemberJoin', 'join'],
	['RecipientAdd', 'join'],
	['RecipientRemove', 'leave'],
]);

/** The JSON of DiscordChatExporter: one channel, or a part of one. */
export const discord: Converter = {
	id: 'discord',
	recognises(_file, head) {
		const text = jsonHead(head);
		return (
			text !== null &&
			/^\{\s*"guild"\s*:\s*\{/.test(text) &&
			/"channel"\s*:\s*\{/.test(text) &&
			/"messages"\s*:\s*\[/.test(text)
		);
	},
	async convert(file, hooks) {
		const export_ = await readJson(file, hooks);
		if (!Array.isArray(field(export_, 'messages'))) throw refusal('chat-none', file.name);
		const messages = objectsField(export_, 'messages');
		const channel = field(export_, 'channel');
		const group = textField(channel, 'name') || textField(channel, 'id');
		const authors = new Map(
			messages.map((message) => [textField(message, 'id'), idOf(field(message, 'author'))]),
		);
		const table = new ChatTable(DISCORD_HEADERS);
		for (const message of messages) table.push(rowOf(message, group, authors));
		return [table.finish(file, 'discord')];
	},
};

function rowOf(message: JsonObject, group: string, authors: ReadonlyMap<string, string>): ChatRow {
	const type = textField(message, 'type');
	const author = field(message, 'author');
	const mentioned = objectsField(message, 'mentions')[0];
	const answered = authors.get(textField(field(message, 'reference'), 'messageId')) ?? '';
	const row: ChatRow = {
		who: idOf(author),
		name: nameOf(author),
		time: textField(message, 'timestamp'),
		event: EVENTS.get(type) ?? type,
		text: textField(message, 'content'),
		group,
		target: answered || idOf(mentioned),
		id: textField(message, 'id'),
		reactions: String(countOf(objectsField(message, 'reactions'))),
	};
	// Of a group of direct messages: the author adds or removes whom the message mentions.
	const about = type === 'RecipientAdd' || type === 'RecipientRemove' ? mentioned : undefined;
	if (about === undefined) return row;
	const who = idOf(about);
	const target = type === 'RecipientAdd' && who !== row.who ? row.who : '';
	return { ...row, who, name: nameOf(about), target };
}

function idOf(user: unknown): string {
	return textField(user, 'id');
}

function nameOf(user: unknown): string {
	return textField(user, 'nickname') || textField(user, 'name');
}
