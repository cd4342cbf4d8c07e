import type { Mapping } from '../model/mapping';
import { isBlank } from './csv';
import type { Row } from './csv';
import type { Damage } from './decode';
import { recogniseAndMap } from './formats';
import { mixedText } from './mixed-text';
import type { FileSample } from './sample';
import type { BuiltTable, TableBuilder, TableSetup } from './table-builder';
import type { Dialect, InputFile, MixedEncodings, ReadOptions } from './types';

/** Rows of the sample that formats see. */
const FORMAT_ROWS = 100;

/** What building the table of a file starts from. */
export function tableSetup(
	file: InputFile,
	sample: FileSample,
	{ dateOrder }: ReadOptions,
	zone: string,
): TableSetup {
	const { headers, width } = sample;
	return {
		file: file.name,
		zone,
		dateOrder,
		headers,
		width,
		rows: likelyRows(sample, file.blob.size),
	};
}

/** From the length of the rows of the sample, with some room. */
function likelyRows(sample: FileSample, bytes: number): number {
	const share = bytes / Math.max(1, sample.bytes.length);
	return Math.ceil(sample.rows.length * share * 1.02) + 16;
}

export function dialectOf(
	sample: FileSample,
	damage: Damage,
	mixed: MixedEncodings | null,
): Dialect {
	const { encoding, lines, headerRow } = sample;
	return {
		encoding: encoding.encoding,
		encodingConfidence: encoding.confidence,
		bom: encoding.bom,
		delimiter: lines.delimiter,
		newline: lines.newline,
		headerRow,
		undecodable: damage.undecodable,
		undecodableLine: damage.line,
		mixed,
	};
}

/** What shows that the text was not, or not all, written in the encoding that it is read as. */
export function noteDamage(builder: Pick<TableBuilder, 'note'>, dialect: Dialect): void {
	const { encoding, bom, undecodable, undecodableLine, mixed } = dialect;
	if (bom && !encoding.startsWith('utf')) builder.note('mark-contradicts', encoding, 1);
	if (undecodable > 0) builder.note('undecodable', `line ${undecodableLine}`, undecodable);
	if (mixed !== null) {
		const reason = mixed.within === true ? 'mixed-within-line' : 'mixed-encodings';
		builder.note(reason, mixedText(encoding, mixed), 1);
	}
}

/** What the converter that wrote the table did not take as it stood. */
export function noteOrigin(builder: TableBuilder, { origin }: InputFile): void {
	for (const { reason, at, count } of origin?.notes ?? []) builder.note(reason, at, count);
}

/** Rows of data of the sample as texts, a cell for each column of the table. */
export function dataRows(sample: FileSample, { places, frame }: BuiltTable, most: number): Row[] {
	const rows: Row[] = [];
	for (
		let r = sample.firstRow;
		r < sample.rows.length && rows.length < Math.min(most, frame.length);
		r++
	) {
		const row = sample.rows[r]!;
		if (!isBlank(row)) rows.push(places.map((place) => row[place] ?? ''));
	}
	return rows;
}

/** The format of a table, and the mapping that the format proposes. */
export function mapSample(
	{ origin }: InputFile,
	sample: FileSample,
	built: BuiltTable,
): { format: string; mapping: Mapping } {
	const headers = built.columns.map(({ name, header }) => header ?? name);
	const rows = dataRows(sample, built, FORMAT_ROWS);
	return recogniseAndMap(headers, rows, built.columns, origin?.format);
}
