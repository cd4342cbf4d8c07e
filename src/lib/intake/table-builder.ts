import type { Column, Frame } from '../columns/column';
import type { ColumnFacts, ProblemReport } from '../model/dataset';
import type { CellSpans } from './cell-spans';
import { ColumnCells } from './cells/column-cells';
import type { QuoteProblem, Row } from './csv';
import { isBlank } from './csv';
import { describeColumn } from './describe-column';
import { nameColumns } from './header';
import type { ColumnName } from './header';
import type { ColumnPlan } from './infer';
import { ProblemLog } from './quality';
import { sumsAmong } from './sums';
import { IntakeError, type DateOrder } from './types';

const COLUMNS_MAX = 50_000;
/** Rows at the end among which sums may be. */
const TAIL = 6;
const NO_MARKS: ReadonlyMap<Row, QuoteProblem> = new Map();

export interface TableSetup {
	readonly file: string;
	readonly zone: string;
	readonly dateOrder?: DateOrder | undefined;
	/** The header row's cells; none = columns are numbered. */
	readonly headers: Row;
	/** Columns that most rows have. */
	readonly width: number;
	/** Rows that are likely to come. */
	readonly rows: number;
}

export interface BuiltTable {
	readonly frame: Frame;
	readonly columns: readonly ColumnFacts[];
	/** Which cell of a row each column is made of. */
	readonly places: readonly number[];
	readonly problems: ProblemReport;
}

/**
 * Builds a table from rows that `feed` gives, all of them each time it is called: a second time, if the later rows have
 * shown a column to be of another type than the first told.
 */
export async function buildTable(
	setup: TableSetup,
	feed: (builder: TableBuilder) => Promise<void>,
): Promise<BuiltTable> {
	const builder = new TableBuilder(setup);
	await feed(builder);
	// Ends: a column read as month/day instead of day/month may yet turn out to be text, and text is never read again.
	for (let redo = builder.end(); redo.size > 0;) {
		const second = new TableBuilder(setup, redo);
		await feed(second);
		redo = second.end();
		builder.adopt(second);
	}
	return builder.finish();
}

interface ColumnState {
	readonly place: number;
	readonly title: ColumnName;
	/** Gone once they are a column, or must be read in another way: nothing lies in memory twice. */
	cells: ColumnCells | null;
	readonly problems: ProblemLog;
	done?: Column;
}

/** Rows of cells → typed columns. Blank lines are passed over, sums at the end left out, ragged rows kept. */
export class TableBuilder {
	/** Rows in the table so far. */
	rows = 0;
	private readonly problems: ProblemLog;
	private readonly titles: ColumnName[];
	private readonly columns = new Map<number, ColumnState>();
	private readonly redo = new Map<number, ColumnPlan>();
	private readonly texts = { held: 0 };
	private width: number;
	/** The last rows, held back: they may be sums. */
	private held: Row[] = [];
	private readonly marks = new Map<Row, QuoteProblem>();

	/** `only`: columns to be read, and how, by place; without it all are, as their cells tell. */
	constructor(
		private readonly setup: TableSetup,
		private readonly only?: ReadonlyMap<number, ColumnPlan>,
	) {
		this.problems = new ProblemLog(setup.file);
		this.width = Math.max(setup.headers.length, setup.width);
		this.checkWidth(this.width);
		this.titles = nameColumns(setup.headers, this.width);
		for (let c = 0; c < this.width; c++) this.open(c);
	}

	push(rows: readonly Row[], marks: ReadonlyMap<Row, QuoteProblem>): void {
		for (const [row, reason] of marks) this.marks.set(row, reason);
		const block = this.held;
		for (let r = 0; r < rows.length; r++) {
			const row = rows[r]!;
			if (row.length > 1 || !isBlank(row)) block.push(row);
		}
		this.held = block.splice(Math.max(0, block.length - TAIL));
		this.take(block);
	}

	/** The same with rows that are bytes still, as wide as the headers. */
	pushSpans(spans: CellSpans): void {
		const rows = spans.rows - TAIL;
		// The rows held back may widen the table.
		if (rows > 0) this.take(this.held.splice(0));
		if (rows <= 0 || this.spanWidth !== spans.width) {
			this.push(spans.texts(0, spans.rows), NO_MARKS);
			return;
		}
		for (const { cells, place } of this.columns.values())
			cells?.addSpans(spans, rows, place, this.rows);
		this.rows += rows;
		this.held = spans.texts(rows, spans.rows);
		this.judge(false);
	}

	/** How many cells a row must have for `pushSpans`; null while that does not tell all of it. */
	get spanWidth(): number | null {
		return this.width === this.titles.length ? this.width : null;
	}

