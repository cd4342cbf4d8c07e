import { ChatTable, type ChatRow } from './chat-table';
import { headText, wholeText } from './text-file';
import type { Converter } from './types';
import { dateOrder, readEntry, timeText, type Entry } from './whatsapp-lines';
import { readSystemLine } from './whatsapp-system';
import { ENCRYPTED, SPEAKS_OF, chatName } from './whatsapp-words';

/** The columns of a WhatsApp chat's table. */
export const WHATSAPP_HEADERS = {
	who: 'sender_id',
	name: 'sender',
	time: 'time',
	event: 'event',
	text: 'message',
	group: 'chat',
	target: 'target_id',
	id: 'message_id',
	reactions: 'reactions',
} as const satisfies Record<keyof ChatRow, string>;

/** Names that programs write where a chat has people: such a file is a log. */
const LOG_LEVEL =
	/^(?:[\w.]+\.)?(?:trace|debug|info|notice|warn|warning|error|severe|critical|alert|fatal|emergency)$/i;

/** An exported WhatsApp chat: text, in the layouts of iOS and Android and of all languages' dates. */
export const whatsapp: Converter = {
	id: 'whatsapp',
	recognises(_file, head) {
		if (!beginsLikeEntry(head)) return false;
		const lines = headText(head).split(/\r?\n/);
		const first = lines.find((line) => line.trim() !== '');
		if (first === undefined || readEntry(first) === null) return false;
		const entries = entriesOf(lines);
		const senders = entries.map(({ rest }) => senderOf(rest)).filter((name) => name !== '');
		if (senders.some((name) => LOG_LEVEL.test(name))) return false;
		return (senders.length > 0 && entries.length > 1) || ENCRYPTED.test(first);
	},
	async convert(file, hooks) {
		const entries = entriesOf((await wholeText(file, hooks)).split(/\r?\n/));
		const { order, sure } = dateOrder(entries);
		const names = new Set(entries.map(({ rest }) => senderOf(rest)));
		names.delete('');
		const table = new ChatTable(WHATSAPP_HEADERS);
		const group = chatName(file.name);
		for (const entry of entries) {
			const time = timeText(entry, order);
			for (const row of rowsOf(entry.rest, names)) {
				table.push({ ...NOTHING, ...row, name: row.who, time, group });
			}
		}
		const unclear = { reason: 'date-order-unclear', count: entries.length, at: '' };
		return [table.finish(file, 'whatsapp', sure ? [] : [unclear])];
	},
};

const NOTHING: ChatRow = {
	who: '',
	name: '',
	time: '',
	event: 'system',
	text: '',
	group: '',
	target: '',
	id: '',
	reactions: '',
};

/** Whether the first bytes could be a date in brackets or not, before anything is decoded. */
function beginsLikeEntry(head: Uint8Array): boolean {
	const first = head.subarray(0, 16);
	const digit = first.findIndex((byte) => byte >= 0x30 && byte <= 0x39);
	// Before it at most a byte order mark, a mark of direction and a bracket.
	return digit >= 0 && digit <= 7;
}

/** Entries with the lines that go on with them. Lines before the first are no part of the chat. */
function entriesOf(lines: readonly string[]): readonly Entry[] {
	const entries: { entry: Entry; more: string[] }[] = [];
	for (const line of lines) {
		const entry = readEntry(line);
		if (entry !== null) entries.push({ entry, more: [] });
		else entries.at(-1)?.more.push(line);
	}
	return entries.map(({ entry, more }) => {
		while (more.at(-1) === '') more.pop();
		return more.length === 0 ? entry : { ...entry, rest: [entry.rest, ...more].join('\n') };
	});
}

const SENDER_MAX = 200;

/** Who wrote an entry; '' for lines that nobody wrote. */
function senderOf(rest: string): string {
	const colon = rest.slice(0, SENDER_MAX).indexOf(':');
	if (colon < 0 || SPEAKS_OF.test(rest.slice(0, colon))) return '';
	return cleanName(rest.slice(0, colon));
}

/** Names as people read them: without marks, narrow spaces made plain. */
function cleanName(name: string): string {
	return name
		.replace(/[\u200e\u200f\u202a-\u202e]/g, '')
		.replace(/[\u00a0\u202f]/g, ' ')
		.trim();
}

function rowsOf(
	rest: string,
	names: ReadonlySet<string>,
): readonly Pick<ChatRow, 'who' | 'event' | 'text' | 'target'>[] {
	const sender = senderOf(rest);
	const said = sender === '' ? rest : rest.slice(rest.indexOf(':') + 1).replace(/^ /, '');
	// iOS puts the group's name, or that of who did it, before what the chat itself says, and a mark after it.
	const ofChat = sender === '' || said.startsWith('\u200e');
	const text = cleanMarks(said);
	const line = ofChat ? readSystemLine(cleanName(text), names) : null;
	if (line !== null && (sender === '' || line.event !== 'system')) {
		return line.who.map((who) => ({
			who,
			event: line.event,
			text,
			target: line.by === who ? '' : line.by,
		}));
	}
	const event = sender === '' ? 'system' : 'message';
	return [{ who: sender, event, text, target: '' }];
}

/** A text without the mark with which the chat's own words begin. */
function cleanMarks(text: string): string {
	return text.replace(/^\u200e+/, '');
}
