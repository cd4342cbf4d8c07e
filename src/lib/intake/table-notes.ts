import type { ColumnFacts, ProblemReport } from '../model/dataset';
import type { Mapping } from '../model/mapping';
import { FORMATS } from './formats';
import { joinReports, ProblemLog } from './quality';
import type { FormatNote } from './types';

/** Rows at which exports are known to stop: Discourse's Data Explorer, and sheets of old and new Excel below their header. */
const CAPS: ReadonlySet<number> = new Set([10_000, 65_535, 1_048_575]);

export interface NotedTable {
	readonly file: string;
	readonly format: string;
	readonly mapping: Mapping;
	readonly columns: readonly ColumnFacts[];
	/** What its rows tell. */
	readonly seen: readonly FormatNote[];
	/** Null when it is only an estimate. */
	readonly rows: number | null;
}

/** The problems of a table, and what else is to be known of it as a whole. */
export function withNotes(problems: ProblemReport, table: NotedTable): ProblemReport {
	const { file, format, mapping, columns, seen, rows } = table;
	const log = new ProblemLog(file);
	const notes = FORMATS.find(({ id }) => id === format)?.notes?.(columns, mapping) ?? [];
	for (const { reason, column } of [...notes, ...seen]) log.add(0, column, '', reason, 'kept');
	if (rows !== null && CAPS.has(rows)) log.add(0, '', String(rows), 'maybe-cut-off', 'kept');
	const report = log.report();
	return report.counts.length === 0 ? problems : joinReports([problems, report]);
}
