import type { Rule } from '../model/rule';
import type { Segment, Tag } from '../model/segment';
import { byName } from './documents';
import { partsOf } from './parts';

type Segments = ReadonlyMap<string, Pick<Segment, 'definition'>>;

/** Names of the tags that a rule asks for, by itself or through the rules of living segments. */
export function tagsBehind(rule: Rule, segments: Segments): Set<string> {
	const names = new Set<string>();
	const seen = new Set<string>();
	const rules = [rule];
	// Rules found on the way are appended and looked at in their turn.
	for (const one of rules) {
		const parts = partsOf(one);
		for (const name of parts.tags) names.add(name);
		for (const id of parts.segments) {
			const definition = seen.has(id) ? undefined : segments.get(id)?.definition;
			seen.add(id);
			if (definition?.type === 'living') rules.push(definition.rule);
		}
	}
	return names;
}

export interface TagOrder {
	/** Tags with a rule, each after those that its rule asks for. None of a circle is among them. */
	readonly order: readonly Tag[];
	/** Tags whose rules ask for each other, or for the tag itself: no order is right for them. */
	readonly circles: readonly (readonly Tag[])[];
}

/** In which order the rules of a data set's tags are applied (Tarjan's strongly connected components). */
export function tagOrder(segments: readonly Segment[], tags: readonly Tag[]): TagOrder {
	const around = byName(segments, tags);
	const order: Tag[] = [];
	const circles: Tag[][] = [];
	const stack: Tag[] = [];
	/** When a tag was reached, and the earliest tag that it leads back to; infinite once it is placed. */
	const reached = new Map<Tag, number>();
	const visit = (tag: Tag): number => {
		const known = reached.get(tag);
		if (known !== undefined) return known;
		const own = reached.size;
		reached.set(tag, own);
		stack.push(tag);
		const names = tag.rule ? tagsBehind(tag.rule.rule, around.segments) : new Set<string>();
		let first = own;
		for (const name of names) {
			const next = around.tags.get(name);
			if (next !== undefined) first = Math.min(first, visit(next));
		}
		if (first < own) return first;
		const together = stack.splice(stack.indexOf(tag));
		for (const one of together) reached.set(one, Infinity);
		if (together.length > 1 || names.has(tag.name)) circles.push(together);
		else if (tag.rule !== undefined) order.push(tag);
		return Infinity;
	};
	for (const tag of tags) visit(tag);
	return { order, circles };
}
