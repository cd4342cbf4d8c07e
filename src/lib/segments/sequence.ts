import type { Data } from '../analyses/contract';
import { durationMs } from '../analyses/shared/duration';
import { BitSet } from '../base/bitset';
import type { SequenceRule } from '../model/rule';
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
			// The next one, when it is the same event.
			const same = j < secondCount && (seconds === null ? j : seconds[j]!) === first ? 1 : 0;
			if (j + same >= secondCount) continue;
			const second = seconds === null ? j + same : seconds[j + same]!;
			did = second < end && time[second]! <= at + within;
		}
		if (w.wanted ? did : decided && !did) w.set.add(m);
	}
}
