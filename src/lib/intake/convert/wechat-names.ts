import { isExporter } from './wechat-lines';

/** Names that are kept; a file with more has none that is sure to mean one person. */
const NAMES_MAX = 1_000_000;

/** Somebody whom a line names. */
export interface Named {
	readonly id: string;
	readonly name: string;
}

/**
 * Whom the names in a chat's own lines mean: the one sender who goes by that name in that chat, or whose id stands behind the
 * name. Whoever else is named goes by the name.
 */
export class WechatNames {
	private readonly chats = new Map<string, Map<string, string | null>>();
	private readonly senders = new Set<string>();
	private readonly exporters = new Set<string>();
	private readonly nameless = new Set<string>();
	private size = 0;

	/** Takes note of who wrote a message, and under which names. */
	learn(chat: string, sender: string, names: readonly string[], own: boolean): void {
		if (sender === '' || this.size >= NAMES_MAX) return;
		if (!this.senders.has(sender)) this.size++;
		this.senders.add(sender);
		if (own) this.exporters.add(sender);
		let ids = this.chats.get(chat);
		if (ids === undefined) this.chats.set(chat, (ids = new Map()));
		for (const name of names) {
			if (name === '') continue;
			const known = ids.get(name);
			if (known === undefined) this.size++;
			ids.set(name, known === undefined || known === sender ? sender : null);
		}
	}

	has(chat: string, name: string): boolean {
		return this.chats.get(chat)?.has(name) === true;
	}

	resolve(chat: string, name: string): Named {
		const [, before, id] = /^(.*)\(([\w@.-]+)\)$/s.exec(name) ?? [];
		if (id !== undefined && (id.startsWith('wxid_') || this.senders.has(id))) {
			return { id, name: before! };
		}
		if (isExporter(name)) {
			const [only] = this.exporters;
			return this.exporters.size === 1 ? { id: only!, name: '' } : { id: name, name };
		}
		const known = this.size < NAMES_MAX ? this.chats.get(chat)?.get(name) : undefined;
		if (typeof known === 'string') return { id: known, name };
		if (this.nameless.size < NAMES_MAX) this.nameless.add(name);
		return { id: name, name };
	}

	/** How many people were met who go by a name alone. */
	get byName(): number {
		return this.nameless.size;
	}
}
