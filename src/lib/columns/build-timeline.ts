import { takeNumbers, takeRows } from './access';
import type { CategoryColumn, NumberColumn } from './column';
import { orderByTime } from './order-by-time';
import type { EventRole, Timeline } from './timeline';

/** Events in any order; all arrays have one entry per event. */
export interface TimelineInput {
	readonly memberCount: number;
	/** 0-based member number of each event. */
	readonly member: Uint32Array;
	/** Wall-clock milliseconds, none missing. */
	readonly time: Float64Array;
	readonly kind: CategoryColumn;
	readonly source: Uint8Array | Uint16Array;
	readonly row: Uint32Array;
	readonly roles: ReadonlyMap<EventRole, CategoryColumn | NumberColumn>;
}

/**
 * Sorts events by member, then time, then input order. `order[i]` is the input position of the timeline's event i.
 * All arrays are new; dictionaries are shared. Linear: time order first (most exports have it already), then a stable
 * counting sort by member. Throws RangeError when a time is missing.
 */
export function buildTimeline(input: TimelineInput): { timeline: Timeline; order: Uint32Array } {
	const { offsets, order } = groupByMember(
		input.member,
		input.memberCount,
		orderByTime(input.time),
	);
	const roles = new Map<EventRole, CategoryColumn | NumberColumn>();
	for (const [role, column] of input.roles) roles.set(role, takeRows(column, order));
	const timeline: Timeline = {
		members: input.memberCount,
		events: order.length,
		offsets,
		time: takeNumbers(input.time, order),
		kind: takeRows(input.kind, order),
		source: takeNumbers(input.source, order),
		row: takeNumbers(input.row, order),
		roles,
	};
	return { timeline, order };
}

/** Stable counting sort by member of events in the given order (null: as they lie). */
function groupByMember(
	member: Uint32Array,
	memberCount: number,
	sequence: Uint32Array | null,
): { offsets: Uint32Array; order: Uint32Array } {
	const events = member.length;
	const offsets = new Uint32Array(memberCount + 1);
	for (let i = 0; i < events; i++) offsets[member[i]! + 1]!++;
	for (let m = 0; m < memberCount; m++) offsets[m + 1]! += offsets[m]!;

	const free = offsets.slice();
	const order = new Uint32Array(events);
	if (sequence)
		for (let j = 0; j < events; j++) order[free[member[sequence[j]!]!]!++] = sequence[j]!;
	else for (let i = 0; i < events; i++) order[free[member[i]!]!++] = i;
	return { offsets, order };
}
