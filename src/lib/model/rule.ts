import * as v from 'valibot';
import { daySchema } from './day';
import {
	durationSchema,
	selectorSchema,
	type ColumnRef,
	type Duration,
	type EventSelector,
} from './event-selector';

/** Who belongs to a segment: a tree of groups, and of conditions as its leaves. */
export type Rule = GroupRule | Leaf;
export type Leaf = MemberRule | EventRule | SequenceRule | SegmentRule | ClassRule | TagRule;

/** All of the conditions hold, any, or none. Without conditions: everyone, nobody, everyone. */
export interface GroupRule {
	readonly type: 'all' | 'any' | 'none';
	readonly of: readonly Rule[];
}

/** What a member column says. All parts that are given must hold; `''` in `is` and `isNot` is the missing value. */
export interface MemberRule {
	readonly type: 'member';
	/** `member:` + the column's header. */
	readonly column: ColumnRef;
	readonly is?: readonly string[] | undefined;
	readonly isNot?: readonly string[] | undefined;
	/** Inclusive; for numbers. */
	readonly min?: number | undefined;
	readonly max?: number | undefined;
	/** Inclusive days; for times. */
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	/** True: the value is missing; false: it is there. */
	readonly missing?: boolean | undefined;
}

/**
 * How often, on how many days, how much, since when. Bounds are inclusive. No event counts as 0 times, 0 days and the sum 0;
 * it has no first and no last.
 */
export type Measure =
	| {
			readonly of: 'count' | 'days';
			readonly min?: number | undefined;
			readonly max?: number | undefined;
	  }
	| {
			readonly of: 'sum';
			readonly column: ColumnRef;
			readonly min?: number | undefined;
			readonly max?: number | undefined;
	  }
	/** The first or last such event: so many days before the as-of day (that day: 0), or between two days. */
	| {
			readonly of: 'first' | 'last';
			readonly min?: number | undefined;
			readonly max?: number | undefined;
			readonly from?: string | undefined;
			readonly to?: string | undefined;
	  }
	| { readonly of: 'never' };

/** Ever, if missing; the last n days up to the as-of day, which is one of them; or from one day to another, both inclusive. */
export type Window =
	| { readonly last: number }
	| { readonly from?: string | undefined; readonly to?: string | undefined };

/** What a member did. */
export interface EventRule {
	readonly type: 'event';
	readonly event: EventSelector;
	readonly measure: Measure;
	readonly window?: Window | undefined;
}

/**
 * Did one thing, then another within a time (at the same moment or later). `did-not`: did the one, never followed by the other
 * in time, and for one of them at least that time is over.
 */
export interface SequenceRule {
	readonly type: 'sequence';
	readonly first: EventSelector;
	readonly then: 'did' | 'did-not';
	readonly second: EventSelector;
	readonly within: Duration;
	/** When the first one happened. */
	readonly window?: Window | undefined;
}

/** Belongs to another segment, by its id. */
export interface SegmentRule {
	readonly type: 'segment';
	readonly segment: string;
}

/** Is one of the people behind a number of an analysis. */
export interface ClassRule {
	readonly type: 'class';
	readonly analysis: string;
	/** Checked by the analysis's own schema. */
	readonly params: unknown;
	/** The analysis's own name of the number. */
	readonly ref: unknown;
	/** What the number was called where it was chosen. */
	readonly label?: string | undefined;
	/** What the analysis looks at besides the as-of day. */
	readonly scope?:
		| {
				readonly from?: string | undefined;
				readonly to?: string | undefined;
				readonly segment?: string | undefined;
		  }
		| undefined;
}

/** Bears a tag, by its name. */
export interface TagRule {
	readonly type: 'tag';
	readonly tag: string;
}

const text = v.pipe(v.string(), v.nonEmpty());
const finite = v.pipe(v.number(), v.finite());
const texts = v.optional(v.pipe(v.array(v.string()), v.minLength(1)));
const bounds = { min: v.optional(finite), max: v.optional(finite) };
const days = { from: v.optional(daySchema), to: v.optional(daySchema) };
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const hasOne = <T extends object>(written: T, ...keys: readonly (keyof T)[]): boolean =>
	keys.some((key) => written[key] !== undefined);

