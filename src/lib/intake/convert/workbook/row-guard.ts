import { refusal } from '../refuse';

/** Cells that the rows of one piece of a sheet may have, empty ones among them. */
const MAX_CELLS = 20_000_000;
const LETTERS = 26;
const NARROW = LETTERS + LETTERS * LETTERS;

/** No row is longer; a tag without an end would be looked through again with every piece. */
const MAX_ROW_BYTES = 64 * 1024 * 1024;

/**
 * Holds made-up sheets in XML off. A row is as long as its last cell is far, and a row of one far cell is thirty letters:
 * cells in columns of three letters are looked at; what is nearer is paid for by the file's own size.
 */
export class RowGuard {
	#bytes = 0;

	constructor(private readonly file: string) {}

	/** A row came out. */
	row(): void {
		this.#bytes = 0;
	}

	/** Sees the sheet piece by piece, before its rows are made. Throws IntakeError. */
	watch(bytes: Uint8Array): void {
		this.#bytes += bytes.length;
		if (this.#bytes > MAX_ROW_BYTES) throw refusal('file-damaged', this.file);
		let cells = 0;
		let far = 0;
		for (let i = 0; i + 4 < bytes.length; i++) {
			const byte = bytes[i]!;
			// A value begins: "XFD7
			if (byte === 34 || byte === 39) far = Math.max(far, columnAt(bytes, i + 1));
			// …row> ends a row.
			else if (byte === 114 && bytes[i + 1] === 111 && bytes[i + 2] === 119 && far > 0) {
				const before = bytes[i - 1];
				if (before !== 47 && before !== 58) continue;
				cells += far;
				far = 0;
				if (cells > MAX_CELLS) throw refusal('file-bomb', this.file);
			}
		}
	}
}

/** The column of three letters before a digit; 0 = there is none. */
function columnAt(bytes: Uint8Array, at: number): number {
	let column = 0;
	for (let i = at; i < at + 3; i++) {
		const letter = (bytes[i]! & ~32) - 64;
		if (letter < 1 || letter > LETTERS) return 0;
		column = column * LETTERS + letter;
	}
	const digit = bytes[at + 3] ?? 0;
	return digit >= 48 && digit <= 57 && column > NARROW ? column : 0;
}
