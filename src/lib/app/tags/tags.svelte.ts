import { engine } from '../../engine/client';
import { pageSurroundings } from '../../engine/surroundings';
import { newId } from '../../base/id';
import { reversed, type Change, type Segment, type Tag } from '../../model/segment';
import { bearers } from '../../segments/bearers';
import { tagFingerprint } from '../../segments/fingerprint';
import { TAG_QUOTA } from '../../segments/tag-library';
import { applyFound, give, take } from '../../segments/tags';
import type { Store } from '../../store/store';
import { tagLimitId } from '../data/settings-of';
import type { Opsbook } from '../opsbook.svelte';
import { edited, later, merged, newTag, onTop, type Step, type TagDraft } from './steps';
import { tagWords } from './words';

interface Done {
	readonly step: Step;
	readonly text: string;
}

/** Steps that can be undone, by data set, for as long as the page lives. */
const histories = new Map<string, Done[]>();

/** The tags of one data set, live from any tab of the browser; what is done to them can be undone. */
export class Tags {
	/** Null until they have been read. */
	all = $state.raw<readonly Tag[] | null>(null);
	segments = $state.raw<readonly Segment[]>([]);
	limit = $state(TAG_QUOTA);
	/** The last step that can be undone. */
	last = $state.raw<string | null>(null);
	readonly #done: Done[];

