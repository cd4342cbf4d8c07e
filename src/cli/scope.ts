import * as v from 'valibot';
import { canonicalJson, hashText } from '../lib/base/hash';
import { scopeSchema, type ScopeSpec } from '../lib/model/notebook';
import { ruleSchema } from '../lib/model/rule';
import type { Store } from '../lib/store/store';

/** A scope whose segment may be the rule itself: there are no saved ones here. */
export const caseScopeSchema = v.pipe(
	// To a schema of an object a list is one without keys.
	v.custom<object>((input) => !Array.isArray(input), 'must be an object, not a list'),
	v.strictObject({
		...scopeSchema.entries,
		segment: v.optional(
			v.lazy((input) =>
				typeof input === 'string' ? scopeSchema.entries.segment.wrapped : ruleSchema,
			),
		),
	}),
);
export type CaseScope = v.InferOutput<typeof caseScopeSchema>;

/** The scope as the engine takes it: a rule becomes a segment of the data set, named by what it says. */
export async function scopeIn(
	store: Store,
	dataset: string,
	{ segment, ...days }: CaseScope,
): Promise<ScopeSpec> {
	if (segment === undefined) return days;
	if (typeof segment === 'string') return { ...days, segment };
	const id = `rule-${hashText(canonicalJson([dataset, segment]))}`;
	await store.segments.put({
		format: 1,
		id,
		dataset,
		name: id,
		definition: { type: 'living', rule: segment, asOf: 'data' },
		createdAt: 0,
		updatedAt: 0,
		sizes: [],
	});
	return { ...days, segment: id };
}
