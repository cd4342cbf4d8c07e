import { add, DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Frame } from './lives';
import type { Flow } from './result';

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
	const tally = () => new Uint32Array(count);
	const active = tally();
	const [fresh, returning, resurrected, dormant] = [tally(), tally(), tally(), tally()];
	const counts = { active, new: fresh, returning, resurrected, dormant, before: 0 };
	/** The last period with activity. */
	let last = NEVER;

	function put(of: Uint32Array, flow: Flow | 'active', period: number): void {
		of[period]!++;
		if (tell !== undefined) tell(flow, period);
	}
	/** Silent in the period after the last one with activity. */
	function fallSilent(): void {
		if (last >= BEFORE && last + 1 < count) put(dormant, 'dormant', last + 1);
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
			if (last === p - 1) put(returning, 'returning', p);
			else if (last === NEVER) put(fresh, 'new', p);
			else put(resurrected, 'resurrected', p);
			put(active, 'active', p);
			last = p;
		},
		end: fallSilent,
	};
}