	constructor(
		private readonly opsbook: Opsbook,
		readonly dataset: string,
	) {
		this.#done = histories.get(dataset) ?? [];
		histories.set(dataset, this.#done);
		this.last = this.#done.at(-1)?.text ?? null;
	}

	/** Follows the store; returns the way to stop. For an effect. */
	follow(): () => void {
		let stopped = false;
		const stops: (() => void)[] = [];
		const own = <T extends { readonly dataset: string }>(all: readonly T[]) =>
			all.filter((one) => one.dataset === this.dataset);
		this.opsbook.open().then(
			(store) => {
				if (stopped) return;
				stops.push(
					store.tags.watch((all) => {
						this.all = own(all).sort((a, b) => a.createdAt - b.createdAt);
					}),
					store.segments.watch((all) => (this.segments = own(all))),
					store.settings.watch((all) => {
						const limit = all.find(({ id }) => id === this.#limitId)?.value;
						this.limit = typeof limit === 'number' && limit >= 1 ? limit : TAG_QUOTA;
					}),
				);
			},
			() => undefined, // Shown as trouble by the shell.
		);
		return () => {
			stopped = true;
			for (const stop of stops) stop();
		};
	}

	get #limitId(): string {
		return tagLimitId(this.dataset);
	}

	async setLimit(limit: number): Promise<void> {
		const store = await this.opsbook.open();
		await store.settings.put({ id: this.#limitId, value: limit });
	}

	async create(draft: TagDraft, ids: readonly string[] = [], from?: string): Promise<void> {
		const tag = newTag(newId(), this.dataset, draft, Date.now());
		const after = ids.length === 0 ? tag : give(tag, ids, { at: tag.createdAt, from }).after;
		const t = tagWords();
		const text =
			ids.length === 0
				? t('created', { tag: tag.name })
				: t('given', { tag: tag.name, n: ids.length });
		await this.#do({ tags: [{ before: null, after }] }, text);
	}

	async give(tag: Tag, ids: readonly string[], from?: string): Promise<void> {
		const had = bearers(tag);
		const n = ids.filter((id) => !had.has(id)).length;
		const change = give(tag, ids, { at: later(tag, Date.now()), from });
		const t = tagWords();
		const text = n === 0 ? t('givenNone', { tag: tag.name }) : t('given', { tag: tag.name, n });
		await this.#do({ tags: [change] }, text);
	}

	async take(tag: Tag, ids: readonly string[], from?: string): Promise<void> {
		const had = bearers(tag);
		const n = ids.filter((id) => had.has(id)).length;
		const t = tagWords();
		if (n === 0) return void this.opsbook.toasts.show(t('takenNone', { tag: tag.name }));
		const change = take(tag, ids, { at: later(tag, Date.now()), from });
		await this.#do({ tags: [change] }, t('taken', { tag: tag.name, n }));
	}

	async edit(tag: Tag, draft: TagDraft): Promise<void> {
		const around = { tags: this.all ?? [], segments: this.segments };
		const step = edited(tag, draft, around, Date.now());
		await this.#do(step, tagWords()('changed', { tag: draft.name.trim() }));
	}

	async remove(tag: Tag): Promise<void> {
		const text = tagWords()('removed', { tag: tag.name });
		await this.#do({ tags: [{ before: tag, after: null }] }, text);
	}

	async merge(from: Tag, to: Tag): Promise<void> {
		const t = tagWords();
		const step = merged(from, to, { at: Date.now(), from: from.name });
		await this.#do(step, t('merged', { from: from.name, to: to.name }));
	}

	/** From now on the tag is for whoever is in the segment. */
	async setRule(tag: Tag, segment: string): Promise<void> {
		await this.apply(tag, { rule: { type: 'segment', segment }, asOf: 'data' });
	}

	/** Whom the rule found stays tagged only by hand: nobody, unless it was given to them. */
	async dropRule(tag: Tag): Promise<void> {
		const { rule: _, applied: __, ...rest } = tag;
		const after: Tag = { ...rest, updatedAt: later(tag, Date.now()) };
		const text = tagWords()('ruleDropped', { tag: tag.name });
		await this.#do({ tags: [{ before: tag, after }] }, text);
	}

	/** Works out whom the rule finds now. */
	async apply(tag: Tag, rule = tag.rule): Promise<void> {
		const t = tagWords();
		const revision = this.opsbook.revisionOf(this.dataset);
		if (rule === undefined || revision === undefined) return;
		const around = await pageSurroundings(this.segments, this.all ?? []);
		const fingerprint = tagFingerprint(rule, around);
		const answer = await engine.evaluateRule({
			dataset: this.dataset,
			revision: revision.id,
			rule: rule.rule,
			asOf: rule.asOf === 'data' ? undefined : rule.asOf,
			ids: true,
		});
		if (!answer.ok) {
			const error = answer.failure.kind;
			return void this.opsbook.toasts.show(t('ruleFailed', { error }), { tone: 'bad' });
		}
		const at = later(tag, Date.now());
		const ids = answer.ids ?? [];
		const found = applyFound({ ...tag, rule }, { at, revision: revision.id, ids, fingerprint });
		const { gained, lost } = found;
		await this.#do(
			{ tags: [{ before: tag, after: found.after }] },
			t('ruleApplied', { tag: tag.name, gained: gained.length, lost: lost.length }),
		);
	}

	async #do(step: Step, text: string): Promise<void> {
		const store = await this.opsbook.open();
		const done = { step: await write(store, step), text };
		this.#done.push(done);
		this.last = text;
		const action = { label: tagWords()('undo'), run: () => void this.undo(done) };
		this.opsbook.toasts.show(text, { action });
	}

	/** Takes a step back, the last one by default; what has changed since stays as it is. */
	async undo(done = this.#done.at(-1)): Promise<void> {
		const t = tagWords();
		const at = done === undefined ? -1 : this.#done.indexOf(done);
		if (done === undefined || at < 0) return;
		this.#done.splice(at, 1);
		this.last = this.#done.at(-1)?.text ?? null;
		const store = await this.opsbook.open();
		if (!(await isAsLeft(store, done.step)))
			return void this.opsbook.toasts.show(t('changedSince'), { tone: 'bad' });
		await write(store, {
			tags: done.step.tags.map(reversed),
			segments: (done.step.segments ?? []).map(reversed),
		});
		this.opsbook.toasts.show(t('undone', { what: done.text }));
	}
}

async function isAsLeft(store: Store, { tags, segments = [] }: Step): Promise<boolean> {
	const same = async <T extends { readonly id: string; readonly updatedAt: number }>(
		documents: { get(id: string): Promise<T | undefined> },
		{ before, after }: Change<T>,
	): Promise<boolean> =>
		(await documents.get((after ?? before)!.id))?.updatedAt === after?.updatedAt;
	const all = await Promise.all([
		...tags.map((change) => same(store.tags, change)),
		...segments.map((change) => same(store.segments, change)),
	]);
	return all.every(Boolean);
}

/** Returns the step as it was written: on top of what the rules of tags have found meanwhile. */
async function write(store: Store, { tags, segments = [] }: Step): Promise<Step> {
	for (const { before, after } of segments)
		await (after === null ? store.segments.delete(before!.id) : store.segments.put(after));
	const written: Change<Tag>[] = [];
	for (const change of tags) {
		let done = change;
		if (change.after === null) await store.tags.delete(change.before!.id);
		else
			await store.tags.update(change.after.id, (now) => {
				done = onTop(change, now);
				return done.after ?? undefined;
			});
		written.push(done);
	}
	return { tags: written, segments };
}
