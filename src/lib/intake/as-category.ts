import { cellText } from '../columns/access';
import { BytesMap } from '../columns/bytes-map';
import type { CategoryColumn, Codes, Column, Dictionary, TextColumn } from '../columns/column';
import { DictionaryBuilder, narrowCodes } from '../columns/dictionary';

/** Any column as a category: numbers and times as they are written, several tags as one text. A category is given back as it is. */
export function asCategory(column: Column): CategoryColumn {
	switch (column.kind) {
		case 'category':
			return column;
		case 'number':
			return column.unit === '%' ? fromCells(column) : fromNumbers(column.values);
		case 'text':
			return fromText(column);
		default:
			return fromCells(column);
	}
}

function fromNumbers(values: Float64Array): CategoryColumn {
	const dictionary = new DictionaryBuilder();
	const known = new Map<number, number>();
	const codes = new Uint32Array(values.length);
	for (let row = 0; row < values.length; row++) {
		const value = values[row]!;
		if (value !== value) continue;
		let code = known.get(value);
		if (code === undefined) {
			code = dictionary.add(String(value));
			known.set(value, code);
		}
		codes[row] = code;
	}
	return category(codes, dictionary.finish());
}

/** Of many texts that repeat only one each is decoded. */
function fromText(column: TextColumn): CategoryColumn {
	const { bytes, offsets, length } = column;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const dictionary = new DictionaryBuilder();
	const known = new BytesMap();
	const codes = new Uint32Array(length);
	for (let row = 0; row < length; row++) {
		const start = offsets[row]!;
		const end = offsets[row + 1]!;
		if (start === end) continue;
		let code = known.get(view, start, end);
		if (code === -1) {
			// The map may have forgotten it.
			code = dictionary.add(cellText(column, row));
			known.add(view, start, end, code);
		}
		codes[row] = code;
	}
	return category(codes, dictionary.finish());
}

function fromCells(column: Column): CategoryColumn {
	const dictionary = new DictionaryBuilder();
	const codes = new Uint32Array(column.length);
	for (let row = 0; row < column.length; row++) codes[row] = dictionary.add(cellText(column, row));
	return category(codes, dictionary.finish());
}

function category(codes: Uint32Array, dictionary: Dictionary): CategoryColumn {
	return {
		kind: 'category',
		length: codes.length,
		codes: narrowCodes(codes, dictionary.values.length),
		dictionary,
	};
}

/** The codes of a column's values in a shared dictionary: `result[own code]` is the shared one. Spaces around count for nothing if `trim`. */
export function sharedCodes(
	column: CategoryColumn,
	shared: DictionaryBuilder,
	trim = false,
): Uint32Array {
	const { values } = column.dictionary;
	const codes = new Uint32Array(values.length);
	for (let code = 1; code < values.length; code++) {
		codes[code] = shared.add(trim ? values[code]!.trim() : values[code]!);
	}
	return codes;
}

/** An array for codes of a dictionary of this size. */
export function codesFor(length: number, distinct: number): Codes {
	if (distinct <= 0x100) return new Uint8Array(length);
	return distinct <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}
