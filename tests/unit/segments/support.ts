import type { Data } from '$lib/analyses/contract';
import { BitSet } from '$lib/base/bitset';
import type { EventSelector } from '$lib/model/event-selector';
import type { Leaf, Measure, Rule, Window } from '$lib/model/rule';
import { evaluate, type Sets } from '$lib/segments/evaluate';
import { parseDay } from '$lib/base/time';
import { cellText } from '$lib/columns/access';
import type { Column } from '$lib/columns/column';
import fc from 'fast-check';
import { revisionFromText, type Revised } from '../../support/data';

/** No segments, classes or tags. */
export const NO_SETS: Sets = {
	segment: ({ segment }) => {
		throw new Error(`segment ${segment} was not prepared`);
	},
	class: ({ analysis }) => {
		throw new Error(`class of ${analysis} was not prepared`);
	},
	tag: ({ tag }) => {
		throw new Error(`tag ${tag} was not prepared`);
	},
};

/** Sets that hang on the name alone: for tests of how they are combined. */
export const SOME_SETS = (length: number): Sets => ({
	segment: ({ segment }) => BitSet.from(length, every(length, segment.length + 1)),
	class: ({ analysis }) => BitSet.from(length, every(length, analysis.length)),
	tag: ({ tag }) => BitSet.from(length, every(length, tag.length + 2)),
});

function every(length: number, step: number): number[] {
	return Array.from({ length }, (_, m) => m).filter((m) => m % step === 0);
}

/** The ids that a rule finds. */
export function found(data: Data, rule: Rule, sets: Sets = NO_SETS): string[] {
	return Array.from(evaluate(rule, data, sets).toArray(), (m) => data.members.ids[m]!);
}

const KINDS = ['join', 'order', 'click', 'message', 'nothing'];
const day = fc.integer({ min: 1, max: 31 }).map((n) => `2024-01-${String(n).padStart(2, '0')}`);
const small = fc.integer({ min: 0, max: 6 });
const text = fc.constantFrom('Lyon', 'Oslo', '', 'Nowhere');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const condition = fc.oneof(
	fc.record({ column: fc.constant('channel'), is: fc.constant(['web', '']) }),
	fc.record({ column: fc.constant('member:city'), isNot: fc.constant(['Oslo']) }),
	fc.record({ column: fc.constant('amount'), min: fc.integer({ min: 0, max: 50 }) }),
);

const selector: fc.Arbitrary<EventSelector> = fc.oneof(
	fc.constant('any' as const),
	fc.constantFrom(...KINDS).map((kind) => ({ kind })),
	fc.constantFrom(...KINDS).map((kind) => ({ not: [kind] })),
	fc
		.tuple(fc.constantFrom(...KINDS), fc.array(condition, { minLength: 1, maxLength: 2 }))
		.map(([kind, where]) => ({ kind, where })),
	fc.array(condition, { minLength: 1, maxLength: 2 }).map((where) => ({ where })),
);

const measure: fc.Arbitrary<Measure> = fc.oneof(
	fc.record({ of: fc.constantFrom('count', 'days'), min: maybe(small), max: maybe(small) }),
	fc.record({
		of: fc.constant('sum'),
		column: fc.constant('amount'),
		min: maybe(fc.integer({ min: -10, max: 100 })),
		max: maybe(fc.integer({ min: -10, max: 100 })),
	}),
	fc.record({
		of: fc.constantFrom('first', 'last'),
		min: maybe(fc.nat(40)),
		max: maybe(fc.nat(40)),
		from: maybe(day),
		to: maybe(day),
	}),
	fc.constant({ of: 'never' as const }),
) as fc.Arbitrary<Measure>;

