import { isBlank, isRemark } from './csv';
import type { Row } from './csv';
import { isNumberText } from './values/number';
import { isTimeText } from './values/time';

/** Rows after the header that are looked at. */
const BODY = 50;
/** Rows after a title among which the header may be. */
const TITLES = 3;
/** What a report calls what it says of itself above the table. */
const LABEL = /[:：]$/;
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
	const width = usualWidth(rows.slice(first).filter((row) => !isRemark(row)));
	const filled = rows
		.map((_, i) => i)
		.filter((i) => i >= first && i < first + BODY && !isBlank(rows[i]!));
	const candidate = filled.find((i) => !isPreamble(rows[i]!, width)) ?? filled[0];
	if (candidate === undefined) return -1;
	const below = filled.filter((i) => i > candidate);
	const better = isTitle(rows[candidate]!, width)
		? headerBelow(rows, candidate, below, width)
		: undefined;
	if (better !== undefined) return better;
	const [next] = below;
	const isGroups = next !== undefined && isGroupsOver(rows[candidate]!, rows[next]!);
	if (isGroups && weighHeader(rows, next) > 0) return next;
	return weighHeader(rows, candidate) >= 0 ? candidate : -1;
}

/**
 * The cells of the header in a row. Below names of groups, a column that has no name of its own goes by what stands above
 * it: a cell that was merged over both rows; and names that several groups have go by their group too (`订单 数量`).
 */
export function headerCells(rows: readonly Row[], at: number): Row {
	const names = rows[at] ?? [];
	const above = rows[at - 1];
	return above !== undefined && isGroupsOver(above, names) ? namesInGroups(above, names) : names;
}

function namesInGroups(groups: Row, names: Row): Row {
	const length = Math.max(names.length, groups.findLastIndex((cell) => cell.trim() !== '') + 1);
	const seen = new Set<string>();
	const repeated = new Set(cellsOf(names).filter((name) => seen.size === seen.add(name).size));
	let group = '';
	return Array.from({ length }, (_, c) => {
		const name = names[c] ?? '';
		const above = (groups[c] ?? '').trim();
		// Over nothing it is a name itself, and no group of what follows it.
		if (name.trim() === '') {
			if (above !== '') group = '';
			return groups[c] ?? '';
		}
		if (above !== '') group = above;
		return group !== '' && repeated.has(name.trim()) ? `${group} ${name.trim()}` : name;
	});
}

/** Whether a row may be a title in a few cells, or what a report says of itself (`from: | 2026-03-01`): the header is below it then. */
function isTitle(row: Row, width: number): boolean {
	if (row.length < width) return true;
	const cells = cellsOf(row);
	if (cells.length * 2 <= width) return true;
	const labels = cells.filter((cell) => LABEL.test(cell));
	return LABEL.test(cells[0]!) && labels.length * 2 <= cells.length;
}

/** The header below a title: fuller than that, its names all different, and it shows itself as one. */
function headerBelow(
	rows: readonly Row[],
	title: number,
	below: readonly number[],
	width: number,
): number | undefined {
	const least = Math.min(cellsOf(rows[title]!).length, width - 1);
	return below
		.filter((i) => rows[i]!.length === width && cellsOf(rows[i]!).length > least)
		.slice(0, TITLES)
		.find((i) => areDifferent(cellsOf(headerCells(rows, i))) && weighHeader(rows, i) > 0);
}

/** The columns of a table: those of its header, unless most rows have more. */
export function tableWidth(headers: Row, body: readonly Row[]): number {
	const rows = body.filter((row) => !isBlank(row));
	const wider = rows.filter((row) => row.length > headers.length).length;
	const usual = headers.length === 0 || (wider > 1 && wider > rows.length / 2);
	return usual ? usualWidth(rows) : headers.length;
}

/** The most frequent width of rows; among equals the greatest. */
function usualWidth(rows: readonly Row[]): number {
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

/** The texts of a row, without its empty cells. */
function cellsOf(row: Row): readonly string[] {
	return row.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function areDifferent(texts: readonly string[]): boolean {
	return new Set(texts).size === texts.length;
}

function isPreamble(row: Row, width: number): boolean {
	if (width < 2) return false;
	if (row[0]!.startsWith('#') && row.length < width) return true;
	const filled = cellsOf(row).length;
	return filled < 2 || filled * 3 < width;
}

/**
 * Names of groups of columns, each over its first: texts with gaps, over a row of texts that fill them and are all
 * different, at least within their group. Answers to choose from below a question are not: they repeat themselves.
 */
function isGroupsOver(groups: Row, names: Row): boolean {
	const [above, below] = [cellsOf(groups), cellsOf(names)];
	if (above.length < 2 || above.some((cell) => LABEL.test(cell))) return false;
	const gaps = names.filter((name, c) => name.trim() !== '' && (groups[c] ?? '').trim() === '');
	if (gaps.length < 2 || gaps.length * 4 < below.length) return false;
	if ([...above, ...below].some(isTyped)) return false;
	return areDifferent(below) || areDifferent(cellsOf(namesInGroups(groups, names)));
}

/**
 * Above 0 when a row looks like the header of those below it: texts over numbers and times speak for it, numbers over
 * numbers against it. 0 = texts over texts, nothing to tell by.
 */
function weighHeader(rows: readonly Row[], at: number): number {
	const body = rows.slice(at + 1, at + 1 + BODY);
	let weight = 0;
	rows[at]!.forEach((cell, c) => {
		const text = cell.trim();
		if (text === '') return;
		const below = body.map((row) => (row[c] ?? '').trim()).filter((other) => other !== '');
		const typed = below.length > 0 && below.every(isTyped);
		if (!isTyped(text)) {
			if (typed) weight++;
			return;
		}
		const isYear = YEAR.test(text) && below.some((other) => !YEAR.test(other));
		if (isYear) weight++;
		else if (typed || below.length === 0) weight--;
	});
	return weight;
}

const YEAR = /^(19|20)\d\d$/;

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
