/**
 * UTF-8 that also carries lone surrogates (WTF-8, S. Sapin): any JavaScript text comes back as it was. Text without lone
 * surrogates, that is nearly all, is plain UTF-8 and takes the fast way.
 */
const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONE = /\p{Surrogate}/u;

export function encodeWtf8(text: string): Uint8Array<ArrayBuffer> {
	if (!LONE.test(text)) return encoder.encode(text);
	const bytes: number[] = [];
	for (const character of text) {
		const code = character.codePointAt(0)!;
		if (code >= 0xd800 && code <= 0xdfff) {
			bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
		} else bytes.push(...encoder.encode(character));
	}
	return Uint8Array.from(bytes);
}

/** The text of bytes that `encodeWtf8` made. Bytes that it cannot have made become U+FFFD. */
export function decodeWtf8(bytes: Uint8Array): string {
	try {
		return strict.decode(bytes);
	} catch {
		return decodeAroundSurrogates(bytes);
	}
}

function decodeAroundSurrogates(bytes: Uint8Array): string {
	const loose = new TextDecoder('utf-8', { ignoreBOM: true });
	let out = '';
	let from = 0;
	for (let i = 0; i + 2 < bytes.length; i++) {
		if (
			bytes[i] === 0xed &&
			bytes[i + 1]! >= 0xa0 &&
			bytes[i + 1]! <= 0xbf &&
			bytes[i + 2]! >> 6 === 2
		) {
			out += loose.decode(bytes.subarray(from, i));
			out += String.fromCharCode(0xd000 | ((bytes[i + 1]! & 63) << 6) | (bytes[i + 2]! & 63));
			from = i + 3;
			i += 2;
		}
	}
	return out + loose.decode(bytes.subarray(from));
}
