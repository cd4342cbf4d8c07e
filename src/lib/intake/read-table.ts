import type { Origin } from './convert/types';
import { TextReader } from './decode';
import { RowReader } from './row-reader';
import type { FileSample } from './sample';
import { buildTable } from './table-builder';
import type { TableBuilder } from './table-builder';
import { withNotes } from './table-notes';
import { dialectOf, mapSample, noteDamage, noteOrigin, tableSetup } from './sample-table';
import type { Dialect, InputFile, ReadOptions, Table } from './types';
import { withSample } from './with-sample';

export interface ReadHooks {
	/** Rows in the table and bytes of the file read so far; a file may be read again from its start. */
	progress(rows: number, bytes: number): void;
	cancelled(): boolean;
	/** Lets messages in (a cancel among them); called between blocks. */
	yieldNow?(): Promise<void>;
}

/** Thrown by `readTable` when `cancelled` said so. */
export class ReadCancelled extends Error {
	override name = 'ReadCancelled';
}

const SILENT: ReadHooks = { progress: () => undefined, cancelled: () => false };

/** A table with all that was found about its file. */
export interface ReadTable extends Table {
	readonly dialect: Dialect;
}

/**
 * Reads a whole file into typed columns. `zone`: the data set's time zone. What was not taken as it stood is in
 * `problems`. The file is read again if it shows late that its encoding or the type of a column is another than its
 * beginning told. Throws IntakeError on files that cannot be used and ReadCancelled.
 */
export function readTable(
	file: InputFile,
	options: ReadOptions,
	zone: string,
	hooks: ReadHooks = SILENT,
): Promise<ReadTable> {
	return withSample(file, options, (sample) => readAs(file, sample, options, zone, hooks));
}

async function readAs(
	file: InputFile,
	sample: FileSample,
	options: ReadOptions,
	zone: string,
	hooks: ReadHooks,
): Promise<ReadTable> {
	let read: { readonly reader: TextReader; readonly dialect: Dialect } | undefined;
	const built = await buildTable(tableSetup(file, sample, options, zone), async (builder) => {
		const reader = new TextReader(
			file.blob.slice(sample.skipped),
			sample.encoding.encoding,
			sample.lossy,
		);
		await readInto(builder, reader, sample, hooks);
		if (read) return;
		const mixed = reader.mixture?.finish(true) ?? null;
		read = { reader, dialect: dialectOf(sample, reader.damage, mixed) };
		noteOrigin(builder, file);
		noteDamage(builder, read.dialect);
	});
	const { frame, columns } = built;
	const { format, mapping } = mapSample(file, sample, built);
	// What is wrong with a mapping is said where it is proposed, and where it is used.
	const noted = { file: file.name, format, mapping, columns, seen: [], rows: frame.length };
	const { reader, dialect } = read!;
	const hash = await reader.hash();
	return {
		name: file.name,
		format,
		dialect,
		...(file.origin === undefined ? {} : { origin: placeOf(file.origin) }),
		bytes: file.blob.size,
		hash,
		frame,
		columns,
		problems: withNotes(built.problems, noted),
	};
}

async function readInto(
	builder: TableBuilder,
	reader: TextReader,
	sample: FileSample,
	hooks: ReadHooks,
): Promise<void> {
	const rows = new RowReader(builder, sample);
	for await (const piece of reader.pieces()) {
		if (hooks.cancelled()) throw new ReadCancelled('cancelled');
		rows.push(piece);
		hooks.progress(builder.rows, piece.bytesRead);
		if (hooks.yieldNow) await hooks.yieldNow();
	}
}

/** Where a table was found, without what is only told while it is read. */
function placeOf({ converter, file, part }: Origin): NonNullable<Table['origin']> {
	return { converter, file, ...(part === undefined ? {} : { part }) };
}
