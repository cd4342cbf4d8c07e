import { BitSet } from '../base/bitset';
import { encodeWtf8 } from '../base/wtf8';
import type {
	CategoryColumn,
	FlagColumn,
	NumberColumn,
	TagsColumn,
	TextColumn,
	TimeColumn,
} from './column';
import { DictionaryBuilder } from './dictionary';
import { GrowingBytes, GrowingCodes, GrowingFloat64, GrowingUint32 } from './growing';

/** One builder per kind of column: push a cell per row, then `finish` once. `rows` is a hint of how many will come. */
export class CategoryBuilder {
	readonly dictionary = new DictionaryBuilder();
	private readonly codes: GrowingCodes;

	constructor(rows?: number) {
		this.codes = new GrowingCodes(rows);
	}

	/** The empty text is a missing cell. */
	push(text: string): void {
		this.codes.push(this.dictionary.add(text));
	}

	/** Pushes a code that `dictionary.add` gave. */
	pushCode(code: number): void {
		this.codes.push(code);
	}

	finish(): CategoryColumn {
		return {
			kind: 'category',
			length: this.codes.length,
			codes: this.codes.finish(),
			dictionary: this.dictionary.finish(),
		};
	}
}

export class NumberBuilder {
	private readonly values: GrowingFloat64;

	constructor(
		rows?: number,
		private readonly unit?: string,
	) {
		this.values = new GrowingFloat64(rows);
	}

	/** NaN is a missing cell. */
	push(value: number): void {
		this.values.push(value);
	}

	finish(): NumberColumn {
		const column = {
			kind: 'number',
			length: this.values.length,
			values: this.values.finish(),
		} as const;
		return this.unit === undefined ? column : { ...column, unit: this.unit };
	}
}

export class TimeBuilder {
	private readonly values: GrowingFloat64;
	private dateOnly = true;

	constructor(rows?: number) {
		this.values = new GrowingFloat64(rows);
	}

	/** Wall-clock milliseconds, NaN for a missing cell; `dateOnly` when the cell said no time of day. */
	push(wall: number, dateOnly: boolean): void {
		this.values.push(wall);
		if (!dateOnly && !Number.isNaN(wall)) this.dateOnly = false;
	}

	finish(): TimeColumn {
		return {
			kind: 'time',
			length: this.values.length,
			values: this.values.finish(),
			dateOnly: this.dateOnly,
		};
	}
}

export class FlagBuilder {
	private readonly yes = new GrowingUint32();
	private readonly known = new GrowingUint32();
	private length = 0;

	/** Null is a missing cell. */
	push(value: boolean | null): void {
		if (value !== null) this.known.push(this.length);
		if (value === true) this.yes.push(this.length);
		this.length++;
	}

	finish(): FlagColumn {
		return {
			kind: 'flag',
			length: this.length,
			values: BitSet.from(this.length, this.yes.finish()),
			present: BitSet.from(this.length, this.known.finish()),
		};
	}
}

const encoder = new TextEncoder();

export class TextBuilder {
	private readonly offsets: GrowingUint32;
	private readonly bytes = new GrowingBytes();

	constructor(rows?: number) {
		this.offsets = new GrowingUint32(rows === undefined ? undefined : rows + 1);
		this.offsets.push(0);
	}

	/** The empty text is a missing cell. */
	push(text: string): void {
		if (text !== '' && !this.bytes.appendAscii(text)) {
			const room = this.bytes.reserve(text.length * 3);
			const { written } = encoder.encodeInto(text, room);
			// Only U+FFFD or a lone surrogate, which encodeInto replaces by it, takes the slow way.
			if (hasReplacement(room, written)) this.bytes.append(encodeWtf8(text));
			else this.bytes.length += written;
		}
		this.offsets.push(this.bytes.length);
	}

	/** Pushes the cell that is the bytes `from … to`, exclusive, of others: UTF-8 (copied). */
	pushRange(bytes: Uint8Array, from: number, to: number): void {
		this.bytes.appendRange(bytes, from, to);
		this.offsets.push(this.bytes.length);
	}

	finish(): TextColumn {
		return {
			kind: 'text',
			length: this.offsets.length - 1,
			offsets: this.offsets.finish(),
			bytes: this.bytes.finish(),
		};
	}
}

function hasReplacement(bytes: Uint8Array, length: number): boolean {
	for (let i = 0; i + 2 < length; i++) {
		if (bytes[i] === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) return true;
	}
	return false;
}

export class TagsBuilder {
	readonly dictionary = new DictionaryBuilder();
	private readonly offsets: GrowingUint32;
	private readonly codes = new GrowingCodes();

	constructor(rows?: number) {
		this.offsets = new GrowingUint32(rows === undefined ? undefined : rows + 1);
		this.offsets.push(0);
	}

	/** No tags is a missing cell; empty tags are left out. */
	push(tags: Iterable<string>): void {
		for (const tag of tags) if (tag !== '') this.codes.push(this.dictionary.add(tag));
		this.offsets.push(this.codes.length);
	}

	finish(): TagsColumn {
		return {
			kind: 'tags',
			length: this.offsets.length - 1,
			offsets: this.offsets.finish(),
			codes: this.codes.finish(),
			dictionary: this.dictionary.finish(),
		};
	}
}
