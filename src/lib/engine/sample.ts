import { describeColumn } from '../intake/describe-column';
import { readTable } from '../intake/read-table';
import { recogniseAndMap } from '../intake/formats';
import type { MappedTable, Table } from '../intake/types';
import { sampleOf, type SampleFile } from '../samples';
import { SAMPLE_MAPPINGS } from '../samples/mappings';
import type { DatasetNames } from './import';

/** A sample as an import takes it. */
export interface SampleTables {
	readonly tables: readonly MappedTable[];
	readonly names: DatasetNames;
}

/**
 * The tables of a sample: what reading its generated files gives, mostly without writing and reading them. Throws for an unknown
 * id.
 */
export async function sampleTables(id: string, zone: string): Promise<SampleTables> {
	const { name, generate } = sampleOf(id);
	const tables: MappedTable[] = [];
	for (const file of generate()) {
		const table = tableOf(file) ?? (await readTable(file, {}, zone));
		tables.push({ table, mapping: SAMPLE_MAPPINGS[id]![file.name]! });
	}
	return { tables, names: { name, zone, weekStart: 1, sample: id } };
}

function tableOf({ name, size, frame: frameOf }: SampleFile): Table | null {
	const frame = frameOf();
	if (frame === null) return null;
	const columns = [...frame.columns].map(([column, values]) => describeColumn(column, values));
	const { format } = recogniseAndMap([...frame.columns.keys()], [], columns);
	return {
		name,
		format,
		dialect: { encoding: 'utf-8', delimiter: ',' },
		bytes: size,
		// Nobody can bring the same file a second time.
		hash: '',
		frame,
		columns,
		problems: { counts: [], sample: [] },
	};
}
