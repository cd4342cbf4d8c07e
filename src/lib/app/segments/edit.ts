import { formatDay } from '../../base/time';
import type { ColumnFacts, Facts } from '../../model/dataset';
import type { GroupRule, Leaf, Measure, MemberRule, Rule } from '../../model/rule';

/** The way down a rule's tree: positions in `of`. */
export type Path = readonly number[];

/** The rule as a group, so that conditions can stand beside each other. */
export function asGroup(rule: Rule): GroupRule {
	return 'of' in rule ? rule : { type: 'all', of: [rule] };
}

/** The node to which a path leads. */
export function ruleAt(rule: Rule, path: Path): Rule | undefined {
	let node: Rule | undefined = rule;
	for (const at of path) node = node !== undefined && 'of' in node ? node.of[at] : undefined;
	return node;
}

/** The rule with another node at the end of a path; null takes the node out. Paths that lead nowhere change nothing. */
export function replaceAt(rule: Rule, path: Path, change: (node: Rule) => Rule | null): Rule {
	const [at, ...below] = path;
	if (at === undefined) return change(rule) ?? { type: 'all', of: [] };
	if (!('of' in rule) || rule.of[at] === undefined) return rule;
	if (below.length > 0)
		return {
			...rule,
			of: rule.of.map((one, i) => (i === at ? replaceAt(one, below, change) : one)),
		};
	const next = change(rule.of[at]);
	return { ...rule, of: rule.of.toSpliced(at, 1, ...(next === null ? [] : [next])) };
}

/** Adds a node at the end of the group to which the path leads. */
export function addAt(rule: Rule, path: Path, node: Rule): Rule {
	return replaceAt(rule, path, (group) =>
		'of' in group ? { ...group, of: [...group.of, node] } : { type: 'all', of: [group, node] },
	);
}

/** Puts a node into a group of its own, in which another condition can stand beside it. */
export function groupAt(rule: Rule, path: Path): Rule {
	return replaceAt(rule, path, (node) => ({ type: 'any', of: [node] }));
}

/** The conditions of a group stand in its place; a group of `none` is not dissolved, for that would turn it round. */
export function ungroupAt(rule: Rule, path: Path): Rule {
	const at = path.at(-1);
	if (at === undefined) return rule;
	return replaceAt(rule, path.slice(0, -1), (parent) => {
		const node = 'of' in parent ? parent.of[at] : undefined;
		if (!('of' in parent) || node === undefined || !('of' in node) || node.type === 'none')
			return parent;
		return { ...parent, of: parent.of.toSpliced(at, 1, ...node.of) };
	});
}

/** A sensible first question about a member column. */
export function memberRule(column: ColumnFacts): MemberRule {
	const base = { type: 'member', column: `member:${column.name}` } as const;
	const [most] = column.top ?? [];
	if (column.kind === 'time' && column.min !== undefined)
		return { ...base, from: formatDay(column.min) };
	if (column.kind === 'number' && column.min !== undefined) return { ...base, min: column.min };
	return most === undefined ? { ...base, missing: false } : { ...base, is: [most[0]] };
}

/** What a new condition asks before it is changed. Null: the data have nothing to ask that of. */
export function newLeaf(
	type: Exclude<Leaf['type'], 'class'>,
	facts: Facts,
	names: { readonly segments: readonly string[]; readonly tags: readonly string[] },
): Leaf | null {
	const [first, second = first] = facts.kinds;
	const column = facts.memberColumns.find(({ top }) => top !== undefined) ?? facts.memberColumns[0];
	switch (type) {
		case 'member':
			return column === undefined ? null : memberRule(column);
		case 'event':
			return first === undefined
				? null
				: { type, event: { kind: first.name }, measure: { of: 'count', min: 1 } };
		case 'sequence':
			return first === undefined || second === undefined
				? null
				: {
						type,
						first: { kind: first.name },
						then: 'did',
						second: { kind: second.name },
						within: { value: 7, unit: 'day' },
					};
		case 'segment':
			return names.segments[0] === undefined ? null : { type, segment: names.segments[0] };
		case 'tag':
			return names.tags[0] === undefined ? null : { type, tag: names.tags[0] };
	}
}

