import { getContext, setContext } from 'svelte';
import type { Dataset, Revision, Source } from '../model/dataset';
import type { Notebook } from '../model/notebook';
import type { Segment, Tag } from '../model/segment';
import { sourceIn } from '../model/source-in';
import type { ImportInfo, Store } from '../store/store';
import { NewerDatabaseError, StaleTabError } from '../store/store';
import { openStore } from '../store/dexie';
import { settingsOf } from './data/settings-of';
import { KeepUp } from './segments/keep-up';
import { Toasts } from '../ui/toasts.svelte';

/** Why nothing can be shown, or what the person must know before going on. */
export type Trouble =
	| { readonly kind: 'stale' }
	| { readonly kind: 'blocked' }
	| { readonly kind: 'newer' }
	| { readonly kind: 'broken'; readonly error: string };

/**
 * What every page shares: the open store and, live from any tab, the documents in it. Pages read getters and call verbs;
 * nothing here computes.
 */
export class Opsbook {
	#store = $state.raw<Store | null>(null);
	#opening: Promise<Store> | null = null;
	#stops: (() => void)[] = [];

	trouble = $state.raw<Trouble | null>(null);
	datasets = $state.raw<readonly Dataset[]>([]);
	sources = $state.raw<readonly Source[]>([]);
	revisions = $state.raw<readonly Revision[]>([]);
	notebooks = $state.raw<readonly Notebook[]>([]);
	/** Null until they have been read. */
	segments = $state.raw<readonly Segment[] | null>(null);
	tags = $state.raw<readonly Tag[] | null>(null);
	/** Imports that a closed or killed tab left unfinished; already swept. */
	interrupted = $state.raw<readonly ImportInfo[]>([]);
	usage = $state.raw<Awaited<ReturnType<Store['usage']>> | null>(null);
	/** Polite messages at the foot of the page. */
	readonly toasts = new Toasts();
	readonly #keepUp = new KeepUp(() => this.open());

	get ready(): boolean {
		return this.#store !== null;
	}

	/** Opens the store once; later calls get the same one. */
	open(): Promise<Store> {
		this.#opening ??= this.#open();
		return this.#opening;
	}

	async #open(): Promise<Store> {
		try {
			const store = await openStore({
				onStale: () => (this.trouble = { kind: 'stale' }),
				onBlocked: () => (this.trouble = { kind: 'blocked' }),
			});
			this.#store = store;
			if (this.trouble?.kind === 'blocked') this.trouble = null;
			this.#stops = [
				store.datasets.watch((all) => this.#follow((this.datasets = byAge(all)))),
				store.sources.watch((all) => (this.sources = all)),
				store.revisions.watch((all) => this.#follow((this.revisions = all))),
				store.notebooks.watch((all) => (this.notebooks = byChange(all))),
				store.segments.watch((all) => this.#follow((this.segments = byAge(all)))),
				store.tags.watch((all) => this.#follow((this.tags = byAge(all)))),
			];
			void this.#sweep(store);
			void this.measure();
			return store;
		} catch (error) {
			this.trouble =
				error instanceof NewerDatabaseError
					? { kind: 'newer' }
					: error instanceof StaleTabError
						? { kind: 'stale' }
						: { kind: 'broken', error: String(error) };
			throw error;
		}
	}

	/** Something that segments and tags hang on has changed: they are brought into step with the data. */
	#follow(_changed: unknown): void {
		const { datasets, revisions, segments, tags } = this;
		if (segments === null || tags === null) return;
		// What fails here is tried again after the next change; the pages ask for themselves.
		this.#keepUp.see({ datasets, revisions, segments, tags }).catch(() => undefined);
	}

	async #sweep(store: Store): Promise<void> {
		const cut = await store.interruptedImports();
		for (const info of cut) await store.discardImport(info.id);
		this.interrupted = cut;
	}

	/** Asks the store how much it holds. */
	async measure(): Promise<void> {
		const store = await this.open();
		this.usage = await store.usage();
	}

	/** Bytes that the columns of a data set take, with all its revisions. */
	bytesOf(dataset: string): number {
		const owners = [...this.sources, ...this.revisions].filter((one) => one.dataset === dataset);
		return owners.reduce((sum, { id }) => sum + (this.usage?.owners.get(id) ?? 0), 0);
	}

	dataset(id: string | null | undefined): Dataset | undefined {
		return this.datasets.find((dataset) => dataset.id === id);
	}

	/** The revision that notebooks on this data set use. */
	revisionOf(dataset: string | null | undefined): Revision | undefined {
		const id = this.dataset(dataset)?.revision;
		return this.revisions.find((revision) => revision.id === id);
	}

	/** The sources of a revision, as it reads them. */
	sourcesOf(revision: Revision): readonly Source[] {
		return revision.sources.flatMap((id) => {
			const source = this.sources.find((one) => one.id === id);
			return source === undefined ? [] : sourceIn(revision, source);
		});
	}

	/** The segments of a data set, oldest first; none until they have been read. */
	segmentsOf(dataset: string | null | undefined): readonly Segment[] {
		return (this.segments ?? []).filter((segment) => segment.dataset === dataset);
	}

	/** The tags of a data set, oldest first; none until they have been read. */
	tagsOf(dataset: string | null | undefined): readonly Tag[] {
		return (this.tags ?? []).filter((tag) => tag.dataset === dataset);
	}

	/** All revisions of a data set that are kept, newest first. */
	historyOf(dataset: string): readonly Revision[] {
		return this.revisions
			.filter((revision) => revision.dataset === dataset)
			.sort((a, b) => b.number - a.number);
	}

	/** Makes an earlier (or the newer) state the one that notebooks use, with the rule that it was made by. */
	async bringBack(id: string): Promise<void> {
		const store = await this.open();
		const revision = await store.revisions.get(id);
		const dataset = revision && (await store.datasets.get(revision.dataset));
		if (revision === undefined || dataset === undefined) return;
		const { identity: _, ...rest } = dataset;
		const rule = revision.rule === undefined ? {} : { identity: revision.rule };
		await store.datasets.put({ ...rest, ...rule, revision: id });
	}

	async removeDataset(id: string): Promise<void> {
		const store = await this.open();
		await store.removeDataset(id);
		for (const setting of settingsOf(id)) await store.settings.delete(setting);
		await this.measure();
	}

	async saveNotebook(notebook: Notebook): Promise<void> {
		const store = await this.open();
		await store.notebooks.put(notebook);
	}

	async removeNotebook(id: string): Promise<void> {
		const store = await this.open();
		await store.notebooks.delete(id);
	}

	close(): void {
		for (const stop of this.#stops) stop();
		this.#store?.close();
	}
}

const byAge = <T extends { readonly createdAt: number }>(all: readonly T[]): readonly T[] =>
	[...all].sort((a, b) => a.createdAt - b.createdAt);
const byChange = (all: readonly Notebook[]): readonly Notebook[] =>
	[...all].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));

const KEY = Symbol('opsbook');
export const provideOpsbook = (opsbook: Opsbook): Opsbook => setContext(KEY, opsbook);
export const useOpsbook = (): Opsbook => getContext<Opsbook>(KEY);
