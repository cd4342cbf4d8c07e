import { BitSet } from '../base/bitset';
import { formatDay, formatTime } from '../base/time';
import { decodeWtf8 } from '../base/wtf8';
import type { Codes, Column, TagsColumn, TextColumn } from './column';

/** Whether a cell is missing. */
export function isMissing(column: Column, row: number): boolean {
	switch (column.kind) {
		case 'category':
			return column.codes[row] === 0;
		case 'number':
		case 'time':
			return Number.isNaN(column.values[row]!);
		case 'flag':
			return !column.present.has(row);
		case 'text':
		case 'tags':
			return column.offsets[row] === column.offsets[row + 1];
	}
}

export interface CellWords {
	readonly yes: string;
	readonly no: string;
}

/** A cell as a person reads it: numbers plain (shares in %), times as `YYYY-MM-DD[ HH:MM:SS]`, missing cells empty. */
export function cellText(
	column: Column,
	row: number,
	words: CellWords = { yes: 'true', no: 'false' },
): string {
	if (isMissing(column, row)) return '';
	switch (column.kind) {
		case 'category':
			return column.dictionary.values[column.codes[row]!]!;
		case 'number':
			return column.unit === '%' ? percent(column.values[row]!) : String(column.values[row]!);
		case 'time':
			return column.dateOnly ? formatDay(column.values[row]!) : formatTime(column.values[row]!);
		case 'flag':
			return column.values.has(row) ? words.yes : words.no;
		case 'text':
			return decodeWtf8(column.bytes, column.offsets[row], column.offsets[row + 1]);
		case 'tags':
			return tagsOf(column, row).join(', ');
	}
}

/** Times 100 without the noise of binary fractions: 0.07 is 7%, not 7.000000000000001%. */
function percent(value: number): string {
	return `${Number((value * 100).toPrecision(15))}%`;
}

function tagsOf(column: TagsColumn, row: number): string[] {
	const codes = column.codes.subarray(column.offsets[row]!, column.offsets[row + 1]!);
	return Array.from(codes, (code) => column.dictionary.values[code]!);
}

/** The cells of some rows, in that order (a row may come twice), as a new column. Dictionaries are shared. */
export function takeRows<C extends Column>(column: C, rows: Uint32Array): C;
export function takeRows(column: Column, rows: Uint32Array): Column {
	const length = rows.length;
	switch (column.kind) {
		case 'category':
			return { ...column, length, codes: takeNumbers(column.codes, rows) };
		case 'number':
		case 'time':
			return { ...column, length, values: takeNumbers(column.values, rows) };
		case 'flag':
			return {
				kind: 'flag',
				length,
				values: takeBits(column.values, rows),
				present: takeBits(column.present, rows),
			};
		case 'text': {
			const { offsets, items } = takeRanges(column.offsets, column.bytes, rows);
			return { kind: 'text', length, offsets, bytes: items } satisfies TextColumn;
		}
		case 'tags': {
			const { offsets, items } = takeRanges(column.offsets, column.codes, rows);
			return { ...column, length, offsets, codes: items };
		}
	}
}

type Numbers = Codes | Float64Array;

/** A new array of the same type with `values[rows[i]]` at i. */
function takeNumbers<A extends Numbers>(values: A, rows: Uint32Array): A {
	const out = new (values.constructor as new (length: number) => A)(rows.length);
	for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]!]!;
	return out;
}

function takeBits(bits: BitSet, rows: Uint32Array): BitSet {
	const out = new BitSet(rows.length);
	for (let i = 0; i < rows.length; i++) if (bits.has(rows[i]!)) out.add(i);
	return out;
}

function takeRanges<A extends Codes>(
	offsets: Uint32Array,
	items: A,
	rows: Uint32Array,
): { offsets: Uint32Array; items: A } {
	const taken = new Uint32Array(rows.length + 1);
	for (let i = 0; i < rows.length; i++)
		taken[i + 1] = taken[i]! + offsets[rows[i]! + 1]! - offsets[rows[i]!]!;
	const out = new (items.constructor as new (length: number) => A)(taken[rows.length]!);
	for (let i = 0; i < rows.length; i++)
		out.set(items.subarray(offsets[rows[i]!]!, offsets[rows[i]! + 1]!), taken[i]!);
	return { offsets: taken, items: out };
}
