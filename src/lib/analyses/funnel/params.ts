import * as v from 'valibot';
import type { ColumnRef, Duration, EventSelector, Exclusion } from '../contract';
import { durationSchema } from '../shared/duration';
import { conditionSchema, selectorSchema, simplify } from '../shared/selector';

export const MAX_STEPS = 12;
/** With the steps they fill the 16 bits that `stepBits` gives a row. */
export const MAX_EXCLUSIONS = 4;

export const ORDERS = ['ordered', 'strict', 'any'] as const;
export type Order = (typeof ORDERS)[number];

export type FunnelWindow = Duration | { readonly unit: 'same-day' };

/** How the question is read where tools disagree. */
export interface Rules {
	/** One event may fill several steps. Else each event fills at most one. */
	readonly reuse: boolean;
	/** Which runs count: from any first step, or only from the member's first one. */
	readonly entries: 'best' | 'first';
	/** Steps of one kind in a row need a strictly later event each; in any order, all but the first step do. */
	readonly later: boolean;
	/** What applies unless the params say otherwise. */
	readonly windowFrom: 'first-step' | 'each-step';
	readonly exclusionEffect: Exclusion['effect'];
}

const OPSBOOK: Rules = {
	reuse: false,
	entries: 'best',
	later: false,
	windowFrom: 'first-step',
	exclusionEffect: 'drop-member',
};

export const PRESETS = {
	opsbook: OPSBOOK,
	clickhouse: { ...OPSBOOK, reuse: true },
	posthog: { ...OPSBOOK, later: true },
	mixpanel: { ...OPSBOOK, entries: 'first', exclusionEffect: 'drop-step' },
	'mixpanel-optimized': { ...OPSBOOK, exclusionEffect: 'drop-step' },
	umami: { ...OPSBOOK, reuse: true, windowFrom: 'each-step' },
} as const satisfies Readonly<Record<string, Rules>>;
export type Preset = keyof typeof PRESETS;
export const PRESET_IDS = Object.keys(PRESETS) as readonly Preset[];

export interface FunnelParams {
	readonly steps: readonly EventSelector[];
	readonly order: Order;
	readonly window: FunnelWindow;
	/** From which step the window is counted. Any order: always from the earliest step. */
	readonly windowFrom: 'first-step' | 'each-step';
	readonly preset: Preset;
	/** Which steps must lie in the time range. */
	readonly range: 'all-steps' | 'entry';
	readonly breakdown: ColumnRef | null;
	/** Whose value counts: the run's first step, its last, or (columns of members) the member's. */
	readonly attribution: 'entry' | 'last' | 'member';
	/** Not used in any order, where nothing lies between two steps. */
	readonly exclusions: readonly Exclusion[];
}

const position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_STEPS - 1));

const exclusionSchema = v.strictObject({
	kind: v.optional(v.pipe(v.string(), v.nonEmpty())),
	where: v.optional(v.array(conditionSchema)),
	from: position,
	to: position,
	effect: v.optional(v.picklist(['drop-member', 'drop-step'])),
});

const windowSchema: v.GenericSchema<unknown, FunnelWindow> = v.lazy(
	(input): v.GenericSchema<unknown, FunnelWindow> =>
		(input as { unit?: unknown } | null)?.unit === 'same-day'
			? v.strictObject({ unit: v.literal('same-day') })
			: durationSchema,
);

const writtenSchema = v.strictObject({
	steps: v.pipe(v.array(selectorSchema), v.minLength(1), v.maxLength(MAX_STEPS)),
	order: v.optional(v.picklist(ORDERS), 'ordered'),
	window: v.optional(windowSchema, { value: 7, unit: 'day' }),
	windowFrom: v.optional(v.picklist(['first-step', 'each-step'])),
	preset: v.optional(v.picklist(PRESET_IDS), 'opsbook'),
	range: v.optional(v.picklist(['all-steps', 'entry']), 'all-steps'),
	breakdown: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
	attribution: v.optional(v.picklist(['entry', 'last', 'member']), 'entry'),
	exclusions: v.optional(v.pipe(v.array(exclusionSchema), v.maxLength(MAX_EXCLUSIONS)), []),
});

type Written = v.InferOutput<typeof writtenSchema>;

/** The JSON of the params; all but `steps` may be left out. */
export const paramsSchema: v.GenericSchema<unknown, FunnelParams> = v.pipe(
	writtenSchema,
	v.forward(
		v.check(
			({ attribution, breakdown }) =>
				attribution !== 'member' || breakdown === null || isOfMembers(breakdown),
			'member needs a breakdown by a column of members (member:…)',
		),
		['attribution'],
	),
	v.forward(
		v.check(
			({ steps, exclusions }) => exclusions.every((e) => e.from < e.to && e.to < steps.length),
			'from and to are positions in steps, counted from 0, and from comes before to',
		),
		['exclusions'],
	),
	v.transform(complete),
);

function complete(written: Written): FunnelParams {
	const rules = PRESETS[written.preset];
	const { breakdown } = written;
	return {
		...written,
		windowFrom: written.windowFrom ?? rules.windowFrom,
		attribution: breakdown !== null && isOfMembers(breakdown) ? 'member' : written.attribution,
		exclusions: written.exclusions.map((exclusion) => ({
			...exclusion,
			effect: exclusion.effect ?? rules.exclusionEffect,
		})),
	};
}

export function isOfMembers(column: ColumnRef): boolean {
	return column.startsWith('member:');
}

/** An exclusion's events as a selector. */
export function excludedEvents({ kind, where }: Exclusion): EventSelector {
	return simplify({ kind, where });
}
