import type { CategoryColumn, Codes } from './column';

/** The rows of a category column, code by code: those of code c are `rows[offsets[c]] … rows[offsets[c + 1] − 1]`. */
interface RowsByCode {
	readonly offsets: Uint32Array;
	readonly rows: Uint32Array;
}

/** A column never changes, so its index is made once and goes when the column goes. */
const known = new WeakMap<Codes, RowsByCode>();

/**
 * The rows that have a code, ascending: a view. The first question about a column sorts all its rows by code (four bytes a
 * row, kept as long as the column is); later ones cost nothing.
 */
export function rowsOf({ codes, dictionary }: CategoryColumn, code: number): Uint32Array {
	let index = known.get(codes);
	if (index === undefined) {
		index = sortByCode(codes, dictionary.values.length);
		known.set(codes, index);
	}
	return index.rows.subarray(index.offsets[code]!, index.offsets[code + 1]!);
}

function sortByCode(codes: Codes, count: number): RowsByCode {
	const offsets = new Uint32Array(count + 1);
	for (let row = 0; row < codes.length; row++) offsets[codes[row]! + 1]!++;
	for (let code = 0; code < count; code++) offsets[code + 1]! += offsets[code]!;
	const next = offsets.slice(0, count);
	const rows = new Uint32Array(codes.length);
	for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row;
	return { offsets, rows };
}
