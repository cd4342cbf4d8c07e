import type { BitSet } from '../base/bitset';

/**
 * Columns are structs of arrays with a length. Arrays are owned by the column and never changed after it is built;
 * functions that return one say whether it is a copy or a view.
 */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Distinct texts; code `i` means `values[i]`. `values[0]` is always `''` and means "missing". */
export interface Dictionary {
	readonly values: readonly string[];
}

/** A text of few (or at least repeating) values. Code 0 = missing. */
export interface CategoryColumn {
	readonly kind: 'category';
	readonly length: number;
	readonly codes: Codes;
	readonly dictionary: Dictionary;
}

/** IEEE doubles. NaN = missing. `unit` is what the cells said: an ISO 4217 code for money, `'%'` for shares (stored ÷ 100). */
export interface NumberColumn {
	readonly kind: 'number';
	readonly length: number;
	readonly values: Float64Array;
	readonly unit?: string;
}

/**
 * Wall-clock milliseconds in the data set's zone: the civil date and time counted as if it were UTC
 * (1970-01-01 00:00 on the clock = 0). NaN = missing. `dateOnly`: no cell carried a time of day.
 */
export interface TimeColumn {
	readonly kind: 'time';
	readonly length: number;
	readonly values: Float64Array;
	readonly dateOnly: boolean;
}

/** Yes/no. `present` lacks the rows that are missing. */
export interface FlagColumn {
	readonly kind: 'flag';
	readonly length: number;
	readonly values: BitSet;
	readonly present: BitSet;
}

/** UTF-8 bytes of row i are `bytes[offsets[i] … offsets[i + 1])`. Empty range = missing. */
export interface TextColumn {
	readonly kind: 'text';
	readonly length: number;
	readonly offsets: Uint32Array;
	readonly bytes: Uint8Array;
}

/** Several values in one cell: codes of row i are `codes[offsets[i] … offsets[i + 1])`. */
export interface TagsColumn {
	readonly kind: 'tags';
	readonly length: number;
	readonly offsets: Uint32Array;
	readonly codes: Codes;
	readonly dictionary: Dictionary;
}

export type Column =
	CategoryColumn | NumberColumn | TimeColumn | FlagColumn | TextColumn | TagsColumn;
export type ColumnKind = Column['kind'];

/** Named columns of one length, in the order of the file. */
export interface Frame {
	readonly length: number;
	readonly columns: ReadonlyMap<string, Column>;
}
