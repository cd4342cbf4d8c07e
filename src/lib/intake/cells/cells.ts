import type { DateOrder } from '../types';
import type { Column } from '../../columns/column';
import type { CellSpans } from '../cell-spans';
import type { Row } from '../csv';
import type { ColumnPlan } from '../infer';
import type { ProblemLog } from '../quality';

/** Collects one column's cells block by block. */
export interface Cells {
	/** Cell `c` of each row; a row that is too short has none. `first` is the number of the first row in the table. */
	add(rows: readonly Row[], c: number, first: number): void;
	/** The same for the first `rows` rows of some that are bytes still; without it they are made texts. */
	addSpans?(spans: CellSpans, rows: number, c: number, first: number): void;
	/** Rows from before the column was there. */
	skip(rows: number): void;
	/** How the column must be read instead, when the cells so far (or, at the end, all of them) have shown it. */
	verdict(atEnd: boolean): ColumnPlan | undefined;
	/** The column; call once, after the last block. */
	finish(): Column;
	readonly problems: ProblemLog;
}

/** What every kind of column must know of its place. */
export interface Place {
	readonly name: string;
	readonly problems: ProblemLog;
	readonly zone: string;
	/** What the person said of dates that do not tell. */
	readonly dateOrder?: DateOrder | undefined;
	/** Rows that are likely to come, to make room for. */
	readonly rows: number;
	/** Distinct texts that the categories of the table hold, all columns together. */
	readonly texts: { held: number };
}

/** A short string of its own: a part cut from a block of text keeps the whole block in memory. */
export function detach(text: string): string {
	// V8 shares memory with the whole only from 13 characters on.
	return text.length < 13 ? text : ` ${text}`.slice(1);
}
