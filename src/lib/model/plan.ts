import * as v from 'valibot';
import { daySchema } from './day';
import { selectorSchema, type EventSelector } from './event-selector';
import { EVERYONE } from './named-segments';

/** What is done for a segment: who, what, when, and the events that tell whom it reached and what they did. */
export interface PlannedAction {
	/** By its id. */
	readonly segment: string;
	/** What the segment is called in the plan; '' for everyone. */
	readonly name: string;
	readonly action: string;
	/** The day from which on events count for it; null: from the beginning of the range. */
	readonly from: string | null;
	/** Who has such an event was reached by it; null: that is not in the data. */
	readonly touch: EventSelector | null;
	/** What they are to do. */
	readonly metric: EventSelector;
}

/** So many actions a plan may have. */
export const MOST_ACTIONS = 12;

const text = (most: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most)), '');

export const actionsSchema: v.GenericSchema<unknown, readonly PlannedAction[]> = v.pipe(
	v.array(
		v.strictObject({
			segment: v.optional(v.pipe(v.string(), v.nonEmpty()), EVERYONE),
			name: text(200),
			action: text(200),
			from: v.optional(v.nullable(daySchema), null),
			touch: v.optional(v.nullable(selectorSchema), null),
			metric: v.optional(selectorSchema, 'any'),
		}),
	),
	v.minLength(1),
	v.maxLength(MOST_ACTIONS),
);
