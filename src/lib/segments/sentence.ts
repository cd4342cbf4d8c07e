import type { ColumnRef, Duration, EventSelector } from '../model/event-selector';
import type { ClassRule, EventRule, Leaf, Measure, MemberRule, Rule, Window } from '../model/rule';
import type { MessageValues } from '../i18n/types';
import type { Instant } from '../model/dataset';
import type { Definition } from '../model/segment';
import { EVERYONE } from './parts';
import type { en } from './messages';

type Key = keyof typeof en;

/** A message whose values are plain: ready to print. Days are texts `YYYY-MM-DD`. */
export interface Phrase {
	readonly key: Key;
	readonly values?: MessageValues;
}

/** What stands in a slot of a sentence: shown in the person's language, and changed there. */
export type SlotValue =
	| { readonly event: EventSelector }
	| { readonly column: ColumnRef }
	/** The empty text is the missing value. */
	| { readonly texts: readonly string[] }
	| { readonly duration: Duration }
	| { readonly segment: string }
	| { readonly tag: string }
	| { readonly analysis: string }
	/** The people behind a number. */
	| { readonly people: ClassRule }
	/** What an analysis looks at alone. */
	| { readonly scope: NonNullable<ClassRule['scope']> }
	/** One phrase, or two that both hold. */
	| { readonly phrases: readonly Phrase[] };

export interface Sentence {
	readonly key: Key;
	readonly slots: Readonly<Record<string, SlotValue>>;
}

/** One line of a rule: a group's heading, or a condition. */
export interface Line {
	/** The way down the tree: positions in `of`. */
	readonly path: readonly number[];
	/** Sentences that all hold; one, but for member columns of which several things are asked. */
	readonly sentences: readonly Sentence[];
}

/** Are events orders, so that a rule counts orders and not their rows? */
export type AreOrders = (event: EventSelector) => boolean;

/** A rule as lines in pre-order, as many as it has nodes; the length of the path is the indent. */
export function linesOf(rule: Rule, areOrders: AreOrders, path: readonly number[] = []): Line[] {
	if (!('of' in rule)) return [{ path, sentences: leafSentences(rule, areOrders) }];
	const { type, of } = rule;
	const empty: Key = type === 'any' ? 'group.nobody' : 'group.everyone';
	const key: Key = of.length === 0 ? empty : `group.${type}`;
	return [
		{ path, sentences: [{ key, slots: {} }] },
		...of.flatMap((one, i) => linesOf(one, areOrders, [...path, i])),
	];
}

/** Up to when a living segment looks, or when a frozen one was frozen; `dayOf` is the day of an instant for this person. */
export function definitionPhrase(definition: Definition, dayOf: (at: Instant) => string): Phrase {
	if (definition.type === 'frozen')
		return { key: 'frozen', values: { n: definition.ids.length, day: dayOf(definition.at) } };
	const { asOf } = definition;
	return asOf === 'data' ? { key: 'asOf.data' } : { key: 'asOf.day', values: { day: asOf } };
}

function leafSentences(rule: Leaf, areOrders: AreOrders): readonly Sentence[] {
	switch (rule.type) {
		case 'member':
			return memberSentences(rule);
		case 'event':
			return [eventSentence(rule, areOrders(rule.event))];
		case 'sequence': {
			const { first, second, within, window } = rule;
			const slots = {
				first: { event: first },
				second: { event: second },
				within: { duration: within },
				when: { phrases: [when(window)] },
			};
			return [{ key: `sequence.${rule.then}`, slots }];
		}
		case 'segment':
			return [{ key: 'segment', slots: { segment: { segment: rule.segment } } }];
		case 'tag':
			return [{ key: 'tag', slots: { tag: { tag: rule.tag } } }];
		case 'class':
			return [classSentence(rule)];
	}
}

