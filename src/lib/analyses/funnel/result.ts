import { wilson, type Interval } from '../../base/interval';

/** Figures of one step. Rates are null where nobody could have taken the step. Intervals are Wilson's, 95 %. */
export interface StepCount {
	/** Members who reached this step (in any order: who did at least so many steps). */
	readonly count: number;
	/** Of those who reached the step before; null for the first step. */
	readonly rate: number | null;
	readonly rateInterval: Interval | null;
	/** Of those who entered. */
	readonly total: number | null;
	readonly totalInterval: Interval | null;
	/** Reached the step before, and not this one. 0 for the first step. */
	readonly dropped: number;
}

export interface FunnelStep extends StepCount {
	/** Median time since the step before, of those who got here; null where nobody did, and for the first step. */
	readonly medianMs: number | null;
}

/** How long it took, in milliseconds, over `n` members' runs. All null when n is 0. */
export interface Spread {
	readonly n: number;
	readonly mean: number | null;
	readonly p10: number | null;
	readonly p25: number | null;
	readonly p50: number | null;
	readonly p75: number | null;
	readonly p90: number | null;
}

export interface Pair extends Spread {
	/** Positions in `steps`. */
	readonly from: number;
	readonly to: number;
}

/** The funnel of the members with one value. */
export interface BreakdownGroup {
	/** Null = the value is missing, or `other`. */
	readonly value: string | null;
	/** All values that are not shown by themselves. */
	readonly other?: true;
	/** How many values this group holds. */
	readonly values: number;
	readonly steps: readonly StepCount[];
}

export interface FunnelResult {
	/** Members who reached the first step, and the last one. */
	readonly entered: number;
	readonly converted: number;
	readonly steps: readonly FunnelStep[];
	/** Of the chosen run of each member. `total` is from the first step to the last. */
	readonly timeToConvert: { readonly pairs: readonly Pair[]; readonly total: Spread };
	/** The eight values with most entries, then the others; null without a breakdown. Groups sum to `steps`. */
	readonly breakdown: readonly BreakdownGroup[] | null;
	/** Entered, not through, and the window of an entry was still running when the data (or the range) end. */
	readonly open: number;
}

/** The members behind a number of the result. */
export type FunnelRef =
	| {
			/** Position in `steps`. `dropped` at step i: reached i − 1 and not i. */
			readonly step: number;
			readonly state: 'reached' | 'dropped';
			/** Only of the breakdown's group with this value; null = missing. */
			readonly value?: string | null;
			/** Only of the breakdown's `other` group. */
			readonly other?: true;
	  }
	| { readonly state: 'open' };

/** Steps from how many members got exactly how far: `byLevel[k]` members ended at level k (0 is not read). */
export function stepCounts(byLevel: ArrayLike<number>, steps: number): StepCount[] {
	const counts = new Array<number>(steps).fill(0);
	let reached = 0;
	for (let level = steps; level >= 1; level--) counts[level - 1] = reached += byLevel[level]!;
	const entered = counts[0]!;
	return counts.map((count, i) => {
		const before = i === 0 ? null : counts[i - 1]!;
		return {
			count,
			rate: share(count, before),
			rateInterval: before ? wilson(count, before) : null,
			total: share(count, entered),
			totalInterval: entered > 0 ? wilson(count, entered) : null,
			dropped: before === null ? 0 : before - count,
		};
	});
}

function share(count: number, of: number | null): number | null {
	return of ? count / of : null;
}
