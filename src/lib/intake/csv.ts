import Papa from 'papaparse';
import { normaliseNewlines } from './newlines';

/** Largest record, in characters, in which a quote may stay open (a cell of 5 MB must be readable). */
const OPEN_MAX = 6 * 1024 * 1024;
/** How far that goes down in a file with many quotes that are never closed: looking ahead has its price. */
const OPEN_MIN = 2 * 1024;
/** A line longer than this is no line. */
const LINE_MAX = 64 * 1024 * 1024;

export type Row = readonly string[];
export type QuoteProblem = 'unterminated-quote' | 'stray-quote';

interface Parsed {
	data: string[][];
	errors: { code?: string; row?: number }[];
	meta: { cursor: number };
}

/**
 * Cuts text into rows of cells, piece by piece; cells are as they stand in the file (unquoted). Blank lines come as rows of
 * one empty cell. A quote that is never closed costs one line: that line is read as it stands and reading goes on
 * after it. The delimiter `' '` means runs of blanks.
 */
export class CsvReader {
	/** Rows (by identity) of the last `push` whose quotes were not right. */
	readonly marks = new Map<Row, QuoteProblem>();
	private readonly parser: {
		parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed;
	};
	private rest = '';
	private openMax = OPEN_MAX;

	/** The last `push` ended with a row. */
	get atRowStart(): boolean {
		return this.rest === '';
	}

	constructor(private readonly delimiter: string) {
		// The low-level parser: Papa.parse would guess and strip per piece.
		this.parser = new Papa.Parser({ delimiter, newline: '\n' }) as typeof this.parser;
	}

	/** The rows that are complete with this piece; with the last piece, all that remain. */
	push(piece: string, last: boolean): Row[] {
		this.marks.clear();
		const rows: Row[] = [];
		const queue = [piece];
		for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
			// In a file of many open quotes only so much is looked at at once.
			if (chunk.length > this.openMax) {
				queue.push(chunk.slice(this.openMax));
				chunk = chunk.slice(0, this.openMax);
			}
			const atEnd = last && queue.length === 0;
			const text = this.prepare(this.rest + chunk, atEnd);
			const used = this.take(this.parser.parse(text, 0, true), rows);
			this.rest = used === 0 ? text : text.slice(used);
			if (used > text.length / 2) this.openMax = Math.min(OPEN_MAX, this.openMax * 2);
			if (this.rest === '') continue;
			if (atEnd ? this.takeLast(rows) : this.rest.length <= this.openMax) continue;
			const after = this.takeLine(rows, atEnd);
			if (after !== '') queue.push(after);
		}
		return rows;
	}

	private take(parsed: Parsed, rows: Row[]): number {
		for (const error of parsed.errors) {
			const row = parsed.data[error.row ?? -1];
			if (row !== undefined) this.marks.set(row, 'stray-quote');
		}
		for (const row of parsed.data) rows.push(row);
		return parsed.meta.cursor;
	}

	/** The record without a line end at the end of the file; false if a quote is open in it. */
	private takeLast(rows: Row[]): boolean {
		const parsed = this.parser.parse(this.rest, 0, false);
		if (hasOpenQuote(parsed)) return false;
		this.take(parsed, rows);
		this.rest = '';
		return true;
	}

	/** Reads one line, an open quote in it as an ordinary character. Returns the text after it, to be read again. */
	private takeLine(rows: Row[], atEnd: boolean): string {
		const text = this.rest;
		const lineEnd = /\r\n?|\n/.exec(text);
		if (lineEnd === null && !atEnd && text.length < LINE_MAX) return '';
		const line = lineEnd === null ? text : text.slice(0, lineEnd.index);
		const parsed = this.parser.parse(line, 0, false);
		const row = parsed.data[0] ?? [''];
		if (hasOpenQuote(parsed)) {
			// The open cell swallowed the delimiters after it.
			const open = row.pop() ?? '';
			row.push(...`"${open}`.split(this.delimiter));
			this.marks.set(row, 'unterminated-quote');
			this.openMax = Math.max(OPEN_MIN, this.openMax / 4);
		}
		rows.push(row);
		this.rest = '';
		return lineEnd === null ? '' : text.slice(lineEnd.index + lineEnd[0].length);
	}

	private prepare(text: string, last: boolean): string {
		const lines = normaliseNewlines(text, this.delimiter, last);
		if (this.delimiter !== ' ') return lines;
		const whole = last ? lines.length : lines.lastIndexOf('\n') + 1;
		return (
			lines
				.slice(0, whole)
				.replace(/[ \t]+/g, ' ')
				.replace(/^ | $/gm, '') + lines.slice(whole)
		);
	}
}

function hasOpenQuote(parsed: Parsed): boolean {
	return parsed.errors.some((error) => error.code === 'MissingQuotes');
}

/** A line without content. */
export function isBlank(row: Row): boolean {
	return row.length === 1 && row[0]!.trim() === '';
}

/** A line of its own that begins with # (GA4 writes some above its tables). */
export function isRemark(row: Row): boolean {
	return row.length === 1 && row[0]!.startsWith('#');
}
