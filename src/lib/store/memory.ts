import type { Column } from '../columns/column';
import { encodeColumn } from '../columns/codec';
import { MemoryDocuments } from './memory-documents';
import {
	OvertakenError,
	type Documents,
	type ImportInfo,
	type ImportWriter,
	type Store,
} from './store';

type DocumentOf<K extends keyof Store> = Store[K] extends Documents<infer T> ? T : never;
type Committed = Parameters<ImportWriter['commit']>[0];

/** Columns and bytes of one owner. */
interface Owned {
	readonly columns: Map<string, Column>;
	readonly bytes: Map<string, Uint8Array>;
}

/**
 * The store of tests and the command line: forgets all when it is dropped. Documents are copied in and out; columns are
 * kept as they are, since nobody changes them.
 */
export function createMemoryStore(): Store {
	return new MemoryStore();
}

class MemoryStore implements Store {
	readonly datasets = new MemoryDocuments<DocumentOf<'datasets'>>();
	readonly sources = new MemoryDocuments<DocumentOf<'sources'>>();
	readonly revisions = new MemoryDocuments<DocumentOf<'revisions'>>();
	readonly notebooks = new MemoryDocuments<DocumentOf<'notebooks'>>();
	readonly results = new MemoryDocuments<DocumentOf<'results'>>();
	readonly segments = new MemoryDocuments<DocumentOf<'segments'>>();
	readonly tags = new MemoryDocuments<DocumentOf<'tags'>>();
	readonly settings = new MemoryDocuments<DocumentOf<'settings'>>();
	/** Of committed imports. */
	readonly #owners = new Map<string, Owned>();
	readonly #running = new Map<string, MemoryImport>();

	async beginImport(info: ImportInfo): Promise<ImportWriter> {
		if (this.#running.has(info.id)) throw new Error(`import ${info.id} is being written already`);
		const writer = new MemoryImport(
			async ({ dataset, sources, revision, from }) => {
				if (from !== undefined && (await this.datasets.get(dataset.id))?.revision !== from) {
					throw new OvertakenError();
				}
				for (const { id } of [...sources, revision]) writer.owned(id);
				for (const [owner, owned] of writer.owners) this.#owners.set(owner, owned);
				await this.datasets.put(dataset);
				for (const source of sources) await this.sources.put(source);
				await this.revisions.put(revision);
			},
			() => this.#running.delete(info.id),
		);
		this.#running.set(info.id, writer);
		return writer;
	}

	/** None: an import of this store ends with it. */
	async interruptedImports(): Promise<readonly ImportInfo[]> {
		return [];
	}

	async discardImport(): Promise<void> {
		// Nothing is ever cut off, and what is being written is not discarded.
	}

	async readColumns(owner: string, names: readonly string[]): Promise<ReadonlyMap<string, Column>> {
		const found = new Map<string, Column>();
		for (const name of names) {
			const column = this.#owners.get(owner)?.columns.get(name);
			if (column) found.set(name, column);
		}
		return found;
	}

	async readBytes(owner: string, name: string): Promise<Uint8Array | null> {
		return this.#owners.get(owner)?.bytes.get(name)?.slice() ?? null;
	}

	async removeDataset(id: string): Promise<void> {
		await this.datasets.delete(id);
		const { sources, revisions, results, segments, tags } = this;
		for (const documents of [sources, revisions, results, segments, tags]) {
			for (const document of await documents.all()) {
				if (document.dataset !== id) continue;
				await documents.delete(document.id);
				this.#owners.delete(document.id);
			}
		}
	}

	async keepRevisions(dataset: string, keep: readonly string[]): Promise<void> {
		const revisions = (await this.revisions.all()).filter((one) => one.dataset === dataset);
		const kept = revisions.filter(({ id }) => keep.includes(id));
		const sources = new Set(kept.flatMap((one) => one.sources));
		for (const { id } of revisions) {
			if (keep.includes(id)) continue;
			await this.revisions.delete(id);
			this.#owners.delete(id);
		}
		for (const source of await this.sources.all()) {
			if (source.dataset !== dataset || sources.has(source.id)) continue;
			await this.sources.delete(source.id);
			this.#owners.delete(source.id);
		}
		for (const result of await this.results.all()) {
			if (result.dataset === dataset && !keep.includes(result.revision))
				await this.results.delete(result.id);
		}
	}

	async usage(): ReturnType<Store['usage']> {
		const owners = new Map<string, number>();
		for (const [owner, owned] of this.#owners) {
			let sum = 0;
			for (const column of owned.columns.values()) sum += bytesOf(column);
			for (const bytes of owned.bytes.values()) sum += bytes.length;
			owners.set(owner, sum);
		}
		const columns = [...owners.values()].reduce((sum, bytes) => sum + bytes, 0);
		return { columns, owners, quota: null, persisted: null };
	}

	async orphans(): Promise<readonly string[]> {
		const owners = [...this.#owners.keys()];
		for (const writer of this.#running.values()) owners.push(...writer.owners.keys());
		const orphaned: string[] = [];
		for (const owner of owners) {
			if (!((await this.sources.get(owner)) ?? (await this.revisions.get(owner))))
				orphaned.push(owner);
		}
		return orphaned;
	}

	close(): void {
		this.#running.clear();
	}
}

class MemoryImport implements ImportWriter {
	readonly owners = new Map<string, Owned>();
	#ended = false;

	constructor(
		private readonly keep: (documents: Committed) => Promise<void>,
		private readonly forget: () => void,
	) {}

	/** What is written for an owner so far. */
	owned(owner: string): Owned {
		let owned = this.owners.get(owner);
		if (!owned) {
			owned = { columns: new Map(), bytes: new Map() };
			this.owners.set(owner, owned);
		}
		return owned;
	}

	async putColumns(owner: string, columns: Iterable<readonly [string, Column]>): Promise<void> {
		this.refuseEnded();
		for (const [name, column] of columns)
			await this.put(owner, this.owned(owner).columns, name, column);
	}

	async putBytes(owner: string, name: string, bytes: Uint8Array): Promise<void> {
		this.refuseEnded();
		await this.put(owner, this.owned(owner).bytes, name, bytes.slice());
	}

	private async put<T>(owner: string, into: Map<string, T>, name: string, item: T): Promise<void> {
		if (into.has(name)) {
			await this.abort();
			throw new Error(`${name} of ${owner} was written before`);
		}
		into.set(name, item);
	}

	async commit(documents: Committed): Promise<void> {
		this.refuseEnded();
		await this.keep(documents);
		this.end();
	}

	async abort(): Promise<void> {
		if (this.#ended) return;
		this.owners.clear();
		this.end();
	}

	private end(): void {
		this.#ended = true;
		this.forget();
	}

	private refuseEnded(): void {
		if (this.#ended) throw new Error('the import has ended');
	}
}

function bytesOf(column: Column): number {
	return encodeColumn(column).parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
