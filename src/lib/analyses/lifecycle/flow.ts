import { add, DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Frame } from './lives';
import { FLOWS, type Flow } from './result';

/** Members by period. */
export type FlowCounts = Readonly<Record<Flow | 'active', Uint32Array>> & { before: number };

export interface FlowReader {
	readonly counts: FlowCounts;
	/** Called for each member before and after the times of his activity, which ascend. */
	begin(): void;
	add(t: WallTime): void;
	end(): void;
}

/** What somebody did not do yet, or did before the period that goes before the first. */
const NEVER = -3;
const LONG_AGO = -2;
const BEFORE = -1;

/** Counts who is new, returning, resurrected and dormant in each period; `tell` hears of each of them. */
export function flowReader(
	{ periods, span }: Pick<Frame, 'periods' | 'span'>,
	tell?: (flow: Flow | 'active', period: number) => void,
): FlowReader {
	const { count, begin, ofDay, unit } = periods;
	const previous = add(unit, begin, -1);
	const counts = {
		...Object.fromEntries([...FLOWS, 'active'].map((flow) => [flow, new Uint32Array(count)])),
		before: 0,
	} as FlowCounts;
	/** The last period with activity. */
	let last = NEVER;

	function put(flow: Flow | 'active', period: number): void {
		counts[flow][period]!++;
		tell?.(flow, period);
	}
	/** Silent in the period after the last one with activity. */
	function fallSilent(): void {
		if (last >= BEFORE && last + 1 < count) put('dormant', last + 1);
	}
	return {
		counts,
		begin: () => (last = NEVER),
		add(t) {
			if (t < span.from) {
				// Of the first period, but before the range: no activity in it, and not new either.
				if (t >= begin && last !== NEVER) return;
				const at = t >= previous && t < begin ? BEFORE : LONG_AGO;
				if (at === BEFORE && last !== BEFORE) counts.before++;
				last = at;
				return;
			}
			if (count === 0) return;
			const p = ofDay[((t - begin) / DAY) | 0]!;
			if (p === last) return;
			if (last !== p - 1) fallSilent();
			put(last === NEVER ? 'new' : last === p - 1 ? 'returning' : 'resurrected', p);
			put('active', p);
			last = p;
		},
		end: fallSilent,
	};
}
