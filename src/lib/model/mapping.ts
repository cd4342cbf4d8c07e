import * as v from 'valibot';
import { EVENT_ROLES, type EventRole } from '../columns/timeline';

/**
 * What a row of a source means. Columns are named by their header as shown (a second `a` is shown as `a_2`).
 * This JSON is a contract: `docs/formats.md`.
 */
const columnName = v.pipe(v.string(), v.nonEmpty());

/** The kind of an event: always the same, or the text in a column. */
const kindSchema = v.union([
	v.strictObject({ constant: v.pipe(v.string(), v.nonEmpty()) }),
	v.strictObject({ column: columnName }),
]);

/** One event that a row stands for. A row with several time columns has several; an empty time gives no event. */
const eventMappingSchema = v.strictObject({
	time: columnName,
	/** Where `time` is empty: the time in this column, or the date YYMMDD at the front of its texts (an order number). */
	otherwise: v.optional(columnName),
	kind: kindSchema,
	/** Overrides `roles.amount` for this event (a refund's own amount). */
	amount: v.optional(columnName),
});

/** What can tell that members of two sources are the same person, besides an equal id. */
export const PERSON_KEYS = ['phone', 'email', 'unionid'] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

/** Roles whose values a lookup may describe; the first of those that fit equally well is taken. */
export const LOOKUP_ROLES = [
	'group',
	'object',
	'order',
	'campaign',
	'channel',
	'target',
	'variant',
] as const satisfies readonly EventRole[];
export type LookupRole = (typeof LOOKUP_ROLES)[number];

/** Rows for which the condition holds are left out, and counted as such. */
const rowRuleSchema = v.strictObject({
	column: columnName,
	when: v.picklist(['empty', 'not-empty', 'is', 'is-not']),
	values: v.optional(v.array(v.string())),
});

export const mappingSchema = v.strictObject({
	version: v.literal(1),
	/** `member`: a row describes a person. `event`: things that persons did. `lookup`: a group, a content item, … */
	row: v.picklist(['member', 'event', 'lookup']),
	/** Column that says who. Null only for lookups. */
	member: v.nullable(columnName),
	/** For `lookup`: the column whose values other sources refer to. */
	key: v.optional(columnName),
	/** For `lookup`: the role whose values these are. Missing: the one among whose values most keys are found. */
	of: v.optional(v.picklist(LOOKUP_ROLES)),
	/** What happened when. A member row may have some too (joined_at → join). */
	events: v.array(eventMappingSchema),
	roles: v.record(v.picklist(EVENT_ROLES), columnName),
	/** Every amount of this source is a price for one: it is multiplied by the number in this column. */
	amountTimes: v.optional(columnName),
	/** The column that says the currency of the amounts. */
	currency: v.optional(columnName),
	/** Columns left out altogether. */
	unused: v.optional(v.array(columnName)),
	skip: v.optional(v.array(rowRuleSchema)),
	/** A member's name for people to read. */
	name: v.optional(columnName),
	/** Columns by which this source's members are found again in other sources. Missing: known by their headers. */
	keys: v.optional(v.record(v.picklist(PERSON_KEYS), columnName)),
});

export type Mapping = v.InferOutput<typeof mappingSchema>;
export type EventMapping = v.InferOutput<typeof eventMappingSchema>;
export type RowRule = v.InferOutput<typeof rowRuleSchema>;
