/** Characters of CSV text that are gathered before they become bytes. */
const PIECE = 1 << 20;

/**
 * Writes rows of texts as UTF-8 CSV into a Blob, piece by piece: a table of hundreds of megabytes is never one string, and
 * a browser may lay the pieces on its disk.
 */
export class CsvBlob {
	readonly #encoder = new TextEncoder();
	readonly #blobs: Blob[] = [];
	#text: string[] = [];
	#length = 0;
	rows = 0;

	push(row: readonly string[]): void {
		let line = '';
		for (let i = 0; i < row.length; i++) line += i === 0 ? quoted(row[i]!) : ',' + quoted(row[i]!);
		// One empty cell is a row, an empty line is none.
		this.#text.push(line === '' ? '""\r\n' : line + '\r\n');
		this.rows++;
		this.#length += line.length + 2;
		if (this.#length >= PIECE) this.#flush();
	}

	/** The table. Nothing can be added afterwards. */
	finish(): Blob {
		this.#flush();
		return new Blob(this.#blobs, { type: 'text/csv' });
	}

	#flush(): void {
		if (this.#text.length === 0) return;
		this.#blobs.push(new Blob([this.#encoder.encode(this.#text.join(''))]));
		this.#text = [];
		this.#length = 0;
	}
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function quoted(cell: string): string {
	return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
