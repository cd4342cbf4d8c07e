import type { Instant } from '../model/dataset';
import type { Applied, ByHand, Change, Tag, TagChange } from '../model/segment';
import { bearers } from './bearers';
import { diff, type Diff } from './diff';

/** When something is done by hand, and from which list. */
export interface Occasion {
	readonly at: Instant;
	readonly from?: string | undefined;
}

/** Gives members a tag by hand. Who bears it by hand already keeps the time at which he got it. */
export function give(tag: Tag, ids: Iterable<string>, { at, from }: Occasion): Change<Tag> {
	const wanted = new Set(ids);
	const has = new Set(tag.given.flatMap((one) => one.ids));
	const added = [...wanted].filter((id) => !has.has(id));
	const taken = without(tag.taken, wanted);
	return changed(tag, at, { given: withBatch(tag.given, added, { at, from }), taken });
}

/** Takes a tag from members by hand: whoever got it by a rule loses it for good. */
export function take(tag: Tag, ids: Iterable<string>, { at, from }: Occasion): Change<Tag> {
	const wanted = new Set(ids);
	const has = bearers(tag);
	const before = new Set(tag.taken.flatMap((one) => one.ids));
	const added = [...wanted].filter((id) => has.has(id) && !before.has(id));
	const given = without(tag.given, wanted);
	return changed(tag, at, { given, taken: withBatch(tag.taken, added, { at, from }) });
}

/** Writes down whom a tag's rule found. What was done by hand stays as it is. */
export function applyFound(tag: Tag, found: Applied): Change<Tag> & Diff {
	const { at } = found;
	const after: Tag = { ...tag, applied: { ...found, ids: [...found.ids] }, updatedAt: at };
	const change = diff(bearers(tag), bearers(after));
	return { before: tag, after: { ...after, log: logged(tag.log, found, change) }, ...change };
}

/**
 * The same once more in one revision: what was gained and lost is counted from whom the rule found before the revision, and
 * stands in the place of what was counted when the rule was last applied.
 */
export function applyAgain(tag: Tag, found: Applied, before: Applied | undefined): Tag {
	const { after } = applyFound(tag, found);
	const last = tag.log.at(-1);
	const others = last !== undefined && last.at === tag.applied?.at ? tag.log.slice(0, -1) : tag.log;
	const change = diff(bearers({ ...tag, applied: before }), bearers(after!));
	return { ...after!, log: logged(others, found, change) };
}

/** Who came and went is kept of the last change alone: a document stays small. */
function logged(
	log: readonly TagChange[],
	{ at, revision }: Applied,
	{ gained, lost }: Diff,
): readonly TagChange[] {
	if (gained.length + lost.length === 0) return log;
	const counted = { at, revision, gained: gained.length, lost: lost.length };
	return [...log.map(({ who: _, ...one }) => one), { ...counted, who: { gained, lost } }];
}

function changed(tag: Tag, at: Instant, parts: Pick<Tag, 'given' | 'taken'>): Change<Tag> {
	return { before: tag, after: { ...tag, ...parts, updatedAt: at } };
}

function withBatch(
	batches: readonly ByHand[],
	ids: readonly string[],
	{ at, from }: Occasion,
): readonly ByHand[] {
	if (ids.length === 0) return batches;
	return [...batches, { at, ids, ...(from === undefined ? {} : { from }) }];
}

function without(batches: readonly ByHand[], gone: ReadonlySet<string>): readonly ByHand[] {
	return batches
		.map((batch) => ({ ...batch, ids: batch.ids.filter((id) => !gone.has(id)) }))
		.filter(({ ids }) => ids.length > 0);
}

/** How a member came by a tag, for the member's page. */
export type Origin =
	| { readonly by: 'hand'; readonly at: Instant; readonly from?: string | undefined }
	| { readonly by: 'rule'; readonly at: Instant };

/** Null for a member who does not bear it. By hand goes before by rule. */
export function originOf({ given, taken, applied }: Tag, id: string): Origin | null {
	const batch = given.find(({ ids }) => ids.includes(id));
	if (batch !== undefined) return { by: 'hand', at: batch.at, from: batch.from };
	if (applied === undefined || taken.some(({ ids }) => ids.includes(id))) return null;
	return applied.ids.includes(id) ? { by: 'rule', at: applied.at } : null;
}