/** What can be asked of the same thing: how often, since when, or whether it is known at all. */
export const FORMS = {
	member: ['is', 'isNot', 'range', 'days', 'present', 'missing'],
	event: ['count', 'days', 'sum', 'first', 'last', 'never'],
	sequence: ['did', 'did-not'],
} as const;
export type Form =
	| `member.${(typeof FORMS.member)[number]}`
	| `event.${(typeof FORMS.event)[number]}`
	| `sequence.${(typeof FORMS.sequence)[number]}`;

/** The forms that a condition may take in these data; the first is not always the one it has. */
export function formsOf(leaf: Leaf, facts: Facts): readonly Form[] {
	switch (leaf.type) {
		case 'member': {
			const column = facts.memberColumns.find(({ name }) => leaf.column === `member:${name}`);
			const fits = (form: (typeof FORMS.member)[number]): boolean =>
				form === 'range'
					? column?.kind === 'number'
					: form === 'days'
						? column?.kind === 'time'
						: form === 'is' || form === 'isNot'
							? column?.top !== undefined
							: true;
			return FORMS.member.filter(fits).map((form) => `member.${form}` as const);
		}
		case 'event': {
			const sums = sumColumns(facts).length > 0;
			return FORMS.event
				.filter((form) => form !== 'sum' || sums)
				.map((form) => `event.${form}` as const);
		}
		case 'sequence':
			return FORMS.sequence.map((form) => `sequence.${form}` as const);
		default:
			return [];
	}
}

/** The form that a condition has; null where there is but one. Of several things asked of a column, the first. */
export function formOf(leaf: Leaf): Form | null {
	switch (leaf.type) {
		case 'member':
			if (leaf.is !== undefined) return 'member.is';
			if (leaf.isNot !== undefined) return 'member.isNot';
			if (leaf.min !== undefined || leaf.max !== undefined) return 'member.range';
			if (leaf.from !== undefined || leaf.to !== undefined) return 'member.days';
			return leaf.missing === true ? 'member.missing' : 'member.present';
		case 'event':
			return `event.${leaf.measure.of}`;
		case 'sequence':
			return `sequence.${leaf.then}`;
		default:
			return null;
	}
}

/** The same condition in another form, as much of it kept as the form can say. */
export function withForm(leaf: Leaf, form: Form, facts: Facts): Leaf {
	if (formOf(leaf) === form) return leaf;
	if (leaf.type === 'sequence')
		return { ...leaf, then: form === 'sequence.did' ? 'did' : 'did-not' };
	if (leaf.type === 'event') return { ...leaf, measure: measureOf(form, leaf.measure, facts) };
	if (leaf.type !== 'member') return leaf;
	const column = facts.memberColumns.find(({ name }) => leaf.column === `member:${name}`);
	const base = { type: 'member', column: leaf.column } as const;
	const values = leaf.is ?? leaf.isNot ?? column?.top?.slice(0, 1).map(([value]) => value) ?? [''];
	switch (form) {
		case 'member.is':
			return { ...base, is: values };
		case 'member.isNot':
			return { ...base, isNot: values };
		case 'member.range':
			return { ...base, min: column?.min ?? 0 };
		case 'member.days':
			return { ...base, from: formatDay(column?.min ?? 0) };
		default:
			return { ...base, missing: form === 'member.missing' };
	}
}

function measureOf(form: Form, before: Measure, facts: Facts): Measure {
	const counted = before.of === 'count' || before.of === 'days' ? before : { min: 1 };
	switch (form) {
		case 'event.days':
			return { ...counted, of: 'days' };
		case 'event.sum':
			return { of: 'sum', column: sumColumns(facts)[0] ?? 'amount', min: 1 };
		case 'event.first':
		case 'event.last': {
			const of = form === 'event.first' ? 'first' : 'last';
			return before.of === 'first' || before.of === 'last' ? { ...before, of } : { of, max: 30 };
		}
		case 'event.never':
			return { of: 'never' };
		default:
			return { ...counted, of: 'count' };
	}
}

/** Columns of events that can be added up. */
export function sumColumns(facts: Facts): readonly string[] {
	return facts.eventColumns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
}
