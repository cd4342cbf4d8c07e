import { cellText, isMissing, takeRows } from '../columns/access';
import {
	CategoryBuilder,
	FlagBuilder,
	NumberBuilder,
	TagsBuilder,
	TextBuilder,
	TimeBuilder,
} from '../columns/builders';
import type { Column } from '../columns/column';
import { NOBODY } from './member-numbers';
import { laterPlans, type RowPlan } from './plan-rows';

/** One table's column and the member of each of its rows. */
interface Part {
	readonly column: Column;
	readonly members: Uint32Array;
}

const NONE = 0xffffffff;

/**
 * The columns of members: every column of the member tables but the id, and the name column of event tables. Columns of
 * the same header are one; the first cell that is not missing counts, in the order of tables and rows; of exports that
 * follow each other the newest comes first.
 */
export function memberColumns(plans: readonly RowPlan[], count: number): Map<string, Column> {
	const parts = new Map<string, Part[]>();
	const about = (plan: RowPlan) => plan.table.mapping.row === 'member';
	const latest = latestFirst(plans);
	for (const plan of [...latest.filter(about), ...latest.filter((plan) => !about(plan))]) {
		const names = columnNames(plan);
		if (names.length === 0) continue;
		const members = membersOfRows(plan);
		for (const name of names) {
			const column = plan.table.table.frame.columns.get(name)!;
			const known = parts.get(name);
			if (known === undefined) parts.set(name, [{ column, members }]);
			else known.push({ column, members });
		}
	}
	return new Map([...parts].map(([name, found]) => [name, join(found, count)]));
}

/** Exports that others follow come after those, all else as it is. */
function latestFirst(plans: readonly RowPlan[]): readonly RowPlan[] {
	const followers = (plan: RowPlan): number => laterPlans(plans, plan).length;
	return [...plans].sort((a, b) => followers(a) - followers(b));
}

function columnNames({ table }: RowPlan): string[] {
	const { mapping } = table;
	const { columns } = table.table.frame;
	if (mapping.row !== 'member') {
		return mapping.name !== undefined && columns.has(mapping.name) ? [mapping.name] : [];
	}
	const unused = new Set(mapping.unused ?? []);
	return [...columns.keys()].filter((name) => name !== mapping.member && !unused.has(name));
}

function membersOfRows({ state, members }: RowPlan): Uint32Array {
	const out = new Uint32Array(state.length).fill(NOBODY);
	for (let row = 0; row < state.length; row++) if (state[row] === 0) out[row] = members.of(row);
	return out;
}

function join(parts: readonly Part[], count: number): Column {
	if (parts.length === 1) return takeOrMissing(parts[0]!.column, firstRows(parts[0]!, count));
	const kinds = new Set(parts.map(({ column }) => column.kind));
	const firsts = parts.map((part) => firstRows(part, count));
	const cells: { column: Column | null; row: number }[] = [];
	for (let m = 0; m < count; m++) {
		const p = firsts.findIndex((rows) => rows[m] !== NONE);
		cells.push(
			p < 0 ? { column: null, row: 0 } : { column: parts[p]!.column, row: firsts[p]![m]! },
		);
	}
	return kinds.size === 1 ? joinAlike(parts[0]!.column, cells) : joinTexts(cells);
}

/** Per member the first row with a cell that is not missing; NONE without one. */
function firstRows({ column, members }: Part, count: number): Uint32Array {
	const rows = new Uint32Array(count).fill(NONE);
	for (let row = 0; row < members.length; row++) {
		const m = members[row]!;
		if (m !== NOBODY && rows[m] === NONE && !isMissing(column, row)) rows[m] = row;
	}
	return rows;
}

function takeOrMissing(column: Column, rows: Uint32Array): Column {
	const { length } = column;
	for (let m = 0; m < rows.length; m++) if (rows[m] === NONE) rows[m] = length;
	// One row after the last reads as missing in every kind of column, once there is an empty range for it.
	if (column.kind !== 'text' && column.kind !== 'tags') return takeRows(column, rows);
	const offsets = new Uint32Array(length + 2);
	offsets.set(column.offsets);
	offsets[length + 1] = column.offsets[length]!;
	return takeRows({ ...column, offsets }, rows);
}

type Cells = readonly { column: Column | null; row: number }[];

function joinTexts(cells: Cells): Column {
	const builder = new CategoryBuilder(cells.length);
	for (const { column, row } of cells) builder.push(column === null ? '' : cellText(column, row));
	return builder.finish();
}

/** Cells of columns of one kind as a column of that kind. */
function joinAlike(like: Column, cells: Cells): Column {
	switch (like.kind) {
		case 'category':
			return joinTexts(cells);
		case 'number': {
			const builder = new NumberBuilder(cells.length, like.unit);
			for (const { column, row } of cells)
				builder.push(column?.kind === 'number' ? column.values[row]! : NaN);
			return builder.finish();
		}
		case 'time': {
			const builder = new TimeBuilder(cells.length);
			for (const { column, row } of cells) {
				if (column?.kind === 'time') builder.push(column.values[row]!, column.dateOnly);
				else builder.push(NaN, true);
			}
			return builder.finish();
		}
		case 'flag': {
			const builder = new FlagBuilder();
			for (const { column, row } of cells)
				builder.push(column?.kind === 'flag' ? column.values.has(row) : null);
			return builder.finish();
		}
		case 'text': {
			const builder = new TextBuilder(cells.length);
			for (const { column, row } of cells) {
				if (column?.kind !== 'text') builder.push('');
				else builder.pushRange(column.bytes, column.offsets[row]!, column.offsets[row + 1]!);
			}
			return builder.finish();
		}
		case 'tags': {
			const builder = new TagsBuilder(cells.length);
			for (const { column, row } of cells) {
				if (column?.kind !== 'tags') builder.push([]);
				else {
					const codes = column.codes.subarray(column.offsets[row]!, column.offsets[row + 1]!);
					builder.push(Array.from(codes, (code) => column.dictionary.values[code]!));
				}
			}
			return builder.finish();
		}
	}
}
