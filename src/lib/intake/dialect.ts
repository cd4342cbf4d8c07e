import { CsvReader, isBlank, isRemark } from './csv';
import type { Row } from './csv';
import type { Dialect, ReadOptions } from './types';

const DELIMITERS = [',', '\t', ';', '|', '；'] as const;
/** Rows that are compared. */
const ROWS = 200;
/** Characters of the sample that are parsed for each candidate. */
const CHARACTERS = 128 * 1024;

export type LineDialect = Pick<Dialect, 'delimiter' | 'newline'> & {
	/** The file's first line is `sep=…`, which names the delimiter and is no row of the table. */
	readonly sepLine: boolean;
};

/** The newline and delimiter of a sample of text (its last line may be cut off unless `whole`). */
export function detectDialect(sample: string, whole: boolean, options: ReadOptions): LineDialect {
	const newline = detectNewline(sample);
	const sep = /^sep=(.)\r?(\n|\r|$)/i.exec(sample);
	const delimiter = options.delimiter ?? sep?.[1] ?? detectDelimiter(sample, whole);
	return { newline, delimiter, sepLine: sep !== null };
}

/** The most frequent line end; a file without any has LF. */
export function detectNewline(text: string): Dialect['newline'] {
	let lf = 0;
	let cr = 0;
	let both = 0;
	for (const [end] of text.slice(0, CHARACTERS).matchAll(/\r\n|\n|\r/g)) {
		if (end === '\n') lf++;
		else if (end === '\r') cr++;
		else both++;
	}
	if (both > lf && both >= cr) return '\r\n';
	return cr > lf ? '\r' : '\n';
}

/** The rows of a sample; a last row that may be cut off is left out. */
function sampleRows(sample: string, delimiter: string, whole: boolean): Row[] {
	return new CsvReader(delimiter).push(sample, whole);
}

/**
 * The delimiter under which most rows have one width, preferring one that the first row shares, and among equals more
 * columns. A comma if nothing speaks for any.
 */
function detectDelimiter(sample: string, whole: boolean): string {
	const text = sample.slice(0, CHARACTERS);
	const complete = whole && text.length === sample.length;
	let best = ',';
	let bestScore = 0;
	for (const delimiter of DELIMITERS) {
		if (!text.includes(delimiter)) continue;
		const score = consistency(sampleRows(text, delimiter, complete));
		if (score > bestScore) {
			best = delimiter;
			bestScore = score;
		}
	}
	if (bestScore < 0.3 && consistency(sampleRows(text, ' ', complete), 3) > 0.9) return ' ';
	// Lines of prose with a comma here and there are one column.
	if (bestScore < 0.3 && !text.includes('\t')) {
		const rows = sampleRows(text, best, complete).filter((row) => !isBlank(row));
		if (rows[0]?.length === 1 && rows.some((row) => row.length > 1)) return '\t';
	}
	return best;
}

/** 0…1: how many rows have the most frequent width; 0 if that is less than `least` columns. */
function consistency(rows: readonly Row[], least = 2): number {
	const widths = new Map<number, number>();
	let total = 0;
	let first: number | undefined;
	for (const row of rows) {
		if (isBlank(row) || isRemark(row)) continue;
		if (total === ROWS) break;
		first ??= row.length;
		widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
		total++;
	}
	let width = 0;
	let count = 0;
	for (const [w, n] of widths) {
		if (n > count || (n === count && w > width)) {
			width = w;
			count = n;
		}
	}
	if (total === 0 || width < least) return 0;
	return (count / total) * (first === width ? 1 : 0.8) + Math.min(width, 50) / 10000;
}
