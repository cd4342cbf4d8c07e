// Text as bytes of every encoding that the app reads.
import { textDecoder } from '../../src/lib/intake/text-decoder';
import type { EncodingName } from '../../src/lib/intake/types';

/** The encodings that the platform can read and not write. */
export type Legacy = Exclude<EncodingName, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** Text as bytes of an encoding that the platform can only read, by turning its decoder round. */
export function encode(text: string, encoding: Legacy): Uint8Array<ArrayBuffer> {
	const table = tableOf(encoding);
	const bytes: number[] = [];
	for (const character of text) {
		const code = table.get(character);
		if (code === undefined) throw new Error(`${encoding} has no ${character}`);
		bytes.push(...code);
	}
	return Uint8Array.from(bytes);
}

/** All characters that an encoding can write in one or two bytes. */
export function repertoire(encoding: Legacy): readonly string[] {
	return [...tableOf(encoding).keys()];
}

/** Whether an encoding can write a text. */
export function encodable(text: string, encoding: Legacy): boolean {
	const table = tableOf(encoding);
	return Array.from(text).every((character) => table.has(character));
}

const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(encoding: EncodingName): Map<string, readonly number[]> {
	let table = tables.get(encoding);
	if (table === undefined) {
		table = new Map();
		const decoder = textDecoder(encoding);
		const add = (...bytes: number[]): void => {
			const text = decoder.decode(Uint8Array.from(bytes));
			if (Array.from(text).length === 1 && text !== '\ufffd' && !table!.has(text))
				table!.set(text, bytes);
		};
		for (let a = 0; a < 256; a++) add(a);
		for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) add(a, b);
		tables.set(encoding, table);
	}
	return table;
}

/** UTF-16 bytes, with or without a byte order mark. */
export function utf16(text: string, littleEndian: boolean, bom: boolean): Uint8Array<ArrayBuffer> {
	const whole = bom ? `\ufeff${text}` : text;
	const bytes = new Uint8Array(whole.length * 2);
	const view = new DataView(bytes.buffer);
	for (let i = 0; i < whole.length; i++) view.setUint16(2 * i, whole.charCodeAt(i), littleEndian);
	return bytes;
}

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
