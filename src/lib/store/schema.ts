import { Dexie } from 'dexie';
import type { DBCore, Middleware, Table } from 'dexie';
import type { Dataset, Revision, Source } from '../model/dataset';
import type { Notebook } from '../model/notebook';
import type { Segment, Tag } from '../model/segment';
import type { Manifest } from './manifest';
import type { ImportInfo, SavedResult } from './store';

/** Version of both databases. A change of their tables raises it and adds a `version(…)` with its upgrade below. */
export const SCHEMA_VERSION = 2;

/** An import that is being written. It goes away in the transaction that makes its documents visible. */
export interface ImportRow {
	readonly id: string;
	readonly info: ImportInfo;
	/** Owners whose columns it may have written. Noted before the first of their bytes. */
	readonly owners: readonly string[];
}

/** One piece of a column; its length and CRC stand in the manifest. */
export interface ChunkRow {
	readonly owner: string;
	readonly entry: string;
	readonly n: number;
	readonly bytes: ArrayBuffer;
}

/** Written last and strictly: once it is on the disk, so are the chunks before it. */
export interface SealRow {
	readonly owner: string;
}

export type Layer = Middleware<DBCore>;

/**
 * Transactions that may write this table wait for the disk; all others have the browser's default, which may answer
 * before the bytes are there.
 */
function strictWith(table: string): Layer {
	return {
		stack: 'dbcore',
		name: 'strict',
		level: -1,
		create: (down) => ({
			...down,
			transaction: (tables, mode, options) =>
				down.transaction(
					tables,
					mode,
					mode === 'readwrite' && tables.includes(table) ? { durability: 'strict' } : options,
				),
		}),
	};
}

/** Small documents, watched by live queries. The query cache is off: it would hand out frozen, shared objects. */
export class DocumentsDatabase extends Dexie {
	declare readonly datasets: Table<Dataset, string>;
	declare readonly sources: Table<Source, string>;
	declare readonly revisions: Table<Revision, string>;
	declare readonly notebooks: Table<Notebook, string>;
	declare readonly results: Table<SavedResult, string>;
	declare readonly segments: Table<Segment, string>;
	declare readonly tags: Table<Tag, string>;
	declare readonly settings: Table<{ id: string; value: unknown }, string>;
	declare readonly imports: Table<ImportRow, string>;
	declare readonly manifests: Table<Manifest, string>;

	constructor(name: string, layers: readonly Layer[]) {
		super(name, { autoOpen: false, cache: 'disabled' });
		this.version(1).stores({
			datasets: 'id',
			sources: 'id, dataset',
			revisions: 'id, dataset',
			notebooks: 'id',
			results: 'id, dataset',
			settings: 'id',
			imports: 'id',
			manifests: 'owner',
		});
		// Segments and tags came; nothing that was there changes.
		this.version(SCHEMA_VERSION).stores({ segments: 'id, dataset', tags: 'id, dataset' });
		for (const layer of [strictWith('manifests'), ...layers]) this.use(layer);
	}
}

/** The bytes of columns. Nothing but the key is indexed. */
export class ColumnsDatabase extends Dexie {
	declare readonly chunks: Table<ChunkRow, [owner: string, entry: string, n: number]>;
	declare readonly seals: Table<SealRow, string>;

	constructor(name: string, layers: readonly Layer[]) {
		super(`${name}-columns`, { autoOpen: false, cache: 'disabled' });
		this.version(1).stores({ chunks: '[owner+entry+n]', seals: 'owner' });
		// Both databases are of one version, so that an older tab steps back from both.
		this.version(SCHEMA_VERSION);
		for (const layer of [strictWith('seals'), ...layers]) this.use(layer);
	}
}
