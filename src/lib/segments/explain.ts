import type { Data, Finding } from '../analyses/contract';
import { durationMs } from '../analyses/shared/duration';
import { matcher } from '../analyses/shared/selector';
import { snap } from '../analyses/shared/money';
import { DAY } from '../base/time';
import { cellText } from '../columns/access';
import type { NumberColumn } from '../columns/column';
import type { WallTime } from '../model/dataset';
import type { EventSelector } from '../model/event-selector';
import type {
	ClassRule,
	EventRule,
	MemberRule,
	Rule,
	SegmentRule,
	SequenceRule,
} from '../model/rule';
import { existing, type Sets } from './evaluate';
import { numbersOf, rangeOf } from './measure';
import { memberTest } from './member';
import { asOfDay, spanOf, type Span } from './window';

/** Why a member is in a segment or not: the tree of its rule, each node held or not. */
export interface Explained {
	readonly rule: Rule;
	readonly held: boolean;
	/** Of a group, the parts; of a living segment, its own rule. */
	readonly of?: readonly Explained[];
	/** What was found; its kind follows the rule's. Missing for groups and for what is found elsewhere. */
	readonly found?: Found;
}

export type Found =
	/** What its analysis says of the member, in the analysis's own messages. */
	| { readonly said: readonly Finding[] }
	/** A member column's value as a person reads it; empty = missing. */
	| { readonly value: string }
	/** Times, days or a sum, and the events that make it. */
	| { readonly number: number; readonly events: Evidence }
	/** The first or last such event, so many days before the as-of day; null = there is none. */
	| { readonly daysAgo: number | null; readonly events: Evidence }
	/** The pair that decides: null where there is no first, or none that follows it in time. */
	| {
			readonly first: EventFact | null;
			readonly second: EventFact | null;
			/** The time for the second is over. */
			readonly over: boolean;
	  };

/** At most `MOST_EVIDENCE` events, the latest, in the order of time; and how many there are. */
export interface Evidence {
	readonly total: number;
	readonly latest: readonly EventFact[];
}
export const MOST_EVIDENCE = 20;

export interface EventFact {
	/** Row of the timeline. */
	readonly row: number;
	readonly time: WallTime;
	readonly kind: string;
	/** Null: it has none, or the data have no amounts. */
	readonly amount: number | null;
}

export interface ExplainOptions {
	/** A living segment's own rule, explained; null for a frozen one. */
	readonly inside?: (rule: SegmentRule) => Explained | null;
	/** What decides the class of an analysis; empty where it does not say. */
	readonly why?: (rule: ClassRule) => readonly Finding[];
}

/** Explains one member: read from that member's own events, by itself. Agrees with `evaluate` at every node. */
export function explain(
	rule: Rule,
	data: Data,
	sets: Sets,
	member: number,
	{ inside = () => null, why = () => [] }: ExplainOptions = {},
): Explained {
	const known = existing(data).has(member);
	const visit = (node: Rule): Explained => {
		switch (node.type) {
			case 'all':
			case 'any':
			case 'none': {
				const of = node.of.map(visit);
				const some = of.some(({ held }) => held);
				const held =
					node.type === 'all' ? of.every((one) => one.held) : node.type === 'any' ? some : !some;
				return { rule: node, held: known && held, of };
			}
			case 'member':
				return explainMember(data, node, member, known);
			case 'event':
				return explainEvent(data, node, member, known);
			case 'sequence':
				return explainSequence(data, node, member, known);
			case 'segment': {
				const own = inside(node);
				const held = known && sets.segment(node).has(member);
				return { rule: node, held, ...(own === null ? {} : { of: [own] }) };
			}
			case 'class': {
				const held = known && sets.class(node).has(member);
				const said = known ? why(node) : [];
				return { rule: node, held, ...(said.length === 0 ? {} : { found: { said } }) };
			}
			case 'tag':
				return { rule: node, held: known && sets.tag(node).has(member) };
		}
	};
	return visit(rule);
}

function explainMember(data: Data, rule: MemberRule, member: number, known: boolean): Explained {
	const value = cellText(data.column(rule.column).column, member);
	return { rule, held: known && memberTest(data, rule)(member), found: { value } };
}

function explainEvent(data: Data, rule: EventRule, member: number, known: boolean): Explained {
	const { measure } = rule;
	const { time } = data.timeline;
	const rows = rowsOfMember(data, rule.event, member, spanOf(data, rule.window));
	const { low, high } = rangeOf(data, measure);
	const holds = (value: number): boolean => known && value >= low && value <= high;
	if (measure.of === 'first' || measure.of === 'last') {
		const row = measure.of === 'first' ? rows[0] : rows.at(-1);
		const events = evidence(data, row === undefined ? [] : [row], rows.length);
		if (row === undefined) return { rule, held: false, found: { daysAgo: null, events } };
		const daysAgo = asOfDay(data) - Math.floor(time[row]! / DAY);
		return { rule, held: holds(time[row]!), found: { daysAgo, events } };
	}
	const number =
		measure.of === 'sum'
			? sum(rows, numbersOf(data, measure.column))
			: measure.of === 'days'
				? new Set(rows.map((row) => Math.floor(time[row]! / DAY))).size
				: rows.length;
	return { rule, held: holds(number), found: { number, events: evidence(data, rows) } };
}

function sum(rows: readonly number[], numbers: (row: number) => number): number {
	return snap(rows.map(numbers).reduce((all, one) => (Number.isNaN(one) ? all : all + one), 0));
}

function explainSequence(
	data: Data,
	rule: SequenceRule,
	member: number,
	known: boolean,
): Explained {
	const { time } = data.timeline;
	const firsts = rowsOfMember(data, rule.first, member, spanOf(data, rule.window));
	const seconds = rowsOfMember(data, rule.second, member, spanOf(data, undefined));
	const within = durationMs(rule.within);
	const follows = (first: number, second: number): boolean =>
		second !== first && time[second]! >= time[first]! && time[second]! - time[first]! <= within;
	const over = (first: number): boolean => time[first]! + within < data.scope.asOf;
	for (const first of firsts) {
		const second = seconds.find((row) => follows(first, row));
		if (second === undefined) continue;
		const found = { first: fact(data, first), second: fact(data, second), over: over(first) };
		return { rule, held: known && rule.then === 'did', found };
	}
	const decided = firsts.findLast(over);
	const first = decided ?? firsts.at(-1);
	return {
		rule,
		held: known && rule.then === 'did-not' && decided !== undefined,
		found: {
			first: first === undefined ? null : fact(data, first),
			second: null,
			over: decided !== undefined,
		},
	};
}

function rowsOfMember(data: Data, selector: EventSelector, member: number, span: Span): number[] {
	const { offsets, time } = data.timeline;
	const test = matcher(data, selector);
	const rows: number[] = [];
	for (let row = offsets[member]!; row < offsets[member + 1]!; row++) {
		if (time[row]! >= span.from && time[row]! < span.to && test(row, member)) rows.push(row);
	}
	return rows;
}

function evidence(data: Data, rows: readonly number[], total = rows.length): Evidence {
	return { total, latest: rows.slice(-MOST_EVIDENCE).map((row) => fact(data, row)) };
}

function fact({ timeline }: Data, row: number): EventFact {
	const { time, kind, roles } = timeline;
	const amount = (roles.get('amount') as NumberColumn | undefined)?.values[row] ?? NaN;
	return {
		row,
		time: time[row]!,
		kind: kind.dictionary.values[kind.codes[row]!]!,
		amount: Number.isNaN(amount) ? null : amount,
	};
}