const memberRule = v.pipe(
	v.strictObject({
		type: v.literal('member'),
		column: v.pipe(text, v.startsWith('member:')),
		is: texts,
		isNot: texts,
		...bounds,
		...days,
		missing: v.optional(v.boolean()),
	}),
	v.check(
		(written) => hasOne(written, 'is', 'isNot', 'min', 'max', 'from', 'to', 'missing'),
		'is, isNot, min, max, from, to or missing is needed',
	),
);

const eventColumn = v.pipe(
	text,
	v.check((column) => !column.startsWith('member:'), 'a column of events is needed'),
);
const BOUNDED = 'min or max is needed';
const measureSchema: v.GenericSchema<unknown, Measure> = v.variant('of', [
	v.pipe(
		v.strictObject({ of: v.picklist(['count', 'days']), ...bounds }),
		v.check((written) => hasOne(written, 'min', 'max'), BOUNDED),
	),
	v.pipe(
		v.strictObject({ of: v.literal('sum'), column: v.optional(eventColumn, 'amount'), ...bounds }),
		v.check((written) => hasOne(written, 'min', 'max'), BOUNDED),
	),
	v.pipe(
		v.strictObject({ of: v.picklist(['first', 'last']), ...bounds, ...days }),
		v.check(
			(written) => hasOne(written, 'min', 'max', 'from', 'to'),
			'min, max, from or to is needed',
		),
	),
	v.strictObject({ of: v.literal('never') }),
]);

const windowSchema: v.GenericSchema<unknown, Window> = v.lazy((input) =>
	typeof input === 'object' && input !== null && 'last' in input
		? v.strictObject({ last: count })
		: v.strictObject(days),
);

const eventRule = v.strictObject({
	type: v.literal('event'),
	event: selectorSchema,
	measure: measureSchema,
	window: v.optional(windowSchema),
});

const sequenceRule = v.strictObject({
	type: v.literal('sequence'),
	first: selectorSchema,
	then: v.picklist(['did', 'did-not']),
	second: selectorSchema,
	within: durationSchema,
	window: v.optional(windowSchema),
});

const classRule = v.strictObject({
	type: v.literal('class'),
	analysis: text,
	params: v.unknown(),
	ref: v.unknown(),
	label: v.optional(text),
	scope: v.optional(v.strictObject({ ...days, segment: v.optional(text) })),
});

const nodeSchema: v.GenericSchema<unknown, Rule> = v.lazy(() =>
	v.variant('type', [
		v.strictObject({ type: v.picklist(['all', 'any', 'none']), of: v.array(nodeSchema) }),
		memberRule,
		eventRule,
		sequenceRule,
		v.strictObject({ type: v.literal('segment'), segment: text }),
		classRule,
		v.strictObject({ type: v.literal('tag'), tag: text }),
	]),
);

/** Groups in groups, and conditions in all of them, that a rule may have. */
export const MOST_DEPTH = 20;
export const MOST_RULES = 500;

/** Counts before anything is read recursively: a document of a million brackets must not fill the stack. */
function isSmall(document: unknown): boolean {
	let level: unknown[] = [document];
	let seen = 0;
	for (let depth = 0; level.length > 0; depth++) {
		seen += level.length;
		if (depth > MOST_DEPTH || seen > MOST_RULES) return false;
		const below: unknown[] = [];
		for (const rule of level) {
			const of = typeof rule === 'object' && rule !== null && 'of' in rule ? rule.of : undefined;
			if (!Array.isArray(of)) continue;
			if (of.length > MOST_RULES) return false;
			below.push(...of);
		}
		level = below;
	}
	return true;
}

export const ruleSchema: v.GenericSchema<unknown, Rule> = v.pipe(
	v.unknown(),
	v.check(isSmall, `At most ${MOST_RULES} conditions, at most ${MOST_DEPTH} deep`),
	nodeSchema,
);

/** The tree in pre-order: the rule itself, then all below it. */
export function* nodes(rule: Rule): Generator<Rule, void, void> {
	yield rule;
	if ('of' in rule) for (const one of rule.of) yield* nodes(one);
}
