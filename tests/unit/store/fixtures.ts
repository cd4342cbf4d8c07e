import { CategoryBuilder, NumberBuilder, TextBuilder } from '../../../src/lib/columns/builders';
import type { CategoryColumn, Column, NumberColumn } from '../../../src/lib/columns/column';
import type { Dataset, Facts, Revision, Source } from '../../../src/lib/model/dataset';
import type { Notebook } from '../../../src/lib/model/notebook';
import type { Segment, Tag } from '../../../src/lib/model/segment';
import type { ImportInfo, SavedResult, Store } from '../../../src/lib/store/store';

export const facts: Facts = {
	zone: 'Asia/Shanghai',
	members: 2,
	events: 3,
	firstTime: 0,
	lastTime: 1,
	dateOnly: false,
	kinds: [],
	roles: [],
	eventColumns: [],
	memberColumns: [],
	currency: null,
};

export const datasetOf = (id: string): Dataset => ({
	id,
	name: `Data ${id}`,
	zone: 'Asia/Shanghai',
	weekStart: 1,
	revision: `${id}-revision`,
	createdAt: 1,
});

export const sourceOf = (dataset: string): Source => ({
	id: `${dataset}-source`,
	dataset,
	name: 'events.csv',
	format: 'csv',
	encoding: 'utf-8',
	delimiter: ',',
	bytes: 10,
	rows: 3,
	rowsUsed: 3,
	columns: [],
	mapping: { version: 1, row: 'event', member: 'member_id', events: [], roles: {} },
	problems: { counts: [], sample: [] },
	hash: '00',
	importedAt: 1,
});

export const revisionOf = (dataset: string): Revision => ({
	id: `${dataset}-revision`,
	dataset,
	number: 1,
	sources: [`${dataset}-source`],
	createdAt: 1,
	facts,
});

export const notebookOf = (id: string, title = 'Notes'): Notebook => ({
	format: 1,
	id,
	title,
	dataset: null,
	scope: {},
	cells: [],
	createdAt: 1,
	updatedAt: 1,
});

export const resultOf = (dataset: string): SavedResult => ({
	id: `${dataset}-result`,
	dataset,
	revision: `${dataset}-revision`,
	analysis: 'funnel',
	computedAt: 1,
	result: { counts: Uint32Array.of(3, 1) },
	tookMs: 1,
});

export const segmentOf = (dataset: string): Segment => ({
	format: 1,
	id: `${dataset}-segment`,
	dataset,
	name: '重要挽留',
	definition: { type: 'living', rule: { type: 'all', of: [] }, asOf: 'data' },
	createdAt: 1,
	updatedAt: 1,
	sizes: [{ revision: `${dataset}-revision`, number: 1, size: 2 }],
});

export const tagOf = (dataset: string): Tag => ({
	format: 1,
	id: `${dataset}-tag`,
	dataset,
	name: '高价值',
	dimension: 'value',
	given: [{ at: 1, ids: ['a'] }],
	taken: [],
	log: [],
	createdAt: 1,
	updatedAt: 1,
});

export const infoOf = (dataset: string): ImportInfo => ({
	id: `${dataset}-import`,
	dataset,
	name: `Data ${dataset}`,
	files: ['events.csv'],
	startedAt: 1,
});

export const documentsOf = (
	dataset: string,
): { dataset: Dataset; sources: Source[]; revision: Revision } => ({
	dataset: datasetOf(dataset),
	sources: [sourceOf(dataset)],
	revision: revisionOf(dataset),
});

export function categories(...cells: string[]): CategoryColumn {
	const builder = new CategoryBuilder();
	for (const cell of cells) builder.push(cell);
	return builder.finish();
}

export function numbers(...cells: number[]): NumberColumn {
	const builder = new NumberBuilder();
	for (const cell of cells) builder.push(cell);
	return builder.finish();
}

/** Doubles that cannot be packed: 8 bytes each. */
export function thirds(length: number): NumberColumn {
	return { kind: 'number', length, values: Float64Array.from({ length }, (_, i) => (i + 1) / 3) };
}

/** Columns with names that have been trouble elsewhere. */
export function someColumns(): Map<string, Column> {
	const text = new TextBuilder();
	for (const cell of ['😀', '', '\ud83d', 'x'.repeat(1000)]) text.push(cell);
	return new Map<string, Column>([
		['member', categories('a', 'b', 'a', '')],
		['__proto__', numbers(1, 2, NaN, 4)],
		['constructor', categories('x', 'y', 'z', 'x')],
		['群', text.finish()],
		['', numbers(0, -0, Infinity, 1 / 3)],
	]);
}

/** A whole import of a data set with `someColumns` in its source and revision, and bytes. */
export async function importDataset(store: Store, dataset: string): Promise<void> {
	const writer = await store.beginImport(infoOf(dataset));
	await writer.putColumns(`${dataset}-source`, someColumns());
	await writer.putColumns(`${dataset}-revision`, [['first', numbers(1, 2, 3)]]);
	await writer.putColumns(`${dataset}-revision`, [['second', categories('p', 'q')]]);
	await writer.putBytes(`${dataset}-revision`, 'first', Uint8Array.of(7, 8, 9));
	await writer.commit(documentsOf(dataset));
}
