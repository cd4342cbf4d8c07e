import { crc32 } from '../base/hash';
import { release } from '../base/memory';
import { UTF8_MARK, encodingOfBom } from './encoding';
import { MixtureWatch } from './mixture';
import { textDecoder } from './text-decoder';
import type { EncodingName } from './types';

const SLICE = 16 * 1024 * 1024;
const PIECE = 256 * 1024;

/** Thrown while reading strictly: the bytes are not UTF-8 from about here on. */
export class NotUtf8 extends Error {
	override name = 'NotUtf8';
	constructor(
		/** Where in the file the bad piece begins … */
		readonly offset: number,
		/** … and its bytes, to decide anew. */
		readonly piece: Uint8Array,
	) {
		super(`not UTF-8 after byte ${offset}`);
	}
}

/** A piece of text, and how many bytes of the file were read when it ended. */
export interface TextPiece {
	/** Decoded when it is asked for. */
	readonly text: string;
	/** The same as bytes, where they must be UTF-8. */
	readonly utf8: Utf8Bytes | null;
	readonly bytesRead: number;
	readonly last: boolean;
}

/** Whole characters, as far as nobody has found them to be otherwise: only decoding them shows it. */
export interface Utf8Bytes {
	readonly bytes: Uint8Array;
	/** The text of the bytes `from … to`, exclusive. Throws `NotUtf8`. */
	decode(from: number, to: number): string;
}

/**
 * Reads a file as text in pieces of a quarter of a megabyte, the next slice of the file always under way. UTF-8 is read
 * strictly (throws `NotUtf8`) unless `lossy`; in all other encodings bytes that do not fit become U+FFFD and are counted.
 * A byte order mark is left out; U+FEFF elsewhere is text.
 */
export class TextReader {
	/** What could not be decoded so far. */
	readonly damage = new Damage();
	bom = false;
	/** Looks for lines in another encoding, where there may be any. */
	readonly mixture: MixtureWatch | null;
	private readonly digests: Promise<ArrayBuffer | Uint8Array>[] = [];

	constructor(
		private readonly blob: Blob,
		private readonly encoding: EncodingName,
		private readonly lossy: boolean,
	) {
		this.mixture = mixtureWatch(encoding, lossy);
	}

	async *pieces(): AsyncGenerator<TextPiece, void> {
		const decode = this.encoding === 'utf-8' ? this.utf8() : this.streaming();
		for await (const { bytes, offset, last } of this.slices()) {
			if (offset === 0) this.bom = encodingOfBom(bytes) === this.encoding;
			let at = 0;
			do {
				const more = at + PIECE < bytes.length;
				const end = more ? at + wholeCharacters(bytes.subarray(at, at + PIECE)) : bytes.length;
				const atEnd = last && end === bytes.length;
				const place = { bytesRead: offset + end, last: atEnd };
				const whole = bytes.subarray(at, end);
				this.mixture?.push(whole);
				const text = decode(whole, offset + at, atEnd);
				if (text instanceof StrictPiece) yield Object.assign(text, place);
				else {
					this.damage.count(text);
					yield { text, utf8: null, ...place };
				}
				at = end;
			} while (at < bytes.length);
			release(bytes.buffer);
		}
	}

	/** A fingerprint of the bytes read so far: SHA-256 of the SHA-256 of each 16 MiB (of the bytes, if they are one slice). */
	async hash(): Promise<string> {
		const parts = (await Promise.all(this.digests)).map((part) => new Uint8Array(part));
		if (parts.length === 1) return hex(parts[0]!);
		const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
		let at = 0;
		for (const part of parts) {
			joined.set(part, at);
			at += part.length;
		}
		return hex(new Uint8Array(await digest(joined)));
	}

	private async *slices(): AsyncGenerator<
		{ bytes: Uint8Array<ArrayBuffer>; offset: number; last: boolean },
		void
	> {
		const load = (offset: number): Promise<ArrayBuffer> => {
			const loading = this.blob.slice(offset, offset + SLICE).arrayBuffer();
			// Nobody may be left to await it when reading is given up.
			loading.catch(() => undefined);
			return loading;
		};
		let next = load(0);
		for (let offset = 0; ; offset += SLICE) {
			const bytes = new Uint8Array(await next);
			const last = offset + SLICE >= this.blob.size;
			if (!last) next = load(offset + SLICE);
			this.digests.push(digest(bytes));
			yield { bytes, offset, last };
			if (last) return;
		}
	}

