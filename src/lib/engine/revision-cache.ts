import type { Dataset } from '../model/dataset';
import type { Segment, Tag } from '../model/segment';
import type { Store } from '../store/store';
import { RevisionColumns } from './columns';

/** The revisions that this thread has read from, each with its columns. */
export class RevisionCache {
	readonly #revisions = new Map<string, RevisionColumns>();

	readonly #datasets = new Map<string, Dataset>();

	constructor(private readonly store: Store) {}

	/** Null when there is no such revision. */
	async get(id: string): Promise<RevisionColumns | null> {
		const known = this.#revisions.get(id);
		if (known !== undefined) return known;
		const revision = await this.store.revisions.get(id);
		if (revision === undefined) return null;
		// Two requests may have asked at once.
		const columns = this.#revisions.get(id) ?? new RevisionColumns(this.store, revision);
		this.#revisions.set(id, columns);
		return columns;
	}

	/** What a run must know of a data set: it never changes, so it is read once. Null when there is no such data set. */
	async dataset(id: string): Promise<Pick<Dataset, 'weekStart' | 'zone'> | null> {
		const known = this.#datasets.get(id) ?? (await this.store.datasets.get(id));
		if (known !== undefined) this.#datasets.set(id, known);
		return known ?? null;
	}

	/** Segments and tags of a data set, as they are now: they change, so they are not kept. */
	async segmentsAndTags(
		dataset: string,
	): Promise<{ readonly segments: readonly Segment[]; readonly tags: readonly Tag[] }> {
		const [segments, tags] = await Promise.all([this.store.segments.all(), this.store.tags.all()]);
		return {
			segments: segments.filter((one) => one.dataset === dataset),
			tags: tags.filter((one) => one.dataset === dataset),
		};
	}

	/** Drops the columns of all other revisions. */
	forget(keep: readonly string[]): void {
		this.#datasets.clear();
		for (const id of this.#revisions.keys()) if (!keep.includes(id)) this.#revisions.delete(id);
	}

	/** Is this memory held by a revision here? */
	owns(buffer: ArrayBufferLike): boolean {
		for (const columns of this.#revisions.values()) if (columns.owns(buffer)) return true;
		return false;
	}
}
