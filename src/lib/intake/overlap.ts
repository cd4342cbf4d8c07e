import { DAY } from '../base/time';
import { cellText, isMissing } from '../columns/access';
import type { Column, Frame } from '../columns/column';
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
	/** The columns by which rows were taken for the same. */
	readonly key: readonly string[];
}

/**
 * Compares two exports of one kind. Rows are known
 *
 * - of a lookup by its key, of members by the member where nobody comes twice;
 * - by the order's number, else by the object, where each belongs to one member and one day in both: then all lines of it go
 *   together;
 * - else by who, when, what, order, group, object and target: what else a row says may have changed.
 */
export function compareExports(earlier: MappedTable, later: MappedTable): Overlap {
	const key = keyColumns(earlier, later);
	const oldKeys = rowKeys(earlier, key);
	const newKeys = rowKeys(later, key);
	const columns = shared(earlier.table.frame, later.table.frame);
	const before = textsByKey(earlier.table.frame, columns, oldKeys);
	const after = textsByKey(later.table.frame, columns, newKeys);
	let added = 0;
	let changed = 0;
	for (const text of newKeys) {
		const old = text === '' ? undefined : before.get(text);
		if (old === undefined) added++;
		else if (old !== after.get(text)) changed++;
	}
	const covers = coveredBy(later);
	const times = firstTimes(earlier);
	let gone = 0;
	let outside = 0;
	oldKeys.forEach((text, row) => {
		if (after.has(text)) return;
		if (covers === null || times === null || covers(times(row))) gone++;
		else outside++;
	});
	return { added, same: newKeys.length - added - changed, changed, gone, outside, key };
}

/** Per row 1 where a later export of the same thing has the row too: the later one's is used. */
export function supersededRows(earlier: MappedTable, later: readonly MappedTable[]): Uint8Array {
	const out = new Uint8Array(earlier.table.frame.length);
	for (const next of later) {
		const key = keyColumns(earlier, next);
		const told = new Set(rowKeys(next, key));
		rowKeys(earlier, key).forEach((text, row) => {
			if (text !== '' && told.has(text)) out[row] = 1;
		});
	}
	return out;
}

function keyColumns(earlier: MappedTable, later: MappedTable): readonly string[] {
	const both = [earlier, later];
	const { row, key, member, events, roles } = later.mapping;
	if (row === 'lookup') return key === undefined ? [] : [key];
	const there = (name: string | null | undefined): name is string =>
		name !== null && name !== undefined && both.every(({ table }) => table.frame.columns.has(name));
	if (row === 'member' && there(member) && both.every((table) => isUnique(table, member))) {
		return [member];
	}
	const deed = [roles.order, roles.object]
		.filter(there)
		.find((name) => both.every((table) => areDeeds(table, name)));
	if (row === 'event' && deed !== undefined) return [deed];
	const names = [
		member,
		...events.map(({ time }) => time),
		...events.map(({ kind }) => ('column' in kind ? kind.column : undefined)),
		...[roles.order, roles.group, roles.object, roles.target],
	];
	return [...new Set(names.filter(there))];
}

/** Is the cell of every row that has one another than all others? */
function isUnique({ table }: MappedTable, name: string): boolean {
	const { codes, length } = asCategory(table.frame.columns.get(name)!);
	const seen = new Set<number>();
	for (let row = 0; row < length; row++) {
		const code = codes[row]!;
		if (code !== 0 && seen.has(code)) return false;
		seen.add(code);
	}
	return true;
}

/** Does each value belong to one member and one day? So do orders; what people look at does not. */
function areDeeds(mapped: MappedTable, name: string): boolean {
	const { table, mapping } = mapped;
	const object = asCategory(table.frame.columns.get(name)!);
	const who = mapping.member === null ? undefined : table.frame.columns.get(mapping.member);
	if (who === undefined) return false;
	const members = asCategory(who).codes;
	const times = firstTimes(mapped);
	const known = new Map<number, readonly [member: number, day: number]>();
	for (let row = 0; row < object.length; row++) {
		const code = object.codes[row]!;
		if (code === 0 || members[row] === 0) continue;
		const time = times?.(row) ?? NaN;
		const day = Number.isNaN(time) ? NaN : Math.floor(time / DAY);
		const before = known.get(code);
		if (before === undefined) known.set(code, [members[row]!, day]);
		else if (before[0] !== members[row]) return false;
		else if (Math.abs(before[1] - day) > 0) return false;
	}
	return known.size > 0;
}

/** One text per row by which rows of both tables are compared; empty for a row that says nobody, or no key. */
function rowKeys({ table, mapping }: MappedTable, key: readonly string[]): string[] {
	const { frame } = table;
	const columns = key.flatMap((name) => frame.columns.get(name) ?? []);
	const member =
		mapping.row === 'lookup' || mapping.member === null
			? undefined
			: frame.columns.get(mapping.member);
	return Array.from({ length: frame.length }, (_, row) => {
		if (columns.length === 0 || (member !== undefined && isMissing(member, row))) return '';
		return columns.length === 1 ? cellText(columns[0]!, row).trim() : rowText(columns, row);
	});
}

/** Columns that both have as the same kind: a number and a text are written in two ways. */
function shared(frame: Frame, other: Frame): readonly string[] {
	return [...frame.columns]
		.filter(([name, { kind }]) => other.columns.get(name)?.kind === kind)
		.map(([name]) => name)
		.sort();
}

/** The rows of each key as one text, whatever their order. */
function textsByKey(
	frame: Frame,
	names: readonly string[],
	keys: readonly string[],
): ReadonlyMap<string, string> {
	const columns = names.map((name) => frame.columns.get(name)!);
	const texts = new Map<string, string | string[]>();
	keys.forEach((key, row) => {
		if (key === '') return;
		const text = rowText(columns, row);
		const known = texts.get(key);
		if (known === undefined) texts.set(key, text);
		else if (typeof known === 'string') texts.set(key, [known, text]);
		else known.push(text);
	});
	return new Map(
		[...texts].map(([key, text]) => [
			key,
			typeof text === 'string' ? text : text.sort().join('\n'),
		]),
	);
}

/** Cells between separators that cells do not hold. */
function rowText(columns: readonly Column[], row: number): string {
	let text = '';
	for (const column of columns) text += cellText(column, row).trim() + '\u001f';
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
