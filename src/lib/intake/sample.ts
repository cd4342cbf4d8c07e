import { refuseBinary, refuseControls } from './binary';
import { Damage, mixtureWatch } from './decode';
import { detectDialect } from './dialect';
import type { LineDialect } from './dialect';
import { UTF8_MARK, detectEncoding, encodingOfBom } from './encoding';
import { textDecoder } from './text-decoder';
import type { EncodingGuess } from './encoding';
import { findHeader, headerCells, tableWidth } from './header';
import { CsvReader, isBlank } from './csv';
import type { QuoteProblem, Row } from './csv';
import { IntakeError } from './types';
import type { EncodingName, InputFile, MixedEncodings, ReadOptions } from './types';

/** Bytes from which everything about a file is told before it is read. */
export const SAMPLE_BYTES = 512 * 1024;
/** The same where they hold no row of data. */
const LONG_SAMPLE_BYTES = 8 * 1024 * 1024;

/** How converters write. */
const MADE: LineDialect = { delimiter: ',', newline: '\r\n', sepLine: false };

/** How a file is written, told from its beginning. */
export interface FileSample {
	readonly bytes: Uint8Array;
	/** Bytes before them: a mark of UTF-8 that is none, for the text is in another encoding. */
	readonly skipped: number;
	/** The bytes are all of the file. */
	readonly whole: boolean;
	readonly encoding: EncodingGuess;
	/** Bytes may not fit the encoding: they are replaced and counted, not refused. */
	readonly lossy: boolean;
	readonly damage: Damage;
	readonly mixed: MixedEncodings | null;
	readonly lines: LineDialect;
	/** All rows of the sample, the header and what is before it among them; a last row that may be cut off is not. */
	readonly rows: readonly Row[];
	readonly marks: ReadonlyMap<Row, QuoteProblem>;
	/** Index in `rows`; −1 = none. */
	readonly headerRow: number;
	/** Index in `rows` of the first row of data. */
	readonly firstRow: number;
	readonly headers: Row;
	readonly width: number;
}

/**
 * Reads the beginning of a file and tells its encoding, delimiter and header; what `options` say is taken as said.
 * `encoding`: a better guess, when reading on has shown that the first was wrong. Throws IntakeError on files that are no text.
 */
export async function readSample(
	file: InputFile,
	options: ReadOptions,
	encoding?: EncodingGuess,
): Promise<FileSample> {
	const sample = await sampleOf(file, options, encoding, SAMPLE_BYTES);
	// A first row longer than that: one with a page of text in it.
	const tells = sample.whole || sample.rows.length > sample.firstRow;
	return tells ? sample : sampleOf(file, options, encoding, LONG_SAMPLE_BYTES);
}

async function sampleOf(
	file: InputFile,
	options: ReadOptions,
	encoding: EncodingGuess | undefined,
	most: number,
): Promise<FileSample> {
	let bytes = new Uint8Array(await file.blob.slice(0, most).arrayBuffer());
	const whole = file.blob.size <= most;
	// What a converter wrote needs no guessing: a cell of a workbook may say anything.
	const made = file.origin !== undefined;
	if (!made) refuseBinary(file.name, bytes);
	const guess = options.encoding
		? { encoding: options.encoding, confidence: 1, bom: hasMark(bytes, options.encoding) }
		: (encoding ?? detectEncoding(bytes, whole));
	const skipped = guess.bom && encodingOfBom(bytes) !== guess.encoding ? UTF8_MARK : 0;
	bytes = bytes.subarray(skipped);
	const decoder = textDecoder(guess.encoding, { ignoreBOM: true });
	const decoded = decoder.decode(bytes, { stream: !whole });
	const text = guess.bom && skipped === 0 ? decoded.slice(1) : decoded;
	if (!made) refuseControls(file.name, text);
	const lines = made ? MADE : detectDialect(text, whole, options);
	const lossy = options.encoding !== undefined || guess.confidence < 1;
	const damage = new Damage();
	if (lossy) damage.count(text);
	const watch = mixtureWatch(guess.encoding, lossy);
	watch?.push(bytes);
	const mixed = watch?.finish(whole) ?? null;
	const csv = new CsvReader(lines.delimiter);
	let rows = csv.push(text, whole);
	// A first line longer than the sample.
	if (rows.length === 0) rows = csv.push('', true);
	const first = lines.sepLine ? 1 : 0;
	const headerRow = options.headerRow ?? findHeader(rows, first);
	const firstRow = Math.max(headerRow + 1, first);
	if (!rows.some((row, i) => i >= first && !isBlank(row))) {
		throw new IntakeError('file-empty', { file: file.name, row: 0, column: '', value: '' });
	}
	const headers = headerRow < 0 ? [] : headerCells(rows, headerRow);
	const width = tableWidth(headers, rows.slice(firstRow));
	const encoded = { bytes, skipped, whole, encoding: guess, lossy, damage, mixed };
	return { ...encoded, lines, rows, marks: csv.marks, headerRow, firstRow, headers, width };
}

/** Whether a mark stands before text in an encoding: its own, or that of UTF-8, which is no text in any of one or two bytes. */
function hasMark(bytes: Uint8Array, encoding: EncodingName): boolean {
	const marked = encodingOfBom(bytes);
	return marked === encoding || (marked === 'utf-8' && !encoding.startsWith('utf-16'));
}
