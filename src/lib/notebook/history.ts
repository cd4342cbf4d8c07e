import type { Notebook } from '../model/notebook';
import { transition, type Message } from './document';

/** How many steps can be taken back. */
export const DEPTH = 200;

/** Changes of one text with no longer pause between them are one step. */
const TYPING_MS = 1000;

/**
 * A notebook and the states around it. Snapshots share all cells that did not change, so that 200 of them weigh little more
 * than one.
 */
export interface History {
	readonly present: Notebook;
	/** Oldest first. */
	readonly past: readonly Notebook[];
	/** Next first. */
	readonly future: readonly Notebook[];
	/** What was typed last and when, while typing may go on. */
	readonly typing: { readonly into: string; readonly at: number } | null;
}

export function startHistory(notebook: Notebook): History {
	return { present: notebook, past: [], future: [], typing: null };
}

/** The history after a change at a time in milliseconds (any clock). The same history if nothing changed. */
export function apply(history: History, message: Message, at: number): History {
	const present = transition(history.present, message);
	if (present === history.present) return history;
	const into = typedInto(message);
	const { typing } = history;
	const goesOn =
		typing !== null && into === typing.into && at - typing.at <= TYPING_MS && at >= typing.at;
	return {
		present,
		past: goesOn ? history.past : [...history.past, history.present].slice(-DEPTH),
		future: [],
		typing: into === null ? null : { into, at },
	};
}

/** The text that a message types into; null for changes that are always a step of their own. */
function typedInto(message: Message): string | null {
	switch (message.type) {
		case 'set-markdown':
		case 'set-title':
			return `${message.type} ${message.id}`;
		case 'rename':
			return message.type;
		default:
			return null;
	}
}

/** Ends a stretch of typing (the field lost the focus): the next change is a new step. */
export function endTyping(history: History): History {
	return history.typing === null ? history : { ...history, typing: null };
}

export function undo(history: History): History {
	const present = history.past.at(-1);
	if (present === undefined) return history;
	return {
		present,
		past: history.past.slice(0, -1),
		future: [history.present, ...history.future],
		typing: null,
	};
}

export function redo(history: History): History {
	const [present, ...future] = history.future;
	if (present === undefined) return history;
	return { present, past: [...history.past, history.present], future, typing: null };
}
