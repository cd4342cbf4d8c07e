import { cellText } from '../columns/access';
import type { Column, Frame } from '../columns/column';
import type { Mapping } from '../model/mapping';
import { asCategory } from './as-category';
import { eventTimes } from './event-times';
import type { MappedTable } from './types';

/** What a later export of the same thing tells of the rows of an earlier one. */
export interface Overlap {
	/** Rows only in the later one, rows that both have, and those of them that read otherwise now. */
	readonly added: number;
	readonly same: number;
	readonly changed: number;
	/** Rows of the earlier one that the later should have (it covers their time, or has no times) and has not. */
	readonly gone: number;
	/** Rows of the earlier one from before and after what the later covers: they are kept. */
	readonly outside: number;
	/** By what rows were taken for the same: a column, or null for all cells. */
	readonly key: string | null;
}

/**
 * Compares two exports of one kind. A row is known by the object of its mapping (an order's number), in a table of members
 * by its member, in a lookup by its key, where that is different in every row of both; else by all the cells of the columns
 * that both have.
 */
export function compareExports(earlier: MappedTable, later: MappedTable): Overlap {
	const key = keyColumn(earlier, later);
	const oldKeys = rowKeys(earlier.table.frame, later.table.frame, key);
	const newKeys = rowKeys(later.table.frame, earlier.table.frame, key);
	const before = textsOf(earlier, later, key);
	const after = textsOf(later, earlier, key);
	const known = new Map(oldKeys.map((text, row) => [text, row]));
	let added = 0;
	let changed = 0;
	newKeys.forEach((text, row) => {
		const old = known.get(text);
		if (old === undefined) added++;
		else if (before !== null && before(old) !== after!(row)) changed++;
	});
	const told = new Set(newKeys);
	const covers = coveredBy(later);
	const times = firstTimes(earlier);
	let gone = 0;
	let outside = 0;
	oldKeys.forEach((text, row) => {
		if (told.has(text)) return;
		if (covers === null || times === null || covers(times(row))) gone++;
		else outside++;
	});
	return { added, same: newKeys.length - added - changed, changed, gone, outside, key };
}

/** Per row 1 where a later export of the same thing has the row too: the later one's is used. */
export function supersededRows(earlier: MappedTable, later: readonly MappedTable[]): Uint8Array {
	const out = new Uint8Array(earlier.table.frame.length);
	for (const next of later) {
		const key = keyColumn(earlier, next);
		const told = new Set(rowKeys(next.table.frame, earlier.table.frame, key));
		rowKeys(earlier.table.frame, next.table.frame, key).forEach((text, row) => {
			if (told.has(text)) out[row] = 1;
		});
	}
	return out;
}

function keyColumn(earlier: MappedTable, later: MappedTable): string | null {
	const { row, key, roles } = later.mapping;
	const candidates = row === 'lookup' ? [key] : [roles.object, rowMember(later.mapping)];
	for (const name of candidates) {
		if (name === undefined) continue;
		const columns = [earlier, later].map(({ table }) => table.frame.columns.get(name));
		if (columns.every((column) => column !== undefined && isKey(column))) return name;
	}
	return null;
}

const rowMember = ({ row, member }: Mapping): string | undefined =>
	row === 'member' ? (member ?? undefined) : undefined;

/** Is every cell there, and another one than all others? */
function isKey(column: Column): boolean {
	const { codes, length } = asCategory(column);
	const seen = new Set<number>();
	for (let row = 0; row < length; row++) {
		const code = codes[row]!;
		if (code === 0 || seen.has(code)) return false;
		seen.add(code);
	}
	return true;
}

/** One text per row by which rows of both frames are compared. */
function rowKeys(frame: Frame, other: Frame, key: string | null): string[] {
	if (key !== null) {
		const { codes, dictionary } = asCategory(frame.columns.get(key)!);
		return Array.from(codes, (code) => dictionary.values[code]!.trim());
	}
	const columns = shared(frame, other);
	return Array.from({ length: frame.length }, (_, row) => rowText(columns, row));
}

/** Texts of whole rows, to see whether a row that both have has changed; null where the key is the whole row. */
function textsOf(
	{ table }: MappedTable,
	other: MappedTable,
	key: string | null,
): ((row: number) => string) | null {
	if (key === null) return null;
	const columns = shared(table.frame, other.table.frame);
	return (row) => rowText(columns, row);
}

function shared(frame: Frame, other: Frame): readonly Column[] {
	return [...frame.columns.keys()]
		.filter((name) => other.columns.has(name))
		.sort()
		.map((name) => frame.columns.get(name)!);
}

/** Cells between separators that cells do not hold. */
function rowText(columns: readonly Column[], row: number): string {
	let text = '';
	for (const column of columns) text += cellText(column, row) + '\u001f';
	return text;
}

/** The first time of each row's events; null for tables without times. */
function firstTimes({ table, mapping }: MappedTable): ((row: number) => number) | null {
	const columns = mapping.events.flatMap((event) => eventTimes(event, table.frame) ?? []);
	if (columns.length === 0) return null;
	return (row) => {
		const times = columns.map(({ values }) => values[row]!).filter((time) => time === time);
		return times.length === 0 ? NaN : Math.min(...times);
	};
}

/** Whether a time lies between the first and the last row of a table of events. Null: the table tells no times. */
function coveredBy(table: MappedTable): ((time: number) => boolean) | null {
	const times = firstTimes(table);
	if (times === null || table.mapping.row === 'member') return null;
	let [first, last] = [Infinity, -Infinity];
	for (let row = 0; row < table.table.frame.length; row++) {
		const time = times(row);
		if (time < first) first = time;
		if (time > last) last = time;
	}
	return (time) => !(time < first || time > last);
}
