import { decodeWtf8 } from '../base/wtf8';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Rows of cells that are still the bytes of the file: cell c of row r is `bytes[starts[i] … ends[i])` with
 * i = r × width + c. All rows have as many cells.
 */
export class CellSpans {
	private text: string | undefined;
	/** Of `bytes`. */
	readonly view: DataView;

	constructor(
		readonly bytes: Uint8Array,
		readonly starts: Uint32Array,
		readonly ends: Uint32Array,
		readonly rows: number,
		readonly width: number,
		/** No byte of a cell is more than 127. */
		readonly ascii: boolean,
		/** Where the first of these rows begins … */
		readonly from: number,
		/** … and the first after them. */
		readonly end: number,
	) {
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	}

	/** A cell as text. */
	cell(row: number, column: number): string {
		const i = row * this.width + column;
		const [start, end] = [this.starts[i]!, this.ends[i]!];
		if (!this.ascii) return decodeWtf8(this.bytes, start, end);
		this.text ??= decodeWtf8(this.bytes, this.from, this.end);
		return this.text.slice(start - this.from, end - this.from);
	}

	/** Rows as texts. */
	texts(from: number, to: number): string[][] {
		return Array.from({ length: to - from }, (_, r) =>
			Array.from({ length: this.width }, (_, c) => this.cell(from + r, c)),
		);
	}

	/** One column of the first `rows` rows, as rows of one cell. */
	column(column: number, rows: number): string[][] {
		return Array.from({ length: rows }, (_, r) => [this.cell(r, column)]);
	}
}

/**
 * Finds the cells of plain rows without making texts of them. Plain is a row that has `width` cells, each without quotes or
 * quoted from its first to its last character without a quote inside, and that ends with LF or CR LF: what is written so
 * has but one meaning. Everything else is left to the parser.
 */
export class SpanReader {
	private starts = new Uint32Array(0);
	private ends = new Uint32Array(0);
	private readonly special = new Uint8Array(256);
	private readonly delimiter: number;

	constructor(
		delimiter: string,
		readonly width: number,
	) {
		this.delimiter = delimiter.charCodeAt(0);
		for (const code of [QUOTE, LF, CR, this.delimiter]) this.special[code] = 1;
	}

	/** Rows of one cell can be blank lines, and runs of blanks or several characters are no delimiter for bytes. */
	static reads(delimiter: string, width: number): boolean {
		return width > 1 && delimiter !== ' ' && delimiter.length === 1 && delimiter < '\x7f';
	}

	/** The plain rows from `from` on, up to the first that is not or is not complete. The arrays are used again by the next call. */
	read(bytes: Uint8Array, from: number): CellSpans {
		const { width, special, delimiter } = this;
		const length = bytes.length;
		if (this.starts.length < length) {
			this.starts = new Uint32Array(length + 64);
			this.ends = new Uint32Array(length + 64);
		}
		const { starts, ends } = this;
		let all = 0;
		let n = 0;
		let column = 0;
		let rows = 0;
		let done = from;
		let seen = 0;
		for (let at = from; at < length;) {
			let start = at;
			let end: number;
			if (bytes[at] === QUOTE) {
				start++;
				end = start;
				while (end < length && bytes[end] !== QUOTE) seen |= bytes[end++]!;
				at = end + 1;
			} else {
				while (at < length && special[bytes[at]!] === 0) seen |= bytes[at++]!;
				end = at;
			}
			if (at < length - 1 && bytes[at] === CR && bytes[at + 1] === LF) at++;
			if (at >= length) break;
			starts[n] = start;
			ends[n++] = end;
			const sign = bytes[at++];
			if (sign === delimiter) {
				if (++column === width) break;
			} else if (sign === LF) {
				if (column !== width - 1) break;
				column = 0;
				rows++;
				done = at;
				all |= seen;
			} else break;
		}
		return new CellSpans(bytes, starts, ends, rows, width, all < 128, from, done);
	}
}
