import { BinaryReader, CutOff } from './binary-reader';

/** Numbers of records in [MS-XLS]. */
export const RECORD = {
	FORMULA: 0x06,
	EOF: 0x0a,
	DATE1904: 0x22,
	FILEPASS: 0x2f,
	CONTINUE: 0x3c,
	CODEPAGE: 0x42,
	SHEET: 0x85,
	MULTI_RK: 0xbd,
	RICH_LABEL: 0xd6,
	STYLE: 0xe0,
	STRINGS: 0xfc,
	SHARED_LABEL: 0xfd,
	NUMBER: 0x203,
	LABEL: 0x204,
	BOOL_ERROR: 0x205,
	FORMULA_TEXT: 0x207,
	RK: 0x27e,
	FORMAT: 0x41e,
	BEGIN: 0x809,
} as const;

/** BIFF5 has texts in a code page, BIFF8 in UTF-16. */
export type BiffVersion = 5 | 8;

export interface BiffRecord {
	readonly id: number;
	readonly data: Uint8Array;
	/** Where it lies in the stream: sheets are named by that. */
	readonly at: number;
}

/** The records from a place on; a record that is cut off ends them with CutOff. */
export function* records(stream: Uint8Array, from: number): Generator<BiffRecord, void> {
	for (let at = from; at + 4 <= stream.length;) {
		const id = stream[at]! | (stream[at + 1]! << 8);
		const length = stream[at + 2]! | (stream[at + 3]! << 8);
		// What follows the end in the last sector are zeros.
		if (id === 0 && length === 0) return;
		if (at + 4 + length > stream.length) throw new CutOff('a record is cut off');
		yield { id, data: stream.subarray(at + 4, at + 4 + length), at };
		at += 4 + length;
	}
}

/** The encodings of code pages, by the names that decoders know. */
const CODE_PAGES = new Map([
	[874, 'windows-874'],
	[932, 'shift_jis'],
	[936, 'gb18030'],
	[949, 'euc-kr'],
	[950, 'big5'],
	[10_000, 'macintosh'],
	[1200, 'utf-16le'],
	[65_001, 'utf-8'],
]);

export function decoderOf(codePage: number): TextDecoder {
	const windows = codePage >= 1250 && codePage <= 1258 ? codePage : 1252;
	return new TextDecoder(CODE_PAGES.get(codePage) ?? `windows-${windows}`, { ignoreBOM: true });
}

/** Texts as the version writes them. */
export class BiffTexts {
	constructor(
		private readonly version: BiffVersion,
		private readonly decoder: TextDecoder,
	) {}

	/** A text behind its length in one byte or two. */
	read(reader: BinaryReader, wideLength: boolean): string {
		const length = wideLength ? reader.u16() : reader.u8();
		if (this.version === 5) return this.decoder.decode(reader.take(length));
		return units(reader, length, reader.u8());
	}

	/** Of a cell: what is cut off by the end of the record is left out, for it goes on in the next. */
	readCell(reader: BinaryReader): string {
		const length = reader.u16();
		if (this.version === 5) return this.decoder.decode(reader.take(Math.min(length, reader.left)));
		const flags = reader.u8();
		const fits = flags & 1 ? reader.left >> 1 : reader.left;
		return units(reader, Math.min(length, fits), flags);
	}
}

function units(reader: BinaryReader, length: number, flags: number): string {
	return flags & 1 ? reader.utf16(length) : latin1(reader.take(length));
}

/** The lower halves of UTF-16 units; windows-1252 is not that. */
function latin1(bytes: Uint8Array): string {
	const wide = new Uint8Array(bytes.length * 2);
	for (let i = 0; i < bytes.length; i++) wide[i * 2] = bytes[i]!;
	return new BinaryReader(wide).utf16(bytes.length);
}

/**
 * The texts that cells share. They run over several records; where one is cut, its rest begins with new flags, and only
 * the letters may be cut.
 */
export function sharedTexts(blocks: readonly Uint8Array[]): string[] {
	let next = 0;
	let reader = new BinaryReader(blocks[next++]!);
	const goOn = () => {
		const block = blocks[next++];
		if (block === undefined) throw new CutOff('texts are cut off');
		reader = new BinaryReader(block);
	};
	const skip = (bytes: number) => {
		for (let left = bytes; left > 0;) {
			if (reader.left === 0) goOn();
			const step = Math.min(left, reader.left);
			reader.take(step);
			left -= step;
		}
	};
	reader.u32();
	const count = reader.u32();
	const texts: string[] = [];
	for (let i = 0; i < count; i++) {
		if (reader.left === 0) {
			// The count may be too high.
			if (next === blocks.length) break;
			goOn();
		}
		let length = reader.u16();
		let flags = reader.u8();
		const runs = flags & 8 ? reader.u16() : 0;
		const spoken = flags & 4 ? reader.u32() : 0;
		let text = '';
		for (;;) {
			const fits = flags & 1 ? reader.left >> 1 : reader.left;
			const step = Math.min(length, fits);
			text += units(reader, step, flags);
			length -= step;
			if (length === 0) break;
			goOn();
			flags = reader.u8();
		}
		skip(runs * 4 + spoken);
		texts.push(text);
	}
	return texts;
}
