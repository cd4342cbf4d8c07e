// Tables written in any dialect and encoding.
import fc from 'fast-check';
import type { EncodingName } from '$lib/intake/types';
import { encode, joined, repertoire, utf16 } from '../../support/encode';

/** Every encoding that is found; Turkish (windows-1254) is read when it is said. */
export const FOUND = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'gb18030',
	'big5',
	'shift_jis',
	'windows-1252',
	'windows-1251',
	'windows-1250',
] as const satisfies readonly EncodingName[];
export const ENCODINGS = [...FOUND, 'windows-1254'] as const satisfies readonly EncodingName[];

/** How a file is written. */
export interface Dialect {
	readonly delimiter: string;
	readonly newline: string;
	readonly quoteAll: boolean;
	readonly lastNewline: boolean;
	readonly encoding: EncodingName;
	/** Only where the encoding has such a mark. */
	readonly bom: boolean;
}

export function dialect(encodings: readonly EncodingName[]): fc.Arbitrary<Dialect> {
	return fc.constantFrom(...encodings).chain((encoding) =>
		fc.record({
			delimiter: fc.constantFrom(',', '\t', ';', '|', ...(isLatin(encoding) ? [] : ['；'])),
			newline: fc.constantFrom('\n', '\r\n', '\r'),
			quoteAll: fc.boolean(),
			lastNewline: fc.boolean(),
			encoding: fc.constant(encoding),
			bom: encoding.startsWith('utf') ? fc.boolean() : fc.constant(false),
		}),
	);
}

/** Without Chinese characters and full-width signs. */
export function isLatin(encoding: EncodingName): boolean {
	return encoding.startsWith('windows');
}

/** A table as the bytes of a file. */
export function write(rows: readonly (readonly string[])[], how: Dialect): Uint8Array<ArrayBuffer> {
	const { delimiter, newline, quoteAll, lastNewline, encoding, bom } = how;
	const quoted = (cell: string) =>
		quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter)
			? `"${cell.replaceAll('"', '""')}"`
			: cell;
	const lines = rows.map((row) => row.map(quoted).join(delimiter));
	const text = lines.join(newline) + (lastNewline ? newline : '');
	switch (encoding) {
		case 'utf-8':
			return joined(new TextEncoder().encode(bom ? `\ufeff${text}` : text));
		case 'utf-16le':
		case 'utf-16be':
			return utf16(text, encoding === 'utf-16le', bom);
		default:
			return encode(text, encoding);
	}
}

const characters = new Map<EncodingName, fc.Arbitrary<string>>();

/** Any character that an encoding can write. Of the controls only those of text: a file full of others is no text. */
export function character(encoding: EncodingName): fc.Arbitrary<string> {
	let known = characters.get(encoding);
	if (known === undefined) {
		known = encoding.startsWith('utf')
			? fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter(isText)
			: fc.constantFrom(...repertoire(encoding as Parameters<typeof repertoire>[0]).filter(isText));
		characters.set(encoding, known);
	}
	return known;
}

function isText(one: string): boolean {
	return (one >= ' ' || one === '\t' || one === '\n' || one === '\r') && one !== '\ufffd';
}
