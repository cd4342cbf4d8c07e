/**
 * UTF-8 that also carries lone surrogates (WTF-8, S. Sapin): any JavaScript text comes back as it was. Text without lone
 * surrogates, that is nearly all, is plain UTF-8 and takes the fast way.
 */
const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONE = /\p{Surrogate}/u;

export function encodeWtf8(text: string): Uint8Array<ArrayBuffer> {
	if (!LONE.test(text)) return encoder.encode(text);
	// Odd pieces are the lone surrogates.
	const pieces = text
		.split(/(\p{Surrogate})/u)
		.map((piece, i) => (i % 2 ? surrogateBytes(piece) : encoder.encode(piece)));
	const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

function surrogateBytes(surrogate: string): Uint8Array<ArrayBuffer> {
	const unit = surrogate.charCodeAt(0);
	return Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63));
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
