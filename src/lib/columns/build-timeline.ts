import type { CategoryColumn, Codes, NumberColumn } from './column';
import { runsAscend, sortRuns } from './sort-runs';
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
 * Sorts events by member, then time, then input order: a stable counting sort by member, then each member's own events
 * by time, which most exports have in order already. All arrays are new; dictionaries are shared. Throws RangeError when
 * a time is missing.
 */
export function buildTimeline(input: TimelineInput): { timeline: Timeline } {
	const offsets = runsOf(input.member, input.memberCount);
	const place = placesByMember(input.member, offsets);
	const time = scattered(input.time, place);
	sortByTime(time, place, offsets);

	const roles = new Map<EventRole, CategoryColumn | NumberColumn>();
	for (const [role, column] of input.roles) {
		const moved =
			column.kind === 'category'
				? { ...column, codes: scattered(column.codes, place) }
				: { ...column, values: scattered(column.values, place) };
		roles.set(role, moved);
	}
	const timeline: Timeline = {
		members: input.memberCount,
		events: time.length,
		offsets,
		time,
		kind: { ...input.kind, codes: scattered(input.kind.codes, place) },
		source: scattered(input.source, place),
		row: scattered(input.row, place),
		roles,
	};
	return { timeline };
}

/** Where the events of each member begin: length memberCount + 1. */
function runsOf(member: Uint32Array, memberCount: number): Uint32Array {
	const offsets = new Uint32Array(memberCount + 1);
	for (let i = 0; i < member.length; i++) offsets[member[i]! + 1]!++;
	for (let m = 0; m < memberCount; m++) offsets[m + 1]! += offsets[m]!;
	return offsets;
}

/** The place of each input event when events are grouped by member, in input order within a member. */
function placesByMember(member: Uint32Array, offsets: Uint32Array): Uint32Array {
	const free = offsets.slice();
	const place = new Uint32Array(member.length);
	for (let i = 0; i < member.length; i++) place[i] = free[member[i]!]!++;
	return place;
}

/** Puts `time`, already grouped, in order within each member, and `place` right accordingly. */
function sortByTime(time: Float64Array, place: Uint32Array, offsets: Uint32Array): void {
	if (runsAscend(time, offsets)) return;
	const eventAt = new Uint32Array(place.length);
	for (let i = 0; i < place.length; i++) eventAt[place[i]!] = i;
	sortRuns(time, eventAt, offsets);
	for (let at = 0; at < eventAt.length; at++) place[eventAt[at]!] = at;
}

/** A new array with `values[i]` at `place[i]`. Reading in order and writing scattered is the faster way round. */
function scattered<A extends Codes | Float64Array>(values: A, place: Uint32Array): A {
	const out = new (values.constructor as new (length: number) => A)(place.length);
	for (let i = 0; i < place.length; i++) out[place[i]!] = values[i]!;
	return out;
}
