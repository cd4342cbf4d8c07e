import { SpanReader } from './cell-spans';
import { CsvReader } from './csv';
import type { Row } from './csv';
import type { TextPiece, Utf8Bytes } from './decode';
import type { FileSample } from './sample';
import type { TableBuilder } from './table-builder';

const LF = 10;
/** So many plain rows together were worth looking for. */
const WORTH = 16;

/**
 * Gives the rows of a file to a table, piece by piece. Plain rows of UTF-8 go there as bytes (cell-spans.ts), which saves the
 * texts of cells that are known already; whatever is not plain is read by the parser, everything in its order. So is the
 * first piece: from it the types of columns are told.
 */
export class RowReader {
	private readonly csv: CsvReader;
	private spans: SpanReader | null = null;
	private skip: number;
	/** Bytes for the parser before plain rows are looked for again: more and more where there are few. */
	private step = 1;

	constructor(
		private readonly builder: TableBuilder,
		private readonly sample: Pick<FileSample, 'lines' | 'firstRow'>,
	) {
		this.csv = new CsvReader(sample.lines.delimiter);
		this.skip = sample.firstRow;
	}

	push(piece: TextPiece): void {
		const { utf8, last } = piece;
		if (utf8 !== null && this.takesSpans()) this.pushBytes(utf8, last);
		else this.pushText(piece.text, last);
	}

	private takesSpans(): boolean {
		const { builder, sample } = this;
		const { spanWidth } = builder;
		const { delimiter } = sample.lines;
		if (builder.rows === 0 || spanWidth === null || !SpanReader.reads(delimiter, spanWidth)) {
			return false;
		}
		if (this.spans?.width !== spanWidth) this.spans = new SpanReader(delimiter, spanWidth);
		return true;
	}

	private pushBytes(utf8: Utf8Bytes, last: boolean): void {
		const { bytes } = utf8;
		let at = 0;
		do {
			if (this.csv.atRowStart && this.takesSpans()) {
				at = this.pushSpans(utf8, at);
				if (at === bytes.length) return;
			}
			const lineEnd = bytes.indexOf(LF, Math.min(at + this.step - 1, bytes.length));
			const to = lineEnd === -1 ? bytes.length : lineEnd + 1;
			this.pushText(utf8.decode(at, to), last && to === bytes.length);
			// A quoted cell of many lines is not to be parsed anew with each of them.
			if (!this.csv.atRowStart) this.step *= 2;
			at = to;
		} while (at < bytes.length);
	}

	/** The plain rows from a place on; returns where they end. */
	private pushSpans(utf8: Utf8Bytes, at: number): number {
		const spans = this.spans!.read(utf8.bytes, at);
		if (!spans.ascii) utf8.decode(at, spans.end);
		if (spans.rows > 0) this.builder.pushSpans(spans);
		this.step = spans.rows < WORTH ? this.step * 2 : 1;
		return spans.end;
	}

	private pushText(text: string, last: boolean): void {
		let rows: readonly Row[] = this.csv.push(text, last);
		if (this.skip > 0) {
			const skipped = Math.min(this.skip, rows.length);
			rows = rows.slice(skipped);
			this.skip -= skipped;
		}
		this.builder.push(rows, this.csv.marks);
	}
}
