import * as v from 'valibot';
import { daySchema } from './day';
import type { Instant } from './dataset';
import { ruleSchema, type Rule } from './rule';

export const SEGMENT_FORMAT = 1;
export const TAG_FORMAT = 1;

const id = v.pipe(v.string(), v.nonEmpty());
const ids = v.array(id);
const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
/** Characters that a note of what the members of a segment need may have. */
export const NEEDS_LENGTH = 2000;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Up to when a rule looks: `data` follows whoever asks (their as-of day, or the data's own end); a day is pinned. */
const asOfSchema = v.union([v.literal('data'), daySchema]);
export type AsOf = v.InferOutput<typeof asOfSchema>;

/** A living segment is whoever the rule finds; a frozen one is whom it found once. */
export type Definition =
	| { readonly type: 'living'; readonly rule: Rule; readonly asOf: AsOf }
	| { readonly type: 'frozen'; readonly ids: readonly string[]; readonly at: Instant };

const definitionSchema: v.GenericSchema<unknown, Definition> = v.variant('type', [
	v.strictObject({
		type: v.literal('living'),
		rule: ruleSchema,
		asOf: v.optional(asOfSchema, 'data'),
	}),
	v.strictObject({ type: v.literal('frozen'), ids, at: v.number() }),
]);

/** A named part of a data set's members, as saved and as exchanged (docs/formats.md). */
export interface Segment {
	readonly format: typeof SEGMENT_FORMAT;
	readonly id: string;
	readonly dataset: string;
	readonly name: string;
	readonly definition: Definition;
	/** What its members need, are interested in, suffer from, as somebody wrote it down: plain text. Missing: nothing. */
	readonly needs?: string | undefined;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
	/** How many it had in each revision in which it was counted, oldest first. */
	readonly sizes: readonly SegmentSize[];
}

export interface SegmentSize {
	readonly revision: string;
	/** The revision's number. */
	readonly number: number;
	readonly size: number;
}

export const segmentSchema: v.GenericSchema<unknown, Segment> = v.strictObject({
	format: v.literal(SEGMENT_FORMAT),
	id: v.pipe(id, v.notValue('everyone')),
	dataset: id,
	name,
	definition: definitionSchema,
	needs: v.optional(v.pipe(v.string(), v.maxLength(NEEDS_LENGTH))),
	createdAt: v.number(),
	updatedAt: v.number(),
	sizes: v.array(v.strictObject({ revision: id, number: whole, size: whole })),
});

export const TAG_DIMENSIONS = ['value', 'preference', 'lifecycle'] as const;
export type TagDimension = (typeof TAG_DIMENSIONS)[number];

/** Members who got a tag, or lost it, by hand. */
export interface ByHand {
	readonly at: Instant;
	readonly ids: readonly string[];
	/** From which list: a cell's title, a segment's name. */
	readonly from?: string | undefined;
}

/**
 * A tag and who bears it: whom the rule found when it was last applied and who got it by hand, without those who lost it by
 * hand. A rule never undoes what was done by hand.
 */
export interface Tag {
	readonly format: typeof TAG_FORMAT;
	readonly id: string;
	readonly dataset: string;
	/** No two tags of a data set have one name. */
	readonly name: string;
	readonly dimension: TagDimension;
	/** The group under which other systems keep it. */
	readonly group?: string | undefined;
	/** By hand, oldest first. No member is in both. */
	readonly given: readonly ByHand[];
	readonly taken: readonly ByHand[];
	/** Missing: by hand alone. */
	readonly rule?: { readonly rule: Rule; readonly asOf: AsOf } | undefined;
	readonly applied?: Applied | undefined;
	/** Each application that changed something, oldest first. */
	readonly log: readonly TagChange[];
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
}

/** Whom the rule found. */
export interface Applied {
	readonly at: Instant;
	readonly revision: string;
	readonly ids: readonly string[];
	/** Of the rule and all that it rests on (`tagFingerprint`); documents from before have none. */
	readonly fingerprint?: string | undefined;
}

/** How many bearers a tag gained and lost when its rule was applied. */
export interface TagChange {
	readonly at: Instant;
	readonly revision: string;
	readonly gained: number;
	readonly lost: number;
	/** Who they are: of the last change alone, and not in documents from before. */
	readonly who?:
		{ readonly gained: readonly string[]; readonly lost: readonly string[] } | undefined;
}

const byHand = v.strictObject({ at: v.number(), ids, from: v.optional(v.string()) });

export const tagSchema: v.GenericSchema<unknown, Tag> = v.strictObject({
	format: v.literal(TAG_FORMAT),
	id,
	dataset: id,
	name,
	dimension: v.picklist(TAG_DIMENSIONS),
	group: v.optional(name),
	given: v.array(byHand),
	taken: v.array(byHand),
	rule: v.optional(v.strictObject({ rule: ruleSchema, asOf: v.optional(asOfSchema, 'data') })),
	applied: v.optional(
		v.strictObject({
			...{ at: v.number(), revision: id, ids },
			fingerprint: v.optional(v.string()),
		}),
	),
	log: v.array(
		v.strictObject({
			...{ at: v.number(), revision: id, gained: whole, lost: whole },
			who: v.optional(v.strictObject({ gained: ids, lost: ids })),
		}),
	),
	createdAt: v.number(),
	updatedAt: v.number(),
});

/** One step of an undoable history of documents: null = not there. */
export interface Change<T> {
	readonly before: T | null;
	readonly after: T | null;
}

/** The step back. */
export function reversed<T>({ before, after }: Change<T>): Change<T> {
	return { before: after, after: before };
}
