import { refusal } from '../refuse';
import { CsvBlob } from '../write-csv';
import type { CellValue, SheetNote } from './reader';
import { valueText } from './value-text';

/** As in a text table. */
const MAX_COLUMNS = 50_000;
const MAX_ROWS = 1_048_576;
/** A cell holds 32,767 characters in a spreadsheet; other programs write more. */
const MAX_CELL_CHARS = 32 * 1024 * 1024;
/** Rows are filled up to the widest so far, so that they are not told as short; a lone cell far away must not widen all. */
const FILL_COLUMNS = 256;
/** Empty cells that are written in all, and for each that holds something: a made-up sheet has little else. */
const MAX_EMPTY = 20_000_000;
const EMPTY_PER_CELL = 300;
/** Above it, not every whole number is one of a spreadsheet. */
const MAX_EXACT = Number.MAX_SAFE_INTEGER;
/** More than this is no id. */
const MAX_ID = 1e30;

/** Writes the cells of one sheet, row after row, as a table whose rows are those of the sheet. Throws IntakeError. */
export class SheetWriter {
	readonly #csv = new CsvBlob();
	readonly #notes = new Map<string, { count: number; at: string }>();
	#cells: string[] = [];
	#row = 0;
	#widest = 0;
	#filled = 0;
	#empty = 0;

	constructor(
		private readonly file: string,
		private readonly sheet: string,
		private readonly date1904: boolean,
	) {}

	/** Rows and columns count from 0; rows come in order, and those that hold nothing may be left out. */
	push(row: number, values: readonly CellValue[]): void {
		for (let column = 0; column < values.length; column++) {
			const value = values[column] ?? null;
			const text = valueText(value, this.date1904);
			if (text === null) this.#note('excel-error', row, column);
			else if (text !== '') this.#put(row, column, text);
			if (typeof value === 'number' && isCutId(value)) this.#note('digits-lost', row, column);
		}
	}

	/** The table; null when no cell holds anything. */
	finish(): { readonly blob: Blob; readonly notes: readonly SheetNote[] } | null {
		if (this.#filled === 0) return null;
		this.#endRow();
		const notes = Array.from(this.#notes, ([reason, note]) => ({ reason, ...note }));
		return { blob: this.#csv.finish(), notes };
	}

	#put(row: number, column: number, text: string): void {
		if (text.length > MAX_CELL_CHARS) throw refusal('file-too-large', this.file, this.sheet);
		this.#moveTo(row, column);
		this.#cells[column] = text;
		this.#filled++;
	}

	/** Something to know of a cell, which is empty unless it was put. */
	#note(reason: string, row: number, column: number): void {
		this.#moveTo(row, column);
		const note = this.#notes.get(reason);
		if (note) note.count++;
		else this.#notes.set(reason, { count: 1, at: cellName(row, column) });
	}

	#moveTo(row: number, column: number): void {
		if (column >= MAX_COLUMNS) throw refusal('too-many-columns', this.file, this.sheet);
		const inOrder = row >= this.#row && row < MAX_ROWS && column >= 0;
		if (!inOrder) throw refusal('file-damaged', this.file, this.sheet);
		while (this.#row < row) {
			this.#endRow();
			this.#row++;
		}
		while (this.#cells.length <= column) this.#cells.push('');
	}

	#endRow(): void {
		const cells = this.#cells;
		if (cells.length > this.#widest) this.#widest = cells.length;
		else if (cells.length > 0 && this.#widest <= FILL_COLUMNS)
			while (cells.length < this.#widest) cells.push('');
		this.#empty += cells.length;
		if (this.#empty > MAX_EMPTY && this.#empty > this.#filled * EMPTY_PER_CELL)
			throw refusal('file-bomb', this.file, this.sheet);
		this.#csv.push(cells);
		this.#cells = [];
	}
}

/** An id that was typed as a number: a spreadsheet keeps fifteen digits and writes zeros for the rest. */
function isCutId(value: number): boolean {
	return (
		value >= 1e15 &&
		value < MAX_ID &&
		Number.isInteger(value) &&
		(value % 10 === 0 || value > MAX_EXACT)
	);
}

/** `B7` */
function cellName(row: number, column: number): string {
	let letters = '';
	for (let c = column + 1; c > 0; c = Math.floor((c - 1) / 26))
		letters = String.fromCharCode(65 + ((c - 1) % 26)) + letters;
	return letters + String(row + 1);
}
