/**
 * UTF-8 that also carries lone surrogates (WTF-8, S. Sapin): any JavaScript text comes back as it was. Text without lone
 * surrogates, that is nearly all, is plain UTF-8 and takes the fast way.
 */
const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONE = /\p{Surrogate}/u;
/** Bytes of a short text. */
const SHORT = 64;

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

/**
 * The text of the bytes `from … to`, exclusive, that `encodeWtf8` made. Bytes that it cannot have made become U+FFFD. A short
 * text is put together here: browsers keep what their decoder gives outside the heap, at ten times the memory of such a text.
 */
export function decodeWtf8(bytes: Uint8Array, from = 0, to = bytes.length): string {
	const short = to - from <= SHORT ? decodeShort(bytes, from, to) : null;
	if (short !== null) return short;
	const part = bytes.subarray(from, to);
	try {
		return strict.decode(part);
	} catch {
		return decodeAroundSurrogates(part);
	}
}

/** Null if not all of the bytes are characters of up to three bytes. */
function decodeShort(bytes: Uint8Array, from: number, to: number): string | null {
	const units: number[] = [];
	for (let at = from; at < to;) {
		const byte = bytes[at]!;
		if (byte < 0x80) {
			units.push(byte);
			at++;
			continue;
		}
		const length = byte < 0xe0 ? 2 : 3;
		if (byte < 0xc2 || byte > 0xef || at + length > to) return null;
		const second = bytes[at + 1]!;
		const third = length === 3 ? bytes[at + 2]! : 0x80;
		if (second >> 6 !== 2 || third >> 6 !== 2) return null;
		const unit =
			length === 2
				? ((byte & 31) << 6) | (second & 63)
				: ((byte & 15) << 12) | ((second & 63) << 6) | (third & 63);
		if (length === 3 && unit < 0x800) return null;
		units.push(unit);
		at += length;
	}
	return String.fromCharCode(...units);
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
