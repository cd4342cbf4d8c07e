import { isBlank } from './csv';
import type { Row } from './csv';
import { isNumberText } from './values/number';
import { isTimeText } from './values/time';

/** Rows after the header that are looked at. */
const BODY = 50;
/** Characters of a column's name; a longer header is cut (and kept beside it). */
const NAME_MAX = 200;

/** A column's name, and the header as it stood if that is another. */
export interface ColumnName {
	readonly name: string;
	readonly header?: string;
	/** There was no header: without any cell the column is not one. */
	readonly unnamed: boolean;
}

/** Which row is the header: 0-based among all rows, blank ones counted; −1 = none. Rows before it are a preamble. */
export function findHeader(rows: readonly Row[], first: number): number {
	const width = usualWidth(rows.slice(first));
	for (let i = first; i < Math.min(rows.length, first + BODY); i++) {
		const row = rows[i]!;
		if (isBlank(row)) continue;
		if (isPreamble(row, width)) continue;
		return isHeader(row, rows.slice(i + 1, i + 1 + BODY)) ? i : -1;
	}
	const start = rows.findIndex((row, i) => i >= first && !isBlank(row));
	return start;
}

/** The most frequent width of rows; among equals the greatest. */
export function usualWidth(rows: readonly Row[]): number {
	const counts = new Map<number, number>();
	for (const row of rows)
		if (!isBlank(row)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
	let width = 0;
	let most = 0;
	for (const [w, n] of counts) {
		if (n > most || (n === most && w > width)) {
			width = w;
			most = n;
		}
	}
	return width;
}

function isPreamble(row: Row, width: number): boolean {
	if (width < 2) return false;
	if (row[0]!.startsWith('#') && row.length < width) return true;
	const filled = row.filter((cell) => cell.trim() !== '').length;
	return filled < 2 || filled * 3 < width;
}

/** Texts over numbers and times make a header; numbers over numbers make a row. Texts over texts are taken for one. */
function isHeader(row: Row, body: readonly Row[]): boolean {
	let speaksFor = 0;
	let against = 0;
	row.forEach((cell, c) => {
		const text = cell.trim();
		if (text === '') return;
		const below = body.map((other) => (other[c] ?? '').trim()).filter((other) => other !== '');
		const typed = below.length > 0 && below.every(isTyped);
		if (!isTyped(text)) {
			if (typed) speaksFor++;
			return;
		}
		// A year over figures is a header.
		if (/^(19|20)\d\d$/.test(text) && below.some((other) => !/^(19|20)\d\d$/.test(other)))
			speaksFor++;
		else if (typed || below.length === 0) against++;
	});
	return speaksFor >= against;
}

function isTyped(text: string): boolean {
	return isNumberText(text) || isTimeText(text);
}

// Invisible characters and those that turn the writing direction would make two names look like one.
const INVISIBLE =
	// eslint-disable-next-line no-control-regex -- they are what it is about
	/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Names for `width` columns, all different and none empty: an empty header is `column_3`, a second `a` is `a_2`.
 * Every header that is a usable name keeps it, wherever it stands.
 */
export function nameColumns(headers: Row, width: number): ColumnName[] {
	const clean = Array.from({ length: Math.max(width, headers.length) }, (_, c) =>
		cleanHeader(headers[c] ?? ''),
	);
	const reserved = new Set(clean);
	const used = new Set<string>();
	return clean.map((wanted, c) => {
		const header = headers[c] ?? '';
		const unnamed = wanted === '';
		const base = unnamed ? `column_${c + 1}` : wanted;
		let name = base;
		for (let n = 2; used.has(name) || (name !== wanted && reserved.has(name)); n++)
			name = `${base}_${n}`;
		used.add(name);
		return name === header || header === '' ? { name, unnamed } : { name, header, unnamed };
	});
}

function cleanHeader(header: string): string {
	const text = header
		.replace(/[\t\r\n]+/g, ' ')
		.replace(INVISIBLE, '')
		.trim();
	return text.length > NAME_MAX ? `${text.slice(0, NAME_MAX)}…` : text;
}
