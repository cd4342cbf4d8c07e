import type { Facts } from '../../model/dataset';
import type { MemberRule, Rule, SegmentRule, TagRule } from '../../model/rule';

/** One condition on the list; all of them hold. */
export type Filter = MemberRule | TagRule | SegmentRule;

/** Undefined: everyone. */
export function filterRule(filters: readonly Filter[]): Rule | undefined {
	const [only, ...more] = filters;
	if (only === undefined) return undefined;
	return more.length === 0 ? only : { type: 'all', of: filters };
}

/** The same filters with one more; one on the same column, tag or segment is replaced. */
export function withFilter(filters: readonly Filter[], filter: Filter): readonly Filter[] {
	return [...filters.filter((one) => keyOf(one) !== keyOf(filter)), filter];
}

export function keyOf(filter: Filter): string {
	if (filter.type === 'member') return filter.column;
	return filter.type === 'tag' ? `tag:${filter.tag}` : `segment:${filter.segment}`;
}

/** Columns that a list begins with: the names, then a few that have something to say, then what was done. */
export function firstColumns(facts: Facts, names: readonly string[]): string[] {
	const known = new Set(facts.memberColumns.map(({ name }) => name));
	const named = [...new Set(names)].filter((name) => known.has(name));
	const others = facts.memberColumns
		.filter(({ name, kind }) => !named.includes(name) && kind !== 'text')
		.slice(0, 3)
		.map(({ name }) => name);
	const columns = [...named, ...others].map((name) => `member:${name}`);
	return facts.events > 0 ? [...columns, 'events', 'last'] : columns;
}
