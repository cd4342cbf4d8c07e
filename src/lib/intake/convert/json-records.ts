import type { InputFile } from '../types';
import { isObject, parseJson, type JsonObject } from './json';
import { refusal } from './refuse';
import { textPieces, WHOLE_MAX, wholeText } from './text-file';
import type { ConvertHooks } from './types';

/** Characters of one record; what is longer is a quote that was never closed. */
const RECORD_MAX = 64 * 1024 * 1024;

/** Records of a file, as many at a time as a piece of it held. */
export interface RecordBatch {
	readonly records: readonly JsonObject[];
	/** Entries that are no records, and the line or place of the first of them. */
	readonly odd: number;
	readonly at: string;
}

/** Where the records of a file lie. */
export type Layout =
	/** One to a line. */
	| { readonly kind: 'lines' }
	/** The elements of a list, or objects one after the other. */
	| { readonly kind: 'values' }
	/** In lists within one object. */
	| { readonly kind: 'object'; readonly value: JsonObject };

/** Finds out where the records are; reads the file for it only if it is one object. `head`: its beginning. */
export async function layoutOf(
	file: InputFile,
	head: string,
	hooks: ConvertHooks,
): Promise<Layout> {
	if (head.startsWith('[')) return { kind: 'values' };
	const lineEnd = head.search(/[\r\n]/);
	if (lineEnd > 0 && isWhole(head.slice(0, lineEnd)) && head.slice(lineEnd).trim() !== '') {
		return { kind: 'lines' };
	}
	if (file.blob.size > WHOLE_MAX) return { kind: 'values' };
	const text = await wholeText(file, hooks);
	try {
		const value = parseJson(text);
		return isObject(value) ? { kind: 'object', value } : { kind: 'values' };
	} catch {
		return { kind: 'values' };
	}
}

function isWhole(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** The records of a file that is of one of the first two layouts. Throws IntakeError and ConvertCancelled. */
export function records(
	file: InputFile,
	{ kind }: Layout,
	hooks: ConvertHooks,
): AsyncGenerator<RecordBatch, void> {
	return kind === 'lines' ? lineRecords(file, hooks) : valueRecords(file, hooks);
}

/** A damaged line costs only itself. */
async function* lineRecords(
	file: InputFile,
	hooks: ConvertHooks,
): AsyncGenerator<RecordBatch, void> {
	let rest = '';
	let line = 0;
	for await (const { text, last } of textPieces(file, hooks)) {
		const lines = (rest + text).split('\n');
		rest = last ? '' : lines.pop()!;
		if (rest.length > RECORD_MAX)
			throw refusal('json-damaged', file.name, `line ${line + lines.length}`);
		const batch = new Batch();
		for (const one of lines) {
			line++;
			if (one.trim() !== '') batch.addLine(one, `line ${line}`);
		}
		yield batch;
	}
}

async function* valueRecords(
	file: InputFile,
	hooks: ConvertHooks,
): AsyncGenerator<RecordBatch, void> {
	const splitter = new ValueSplitter();
	let count = 0;
	for await (const { text, last } of textPieces(file, hooks)) {
		const batch = new Batch();
		for (const value of splitter.push(text)) {
			count++;
			try {
				batch.add(parseJson(value), `#${count}`);
			} catch {
				throw refusal('json-damaged', file.name, `#${count}`);
			}
		}
		if (splitter.waiting > RECORD_MAX) throw refusal('json-damaged', file.name, `#${count + 1}`);
		if (last && !splitter.complete) throw refusal('json-cut-off', file.name, `#${count + 1}`);
		yield batch;
	}
}

class Batch implements RecordBatch {
	readonly records: JsonObject[] = [];
	odd = 0;
	at = '';

	add(value: unknown, at: string): void {
		if (isObject(value)) this.records.push(value);
		else this.#oddOne(at);
	}

	/** A line may hold several records that lack the line end between them. */
	addLine(line: string, at: string): void {
		try {
			this.add(parseJson(line), at);
			return;
		} catch {
			// Not one value.
		}
		const splitter = new ValueSplitter();
		for (const value of splitter.push(line)) {
			try {
				this.add(parseJson(value), at);
			} catch {
				this.#oddOne(at);
			}
		}
		if (!splitter.complete) this.#oddOne(at);
	}

	#oddOne(at: string): void {
		if (this.odd++ === 0) this.at = at;
	}
}

/**
 * Cuts text into the objects (and other values) of a list, or into those that follow one another, by the brackets alone;
 * the text comes in pieces, and no more than one value of it is held.
 */
export class ValueSplitter {
	/** Characters of the value that has begun. */
	waiting = 0;
	#parts: string[] = [];
	#depth = 0;
	#inString = false;
	#escaped = false;
	#inList: boolean | null = null;
	#closed = false;
	#begun = false;

	/** Whether all that was opened is closed. */
	get complete(): boolean {
		return (
			this.#depth === 0 && !this.#begun && this.#inList !== null && (!this.#inList || this.#closed)
		);
	}

	/** The values that are whole with this piece. */
	push(text: string): string[] {
		const values: string[] = [];
		let start = 0;
		for (let i = 0; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (this.#inString) {
				i = this.#endOfString(text, i);
				continue;
			}
			if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) continue;
			if (this.#inList === null) {
				this.#inList = code === 0x5b;
				if (this.#inList) continue;
			}
			if (this.#depth === 0 && (code === 0x2c || code === 0x5d)) {
				if (this.#begun) values.push(this.#take(text, start, i));
				if (code === 0x5d) this.#closed = true;
				continue;
			}
			if (!this.#begun) {
				this.#begun = true;
				start = i;
			}
			if (code === 0x22) this.#inString = true;
			else if (code === 0x7b || code === 0x5b) this.#depth++;
			else if ((code === 0x7d || code === 0x5d) && --this.#depth <= 0) {
				// A bracket that closes nothing ends what will not parse.
				this.#depth = 0;
				values.push(this.#take(text, start, i + 1));
			}
		}
		if (this.#begun) {
			const part = text.slice(start);
			this.#parts.push(part);
			this.waiting += part.length;
		}
		return values;
	}

	/** Passes over the string that is open at `from`; returns the index of its last character in this piece. */
	#endOfString(text: string, from: number): number {
		for (let i = from; i < text.length; i++) {
			if (this.#escaped) this.#escaped = false;
			else {
				const code = text.charCodeAt(i);
				if (code === 0x5c) this.#escaped = true;
				else if (code === 0x22) {
					this.#inString = false;
					return i;
				}
			}
		}
		return text.length;
	}

	#take(text: string, start: number, end: number): string {
		const value = this.#parts.join('') + text.slice(start, end);
		this.#parts = [];
		this.waiting = 0;
		this.#begun = false;
		return value;
	}
}
