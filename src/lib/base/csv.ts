/** Beginnings that spreadsheets take for a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

export interface CsvOptions {
	/** Text that a spreadsheet would take for a formula gets a leading apostrophe. Numbers never do. Default true. */
	readonly guard?: boolean;
}

/** Rows as CSV (RFC 4180): fields quoted where needed, CRLF after every row. Null and NaN are empty fields. */
export function toCsv(
	rows: Iterable<readonly (string | number | null)[]>,
	{ guard = true }: CsvOptions = {},
): string {
	let out = '';
	for (const row of rows) {
		// A row that is one empty field would be a blank line, which readers skip.
		const line =
			row.length === 1 && field(row[0]!, guard) === ''
				? '""'
				: row.map((cell) => field(cell, guard)).join(',');
		out += line + '\r\n';
	}
	return out;
}

function field(cell: string | number | null, guard: boolean): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
	const text = guard && FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
