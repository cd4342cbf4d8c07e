import { generic } from './formats/generic';
import { withoutFalseOrder } from './order-numbers';
import { badCells } from './preview';
import { readSample } from './sample';
import { dataRows, dialectOf, mapSample, noteDamage, noteOrigin, tableSetup } from './sample-table';
import { buildTable } from './table-builder';
import { withNotes } from './table-notes';
import type { Inspection, InputFile, ReadOptions } from './types';

const PREVIEW_ROWS = 50;

/**
 * What a file is and how its rows are likely to be meant, from its first half megabyte (all of it, if it is smaller).
 * `zone`: the data set's time zone. Throws IntakeError on files that cannot be used.
 */
export async function inspect(
	file: InputFile,
	options: ReadOptions,
	zone: string,
): Promise<Inspection> {
	const sample = await readSample(file, options);
	const dialect = dialectOf(sample, sample.damage, sample.mixed);
	const setup = { ...tableSetup(file, sample, options, zone), rows: sample.rows.length };
	const built = await buildTable(setup, (builder) => {
		builder.push(sample.rows.slice(sample.firstRow), sample.marks);
		noteOrigin(builder, file);
		noteDamage(builder, dialect);
		return Promise.resolve();
	});
	const { format, mapping: proposed } = mapSample(file, sample, built);
	// A platform's format knows what its numbers are.
	const { mapping, notes } =
		format === generic.id
			? withoutFalseOrder(proposed, built.frame)
			: { mapping: proposed, notes: [] };
	const preview = dataRows(sample, built, PREVIEW_ROWS);
	const bytes = file.blob.size;
	const rows = sample.whole
		? built.frame.length
		: estimate(built.frame.length, sample.bytes.length, bytes);
	return {
		name: file.name,
		bytes,
		format,
		dialect,
		rows,
		rowsExact: sample.whole,
		columns: built.columns,
		preview,
		bad: badCells(mapping, preview, built.columns),
		mapping,
		problems: withNotes(built.problems, {
			file: file.name,
			format,
			mapping,
			columns: built.columns,
			seen: notes,
			rows: sample.whole ? rows : null,
		}),
	};
}

function estimate(rows: number, sampleBytes: number, bytes: number): number {
	return Math.round((rows * bytes) / sampleBytes);
}
