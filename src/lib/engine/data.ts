import type { ColumnRef, Data, Scope, ScopedTimeline } from '../analyses/contract';
import { firstAtOrAfter } from '../base/search';
import type { BitSet } from '../base/bitset';
import { DAY, floorTo, parseDay } from '../base/time';
import type { Column } from '../columns/column';
import type { EventRole, Members, Timeline } from '../columns/timeline';
import type { Facts, WallTime } from '../model/dataset';
import type { ScopeSpec } from '../model/notebook';

/** A column as `Data.column` gives it. */
export interface DataColumn {
	readonly of: 'event' | 'member';
	readonly column: Column;
}

export interface DataParts {
	readonly facts: Facts;
	/** 1 = Monday … 7 = Sunday. */
	readonly weekStart: number;
	readonly timeline: Omit<Timeline, 'source' | 'row'>;
	readonly members: Members;
	/** Event columns without a role, in timeline order. Roles and member columns are found without being listed here. */
	readonly columns?: ReadonlyMap<ColumnRef, DataColumn>;
	readonly scope: ScopeSpec;
	/** Members of the scope's segment; missing or null = everyone. */
	readonly segment?: BitSet | null;
	/** Members of the segments that the params name. */
	readonly segmentOf?: ((id: string) => BitSet | undefined) | undefined;
}

/**
 * What a compute sees: the revision cut to the scope's members and as-of.
 * Nothing is copied: the timeline's arrays are the revision's own, and `start` and `end` are views of `offsets` where
 * nothing is cut.
 */
export function makeData(parts: DataParts): Data {
	const { facts, timeline, members } = parts;
	const scope = resolveScope(parts.scope, facts, parts.segment ?? null);
	return {
		facts,
		weekStart: parts.weekStart,
		timeline: cut(timeline, scope, facts.lastTime),
		members,
		scope,
		covered: Math.min(scope.asOf, scope.to),
		column: (ref) => findColumn(ref, parts),
		segment(id) {
			const found = parts.segmentOf?.(id)?.clone();
			if (found === undefined) throw new Error(`Segment ${id} was not asked for`);
			return scope.members === null ? found : found.intersect(scope.members);
		},
	};
}

/** Days to wall times; `asOf` is the data's own end where the spec names none. */
function resolveScope(spec: ScopeSpec, facts: Facts, members: BitSet | null): Scope {
	return {
		members,
		from: spec.from === undefined ? -Infinity : parseDay(spec.from),
		to: spec.to === undefined ? Infinity : parseDay(spec.to) + DAY,
		asOf: spec.asOf === undefined ? endOfData(facts) : parseDay(spec.asOf) + DAY,
	};
}

/** Just after the last event; the end of its day where no event carries a time of day. 0 when there are no events. */
function endOfData(facts: Facts): WallTime {
	if (facts.lastTime === null) return 0;
	return facts.dateOnly ? floorTo('day', facts.lastTime) + DAY : facts.lastTime + 1;
}

function cut(
	timeline: DataParts['timeline'],
	scope: Scope,
	lastTime: WallTime | null,
): ScopedTimeline {
	const { offsets, time, members } = timeline;
	let start = offsets.subarray(0, members);
	let end = offsets.subarray(1, members + 1);
	const set = scope.members;
	if (set !== null) {
		start = start.slice();
		end = end.slice();
		for (let m = 0; m < members; m++) if (!set.has(m)) end[m] = start[m]!;
	}
	if (lastTime !== null && lastTime >= scope.asOf) {
		if (set === null) end = end.slice();
		for (let m = 0; m < members; m++) {
			end[m] = firstAtOrAfter(time, start[m]!, end[m]!, scope.asOf);
		}
	}
	return {
		...timeline,
		start,
		end,
		memberCount: set === null ? members : set.size,
		inScope: set === null ? () => true : (member) => set.has(member),
	};
}

const MEMBER_PREFIX = 'member:';

function findColumn(ref: ColumnRef, parts: DataParts): DataColumn {
	if (ref.startsWith(MEMBER_PREFIX)) {
		const column = parts.members.columns.get(ref.slice(MEMBER_PREFIX.length));
		if (column !== undefined) return { of: 'member', column };
	}
	const role = parts.timeline.roles.get(ref as EventRole);
	if (role !== undefined) return { of: 'event', column: role };
	const other = parts.columns?.get(ref);
	if (other !== undefined) return other;
	throw new Error(`Column ${ref} was not asked for: name it in params.columns`);
}

/** Nobody is in the scope, or (where events are needed) nothing happened in it. */
export function isEmptyScope({ timeline, scope }: Data, needsEvents: boolean): boolean {
	if (timeline.memberCount === 0) return true;
	if (!needsEvents) return false;
	const { start, end, time, members } = timeline;
	for (let m = 0; m < members; m++) {
		const first = firstAtOrAfter(time, start[m]!, end[m]!, scope.from);
		if (first < end[m]! && time[first]! < scope.to) return false;
	}
	return true;
}
