import { BitSet } from '../base/bitset';
import { decodeWtf8, encodeWtf8 } from '../base/wtf8';
import type { Codes, Column, Dictionary } from './column';
import { pack, unpack } from './pack';
import type { Packing } from './pack';

/**
 * Columns as bytes and back, for the store. Numbers lie little-endian, as on every machine that runs a browser.
 * A part is the raw memory of one array; the meta is plain JSON and says how to read the parts.
 */
export interface ColumnPart {
	readonly name: string;
	readonly bytes: Uint8Array;
}

type Width = 1 | 2 | 4;
interface Doubles {
	/** Absent: plain doubles. */
	readonly packing?: Packing & { readonly width: Width };
}

export type ColumnMeta = { readonly length: number } & (
	| { readonly kind: 'category'; readonly width: Width; readonly distinct: number }
	| ({ readonly kind: 'number'; readonly unit?: string } & Doubles)
	| ({ readonly kind: 'time'; readonly dateOnly: boolean } & Doubles)
	| { readonly kind: 'flag' }
	| { readonly kind: 'text' }
	| { readonly kind: 'tags'; readonly width: Width; readonly distinct: number }
);

export interface EncodedColumn {
	readonly meta: ColumnMeta;
	/** Views of the column's own arrays where nothing had to be encoded: do not transfer or change them. */
	readonly parts: readonly ColumnPart[];
}

export function encodeColumn(column: Column): EncodedColumn {
	const { length } = column;
	switch (column.kind) {
		case 'category':
		case 'tags': {
			const parts = [part('codes', column.codes), ...dictionaryParts(column.dictionary)];
			if (column.kind === 'tags') parts.push(part('offsets', column.offsets));
			const width = column.codes.BYTES_PER_ELEMENT as Width;
			return {
				meta: { kind: column.kind, length, width, distinct: column.dictionary.values.length },
				parts,
			};
		}
		case 'number': {
			const { meta, parts } = encodeDoubles(column.values);
			const unit = column.unit === undefined ? {} : { unit: column.unit };
			return { meta: { kind: 'number', length, ...unit, ...meta }, parts };
		}
		case 'time': {
			const { meta, parts } = encodeDoubles(column.values);
			return { meta: { kind: 'time', length, dateOnly: column.dateOnly, ...meta }, parts };
		}
		case 'flag':
			return {
				meta: { kind: 'flag', length },
				parts: [part('values', column.values.words), part('present', column.present.words)],
			};
		case 'text':
			return {
				meta: { kind: 'text', length },
				parts: [part('offsets', column.offsets), part('bytes', column.bytes)],
			};
	}
}

/**
 * The column of `encodeColumn`'s answer. Its arrays are views of the parts where they are aligned, else copies.
 * Throws RangeError when a part is missing or has the wrong size.
 */
export function decodeColumn(meta: ColumnMeta, parts: readonly ColumnPart[]): Column {
	const { length } = meta;
	const bytesOf = (name: string): Uint8Array => {
		const found = parts.find((candidate) => candidate.name === name);
		if (!found) throw new RangeError(`part ${name} is missing`);
		return found.bytes;
	};
	switch (meta.kind) {
		case 'category':
			return {
				kind: 'category',
				length,
				codes: codesFrom(bytesOf('codes'), meta.width, length),
				dictionary: dictionaryFrom(bytesOf('dictionary'), bytesOf('ends'), meta.distinct),
			};
		case 'number': {
			const column = {
				kind: 'number',
				length,
				values: decodeDoubles(meta, length, bytesOf('values')),
			} as const;
			return meta.unit === undefined ? column : { ...column, unit: meta.unit };
		}
		case 'time':
			return {
				kind: 'time',
				length,
				values: decodeDoubles(meta, length, bytesOf('values')),
				dateOnly: meta.dateOnly,
			};
		case 'flag': {
			const words = (length + 31) >>> 5;
			return {
				kind: 'flag',
				length,
				values: new BitSet(length, arrayFrom(Uint32Array, bytesOf('values'), words)),
				present: new BitSet(length, arrayFrom(Uint32Array, bytesOf('present'), words)),
			};
		}
		case 'text': {
			const offsets = arrayFrom(Uint32Array, bytesOf('offsets'), length + 1);
			return {
				kind: 'text',
				length,
				offsets,
				bytes: arrayFrom(Uint8Array, bytesOf('bytes'), offsets[length]!),
			};
		}
		case 'tags': {
			const offsets = arrayFrom(Uint32Array, bytesOf('offsets'), length + 1);
			return {
				kind: 'tags',
				length,
				offsets,
				codes: codesFrom(bytesOf('codes'), meta.width, offsets[length]!),
				dictionary: dictionaryFrom(bytesOf('dictionary'), bytesOf('ends'), meta.distinct),
			};
		}
	}
}

function part(name: string, array: Codes | Float64Array): ColumnPart {
	return { name, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) };
}

function encodeDoubles(values: Float64Array): { meta: Doubles; parts: ColumnPart[] } {
	const packed = pack(values);
	if (!packed) return { meta: {}, parts: [part('values', values)] };
	const width = packed.codes.BYTES_PER_ELEMENT as Width;
	return { meta: { packing: { ...packed.packing, width } }, parts: [part('values', packed.codes)] };
}

function decodeDoubles({ packing }: Doubles, length: number, bytes: Uint8Array): Float64Array {
	if (!packing) return arrayFrom(Float64Array, bytes, length);
	return unpack(codesFrom(bytes, packing.width, length), packing);
}

/**
 * All values in one text, and where each ends in UTF-16 units: one call decodes them all, where a call per value takes
 * most of the time of opening a data set with many members.
 */
function dictionaryParts({ values }: Dictionary): ColumnPart[] {
	const ends = new Uint32Array(values.length);
	let end = 0;
	for (let i = 0; i < values.length; i++) ends[i] = end += values[i]!.length;
	return [{ name: 'dictionary', bytes: encodeWtf8(values.join('')) }, part('ends', ends)];
}

function dictionaryFrom(bytes: Uint8Array, endBytes: Uint8Array, distinct: number): Dictionary {
	const ends = arrayFrom(Uint32Array, endBytes, distinct);
	const text = decodeWtf8(bytes);
	if (text.length !== (ends.at(-1) ?? 0)) throw new RangeError('dictionary of the wrong size');
	const values = new Array<string>(distinct);
	let start = 0;
	for (let i = 0; i < distinct; i++) {
		values[i] = text.slice(start, ends[i]);
		start = ends[i]!;
	}
	return { values };
}

function codesFrom(bytes: Uint8Array, width: Width, length: number): Codes {
	if (width === 1) return arrayFrom(Uint8Array, bytes, length);
	if (width === 2) return arrayFrom(Uint16Array, bytes, length);
	return arrayFrom(Uint32Array, bytes, length);
}

interface ArrayType<A> {
	readonly BYTES_PER_ELEMENT: number;
	new (buffer: ArrayBufferLike, offset: number, length: number): A;
}

function arrayFrom<A>(Type: ArrayType<A>, bytes: Uint8Array, length: number): A {
	if (bytes.byteLength !== length * Type.BYTES_PER_ELEMENT) {
		throw new RangeError(
			`${bytes.byteLength} bytes for ${length} entries of ${Type.BYTES_PER_ELEMENT}`,
		);
	}
	const aligned = bytes.byteOffset % Type.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
	return new Type(aligned.buffer, aligned.byteOffset, length);
}
