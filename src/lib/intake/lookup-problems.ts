import { cellText } from '../columns/access';
import type { LookupRole } from '../model/mapping';
import type { KeyRows } from './key-rows';
import { ProblemLog } from './quality';
import type { Built, MappedTable } from './types';

type Use = Built['uses'][number];

/** What is told of a lookup that joined; nothing is wrong. */
export const JOINED = ['lookup-joined', 'lookup-events'];

/**
 * What became of each row of a lookup: it describes what events name, or says why it does not. `part`: its place among the
 * exports of the same thing; `events`: for each key how many events name it.
 */
export function lookupProblems(
	{ table: { name, frame }, mapping }: MappedTable,
	part: number,
	role: LookupRole,
	rows: KeyRows,
	skipped: Uint8Array | null,
	events: Uint32Array,
): Use {
	const log = new ProblemLog(name);
	const column = mapping.key!;
	const cells = frame.columns.get(column)!;
	let rowsUsed = 0;
	let found = 0;
	for (let row = 0; row < frame.length; row++) {
		const rule = skipped === null ? 0 : skipped[row]!;
		if (rule > 0) {
			const of = mapping.skip![rule - 1]!.column;
			const cell = frame.columns.get(of);
			const value = cell === undefined ? '' : cellText(cell, row);
			log.add(row + 1, of, value, 'skipped-by-rule', 'row-left-out');
			continue;
		}
		const key = rows.keyOf(part, row);
		const left = (reason: string, effect: 'row-left-out' | 'kept'): void =>
			log.add(row + 1, column, cellText(cells, row), reason, effect);
		if (key === 0) left('lookup-key-missing', 'row-left-out');
		else if (rows.table[key] !== part + 1) left('superseded', 'row-left-out');
		else if (rows.row[key] !== row) left('lookup-key-again', 'row-left-out');
		else if (events[key] === 0) left('lookup-key-unnamed', 'kept');
		else {
			rowsUsed++;
			found += events[key]!;
		}
	}
	if (rowsUsed > 0) {
		log.add(0, column, role, 'lookup-joined', 'kept', rowsUsed);
		log.add(0, column, role, 'lookup-events', 'kept', found);
	}
	return { rowsUsed, problems: log.report() };
}

/** A lookup of which no event names anything. */
export function unmatchedLookup({ table: { name, frame }, mapping }: MappedTable): Use {
	const log = new ProblemLog(name);
	if (frame.length > 0) log.add(0, mapping.key!, '', 'lookup-unmatched', 'kept', frame.length);
	return { rowsUsed: 0, problems: log.report() };
}
