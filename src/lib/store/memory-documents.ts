import type { Documents } from './store';

/** Documents in a map, copied on the way in and out as a database would. */
export class MemoryDocuments<T extends { readonly id: string }> implements Documents<T> {
	readonly #documents = new Map<string, T>();
	readonly #watchers = new Set<() => void>();

	async get(id: string): Promise<T | undefined> {
		return structuredClone(this.#documents.get(id));
	}

	/** In the order of their ids, as a database gives them. */
	async all(): Promise<readonly T[]> {
		return [...this.#documents.values()]
			.sort((a, b) => (a.id < b.id ? -1 : 1))
			.map((document) => structuredClone(document));
	}

	async put(document: T): Promise<void> {
		this.#documents.set(document.id, structuredClone(document));
		this.tell();
	}

	async update(id: string, change: (now: T | undefined) => T | undefined): Promise<T | undefined> {
		const next = change(structuredClone(this.#documents.get(id)));
		if (next === undefined) return this.get(id);
		await this.put(next);
		return structuredClone(next);
	}

	async delete(id: string): Promise<void> {
		if (this.#documents.delete(id)) this.tell();
	}

	watch(changed: (all: readonly T[]) => void): () => void {
		let watching = true;
		const show = (): void => {
			void this.all().then((all) => {
				if (watching) changed(all);
			});
		};
		this.#watchers.add(show);
		show();
		return () => {
			watching = false;
			this.#watchers.delete(show);
		};
	}

	private tell(): void {
		for (const show of this.#watchers) show();
	}
}
