import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { parseDay } from '../../base/time';
import { sameSelector } from '../../model/event-selector';
import { EVERYONE } from '../../model/named-segments';
import type { PlannedAction } from '../../model/plan';
import type { Compute, Data, People } from '../contract';
import { blocks } from '../shared/blocks';
import { rowsBetween } from '../shared/range';
import { matcher } from '../shared/selector';
import { memberSince } from '../shared/since';
import type { PlanParams } from './manifest';
import { MANY_ROWS, type ActionRow, type PlanRef, type PlanResult } from './result';

/** Whom a row is about, and what they did. */
interface Carried {
	readonly members: BitSet;
	readonly reached: BitSet | null;
	readonly done: BitSet;
	readonly doneAfter: BitSet | null;
}

function knownIn(data: Data): BitSet {
	const known = new BitSet(data.timeline.members);
	for (let m = 0; m < known.length; m++) if (memberSince(data.timeline, m) < Infinity) known.add(m);
	return known;
}

const membersOf = (data: Data, { segment }: PlannedAction, known: BitSet): BitSet =>
	segment === EVERYONE ? known.clone() : data.segment(segment).intersect(known);

/** Yields the share done. */
function* carried(
	data: Data,
	action: PlannedAction,
	known: BitSet,
): Generator<number, Carried, void> {
	const { time } = data.timeline;
	const members = membersOf(data, action, known);
	const from = Math.max(data.scope.from, action.from === null ? -Infinity : parseDay(action.from));
	const touches = action.touch === null ? null : matcher(data, action.touch);
	const does = matcher(data, action.metric);
	// The first touch is no success of its own.
	const isSame = action.touch !== null && sameSelector(action.touch, action.metric);
	const sets = Array.from({ length: 3 }, () => new BitSet(members.length));
	const [reached, done, doneAfter] = sets as [BitSet, BitSet, BitSet];
	const rows = { first: 0, last: 0 };

	function read(m: number): void {
		rowsBetween(data, m, from, data.scope.to, rows);
		let touched = Infinity;
		if (touches !== null) {
			for (let row = rows.first; row < rows.last && touched === Infinity; row++)
				if (touches(row, m)) touched = time[row]!;
			if (touched < Infinity) reached.add(m);
		}
		for (let row = rows.first; row < rows.last; row++) {
			if (!does(row, m)) continue;
			done.add(m);
			if (isSame ? time[row]! <= touched : time[row]! < touched) continue;
			doneAfter.add(m);
			break;
		}
	}
	for (const { from: first, to, share } of blocks(data.timeline)) {
		for (let m = first; m < to; m++) if (members.has(m)) read(m);
		yield share;
	}
	return touches === null
		? { members, reached: null, done, doneAfter: null }
		: { members, reached, done, doneAfter };
}

/** The rows that each member is in, as bits. */
function rowsOf(sets: readonly BitSet[], length: number): Uint16Array {
	const bits = new Uint16Array(length);
	sets.forEach((set, row) => set.forEach((m) => (bits[m]! |= 1 << row)));
	return bits;
}

/** How many rows these bits are, three for three or more. */
function timesIn(bits: number): number {
	let times = 0;
	for (let rest = bits; rest !== 0 && times < MANY_ROWS; rest &= rest - 1) times++;
	return times;
}

export const compute: Compute<PlanParams, PlanResult> = function* (data, { rows }) {
	const known = knownIn(data);
	const found: Carried[] = [];
	for (const [i, action] of rows.entries()) {
		const steps = carried(data, action, known);
		found.push(yield* stretch(steps, i / rows.length, (i + 1) / rows.length));
	}
	const sets = found.map(({ members }) => members);
	const bits = rowsOf(sets, known.length);
	const combinations = new Map<number, number>();
	known.forEach((m) => combinations.set(bits[m]!, (combinations.get(bits[m]!) ?? 0) + 1));
	const touches = Array.from({ length: MANY_ROWS + 1 }, () => 0);
	for (const [own, count] of combinations) touches[timesIn(own)]! += count;
	return {
		members: known.size,
		covered: known.size - touches[0]!,
		rows: found.map(({ members, reached, done, doneAfter }): ActionRow => ({
			members: members.size,
			reached: reached?.size ?? null,
			done: done.size,
			doneAfter: doneAfter?.size ?? null,
			doneMissed: reached === null ? null : done.clone().subtract(reached).size,
		})),
		touches,
		rarest: known.size === 0 ? 0 : Math.min(...combinations.values()),
		both: sets.flatMap((a) => sets.map((b) => a.clone().intersect(b).size)),
	};
};

export const people: People<PlanParams, PlanRef> = (data, { rows }, ref) => {
	const known = knownIn(data);
	if ('row' in ref) {
		const { members, reached, done, doneAfter } = drain(carried(data, rows[ref.row]!, known));
		const none = () => new BitSet(known.length);
		if (ref.of === 'missed' || ref.of === 'doneMissed')
			return reached === null ? none() : (ref.of === 'missed' ? members : done).subtract(reached);
		return { members, reached, done, doneAfter }[ref.of] ?? none();
	}
	const sets = rows.map((action) => membersOf(data, action, known));
	if ('both' in ref) return sets[ref.both[0]]!.clone().intersect(sets[ref.both[1]]!);
	const bits = rowsOf(sets, known.length);
	const set = new BitSet(known.length);
	known.forEach((m) => {
		if (timesIn(bits[m]!) === ref.rows) set.add(m);
	});
	return set;
};
