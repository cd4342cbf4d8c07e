import type { CategoryColumn, Column, NumberColumn } from './column';

/**
 * Roles that a column of an event row can play besides member, time and kind. `order` is the number of the order that the row
 * belongs to.
 */
export const EVENT_ROLES = [
	'amount',
	'order',
	'group',
	'channel',
	'object',
	'target',
	'campaign',
	'variant',
	'score',
	'text',
] as const;
export type EventRole = (typeof EVENT_ROLES)[number];

/** Roles whose values are numbers; every other event role is a category. */
export const NUMBER_ROLES = ['amount', 'score'] as const satisfies readonly EventRole[];

/**
 * All events of a revision, sorted by member, then time, then input order. The events of member m are
 * `offsets[m] … offsets[m + 1]`. All arrays have one entry per event, in that order.
 */
export interface Timeline {
	readonly members: number;
	readonly events: number;
	/** Length members + 1. */
	readonly offsets: Uint32Array;
	/** Wall-clock milliseconds; never missing. */
	readonly time: Float64Array;
	/** Never missing: code 0 does not occur. */
	readonly kind: CategoryColumn;
	/** Index into the revision's list of sources. */
	readonly source: Uint8Array | Uint16Array;
	/** Row in that source, 0-based: points back to any column that has no role. */
	readonly row: Uint32Array;
	/** The mapped roles. `amount` and `score` are numbers, `text` is not held here (use source + row). */
	readonly roles: ReadonlyMap<EventRole, CategoryColumn | NumberColumn>;
}

/** The members of a revision: number m is `ids[m]`; the columns have one entry per member. */
export interface Members {
	readonly count: number;
	/** Length count; no entry is empty; no two are equal. */
	readonly ids: readonly string[];
	readonly columns: ReadonlyMap<string, Column>;
}
