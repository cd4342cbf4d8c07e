import { sampleTables } from '$lib/engine/sample';
import { readTable } from '$lib/intake/read-table';
import { SAMPLES } from '$lib/samples';
import { expect, it } from 'vitest';

it.each(SAMPLES)('$id: the tables are those that reading its files gives', async (sample) => {
	const { id, zone, generate } = sample;
	const { tables, names } = await sampleTables(id, zone);
	expect(names).toMatchObject({ name: sample.name, zone, sample: id });
	const files = generate();
	expect(tables).toHaveLength(files.length);
	for (const [i, file] of files.entries()) {
		const { table } = tables[i]!;
		const read = await readTable(file, {}, zone);
		for (const part of ['name', 'format', 'bytes', 'columns', 'problems', 'frame'] as const)
			expect(table[part], part).toEqual(read[part]);
		expect(read.dialect).toMatchObject(table.dialect);
		expect(file.blob.size).toBe(file.size);
	}
});
