import type { Data } from '../analyses/contract';
import { durationMs } from '../analyses/shared/duration';
import { BitSet } from '../base/bitset';
import type { Numbered } from '../columns/number-pairs';
import type { SequenceRule } from '../model/rule';
import { ordersAmong } from './orders';
import { selectRows, type Rows } from './rows';
import { spanOf } from './window';

/** The members for whom a sequence holds. */
export function followed(data: Data, rule: SequenceRule): BitSet {
	const firsts = selectRows(data, rule.first, spanOf(data, rule.window));
	const seconds = selectRows(data, rule.second, spanOf(data, undefined));
	const { members, events, offsets, time } = data.timeline;
	const set = new BitSet(members);
	walk({
		firsts,
		firstCount: firsts?.length ?? events,
		seconds,
		secondCount: seconds?.length ?? events,
		within: durationMs(rule.within),
		orders: ordersAmong(data, rule.first, rule.second),
		over: data.scope.asOf,
		wanted: rule.then === 'did',
		members,
		offsets,
		time,
		set,
	});
	return set;
}

interface Walk {
	readonly firsts: Rows;
	readonly firstCount: number;
	readonly seconds: Rows;
	readonly secondCount: number;
	readonly within: number;
	/** Rows of one order do not follow each other. */
	readonly orders: Numbered | null;
	/** What was to come before this time has come, or never did. */
	readonly over: number;
	readonly wanted: boolean;
	readonly members: number;
	readonly offsets: Uint32Array;
	readonly time: Float64Array;
	readonly set: BitSet;
}

/** Both lists are walked once: the event that may follow moves on with the one that it follows. */
function walk(w: Walk): void {
	const { firsts, firstCount, seconds, secondCount, within, over, offsets, time } = w;
	const another = otherEvent(w);
	for (let m = 0, i = 0, j = 0; m < w.members; m++) {
		const begin = offsets[m]!;
		const end = offsets[m + 1]!;
		let did = false;
		let decided = false;
		for (; i < firstCount; i++) {
			const first = firsts === null ? i : firsts[i]!;
			if (first >= end) break;
			const at = time[first]!;
			decided ||= at + within < over;
			if (did) continue;
			for (; j < secondCount; j++) {
				const second = seconds === null ? j : seconds[j]!;
				if (second >= begin && time[second]! >= at) break;
				if (second >= end) break;
			}
			const next = j < secondCount ? another(first, j) : j;
			if (next >= secondCount) continue;
			const second = seconds === null ? next : seconds[next]!;
			did = second < end && time[second]! <= at + within;
		}
		if (w.wanted ? did : decided && !did) w.set.add(m);
	}
}

/** The first of the seconds from `j` on that is another event than the row `first`, or of another order. */
function otherEvent({
	seconds,
	secondCount,
	orders,
	offsets,
}: Walk): (first: number, j: number) => number {
	if (orders === null)
		return (first, j) => ((seconds === null ? j : seconds[j]!) === first ? j + 1 : j);
	const { of } = orders;
	// Where the run of rows of one order ends; orders are numbered for each member by itself.
	const ends = new Uint32Array(secondCount);
	for (let m = offsets.length - 2, j = secondCount - 1; m >= 0; m--) {
		const begin = offsets[m]!;
		for (let last = true; j >= 0; j--, last = false) {
			const row = seconds === null ? j : seconds[j]!;
			if (row < begin) break;
			const following = seconds === null ? j + 1 : seconds[j + 1]!;
			ends[j] = !last && of[following] === of[row] ? ends[j + 1]! : j + 1;
		}
	}
	return (first, j) => {
		const row = seconds === null ? j : seconds[j]!;
		// The same number of another member does no harm: none of the rows from here on is this member's.
		return of[row] === of[first] ? ends[j]! : j;
	};
}