	/** Notes a problem of the whole file. */
	note(reason: string, value: string, count: number): void {
		this.problems.add(0, '', value, reason, 'kept', count);
	}

	/** After the last row: the columns that must be read again in another way, by place. */
	end(): ReadonlyMap<number, ColumnPlan> {
		const rows = this.held.splice(0);
		const sums = this.width < 2 ? new Set<Row>() : sumsAmong(rows);
		const first = this.rows + 1;
		this.take(rows.filter((row) => !sums.has(row)));
		rows.forEach((row, i) => {
			if (!sums.has(row)) return;
			this.problems.add(first + i, '', row.join(' ').trim(), 'summary-row', 'row-left-out');
		});
		this.judge(true);
		for (const state of this.columns.values()) {
			if (state.cells === null) continue;
			state.done = state.cells.finish();
			state.cells = null;
		}
		return new Map(this.redo);
	}

	/** Takes the columns that a second reading of the same file has made. Call between `end` and `finish`. */
	adopt(other: TableBuilder): void {
		for (const [place, state] of other.columns) {
			this.columns.set(place, state);
			if (this.redo.get(place)?.kind === 'category') {
				state.problems.add(0, state.title.name, '', 'read-as-text', 'kept');
			}
			const next = other.redo.get(place);
			if (next) this.redo.set(place, next);
			else this.redo.delete(place);
		}
	}

	finish(): BuiltTable {
		const columns = new Map<string, Column>();
		const facts: ColumnFacts[] = [];
		const places: number[] = [];
		for (const place of [...this.columns.keys()].sort((a, b) => a - b)) {
			const { title, done, problems } = this.columns.get(place)!;
			const counted = describeColumn(title.name, done!);
			const fact = title.header === undefined ? counted : { ...counted, header: title.header };
			if (title.unnamed && fact.present === 0 && this.rows > 0) continue;
			columns.set(title.name, done!);
			facts.push(fact);
			places.push(place);
			this.problems.merge(problems);
		}
		const frame = { length: this.rows, columns };
		return { frame, columns: facts, places, problems: this.problems.report() };
	}

	private take(block: readonly Row[]): void {
		if (block.length === 0) return;
		this.checkRows(block);
		for (const { cells, place } of this.columns.values()) cells?.add(block, place, this.rows);
		this.rows += block.length;
		this.judge(false);
	}

	private judge(atEnd: boolean): void {
		for (const state of this.columns.values()) {
			const plan = state.cells?.verdict(atEnd);
			if (!plan) continue;
			this.redo.set(state.place, plan);
			state.cells = null;
		}
	}

	/** Notes rows that are not as wide as the table, and widens it where they hold more. */
	private checkRows(block: readonly Row[]): void {
		const expected = this.titles.length;
		for (let r = 0; r < block.length; r++) {
			const row = block[r]!;
			if (row.length !== expected) this.checkRow(row, this.rows + r + 1, expected);
		}
		if (this.marks.size === 0) return;
		block.forEach((row, r) => {
			const reason = this.marks.get(row);
			if (reason === undefined) return;
			this.problems.add(this.rows + r + 1, '', row.join(' '), reason, 'kept');
			this.marks.delete(row);
		});
	}

	private checkRow(row: Row, number: number, expected: number): void {
		if (row.length < expected) {
			this.problems.add(number, '', row.join(' '), 'row-short', 'kept');
			return;
		}
		const extra = row.slice(expected);
		if (extra.every((cell) => cell.trim() === '')) return;
		this.problems.add(number, '', extra.join(' '), 'row-long', 'kept');
		if (row.length <= this.width) return;
		this.checkWidth(row.length);
		for (; this.width < row.length; this.width++) this.open(this.width);
	}

	private open(place: number): void {
		const plan = this.only?.get(place);
		if (this.only && !plan) return;
		const { file, zone, dateOrder, rows } = this.setup;
		const title = this.titles[place] ?? this.extraTitle(place);
		const problems = new ProblemLog(file);
		const cells = new ColumnCells(
			{ name: title.name, problems, zone, dateOrder, rows, texts: this.texts },
			this.rows,
			plan,
		);
		this.columns.set(place, { place, title, cells, problems });
	}

	private extraTitle(place: number): ColumnName {
		const names = new Set(this.titles.map(({ name }) => name));
		let name = `column_${place + 1}`;
		for (let n = 2; names.has(name); n++) name = `column_${place + 1}_${n}`;
		return { name, unnamed: true };
	}

	private checkWidth(width: number): void {
		if (width <= COLUMNS_MAX) return;
		throw new IntakeError('too-many-columns', {
			file: this.setup.file,
			row: this.rows + 1,
			column: '',
			value: String(width),
		});
	}
}
