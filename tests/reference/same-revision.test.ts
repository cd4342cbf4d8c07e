// The same shop as a workbook and as CSV, imported as the command line does: no stored column may tell which it was.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeXlsxStream, type CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Column } from '$lib/columns/column';
import { EVENT_ROLES } from '$lib/columns/timeline';
import { CsvReader } from '$lib/intake/csv';
import { IDS, KIND, OFFSETS, ROW, SOURCE, TIME, memberName, roleName } from '$lib/store/layout';
import { Workspace } from '../../src/cli/workspace';
import { shared, referenceTest as test } from './shared';

const ROWS = 541_909;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opsbook-same-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('Online Retail as xlsx and as csv give equal revisions', async () => {
	const packed = await readFile(shared('online_retail', 'online_retail.csv.gz'));
	const csv = join(folder, 'online_retail.csv');
	const xlsx = join(folder, 'online_retail.xlsx');
	const text = gunzipSync(packed).toString('utf8');
	await writeFile(csv, text);
	await writeFile(xlsx, writeXlsxStream(typedRows(text), { name: 'Online Retail' }));

	const [ofCsv, ofXlsx] = [await revisionOf(csv), await revisionOf(xlsx)];
	expect(ofCsv.source).toMatchObject({ rows: ROWS, rowsUsed: ROWS - 135_080 });
	expect(ofXlsx.origin).toEqual({ converter: 'xlsx', file: 'online_retail.xlsx' });
	expect(ofXlsx.facts).toEqual(ofCsv.facts);
	expect(ofXlsx.source).toEqual(ofCsv.source);
	expect(ofXlsx.timeline).toEqual(ofCsv.timeline);
	expect(Object.keys(ofCsv.timeline)).toEqual(
		expect.arrayContaining([
			OFFSETS,
			TIME,
			KIND,
			IDS,
			'timeline:amount',
			'timeline:order',
			'timeline:object',
		]),
	);
	expect(ofXlsx.columns).toEqual(ofCsv.columns);
	expect(Object.keys(ofCsv.columns)).toHaveLength(8);
});

/** The rows as a spreadsheet holds them: numbers are numbers, dates are dates, what is empty is no cell. */
function* typedRows(text: string): Generator<CellValue[]> {
	const rows = new CsvReader(',').push(text, true);
	for (const row of rows) yield row.map(typed);
}

function typed(cell: string): CellValue {
	if (cell === '') return null;
	if (DATE.test(cell)) return new Date(`${cell.replace(' ', 'T')}Z`);
	return NUMBER.test(cell) ? Number(cell) : cell;
}

/** What is stored of one file imported by itself; columns as fingerprints. */
async function revisionOf(path: string) {
	const workspace = new Workspace();
	const { revision: id } = await workspace.open({
		sources: [{ path, mapping: null, follows: null }],
		...{ zone: 'UTC', identity: undefined },
	});
	const { store } = workspace;
	const revision = (await store.revisions.get(id))!;
	const source = (await store.sources.get(revision.sources[0]!))!;
	const { facts } = revision;
	const roles = EVENT_ROLES.filter((role) => role !== 'text' && facts.roles.includes(role));
	const timeline = await store.readColumns(id, [
		...[OFFSETS, TIME, KIND, SOURCE, ROW, IDS, ...roles.map(roleName)],
		...facts.memberColumns.map(({ name }) => memberName(name)),
	]);
	const columns = await store.readColumns(
		source.id,
		source.columns.map(({ name }) => name),
	);
	const { format, rows, rowsUsed, mapping, problems, origin } = source;
	return {
		facts,
		origin,
		// Problems name their file.
		source: { format, rows, rowsUsed, mapping, columns: source.columns, counts: problems.counts },
		timeline: fingerprints(timeline),
		columns: fingerprints(columns),
	};
}

function fingerprints(columns: ReadonlyMap<string, Column>): Record<string, string> {
	return Object.fromEntries(Array.from(columns, ([name, column]) => [name, fingerprint(column)]));
}

/** Every value of a column: equal columns, and only those, have the same. */
function fingerprint(column: Column): string {
	const hash = createHash('sha256');
	for (const [key, value] of Object.entries(column)) {
		hash.update(`${key}:`);
		if (ArrayBuffer.isView(value)) {
			hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
		} else hash.update(JSON.stringify(value));
	}
	return `${column.kind} ${column.length} ${hash.digest('hex')}`;
}
