import { release } from '../base/memory';
import type { Column } from '../columns/column';
import type { Connection } from './connection';
import { spaceOf } from './estimate';
import { isQuota } from './failures';
import { entryBytes, manifestOf, packBytes, packColumn } from './manifest';
import type { Entry, Packed } from './manifest';
import { removeOwners, sweep } from './owners';
import type { ChunkRow, ColumnsDatabase, DocumentsDatabase } from './schema';
import { OvertakenError, QuotaError } from './store';
import type { ImportInfo, ImportWriter } from './store';

/** Few large transactions are fast; much larger ones have crashed browsers. */
const TRANSACTION_BYTES = 32 * 2 ** 20;

/**
 * Writes an import in an order that leaves no half of it visible:
 *
 * 1. `opsbook.imports` says that it is being written and which owners it writes for;
 * 2. their chunks go to `opsbook-columns`, in several transactions;
 * 3. `commit` seals the chunks with a strict transaction there, and then, in one strict transaction of `opsbook`, puts
 *    the documents and manifests and takes the row of (1) away. That transaction alone is the commit.
 *
 * Whatever ends it before, leaves a row of (1) whose lock is free, or owners without a manifest: both are swept.
 */
export class DatabaseImport implements ImportWriter {
	readonly #entries = new Map<string, Entry[]>();
	/** Chunks that wait for their transaction, and their bytes. */
	#rows: ChunkRow[] = [];
	#size = 0;
	#unwritten = 0;
	#writing: Promise<void> = Promise.resolve();
	#ended = false;
	#committed = false;
	#aborting: Promise<void> | null = null;

	constructor(
		private readonly info: ImportInfo,
		private readonly documents: Connection<DocumentsDatabase>,
		private readonly columns: Connection<ColumnsDatabase>,
		private readonly unlock: () => void,
	) {}

	/** Step 1. */
	async begin(): Promise<void> {
		const { info } = this;
		try {
			await this.documents.use((database) =>
				database.imports.add({ id: info.id, info, owners: [] }),
			);
		} catch (error) {
			this.end();
			throw await told(error, 0);
		}
	}

	async putColumns(owner: string, columns: Iterable<readonly [string, Column]>): Promise<void> {
		await this.write(owner, columns, packColumn);
	}

	async putBytes(owner: string, name: string, bytes: Uint8Array): Promise<void> {
		await this.write(owner, [[name, bytes]], packBytes);
	}