	/** Whole characters at a time: several times faster than a streaming decoder, and ASCII stays one byte a character. */
	private utf8(): (bytes: Uint8Array, offset: number, last: boolean) => StrictPiece | string {
		const decoder = new TextDecoder('utf-8', { fatal: !this.lossy, ignoreBOM: true });
		let rest = new Uint8Array(0);
		return (bytes, offset, last) => {
			let piece = offset === 0 && this.bom ? bytes.subarray(UTF8_MARK) : bytes;
			if (rest.length > 0) {
				piece = new Uint8Array(rest.length + bytes.length);
				piece.set(rest);
				piece.set(bytes, rest.length);
			}
			const start = offset + bytes.length - piece.length;
			const cut = last ? piece.length : wholeCharacters(piece);
			rest = piece.slice(cut);
			return this.lossy
				? decoder.decode(piece.subarray(0, cut))
				: new StrictPiece(decoder, piece.subarray(0, cut), start);
		};
	}

	private streaming(): (bytes: Uint8Array, offset: number, last: boolean) => string {
		const decoder = textDecoder(this.encoding, { ignoreBOM: true });
		return (bytes, offset, last) => {
			const text = decoder.decode(bytes, { stream: !last });
			return offset === 0 && this.bom ? text.slice(1) : text;
		};
	}
}

/** Strict UTF-8 holds no other lines, and of UTF-16 no line is one of UTF-8. */
export function mixtureWatch(encoding: EncodingName, lossy: boolean): MixtureWatch | null {
	return lossy && !encoding.startsWith('utf-16') ? new MixtureWatch(encoding) : null;
}

/** Bytes that must be UTF-8. Whoever takes them as bytes leaves the decoding out. */
class StrictPiece implements TextPiece, Utf8Bytes {
	bytesRead = 0;
	last = false;
	readonly utf8 = this;

	constructor(
		private readonly decoder: TextDecoder,
		readonly bytes: Uint8Array,
		private readonly offset: number,
	) {}

	get text(): string {
		return this.decode(0, this.bytes.length);
	}

	decode(from: number, to: number): string {
		try {
			return this.decoder.decode(this.bytes.subarray(from, to));
		} catch {
			throw new NotUtf8(this.offset, this.bytes.slice());
		}
	}
}

/** Counts the characters that stand for bytes that could not be decoded, in text that comes in pieces. */
export class Damage {
	undecodable = 0;
	/** 1-based line of the file with the first of them. */
	line: number | null = null;
	private lines = 1;

	count(text: string): void {
		for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
			this.undecodable++;
			this.line ??= this.lines + lineEnds(text, at);
		}
		if (this.line === null) this.lines += lineEnds(text, text.length);
	}
}

/** Line ends before `end`: LF, or CR where there is no LF at all. */
function lineEnds(text: string, end: number): number {
	const sign = text.includes('\n') ? '\n' : '\r';
	let count = 0;
	for (let at = text.indexOf(sign); at !== -1 && at < end; at = text.indexOf(sign, at + 1)) count++;
	return count;
}

/** Length of the bytes without a character that is cut off at their end. */
function wholeCharacters(bytes: Uint8Array): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back]!;
		if (byte < 0x80) break;
		if (byte >= 0xc0) {
			const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return needed > back ? bytes.length - back : bytes.length;
		}
	}
	return bytes.length;
}

/** Pages without a secure context have no SHA-256; then a checksum must do. */
function digest(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | Uint8Array> {
	const subtle = (crypto as { readonly subtle?: typeof crypto.subtle }).subtle;
	if (subtle) return subtle.digest('SHA-256', bytes);
	return Promise.resolve(new Uint8Array(Uint32Array.of(crc32(bytes)).buffer));
}

function hex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