const window: fc.Arbitrary<Window> = fc.oneof(
	fc.record({ last: fc.integer({ min: 1, max: 40 }) }),
	fc.record({ from: maybe(day), to: maybe(day) }),
);

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
	fc.oneof(
		fc.record({
			type: fc.constant('member' as const),
			column: fc.constant('member:city'),
			is: maybe(fc.array(text, { minLength: 1, maxLength: 2 })),
			isNot: maybe(fc.array(text, { minLength: 1, maxLength: 2 })),
			missing: maybe(fc.boolean()),
		}),
		fc.record({
			type: fc.constant('member' as const),
			column: fc.constant('member:level'),
			min: maybe(small),
			max: maybe(small),
		}),
		fc.record({
			type: fc.constant('member' as const),
			column: fc.constant('member:birthday'),
			from: maybe(day),
			to: maybe(day),
		}),
	),
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('event' as const),
			event: selector,
			measure,
			window: maybe(window),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('sequence' as const),
			first: selector,
			then: fc.constantFrom('did' as const, 'did-not' as const),
			second: selector,
			within: fc.record({
				value: fc.integer({ min: 1, max: 12 }),
				unit: fc.constantFrom('hour' as const, 'day' as const),
			}),
			window: maybe(window),
		}),
	},
	fc.record({ type: fc.constant('segment' as const), segment: fc.constantFrom('a', 'bb') }),
	fc.record({ type: fc.constant('tag' as const), tag: fc.constantFrom('t', 'uu') }),
	fc.record({
		type: fc.constant('class' as const),
		analysis: fc.constantFrom('rfm', 'x'),
		params: fc.constant({}),
		ref: fc.constant(null),
	}),
);

/** Any rule over the columns of `anyTable`. */
export const anyRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
	rule: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		{ weight: 3, arbitrary: leaf as fc.Arbitrary<Rule> },
		{
			weight: 2,
			arbitrary: fc.record({
				type: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
				of: fc.array(tie('rule'), { maxLength: 3 }),
			}) as fc.Arbitrary<Rule>,
		},
	),
})).rule;

/**
 * Any events of up to ten members in January 2024, some at the same moment or of the same order; members without any, too.
 * Nobody pays for a click or a message: they are no orders.
 */
export const anyTable: fc.Arbitrary<string> = fc
	.array(
		fc.record({
			member: fc.nat(9),
			day: fc.nat(30),
			hour: fc.constantFrom(0, 9, 9, 18),
			kind: fc.constantFrom(...KINDS.slice(0, 4)),
			amount: fc.option(fc.integer({ min: -5, max: 50 })),
			number: fc.constantFrom('', 'A', 'A', 'B', 'C'),
			channel: fc.constantFrom('', 'web', 'app'),
		}),
		{ maxLength: 50 },
	)
	.map((events) =>
		[
			'member_id,time,event,amount,order,channel,member:city,member:level,member:birthday',
			'lonely,,,,,,Oslo,3,2024-01-05',
			'unknown,,,,,,,,',
			...events.map(({ member, day, hour, kind, amount, number, channel }) => {
				const city = ['Lyon', 'Oslo', ''][member % 3];
				const level = member % 4 === 0 ? '' : member;
				const birthday = member % 5 === 0 ? '' : `2024-01-${10 + member}`;
				const time = `2024-01-${String(day + 1).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00`;
				const paid = kind === 'click' || kind === 'message' ? '' : (amount ?? '');
				const own = [city, level, birthday];
				return [`m${member}`, time, kind, paid, number, channel, ...own].join(',');
			}),
		].join('\n'),
	);

export const anyAsOf = fc.option(day, { nil: undefined });

/** `anyTable` with its birthdays as times. */
export function revised(table: string): Revised {
	const made = revisionFromText(table);
	const { columns, count } = made.members;
	const texts = columns.get('birthday')!;
	const values = Float64Array.from({ length: count }, (_, m) => {
		const text = cellText(texts, m);
		return text === '' ? NaN : parseDay(text);
	});
	const birthday: Column = { kind: 'time', length: count, values, dateOnly: true };
	return {
		...made,
		members: { ...made.members, columns: new Map([...columns, ['birthday', birthday]]) },
	};
}
