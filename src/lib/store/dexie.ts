import type { Column } from '../columns/column';
import { Connection } from './connection';
import { documentsIn } from './documents';
import { isPersisted, spaceOf } from './estimate';
import type { StoreEvents } from './events';
import { DatabaseImport, discardImport } from './import-writer';
import { heldImports, holdImport } from './locks';
import { bytesKey, columnKey, unpackBytes, unpackColumn } from './manifest';
import type { Entry, Manifest } from './manifest';
import { orphans, removeOwners, sweep } from './owners';
import { ColumnsDatabase, DocumentsDatabase } from './schema';
import type { ChunkRow, Layer } from './schema';
import { CorruptColumnError } from './store';
import type { ImportInfo, ImportWriter, Store } from './store';

export interface StoreOptions extends StoreEvents {
	/** Of the database of documents; the one of columns is `<name>-columns`. Default `opsbook`. */
	readonly name?: string;
	/** More layers around both databases: tests make requests fail with them. */
	readonly layers?: readonly Layer[];
}

/** Opens the store in this browser. Throws NewerDatabaseError, before touching it, when a newer Opsbook wrote it. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
	const { name = 'opsbook', layers = [] } = options;
	let stale = false;
	const events: StoreEvents = {
		...options,
		// Both databases tell it; the person is told once.
		onStale() {
			if (!stale) options.onStale?.();
			stale = true;
		},
	};
	const documents = new Connection(new DocumentsDatabase(name, layers), events);
	const columns = new Connection(new ColumnsDatabase(name, layers), events);
	try {
		await Promise.all([documents.open(), columns.open()]);
	} catch (error) {
		documents.close();
		columns.close();
		throw error;
	}
	return new DatabaseStore(documents, columns);
}

class DatabaseStore implements Store {
	readonly datasets;
	readonly sources;
	readonly revisions;
	readonly notebooks;
	readonly results;
	readonly segments;
	readonly tags;
	readonly settings;
	/** Frees the locks of imports that this store is writing. */
	readonly #running = new Map<string, () => void>();

	constructor(
		private readonly documents: Connection<DocumentsDatabase>,
		private readonly columns: Connection<ColumnsDatabase>,
	) {
		this.datasets = documentsIn(documents, (database) => database.datasets);
		this.sources = documentsIn(documents, (database) => database.sources);
		this.revisions = documentsIn(documents, (database) => database.revisions);
		this.notebooks = documentsIn(documents, (database) => database.notebooks);
		this.results = documentsIn(documents, (database) => database.results);
		this.segments = documentsIn(documents, (database) => database.segments);
		this.tags = documentsIn(documents, (database) => database.tags);
		this.settings = documentsIn(documents, (database) => database.settings);
	}

	async beginImport(info: ImportInfo): Promise<ImportWriter> {
		const free = this.#running.has(info.id) ? null : await holdImport(info.id);
		if (!free) throw new Error(`import ${info.id} is being written already`);
		const release = (): void => {
			this.#running.delete(info.id);
			free();
		};
		this.#running.set(info.id, release);
		const writer = new DatabaseImport(info, this.documents, this.columns, release);
		await writer.begin();
		return writer;
	}

	async interruptedImports(): Promise<readonly ImportInfo[]> {
		await sweep(this.documents, this.columns);
		const rows = await this.documents.use((database) => database.imports.toArray());
		const held = await heldImports(rows.map(({ id }) => id));
		return rows.filter(({ id }) => !held.has(id) && !this.#running.has(id)).map(({ info }) => info);
	}

	async discardImport(id: string): Promise<void> {
		const free = this.#running.has(id) ? null : await holdImport(id);
		if (!free) return;
		try {
			await discardImport(id, this.documents, this.columns);
		} finally {
			free();
		}
	}

	async readColumns(owner: string, names: readonly string[]): Promise<ReadonlyMap<string, Column>> {
		const found = new Map<string, Column>();
		const manifest = await this.manifestOf(owner, names[0] ?? '');
		if (!manifest) return found;
		const entries = names.flatMap((name) => {
			const entry = manifest.entries.find(({ key }) => key === columnKey(name));
			return entry ? [{ name, entry }] : [];
		});
		const chunks = await this.chunksOf(
			owner,
			entries.map(({ entry }) => entry),
		);
		entries.forEach(({ name, entry }, i) => {
			const column = unpackColumn(entry, chunks[i]!);
			if (!column) throw new CorruptColumnError(owner, name);
			found.set(name, column);
		});
		return found;
	}

	async readBytes(owner: string, name: string): Promise<Uint8Array | null> {
		const manifest = await this.manifestOf(owner, name);
		const entry = manifest?.entries.find(({ key }) => key === bytesKey(name));
		if (!entry) return null;
		const [chunks = []] = await this.chunksOf(owner, [entry]);
		const bytes = unpackBytes(entry, chunks);
		if (!bytes) throw new CorruptColumnError(owner, name);
		return bytes;
	}

	/** Null for an owner that does not exist. Throws CorruptColumnError when it does and its manifest is gone. */
	private manifestOf(owner: string, column: string): Promise<Manifest | null> {
		return this.documents.use(async (database) => {
			const manifest = await database.manifests.get(owner);
			if (manifest) return manifest;
			if ((await database.sources.get(owner)) ?? (await database.revisions.get(owner))) {
				throw new CorruptColumnError(owner, column);
			}
			return null;
		});
	}

	/** All in one transaction. */
	private async chunksOf(
		owner: string,
		entries: readonly Entry[],
	): Promise<(ArrayBuffer | undefined)[][]> {
		const keys = entries.flatMap(({ key, chunks }) =>
			chunks.map((_, n): [string, string, number] => [owner, key, n]),
		);
		const rows: (ChunkRow | undefined)[] = await this.columns.use((database) =>
			database.chunks.bulkGet(keys),
		);
		let at = 0;
		return entries.map(({ chunks }) => {
			const bytes = rows.slice(at, at + chunks.length).map((row) => row?.bytes);
			at += chunks.length;
			return bytes;
		});
	}

	async removeDataset(id: string): Promise<void> {
		const owners = await this.documents.use((database) => {
			const { datasets, sources, revisions, results, segments, tags, manifests } = database;
			return database.transaction(
				'rw',
				[datasets, sources, revisions, results, segments, tags, manifests],
				async () => {
					const ids = [
						...(await sources.where('dataset').equals(id).primaryKeys()),
						...(await revisions.where('dataset').equals(id).primaryKeys()),
					];
					await datasets.delete(id);
					for (const table of [sources, revisions, results, segments, tags]) {
						await table.where('dataset').equals(id).delete();
					}
					await manifests.bulkDelete(ids);
					return ids;
				},
			);
		});
		// Nothing refers to them any more; if this tab dies now, the next start sweeps them.
		await removeOwners(owners, this.columns);
	}

	async keepRevisions(dataset: string, keep: readonly string[]): Promise<void> {
		const owners = await this.documents.use((database) => {
			const { sources, revisions, results, manifests } = database;
			return database.transaction('rw', [sources, revisions, results, manifests], async () => {
				const all = await revisions.where('dataset').equals(dataset).toArray();
				const used = new Set(
					all.filter(({ id }) => keep.includes(id)).flatMap((one) => one.sources),
				);
				const known = await sources.where('dataset').equals(dataset).primaryKeys();
				const gone = all.map(({ id }) => id).filter((id) => !keep.includes(id));
				const unused = known.filter((id) => !used.has(id));
				await revisions.bulkDelete(gone);
				await sources.bulkDelete(unused);
				await results
					.where('dataset')
					.equals(dataset)
					.filter(({ revision }) => !keep.includes(revision))
					.delete();
				await manifests.bulkDelete([...gone, ...unused]);
				return [...gone, ...unused];
			});
		});
		await removeOwners(owners, this.columns);
	}

	async usage(): ReturnType<Store['usage']> {
		const [manifests, { quota }, persisted] = await Promise.all([
			this.documents.use((database) => database.manifests.toArray()),
			spaceOf(),
			isPersisted(),
		]);
		return {
			columns: manifests.reduce((sum, manifest) => sum + manifest.bytes, 0),
			owners: new Map(manifests.map(({ owner, bytes }) => [owner, bytes])),
			quota,
			persisted,
		};
	}

	orphans(): Promise<readonly string[]> {
		return orphans(this.documents, this.columns);
	}

	close(): void {
		this.documents.close();
		this.columns.close();
		for (const release of [...this.#running.values()]) release();
	}
}