function classSentence(rule: ClassRule): Sentence {
	const { analysis, scope } = rule;
	const slots = { analysis: { analysis }, people: { people: rule } };
	return scope === undefined || !isLimited(scope)
		? { key: 'class', slots }
		: { key: 'class.scoped', slots: { ...slots, scope: { scope } } };
}

const isLimited = ({ from, to, segment = EVERYONE }: NonNullable<ClassRule['scope']>): boolean =>
	from !== undefined || to !== undefined || segment !== EVERYONE;

/** The days that a scope is limited to; null: all. */
export function scopePhrase({ from, to }: NonNullable<ClassRule['scope']>): Phrase | null {
	return dayPhrases('when', from, to)[0] ?? null;
}

function memberSentences(rule: MemberRule): Sentence[] {
	const column = { column: rule.column };
	const { is, isNot, min, max, from, to, missing } = rule;
	const sentences: Sentence[] = [];
	if (is !== undefined)
		sentences.push({ key: 'member.is', slots: { column, texts: { texts: is } } });
	if (isNot !== undefined)
		sentences.push({ key: 'member.isNot', slots: { column, texts: { texts: isNot } } });
	const numbers = bounds('number', min, max);
	if (numbers.length > 0)
		sentences.push({ key: 'member.range', slots: { column, range: { phrases: numbers } } });
	const days = dayPhrases('day', from, to);
	if (days.length > 0)
		sentences.push({ key: 'member.days', slots: { column, range: { phrases: days } } });
	if (missing !== undefined)
		sentences.push({ key: missing ? 'member.missing' : 'member.present', slots: { column } });
	return sentences;
}

function eventSentence({ event, measure, window }: EventRule, orders: boolean): Sentence {
	const slots = { event: { event }, when: { phrases: [when(window)] } };
	if (measure.of === 'never') return { key: 'event.never', slots };
	if (measure.of === 'count' && orders) {
		const range = { phrases: bounds('orders', measure.min, measure.max) };
		return { key: 'event.orders', slots: { ...slots, range } };
	}
	const range = { phrases: rangePhrases(measure) };
	if (measure.of === 'sum')
		return { key: 'event.sum', slots: { ...slots, range, column: { column: measure.column } } };
	return { key: `event.${measure.of}`, slots: { ...slots, range } };
}

function rangePhrases(measure: Exclude<Measure, { of: 'never' }>): Phrase[] {
	const { min, max } = measure;
	switch (measure.of) {
		case 'count':
			return bounds('times', min, max);
		case 'days':
			return bounds('days', min, max);
		case 'sum':
			return bounds('number', min, max);
		case 'first':
		case 'last':
			return [...bounds('ago', min, max), ...dayPhrases('day', measure.from, measure.to)];
	}
}

type Unit = 'times' | 'orders' | 'days' | 'number' | 'ago';

function bounds(unit: Unit, min: number | undefined, max: number | undefined): Phrase[] {
	if (min !== undefined && max !== undefined)
		return min === max
			? [{ key: `${unit}.exactly`, values: { min } }]
			: [{ key: `${unit}.both`, values: { min, max } }];
	if (min !== undefined) return [{ key: `${unit}.min`, values: { min } }];
	return max === undefined ? [] : [{ key: `${unit}.max`, values: { max } }];
}

function dayPhrases(
	of: 'day' | 'when',
	from: string | undefined,
	to: string | undefined,
): Phrase[] {
	if (from !== undefined && to !== undefined)
		return from === to
			? [{ key: `${of}.exactly`, values: { from } }]
			: [{ key: `${of}.both`, values: { from, to } }];
	if (from !== undefined) return [{ key: `${of}.from`, values: { from } }];
	return to === undefined ? [] : [{ key: `${of}.to`, values: { to } }];
}

function when(window: Window | undefined): Phrase {
	if (window !== undefined && 'last' in window)
		return { key: 'when.last', values: { n: window.last } };
	const [phrase] = window === undefined ? [] : dayPhrases('when', window.from, window.to);
	return phrase ?? { key: 'when.ever' };
}
