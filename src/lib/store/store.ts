import type { Column } from '../columns/column';
import type { Dataset, Revision, Source } from '../model/dataset';
import type { Notebook } from '../model/notebook';
import type { Segment, Tag } from '../model/segment';

/**
 * Everything that Opsbook keeps. Two bodies: `dexie.ts` (IndexedDB) and `memory.ts` (tests, command line), which must
 * pass the same test suite. Nothing outside this room opens a database.
 */
export interface Store {
	readonly datasets: Documents<Dataset>;
	readonly sources: Documents<Source>;
	readonly revisions: Documents<Revision>;
	readonly notebooks: Documents<Notebook>;
	readonly results: Documents<SavedResult>;
	readonly segments: Documents<Segment>;
	readonly tags: Documents<Tag>;
	/** Preferences of this person on this machine; small. */
	readonly settings: Documents<{ id: string; value: unknown }>;

	/** Starts an import. Its columns are invisible and swept if the tab dies, until `commit` resolves. */
	beginImport(info: ImportInfo): Promise<ImportWriter>;
	/** Imports that were cut off (their lock is free): call at start, then `discardImport`, which leaves no byte behind. */
	interruptedImports(): Promise<readonly ImportInfo[]>;
	discardImport(id: string): Promise<void>;

	/** Columns of an owner (source or revision id) by name. Throws CorruptColumnError when a checksum is wrong. */
	readColumns(owner: string, names: readonly string[]): Promise<ReadonlyMap<string, Column>>;
	readBytes(owner: string, name: string): Promise<Uint8Array | null>;
	/**
	 * Deletes data set, sources, revisions, results, segments, tags and columns; notebooks stay and say that their data are
	 * gone.
	 */
	removeDataset(id: string): Promise<void>;
	/** Deletes all other revisions of a data set, their results, and the sources that none of these has. */
	keepRevisions(dataset: string, keep: readonly string[]): Promise<void>;
	/** Bytes that columns and documents take (own accounting) and what the browser says is free, if it says. */
	usage(): Promise<{
		readonly columns: number;
		/** The columns' bytes by owner. */
		readonly owners: ReadonlyMap<string, number>;
		readonly quota: number | null;
		readonly persisted: boolean | null;
	}>;
	/** Owners of columns that no ready document refers to: must be empty after `discardImport` (tests). */
	orphans(): Promise<readonly string[]>;
	close(): void;
}

export interface Documents<T extends { readonly id: string }> {
	get(id: string): Promise<T | undefined>;
	all(): Promise<readonly T[]>;
	put(document: T): Promise<void>;
	/**
	 * Reads a document and writes what `change` makes of it, with nothing in between from any tab; undefined leaves it as it is.
	 * Returns what is there then. `change` may be called more than once.
	 */
	update(id: string, change: (now: T | undefined) => T | undefined): Promise<T | undefined>;
	delete(id: string): Promise<void>;
	/** Calls `changed` now and after every change, from any tab; returns the way to stop. */
	watch(changed: (all: readonly T[]) => void): () => void;
}

export interface ImportInfo {
	readonly id: string;
	readonly dataset: string;
	readonly name: string;
	readonly files: readonly string[];
	readonly startedAt: number;
}

export interface ImportWriter {
	/** Stores columns under an owner; several calls per owner are fine. Resolves when the bytes were handed to the database. */
	putColumns(owner: string, columns: Iterable<readonly [string, Column]>): Promise<void>;
	putBytes(owner: string, name: string, bytes: Uint8Array): Promise<void>;
	/** The one strict transaction that makes it all visible: documents and manifest together. */
	commit(documents: {
		dataset: Dataset;
		sources: readonly Source[];
		revision: Revision;
		/** The revision that must still be the data set's; throws OvertakenError, and stores nothing, when it is not. */
		from?: string;
	}): Promise<void>;
	/** Removes everything that was written. Safe to call twice, and after a failed commit. */
	abort(): Promise<void>;
}

/** A result as it was last computed; shown at once on opening. */
export interface SavedResult {
	/** The result key (engine/key.ts). */
	readonly id: string;
	readonly dataset: string;
	readonly revision: string;
	readonly analysis: string;
	readonly computedAt: number;
	readonly result: unknown;
	readonly tookMs: number;
}

/** The database was written by a newer Opsbook. */
export class NewerDatabaseError extends Error {
	override name = 'NewerDatabaseError';
}
/** Another tab upgraded the database; this one must reload. */
export class StaleTabError extends Error {
	override name = 'StaleTabError';
}
/** Another tab has changed or removed the data set meanwhile. */
export class OvertakenError extends Error {
	override name = 'OvertakenError';
}
/** The disk is full. `needed` = bytes that the import still had to write, as far as it is known. */
export class QuotaError extends Error {
	override name = 'QuotaError';
	constructor(
		readonly needed: number,
		readonly free: number | null,
	) {
		super(`storage full: ${needed} more bytes needed`);
	}
}
export class CorruptColumnError extends Error {
	override name = 'CorruptColumnError';
	constructor(
		readonly owner: string,
		readonly column: string,
	) {
		super(`column ${column} of ${owner} is damaged`);
	}
}
