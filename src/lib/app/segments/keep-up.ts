import { engine, type Engine } from '../../engine/client';
import { pageSurroundings } from '../../engine/surroundings';
import type { Dataset, Revision } from '../../model/dataset';
import type { Applied, Segment, Tag } from '../../model/segment';
import { diff } from '../../segments/diff';
import { fingerprint, tagFingerprint } from '../../segments/fingerprint';
import { withSize } from '../../segments/sizes';
import { tagOrder } from '../../segments/tag-order';
import { applyAgain, applyFound } from '../../segments/tags';
import type { Store } from '../../store/store';
import { later } from '../tags/steps';

/** What is there now: as the page has read it. */
export interface Library {
	readonly datasets: readonly Dataset[];
	readonly revisions: readonly Revision[];
	readonly segments: readonly Segment[];
	readonly tags: readonly Tag[];
}

/** When a tag's rule was applied last by this page, and whom it had found before that revision. */
interface First {
	readonly at: number;
	readonly before: Applied | undefined;
}

/** A tag after its rule was applied; `first` where somebody may have come or gone. */
interface Step {
	readonly after: Tag;
	readonly first?: First;
}

/** Only one tab does this work. */
const LOCK = 'opsbook-segments';

/**
 * Keeps what is said of segments and tags in step with the data: whenever a data set has got another revision, or something
 * that a rule rests on has changed, the rules of its tags are applied and its segments are counted. What is up to date costs
 * next to nothing, so this is called after every change; what cannot be found is tried again when it has changed.
 */
export class KeepUp {
	/** What a segment or tag was when it was last looked at, whether it could be found or not. */
	readonly #seen = new Map<string, string>();
	readonly #first = new Map<string, First>();
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
			await this.#count(revision, own, await this.#apply(revision, own, ownTags));
		}
	}

	/**
	 * Applies the rules of tags that were last applied to another revision, or that may find others since: each after those
	 * that it asks for, so that once is enough; tags in a circle stay as they are. Returns the tags as they are then.
	 */
	async #apply(
		{ id: revision, dataset }: Revision,
		segments: readonly Segment[],
		tags: readonly Tag[],
	): Promise<readonly Tag[]> {
		const due = async (tag: Tag, now: readonly Segment[], around: readonly Tag[]) => {
			const fingerprint = tagFingerprint(tag.rule!, await pageSurroundings(now, around));
			const { applied } = tag;
			if (applied?.revision === revision && applied.fingerprint === fingerprint) return null;
			// From and to what: a tab of another version, with fingerprints of its own, is not answered for ever.
			const state = `${revision} ${fingerprint} ${applied?.revision} ${applied?.fingerprint}`;
			return this.#seen.get(tag.id) === state ? null : { fingerprint, state };
		};
		const all = tagOrder(segments, tags).order.map((tag) => due(tag, segments, tags));
		if ((await Promise.all(all)).every((one) => one === null)) return tags;
		const own = <T extends { readonly dataset: string }>(all: readonly T[]) =>
			all.filter((one) => one.dataset === dataset);
		const current = new Map<string, Tag>();
		await alone(async () => {
			// Another tab may have done it while this one waited.
			const store = await this.open();
			const around = own(await store.segments.all());
			for (const tag of own(await store.tags.all())) current.set(tag.id, tag);
			for (const { id } of tagOrder(around, [...current.values()]).order) {
				const tag = current.get(id)!;
				const stale = await due(tag, around, [...current.values()]);
				if (stale === null) continue;
				const after = await this.#applied(store, tag, revision, stale.fingerprint);
				if (after !== 'changed') this.#seen.set(id, stale.state);
				if (typeof after === 'object') current.set(id, after);
			}
		});
		return [...current.values()];
	}

	/** The tag after its rule was applied, or why it was not: it has changed meanwhile, or the rule is refused. */
	async #applied(
		store: Store,
		tag: Tag,
		revision: string,
		fingerprint: string,
	): Promise<Tag | 'changed' | 'refused'> {
		const { id, dataset } = tag;
		const { rule, asOf } = tag.rule!;
		const day = asOf === 'data' ? {} : { asOf };
		const answer = await this.ask.evaluateRule({ dataset, revision, rule, ids: true, ...day });
		const isSame = (now: Tag | undefined): now is Tag => now?.updatedAt === tag.updatedAt;
		if (!answer.ok) return isSame(await store.tags.get(id)) ? 'refused' : 'changed';
		const at = later(tag, this.now());
		const found = { at, revision, ids: answer.ids ?? [], fingerprint };
		const done: { step?: Step | undefined } = {};
		await store.tags.update(id, (now) => {
			done.step = isSame(now) ? this.#with(now, found) : undefined;
			return done.step?.after;
		});
		if (done.step === undefined) return 'changed';
		const { after, first } = done.step;
		if (first !== undefined) this.#first.set(id, first);
		return after;
	}

	/** Gained and lost are counted once for each revision, however often a rule is applied to it. */
	#with(tag: Tag, found: Applied): Step {
		const { applied } = tag;
		const again = applied?.revision === found.revision;
		if (again) {
			const { gained, lost } = diff(applied.ids, found.ids);
			// Nothing that a person sees has changed: what was done last can still be undone.
			if (gained.length + lost.length === 0)
				return { after: { ...tag, applied: { ...applied, fingerprint: found.fingerprint } } };
		}
		const first = this.#first.get(tag.id);
		const own = again && first !== undefined && first.at === applied.at;
		const before = own ? first.before : applied;
		const after = own ? applyAgain(tag, found, before) : applyFound(tag, found).after!;
		return { after, first: { at: found.at, before } };
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
				if (!one.ok) continue;
				const { size } = one;
				const { id, number } = revision;
				await store.segments.update(one.id, (segment) => {
					const counted = segment && withSize(segment, { revision: id, number, size });
					return counted === segment ? undefined : counted;
				});
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
