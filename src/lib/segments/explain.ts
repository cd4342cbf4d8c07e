import type { Data, Finding, ScopedTimeline } from '../analyses/contract';
import { durationMs } from '../analyses/shared/duration';
import { matcher } from '../analyses/shared/selector';
import { snap } from '../analyses/shared/money';
import { DAY } from '../base/time';
import { cellText } from '../columns/access';
import type { NumberColumn } from '../columns/column';
import type { Numbered } from '../columns/number-pairs';
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
import { areOrders, ordersAmong } from './orders';
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
	/** Times, orders, days or a sum, and the events that make it. */
	| { readonly number: number; readonly orders?: true; readonly events: Evidence }
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
	/** An order of so many rows: the first of them, with the amounts of all. Missing: one row. */
	readonly rows?: number;
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
	if (measure.of === 'sum' || measure.of === 'days') {
		const number =
			measure.of === 'sum'
				? sum(rows, numbersOf(data, measure.column))
				: new Set(rows.map((row) => Math.floor(time[row]! / DAY))).size;
		return { rule, held: holds(number), found: { number, events: evidence(data, rows) } };
	}
	const orders = inOrders(rows, ordersAmong(data, rule.event));
	const counted = areOrders(data.facts, rule.event) ? ({ orders: true } as const) : {};
	const latest = orders.slice(-MOST_EVIDENCE).map((own) => orderFact(data, own));
	const found = { number: orders.length, ...counted, events: { total: orders.length, latest } };
	return { rule, held: holds(orders.length), found };
}

/** Rows of one order beside each other, the orders by their first rows. */
function inOrders(rows: readonly number[], orders: Numbered | null): (readonly number[])[] {
	const by = new Map<number, number[]>();
	for (const row of rows) {
		const order = orders === null ? row : orders.of[row]!;
		const own = by.get(order);
		if (own === undefined) by.set(order, [row]);
		else own.push(row);
	}
	return [...by.values()];
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
	const orders = ordersAmong(data, rule.first, rule.second);
	const same = (one: number, other: number): boolean =>
		orders === null ? one === other : orders.of[one] === orders.of[other];
	const follows = (first: number, second: number): boolean =>
		!same(first, second) && time[second]! >= time[first]! && time[second]! - time[first]! <= within;
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
	const { time, kind } = timeline;
	const amount = amountOf(timeline, row);
	return {
		row,
		time: time[row]!,
		kind: kind.dictionary.values[kind.codes[row]!]!,
		amount: Number.isNaN(amount) ? null : amount,
	};
}

/** An order as one event. */
function orderFact(data: Data, rows: readonly number[]): EventFact {
	const first = fact(data, rows[0]!);
	if (rows.length === 1) return first;
	const amount = (row: number): number => amountOf(data.timeline, row);
	const known = rows.some((row) => !Number.isNaN(amount(row)));
	return { ...first, amount: known ? sum(rows, amount) : null, rows: rows.length };
}

/** NaN: it has none, or the data have no amounts. */
function amountOf({ roles }: ScopedTimeline, row: number): number {
	return (roles.get('amount') as NumberColumn | undefined)?.values[row] ?? NaN;
}
