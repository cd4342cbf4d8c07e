import type { Data } from '../analyses/contract';
import { BitSet } from '../base/bitset';
import { canonicalJson } from '../base/hash';
import type {
	ClassRule,
	EventRule,
	MemberRule,
	Rule,
	SegmentRule,
	SequenceRule,
	TagRule,
} from '../model/rule';
import { measureRows, rangeOf, within } from './measure';
import { memberTest } from './member';
import { ordersAmong } from './orders';
import { selectRows } from './rows';
import { followed } from './sequence';
import { spanOf } from './window';

/** Members that are found elsewhere, prepared beforehand (see parts.ts). The sets are only read. */
export interface Sets {
	segment(rule: SegmentRule): BitSet;
	class(rule: ClassRule): BitSet;
	tag(rule: TagRule): BitSet;
}

/** What leaves of rules have found in the same data: while a rule is edited most of it stays as it was. */
export interface LeafSets {
	get(leaf: string): BitSet | undefined;
	set(leaf: string, found: BitSet): void;
}

export interface EvaluateOptions {
	/** Gets the set of every node of the tree, to be read only. */
	readonly seen?: Map<Rule, BitSet>;
	readonly found?: LeafSets;
}

/**
 * The members whom a rule finds: a new set. A few linear passes over the timeline for each leaf, and over the events of one
 * kind alone where only these are asked.
 */
export function evaluate(
	rule: Rule,
	data: Data,
	sets: Sets,
	{ seen, found }: EvaluateOptions = {},
): BitSet {
	const known = existing(data);
	const visit = (node: Rule): BitSet => {
		const set = 'of' in node ? group(node.type, node.of.map(visit), known) : leaf(node);
		seen?.set(node, set);
		return set;
	};
	const leaf = (node: Exclude<Rule, { of: unknown }>): BitSet => {
		switch (node.type) {
			case 'member':
			case 'event':
			case 'sequence': {
				const key = found === undefined ? '' : canonicalJson(node);
				const before = found?.get(key);
				if (before !== undefined) return before;
				const set = own(node);
				found?.set(key, set);
				return set;
			}
			case 'segment':
				return sets.segment(node).clone().intersect(known);
			case 'class':
				return sets.class(node).clone().intersect(known);
			case 'tag':
				return sets.tag(node).clone().intersect(known);
		}
	};
	const own = (node: MemberRule | EventRule | SequenceRule): BitSet => {
		if (node.type === 'member') return members(known, memberTest(data, node));
		const set = node.type === 'event' ? events(data, node) : followed(data, node);
		return set.intersect(known);
	};
	return visit(rule).clone();
}

/** Members of the scope who exist at its as-of: known from an event by then, or from a list of members only. */
export function existing({ timeline, scope }: Data): BitSet {
	const { start, end, offsets, members } = timeline;
	const uncut = start.buffer === offsets.buffer && end.buffer === offsets.buffer;
	if (uncut && scope.members === null) return BitSet.full(members);
	const set = new BitSet(members);
	for (let m = 0; m < members; m++) {
		const known = start[m]! < end[m]! || offsets[m] === offsets[m + 1];
		if (known && timeline.inScope(m)) set.add(m);
	}
	return set;
}

function group(type: 'all' | 'any' | 'none', sets: readonly BitSet[], known: BitSet): BitSet {
	if (type === 'all') {
		const all = known.clone();
		for (const set of sets) all.intersect(set);
		return all;
	}
	const any = new BitSet(known.length);
	for (const set of sets) any.unite(set);
	return type === 'any' ? any : known.clone().subtract(any);
}

function members(known: BitSet, test: (member: number) => boolean): BitSet {
	const set = new BitSet(known.length);
	known.forEach((m) => {
		if (test(m)) set.add(m);
	});
	return set;
}

function events(data: Data, { event, measure, window }: EventRule): BitSet {
	const rows = selectRows(data, event, spanOf(data, window));
	return within(measureRows(data, rows, measure, ordersAmong(data, event)), rangeOf(data, measure));
}
