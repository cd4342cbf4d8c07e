import type { InputFile } from '../types';
import { refusal } from './refuse';
import { headText, wholeText } from './text-file';
import type { ConvertHooks } from './types';

/** What JSON.parse makes of an object: its keys may be any text, `__proto__` among them. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The beginning of a file as text if it begins as JSON objects do; else null. */
export function jsonHead(head: Uint8Array): string | null {
	const first = head.find((byte) => byte > 32 && byte < 0x80);
	if (first !== 0x7b && first !== 0x5b) return null;
	const text = headText(head).trimStart();
	return /^(\{\s*["}]|\[\s*[{[\]])/.test(text) ? text : null;
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object; undefined if it has none of its own or `value` is no object. */
export function field(value: unknown, key: string): unknown {
	return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A field as text: '' for null, objects and what is not there. */
export function textField(value: unknown, key: string): string {
	return scalarText(field(value, key));
}

/** The objects in a list; empty if it is none. */
export function objectsField(value: unknown, key: string): readonly JsonObject[] {
	const list = field(value, key);
	return Array.isArray(list) ? list.filter(isObject) : [];
}

export function scalarText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The sum of the counts of a list of reactions. */
export function countOf(reactions: readonly JsonObject[]): number {
	let sum = 0;
	for (const reaction of reactions) {
		const count = field(reaction, 'count');
		if (typeof count === 'number' && Number.isFinite(count)) sum += count;
	}
	return sum;
}

/**
 * JSON as values. Whole numbers of 16 and more digits, which are ids, become texts: as numbers they would lose their last
 * digits. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
	return JSON.parse(/\d{16}/.test(text) ? quoteLongNumbers(text) : text) as unknown;
}

/** Reads a file that is one JSON value. Throws IntakeError and ConvertCancelled. */
export async function readJson(file: InputFile, hooks: ConvertHooks): Promise<unknown> {
	const text = await wholeText(file, hooks);
	try {
		return parseJson(text);
	} catch {
		throw damaged(file, text);
	}
}

/** The error for text that is no JSON: cut off, if it only lacks its end. */
export function damaged(file: InputFile, text: string): Error {
	return refusal(isCutOff(text) ? 'json-cut-off' : 'json-damaged', file.name);
}

/** Whether JSON ends before all that it opened is closed. */
function isCutOff(text: string): boolean {
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 0x22) {
			i = stringEnd(text, i);
			if (i < 0) return true;
		} else if (code === 0x7b || code === 0x5b) depth++;
		else if (code === 0x7d || code === 0x5d) depth--;
	}
	return depth > 0;
}

/** The index of the quote that closes the string opened at `open`; −1 if none does. */
export function stringEnd(text: string, open: number): number {
	for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
		let slashes = 0;
		while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
		if (slashes % 2 === 0) return at;
	}
	return -1;
}

function quoteLongNumbers(text: string): string {
	const parts: string[] = [];
	let from = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 0x22) {
			i = stringEnd(text, i);
			if (i < 0) break;
		} else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
			const start = i;
			while (isNumberPart(text.charCodeAt(i + 1))) i++;
			const number = text.slice(start, i + 1);
			if (!/^-?[1-9]\d{15,}$/.test(number)) continue;
			parts.push(text.slice(from, start), '"', number, '"');
			from = i + 1;
		}
	}
	parts.push(text.slice(from));
	return parts.join('');
}

/** Digits, sign, point and exponent. */
function isNumberPart(code: number): boolean {
	return (
		(code >= 0x30 && code <= 0x39) ||
		code === 0x2e ||
		code === 0x2b ||
		code === 0x2d ||
		code === 0x65 ||
		code === 0x45
	);
}
