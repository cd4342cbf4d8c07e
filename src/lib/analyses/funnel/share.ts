import type { Interval } from '../../base/interval';
import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { ifTold, isTold } from '../shared/suppress';
import type { BreakdownGroup, FunnelResult, FunnelStep, Pair, Spread, StepCount } from './result';

/**
 * Who reached a step, who was lost before it, and the groups of a breakdown add up; rates, intervals and times go with
 * the counts they are made of.
 */
export const share: Share<FunnelResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	const steps = declare(disclosure, result.steps, true);
	const groups = (result.breakdown ?? []).map((group) => declare(disclosure, group.steps, false));
	if (groups.length > 0) {
		steps.forEach(({ count, dropped }, i) => {
			disclosure.sum(
				count,
				groups.map((group) => group[i]!.count),
			);
			if (dropped !== null)
				disclosure.sum(
					dropped,
					groups.map((group) => group[i]!.dropped!),
				);
		});
	}
	const open = disclosure.shown(result.open);
	const told = disclosure.settle();
	const shared = result.steps.map((step, i): FunnelStep => {
		const figures = tell(step, i, steps, told);
		return { ...step, ...figures, medianMs: ifTold(step.medianMs, figures.count) };
	});
	const converted = shared.at(-1)?.count ?? 0;
	return {
		entered: shared[0]?.count ?? 0,
		converted,
		steps: shared,
		timeToConvert: {
			pairs: result.timeToConvert.pairs.map((pair): Pair => ({
				...pair,
				...tellTimes(pair, shared[pair.to]!.count),
			})),
			total: tellTimes(result.timeToConvert.total, converted),
		},
		breakdown:
			result.breakdown?.map((group, g): BreakdownGroup => ({
				...group,
				steps: group.steps.map((step, i) => tell(step, i, groups[g]!, told)),
			})) ?? null,
		open: told(open),
	};
};

/** Handles of a step's counts; nobody is dropped before the first one. */
interface Handles {
	readonly count: number;
	readonly dropped: number | null;
}

function declare(disclosure: Disclosure, steps: readonly StepCount[], total: boolean): Handles[] {
	const out: Handles[] = [];
	for (const { count, dropped } of steps) {
		const before = out.at(-1);
		const now = disclosure.shown(count, { total });
		if (before === undefined) out.push({ count: now, dropped: null });
		else {
			const lost = disclosure.shown(dropped, { total });
			disclosure.sum(before.count, [now, lost]);
			out.push({ count: now, dropped: lost });
		}
	}
	return out;
}

function tell(
	step: StepCount,
	i: number,
	handles: readonly Handles[],
	told: (handle: number) => number,
): StepCount {
	const count = told(handles[i]!.count);
	const before = i === 0 ? 0 : told(handles[i - 1]!.count);
	const entered = told(handles[0]!.count);
	const { dropped } = handles[i]!;
	return {
		count,
		rate: ifTold(step.rate, count, before),
		rateInterval: tellInterval(step.rateInterval, count, before),
		total: ifTold(step.total, count, entered),
		totalInterval: tellInterval(step.totalInterval, count, entered),
		dropped: dropped === null ? step.dropped : told(dropped),
	};
}

function tellInterval(interval: Interval | null, ...counts: readonly number[]): Interval | null {
	return interval === null || counts.every(isTold) ? interval : { low: NaN, high: NaN };
}

/** Times of as many members as reached the later step; nothing of times that nobody took. */
function tellTimes(spread: Spread, count: number): Spread {
	if (isTold(count)) return spread;
	const { n, mean, p10, p25, p50, p75, p90 } = spread;
	const hide = (value: number | null): number | null => (value === null ? null : NaN);
	return {
		n: n === 0 ? 0 : count,
		mean: hide(mean),
		p10: hide(p10),
		p25: hide(p25),
		p50: hide(p50),
		p75: hide(p75),
		p90: hide(p90),
	};
}