	/** Step 2. What fails is taken back before the error is passed on. */
	private async write<T>(
		owner: string,
		items: Iterable<readonly [string, T]>,
		packed: (name: string, item: T) => Packed,
	): Promise<void> {
		const entries = await this.entriesOf(owner);
		const written = new Set(entries.map(({ key }) => key));
		let failure: { readonly error: unknown } | null = null;
		for (const [name, item] of items) {
			const { entry, chunks } = packed(name, item);
			if (failure) {
				// Only counted, so that the person can be told how much room it takes.
				this.#unwritten += entryBytes(entry);
				continue;
			}
			try {
				if (written.has(entry.key)) throw new Error(`${name} of ${owner} was written before`);
				written.add(entry.key);
				entries.push(entry);
				await this.add(owner, entry, chunks);
			} catch (error) {
				failure = { error };
			}
		}
		try {
			if (failure) throw failure.error;
			await this.flush();
			await this.#writing;
		} catch (error) {
			await this.takeBack();
			throw await told(error, this.#unwritten);
		}
	}

	private async add(owner: string, entry: Entry, chunks: readonly ArrayBuffer[]): Promise<void> {
		chunks.forEach((bytes, n) => this.#rows.push({ owner, entry: entry.key, n, bytes }));
		const size = entryBytes(entry);
		this.#size += size;
		this.#unwritten += size;
		if (this.#size >= TRANSACTION_BYTES) await this.flush();
	}

	/** Resolves when the transaction before is done; the new one runs on while the next chunks are encoded. */
	private async flush(): Promise<void> {
		await this.#writing;
		this.refuseEnded();
		const rows = this.#rows;
		const size = this.#size;
		this.#rows = [];
		this.#size = 0;
		if (rows.length === 0) return;
		this.#writing = this.columns
			.use((database) => database.chunks.bulkPut(rows))
			.then(() => {
				this.#unwritten -= size;
				for (const { bytes } of rows) release(bytes);
			});
		// Whoever waits for it next hears of its failure.
		this.#writing.catch(() => undefined);
	}

	/** Notes an owner in the import's row before the first of its bytes is written. */
	private async entriesOf(owner: string): Promise<Entry[]> {
		this.refuseEnded();
		const known = this.#entries.get(owner);
		if (known) return known;
		const entries: Entry[] = [];
		this.#entries.set(owner, entries);
		const owners = [...this.#entries.keys()];
		try {
			await this.documents.use((database) => database.imports.update(this.info.id, { owners }));
		} catch (error) {
			await this.takeBack();
			throw await told(error, 0);
		}
		return entries;
	}

	/** Step 3. */
	async commit(documents: Parameters<ImportWriter['commit']>[0]): Promise<void> {
		for (const { id } of [...documents.sources, documents.revision]) await this.entriesOf(id);
		const seals = [...this.#entries.keys()].map((owner) => ({ owner }));
		try {
			await this.columns.use((database) => database.seals.bulkPut(seals));
			await this.documents.use((database) => this.makeVisible(database, documents));
		} catch (error) {
			await this.takeBack();
			throw await told(error, 0);
		}
		this.#committed = true;
		this.end();
	}

	private makeVisible(
		database: DocumentsDatabase,
		{ dataset, sources, revision, from }: Parameters<ImportWriter['commit']>[0],
	): PromiseLike<void> {
		const { datasets, sources: sourceTable, revisions, manifests, imports } = database;
		const { id } = this.info;
		return database.transaction(
			'rw',
			[datasets, sourceTable, revisions, manifests, imports],
			async () => {
				if (!(await imports.get(id))) {
					// A try whose answer was lost with the connection may have done it.
					if (await manifests.get(revision.id)) return;
					throw new Error(`import ${id} was discarded`);
				}
				if (from !== undefined && (await datasets.get(dataset.id))?.revision !== from) {
					throw new OvertakenError();
				}
				await datasets.put(dataset);
				await sourceTable.bulkPut(sources);
				await revisions.put(revision);
				const rows = [...this.#entries].map(([owner, entries]) => manifestOf(owner, entries));
				await manifests.bulkPut(rows);
				await imports.delete(id);
			},
		);
	}

	abort(): Promise<void> {
		if (this.#committed) return Promise.resolve();
		this.#aborting ??= this.removeAll().catch((error: unknown) => {
			// The next call tries again.
			this.#aborting = null;
			throw error;
		});
		return this.#aborting;
	}

	private async removeAll(): Promise<void> {
		// From here on no more transactions are begun; the one that runs is waited for.
		this.#ended = true;
		await this.#writing.catch(() => undefined);
		try {
			await discardImport(this.info.id, this.documents, this.columns);
		} finally {
			this.unlock();
		}
	}

	/** After a failure: what cannot be removed now is found again as an interrupted import. */
	private async takeBack(): Promise<void> {
		await this.abort().catch(() => undefined);
	}

	private end(): void {
		this.#ended = true;
		this.unlock();
	}

	private refuseEnded(): void {
		if (this.#ended) throw new Error(`import ${this.info.id} has ended`);
	}
}

/**
 * Removes all that an import wrote, unless it has become visible. The row goes first, so that a commit at the same moment
 * either finds it or fails; bytes without a row are swept.
 */
export async function discardImport(
	id: string,
	documents: Connection<DocumentsDatabase>,
	columns: Connection<ColumnsDatabase>,
): Promise<void> {
	const row = await documents.use((database) =>
		database.transaction('rw', database.imports, async () => {
			const found = await database.imports.get(id);
			await database.imports.delete(id);
			return found;
		}),
	);
	if (row) await removeOwners(row.owners, columns);
	// An earlier try may have come as far as the row.
	await sweep(documents, columns);
}

/** A full disk as the store's own error; others as they are. */
async function told(error: unknown, needed: number): Promise<unknown> {
	return isQuota(error) ? new QuotaError(needed, (await spaceOf()).free) : error;
}
