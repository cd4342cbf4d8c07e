import type { Segment } from '../model/segment';
import { EVERYONE, namedSegments } from '../model/named-segments';
import { nodes, type ClassRule, type Rule } from '../model/rule';

export { EVERYONE };

/** What a rule refers to and does not hold itself. */
export interface Parts {
	/** Ids, each once. Those that a class looks at, or asks for in its params, are among them. */
	readonly segments: readonly string[];
	readonly classes: readonly ClassRule[];
	/** Names, each once. */
	readonly tags: readonly string[];
}

export function partsOf(rule: Rule): Parts {
	const segments = new Set<string>();
	const classes: ClassRule[] = [];
	const tags = new Set<string>();
	for (const node of nodes(rule)) {
		if (node.type === 'segment') segments.add(node.segment);
		if (node.type === 'tag') tags.add(node.tag);
		if (node.type !== 'class') continue;
		classes.push(node);
		for (const id of namedSegments(node.params)) segments.add(id);
		const { segment } = node.scope ?? {};
		if (segment !== undefined && segment !== EVERYONE) segments.add(segment);
	}
	return { segments: [...segments], classes, tags: [...tags] };
}

/**
 * A way from a segment through those that it refers to back to one of them, as ids from the first to the same again; null
 * when there is none. Segments that are not there lead nowhere.
 */
export function circleFrom(
	start: string,
	segments: ReadonlyMap<string, Pick<Segment, 'definition'>>,
): readonly string[] | null {
	const done = new Set<string>();
	const way: string[] = [];
	const visit = (id: string): readonly string[] | null => {
		const before = way.indexOf(id);
		if (before >= 0) return [...way.slice(before), id];
		const definition = segments.get(id)?.definition;
		if (done.has(id) || definition?.type !== 'living') return null;
		way.push(id);
		for (const next of partsOf(definition.rule).segments) {
			const circle = visit(next);
			if (circle !== null) return circle;
		}
		way.pop();
		done.add(id);
		return null;
	};
	return visit(start);
}

/** The same rule under a tag's new name. */
export function withTagRenamed(rule: Rule, from: string, to: string): Rule {
	if (rule.type === 'tag') return rule.tag === from ? { ...rule, tag: to } : rule;
	if (!('of' in rule)) return rule;
	const of = rule.of.map((one) => withTagRenamed(one, from, to));
	return of.every((one, i) => one === rule.of[i]) ? rule : { ...rule, of };
}
