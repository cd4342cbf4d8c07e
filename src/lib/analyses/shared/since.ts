import type { WallTime } from '../../model/dataset';
import type { ScopedTimeline } from '../contract';

/**
 * From when on a member counts as one: his first event. −Infinity for a member without any event (known from a list of
 * members only), Infinity for one whose events are all after as-of or who is outside the scope.
 */
export function memberSince(
	{ start, end, offsets, time, inScope }: ScopedTimeline,
	member: number,
): WallTime {
	if (start[member]! < end[member]!) return time[start[member]!]!;
	return offsets[member] === offsets[member + 1] && inScope(member) ? -Infinity : Infinity;
}
