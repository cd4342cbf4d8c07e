import * as v from 'valibot';
import { daySchema } from './day';

/**
 * Which part of the data a cell or notebook looks at. Days are inclusive, in the data set's zone. Missing = all of it.
 * `asOf`: events after the end of that day do not exist for the analysis (default: the data's own end).
 */
export const scopeSchema = v.strictObject({
	from: v.optional(daySchema),
	to: v.optional(daySchema),
	asOf: v.optional(daySchema),
	/** A segment's id; `everyone` and missing are all members. */
	segment: v.optional(v.pipe(v.string(), v.nonEmpty())),
});
export type ScopeSpec = v.InferOutput<typeof scopeSchema>;

export const FACES = ['picture', 'table', 'method'] as const;
export type Face = (typeof FACES)[number];

/** So many segments stand beside each other at most. */
export const MOST_COMPARED = 4;

const compareSchema = v.pipe(
	v.array(v.pipe(v.string(), v.nonEmpty())),
	v.minLength(2),
	v.maxLength(MOST_COMPARED),
	v.check((ids) => new Set(ids).size === ids.length, 'names a segment twice'),
);

/** Can these segments be compared: two to four, each once? */
export const isComparison = (ids: readonly string[]): boolean => v.is(compareSchema, ids);

const textCell = v.strictObject({ id: v.string(), type: v.literal('text'), markdown: v.string() });
const analysisCell = v.strictObject({
	id: v.string(),
	type: v.literal('analysis'),
	analysis: v.string(),
	/** The user's own title; without it the analysis's name is shown. */
	title: v.optional(v.string()),
	/** As last saved; checked by the analysis's own schema when used, never trusted. */
	params: v.unknown(),
	/** Overrides parts of the notebook's scope. */
	scope: v.optional(scopeSchema),
	/** Ids of segments (`everyone` may be one) of which it is asked one by one, in place of the scope's segment. */
	compare: v.optional(compareSchema),
	face: v.picklist(FACES),
});
export const cellSchema = v.variant('type', [textCell, analysisCell]);
export type TextCell = v.InferOutput<typeof textCell>;
export type AnalysisCell = v.InferOutput<typeof analysisCell>;
export type Cell = v.InferOutput<typeof cellSchema>;

export const NOTEBOOK_FORMAT = 1;

/** As saved and as exchanged (docs/formats.md). Older formats are raised step by step by model/upgrade.ts. */
export const notebookSchema = v.strictObject({
	format: v.literal(NOTEBOOK_FORMAT),
	id: v.string(),
	title: v.string(),
	dataset: v.nullable(v.string()),
	scope: scopeSchema,
	cells: v.array(cellSchema),
	createdAt: v.number(),
	updatedAt: v.number(),
});
export type Notebook = v.InferOutput<typeof notebookSchema>;
