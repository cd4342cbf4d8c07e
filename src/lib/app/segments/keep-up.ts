import { engine, type Engine } from '../../engine/client';
import { pageSurroundings } from '../../engine/surroundings';
import type { Dataset, Revision } from '../../model/dataset';
import type { Segment, Tag } from '../../model/segment';
import { fingerprint } from '../../segments/fingerprint';
import { withSize } from '../../segments/sizes';
import { applyFound } from '../../segments/tags';
import type { Store } from '../../store/store';

/** What is there now: as the page has read it. */
export interface Library {
	readonly datasets: readonly Dataset[];
	readonly revisions: readonly Revision[];
	readonly segments: readonly Segment[];
	readonly tags: readonly Tag[];
}

/** Only one tab does this work. */
const LOCK = 'opsbook-segments';

/**
 * Keeps what is said of segments and tags in step with the data: whenever a data set has got another revision, the rules of
 * its tags are applied to it and its segments are counted in it. What is up to date costs nothing, so this is called after
 * every change; what cannot be found is tried again when it has changed.
 */
export class KeepUp {
	/** What a segment or tag was when it was last looked at, whether it could be found or not. */
	readonly #seen = new Map<string, string>();
	#running = false;
	#again: Library | null = null;

	constructor(
		private readonly open: () => Promise<Store>,
		private readonly ask: Pick<Engine, 'evaluateRule' | 'segmentSizes'> = engine,
		private readonly now: () => number = Date.now,
	) {}

	/** Resolves when this library, or a later one, is up to date. */
	async see(library: Library): Promise<void> {
		this.#again = library;
		if (this.#running) return;
		this.#running = true;
		try {
			while (this.#again !== null) {
				const next: Library = this.#again;
				this.#again = null;
				await this.#all(next);
			}
		} finally {
			this.#running = false;
		}
	}

	async #all({ datasets, revisions, segments, tags }: Library): Promise<void> {
		for (const dataset of datasets) {
			const revision = revisions.find(({ id }) => id === dataset.revision);
			const own = segments.filter((segment) => segment.dataset === dataset.id);
			const ownTags = tags.filter((tag) => tag.dataset === dataset.id);
			if (revision === undefined || own.length + ownTags.length === 0) continue;
			await this.#apply(revision, ownTags);
			await this.#count(revision, own, ownTags);
		}
	}

	/** Applies the rules of tags that were last applied to another revision. */
	async #apply({ id: revision }: Revision, tags: readonly Tag[]): Promise<void> {
		for (const tag of tags) {
			const { id, dataset, rule } = tag;
			if (rule === undefined || tag.applied?.revision === revision) continue;
			if (!this.#isNew(id, `${revision} ${tag.updatedAt}`)) continue;
			await alone(async () => {
				const asOf = rule.asOf === 'data' ? {} : { asOf: rule.asOf };
				const request = { dataset, revision, rule: rule.rule, ids: true, ...asOf };
				const answer = await this.ask.evaluateRule(request);
				if (!answer.ok) return;
				const store = await this.open();
				const now = await store.tags.get(id);
				if (now === undefined || now.updatedAt !== tag.updatedAt) return;
				const { after } = applyFound(now, { at: this.now(), revision, ids: answer.ids ?? [] });
				await store.tags.put(after!);
			});
		}
	}

	/** Counts segments that were not counted in this revision yet, or that may have others since. */
	async #count(revision: Revision, segments: readonly Segment[], tags: readonly Tag[]) {
		const around = await pageSurroundings(segments, tags);
		const due = segments.filter((segment) => {
			const before = this.#seen.get(segment.id);
			const fresh = this.#isNew(segment.id, `${revision.id} ${fingerprint(segment.id, around)}`);
			const counted = segment.sizes.some((size) => size.revision === revision.id);
			return fresh && (before !== undefined || !counted);
		});
		if (due.length === 0) return;
		await alone(async () => {
			const ids = due.map(({ id }) => id);
			const request = { dataset: due[0]!.dataset, revision: revision.id, segments: ids };
			const answer = await this.ask.segmentSizes(request);
			if (!answer.ok) return;
			const store = await this.open();
			for (const one of answer.segments) {
				const segment = one.ok ? await store.segments.get(one.id) : undefined;
				if (!one.ok || segment === undefined) continue;
				const { id, number } = revision;
				const counted = withSize(segment, { revision: id, number, size: one.size });
				if (counted !== segment) await store.segments.put(counted);
			}
		});
	}

	#isNew(id: string, state: string): boolean {
		if (this.#seen.get(id) === state) return false;
		this.#seen.set(id, state);
		return true;
	}
}

/** Runs one after the other, over all tabs. */
async function alone(work: () => Promise<void>): Promise<void> {
	if (globalThis.navigator?.locks === undefined) return work();
	await navigator.locks.request(LOCK, work);
}
