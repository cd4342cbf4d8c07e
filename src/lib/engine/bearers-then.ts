import type { Tag } from '../model/segment';
import { tagOrder, tagsBehind } from '../segments/tag-order';
import { failureOf } from './failures';
import type { RevisionCache } from './revision-cache';
import { RuleMembers } from './rule-members';

/**
 * Finds the members of segments in an earlier revision. Automatic tags have the bearers that their rules find there, as when
 * they were applied to it; what is said by hand, the rules, and tags in a circle are as of now. A tag whose rule is refused
 * there is not there: nothing is claimed of segments that name it.
 */
export async function membersThen(
	cache: RevisionCache,
	where: {
		readonly dataset: string;
		readonly revision: string;
		readonly asOf?: string | undefined;
	},
	asked: readonly string[] | undefined,
): Promise<RuleMembers> {
	const { dataset, revision } = where;
	const { segments, tags } = await cache.segmentsAndTags(dataset);
	const around = new Map(segments.map((segment) => [segment.id, segment]));
	const { order } = tagOrder(segments, tags);
	const ids = asked ?? segments.map(({ id }) => id);
	const of = ids.map((segment) => ({ type: 'segment' as const, segment }));
	const needed = tagsBehind({ type: 'any', of }, around);
	for (const { name, rule } of order.toReversed())
		if (needed.has(name)) for (const behind of tagsBehind(rule!.rule, around)) needed.add(behind);
	const then = new Map(tags.map((tag) => [tag.name, tag]));
	const documents = () => ({ segments, tags: [...then.values()] });
	for (const tag of order) {
		if (!needed.has(tag.name) || tag.applied?.revision === revision) continue;
		const found = await RuleMembers.of(cache, { dataset, revision }, documents());
		const ids = await refound(found, tag);
		if (ids === null) then.delete(tag.name);
		else then.set(tag.name, { ...tag, applied: { at: 0, revision, ids } });
	}
	return RuleMembers.of(cache, where, documents());
}

/** Whom the rule of a tag finds; null when it is refused. */
async function refound(found: RuleMembers, { rule }: Tag): Promise<readonly string[] | null> {
	try {
		const day = rule!.asOf === 'data' ? undefined : rule!.asOf;
		return await found.ids(await found.members(rule!.rule, day));
	} catch (error) {
		if (failureOf(error) === null) throw error;
		return null;
	}
}
