import type { InputFile } from '../types';
import type { Origin } from './types';
import { CsvBlob } from './write-csv';

/** A line of a chat: a message, or somebody coming, going or changing something. All texts; '' = not there. */
export interface ChatRow {
	/** What tells the person from others. */
	readonly who: string;
	readonly name: string;
	/** As the time parser reads it. */
	readonly time: string;
	/** `message`, `join`, `leave`, or the word that the export has for it. */
	readonly event: string;
	readonly text: string;
	/** The chat, channel or group. */
	readonly group: string;
	/** Who is answered or mentioned; of somebody who joins, who invited. */
	readonly target: string;
	readonly id: string;
	/** How many reactions a message got. */
	readonly reactions: string;
}

/** The order of the columns of a chat's table. */
const FIELDS = [
	'who',
	'name',
	'time',
	'event',
	'text',
	'group',
	'target',
	'id',
	'reactions',
] as const satisfies readonly (keyof ChatRow)[];

/** A chat as a text table; each export has its own headers for the same columns. */
export class ChatTable {
	readonly #csv = new CsvBlob();

	constructor(headers: Readonly<Record<keyof ChatRow, string>>) {
		this.#csv.push(FIELDS.map((name) => headers[name]));
	}

	push(row: ChatRow): void {
		this.#csv.push(FIELDS.map((name) => row[name]));
	}

	finish(file: InputFile, converter: string, notes: NonNullable<Origin['notes']> = []): InputFile {
		const origin = { converter, file: file.name, format: converter };
		return {
			name: file.name,
			blob: this.#csv.finish(),
			origin: notes.length === 0 ? origin : { ...origin, notes },
		};
	}
}

/** An instant as a text that says it is UTC; '' if there is none. */
export function utcText(ms: number): string {
	return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : '';
}
