import type { Change, Segment, Tag, TagDimension } from '../../model/segment';
import { bearers } from '../../segments/bearers';
import { withTagRenamed } from '../../segments/parts';
import { give, type Occasion } from '../../segments/tags';

/** One step that a person takes: it is undone as a whole. */
export interface Step {
	readonly tags: readonly Change<Tag>[];
	/** Segments whose rules name a tag that was renamed. */
	readonly segments?: readonly Change<Segment>[];
}

/** What a person says of a tag. */
export interface TagDraft {
	readonly name: string;
	readonly dimension: TagDimension;
	readonly group: string;
}

/** A time after the last change, whatever the clock says: a step is known by it. */
export const later = (before: { readonly updatedAt: number }, now: number): number =>
	Math.max(now, before.updatedAt + 1);

export function newTag(id: string, dataset: string, draft: TagDraft, at: number): Tag {
	return {
		format: 1,
		id,
		dataset,
		...said(draft),
		given: [],
		taken: [],
		log: [],
		createdAt: at,
		updatedAt: at,
	};
}

function said({ name, dimension, group }: TagDraft): Pick<Tag, 'name' | 'dimension' | 'group'> {
	const trimmed = group.trim();
	return { name: name.trim(), dimension, ...(trimmed === '' ? {} : { group: trimmed }) };
}

/** What is wrong with a name: nothing = null. */
export function nameProblem(
	name: string,
	tags: readonly Tag[],
	own?: string,
): 'nameMissing' | 'nameTaken' | null {
	const wanted = name.trim();
	if (wanted === '') return 'nameMissing';
	return tags.some((tag) => tag.name === wanted && tag.id !== own) ? 'nameTaken' : null;
}

/** Changes what is said of a tag; rules that name it follow. */
export function edited(
	tag: Tag,
	draft: TagDraft,
	{ tags, segments }: { readonly tags: readonly Tag[]; readonly segments: readonly Segment[] },
	now: number,
): Step {
	const { group: _, ...rest } = tag;
	const after: Tag = { ...rest, ...said(draft), updatedAt: later(tag, now) };
	const own = { before: tag, after };
	if (after.name === tag.name) return { tags: [own] };
	const renamed = (rule: Parameters<typeof withTagRenamed>[0]) =>
		withTagRenamed(rule, tag.name, after.name);
	return {
		tags: [own, ...tags.filter((one) => one.id !== tag.id)].flatMap((one) => {
			if ('before' in one) return [one];
			const rule = one.rule && renamed(one.rule.rule);
			if (rule === undefined || rule === one.rule?.rule) return [];
			const next = { ...one, rule: { ...one.rule!, rule }, updatedAt: later(one, now) };
			return [{ before: one, after: next }];
		}),
		segments: segments.flatMap((one) => {
			if (one.definition.type !== 'living') return [];
			const rule = renamed(one.definition.rule);
			if (rule === one.definition.rule) return [];
			const definition = { ...one.definition, rule };
			return [{ before: one, after: { ...one, definition, updatedAt: later(one, now) } }];
		}),
	};
}

/** Gives whoever bears one tag the other by hand, and removes the one. */
export function merged(from: Tag, to: Tag, occasion: Occasion): Step {
	const at = later(to, occasion.at);
	return {
		tags: [give(to, bearers(from), { ...occasion, at }), { before: from, after: null }],
	};
}

/**
 * A step on a tag as it is in the store now: where the rule was applied since the page saw the tag, and the step is not about
 * that, what the rule found stays.
 */
export function onTop({ before, after }: Change<Tag>, now: Tag | undefined): Change<Tag> {
	const moved = now !== undefined && now.updatedAt !== before?.updatedAt;
	if (!moved || before === null || after === null || after.applied !== before.applied)
		return { before, after };
	const { applied: _, ...rest } = after;
	const kept = now.applied === undefined ? {} : { applied: now.applied };
	const updatedAt = Math.max(after.updatedAt, later(now, now.updatedAt));
	return { before: now, after: { ...rest, ...kept, log: now.log, updatedAt } };
}
