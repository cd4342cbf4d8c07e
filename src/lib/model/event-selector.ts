import * as v from 'valibot';

/**
 * The name of a column as parameters write it: a role or an event column's header (`channel`, `城市`), or `member:` + a
 * member column's header (`member:city`).
 */
export type ColumnRef = string;

/** One condition on an event's or its member's column. Texts compare exactly; `min`/`max` are inclusive. */
export interface Condition {
	readonly column: ColumnRef;
	readonly is?: readonly string[] | undefined;
	readonly isNot?: readonly string[] | undefined;
	readonly min?: number | undefined;
	readonly max?: number | undefined;
}

/** Which events: of a kind, of any kind but some, or any; all conditions holding. */
export type EventSelector =
	| 'any'
	| {
			readonly kind?: string | undefined;
			/** Any kind but these; not together with `kind`. */
			readonly not?: readonly string[] | undefined;
			readonly where?: readonly Condition[] | undefined;
	  };

export interface Duration {
	readonly value: number;
	readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week';
}

const text = v.pipe(v.string(), v.nonEmpty());

export const conditionSchema = v.strictObject({
	column: text,
	is: v.optional(v.array(v.string())),
	isNot: v.optional(v.array(v.string())),
	min: v.optional(v.pipe(v.number(), v.finite())),
	max: v.optional(v.pipe(v.number(), v.finite())),
});

const oneKindSchema = v.strictObject({
	kind: v.optional(text),
	not: v.optional(v.array(text)),
	where: v.optional(v.array(conditionSchema)),
});

/**
 * `'any'`, `{ kind }`, `{ not: [kinds] }`, `{ where }`, or a kind with conditions; `{ kind: 'any' }` is read as any kind. What
 * selects all becomes `'any'`.
 */
export const selectorSchema: v.GenericSchema<unknown, EventSelector> = v.lazy(
	// Not a union: its errors would not say which key of the object is wrong.
	(input): v.GenericSchema<unknown, EventSelector> =>
		typeof input === 'string'
			? v.literal('any')
			: v.pipe(
					oneKindSchema,
					v.check(
						({ kind, not }) => kind === undefined || not === undefined,
						'kind or not, but not both',
					),
					v.transform((written): EventSelector => simplify(written)),
				),
);

/** The same selector without what says nothing. */
export function simplify(selector: Exclude<EventSelector, string>): EventSelector {
	const kind = selector.kind === 'any' ? undefined : selector.kind;
	const not = selector.not?.length === 0 ? undefined : selector.not;
	const where = selector.where?.length === 0 ? undefined : selector.where;
	if (kind === undefined && not === undefined && where === undefined) return 'any';
	return {
		...(kind === undefined ? {} : { kind }),
		...(not === undefined ? {} : { not }),
		...(where === undefined ? {} : { where }),
	};
}

/** Are both written alike? The order of what they list says nothing. */
export function sameSelector(a: EventSelector, b: EventSelector): boolean {
	return spelled(a) === spelled(b);
}

function spelled(selector: EventSelector): string {
	if (selector === 'any') return selector;
	const { kind, not = [], where = [] } = selector;
	const sorted = (list: readonly string[]): string[] => [...list].sort();
	const conditions = where.map(({ column, is, isNot, min, max }) =>
		JSON.stringify([column, is && sorted(is), isNot && sorted(isNot), min, max]),
	);
	return JSON.stringify([kind, sorted(not), sorted(conditions)]);
}

export const DURATION_UNITS = [
	'second',
	'minute',
	'hour',
	'day',
	'week',
] as const satisfies readonly Duration['unit'][];

export const durationSchema = v.strictObject({
	value: v.pipe(v.number(), v.finite(), v.gtValue(0)),
	unit: v.picklist(DURATION_UNITS),
});
