import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { isTold } from '../shared/suppress';
import { FLOWS, type Bounds, type FlowPeriod, type LifecycleResult, type Moves } from './result';

/**
 * Stages add up to the members; who moved, to both dates; a period's flow, to who is active in it and in the one before.
 * Percentiles go with the number of members behind them.
 */
export const share: Share<LifecycleResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const stages = result.stages.map(({ count }) => disclosure.shown(count));
	disclosure.sum(members, stages);
	const tellMoves = declareMoves(disclosure, result, members, stages);
	const tellFlow = declareFlow(disclosure, result, members, stages);
	const tellBounds = declareBounds(disclosure, result.bounds);
	const told = disclosure.settle();
	return {
		...result,
		members: told(members),
		stages: result.stages.map((row, s) => {
			const count = told(stages[s]!);
			if (isTold(count) || row.share === null) return { ...row, count };
			return { ...row, count, share: NaN, interval: { low: NaN, high: NaN } };
		}),
		moves: tellMoves(told),
		...tellFlow(told),
		bounds: tellBounds(told),
	};
};

type Told = (handle: number) => number;

function declareMoves(
	disclosure: Disclosure,
	{ moves }: LifecycleResult,
	members: number,
	stages: readonly number[],
): (told: Told) => Moves | null {
	if (moves === null) return () => null;
	const cells = moves.counts.map((row) => row.map((count) => disclosure.shown(count)));
	const totals = moves.totals.map((count) => disclosure.shown(count, { total: true }));
	totals.forEach((total, r) => disclosure.sum(total, cells[r]!));
	if (moves.current) disclosure.sum(members, totals);
	stages.forEach((stage, c) => {
		const column = cells.map((row) => row[c]!);
		const sum = moves.counts.reduce((all, row) => all + row[c]!, 0);
		disclosure.sum(moves.current ? stage : disclosure.implied(sum), column);
	});
	return (told) => ({
		...moves,
		counts: cells.map((row) => row.map(told)),
		totals: totals.map(told),
	});
}

function declareFlow(
	disclosure: Disclosure,
	{ flow, before, leftCensored, members: all, stages: rows }: LifecycleResult,
	members: number,
	stages: readonly number[],
): (told: Told) => Pick<LifecycleResult, 'flow' | 'before'> {
	const first = disclosure.shown(before, { total: true });
	const handles = flow.map((period) => ({
		active: disclosure.shown(period.active, { total: true }),
		...(Object.fromEntries(FLOWS.map((of) => [of, disclosure.shown(period[of])])) as Record<
			(typeof FLOWS)[number],
			number
		>),
	}));
	handles.forEach((period, p) => {
		disclosure.sum(period.active, [period.new, period.returning, period.resurrected]);
		disclosure.sum(handles[p - 1]?.active ?? first, [period.returning, period.dormant]);
	});
	// Who ever did something was new once; of the others some are told of as a stage.
	const never = rows.findIndex(({ id }) => id === 'never');
	const rest = flow.reduce((left, period) => left - period.new, all - (rows[never]?.count ?? 0));
	if (leftCensored && rest >= 0)
		disclosure.sum(members, [
			...handles.map((period) => period.new),
			stages[never]!,
			disclosure.implied(rest),
		]);
	return (told) => ({
		before: told(first),
		flow: flow.map((period, p): FlowPeriod => {
			const own = handles[p]!;
			return {
				...period,
				active: told(own.active),
				new: told(own.new),
				returning: told(own.returning),
				resurrected: told(own.resurrected),
				dormant: told(own.dormant),
			};
		}),
	});
}

function declareBounds(
	disclosure: Disclosure,
	bounds: readonly Bounds[],
): (told: Told) => readonly Bounds[] {
	const handles = bounds.map(({ members }, b) => disclosure.shown(members, { total: b === 0 }));
	const [all, ...groups] = handles;
	if (all !== undefined && groups.length > 0) {
		const others = bounds.slice(1).reduce((left, one) => left - one.members, bounds[0]!.members);
		disclosure.sum(all, [...groups, disclosure.implied(others)]);
	}
	return (told) =>
		bounds.map((one, b) => {
			const members = told(handles[b]!);
			if (isTold(members)) return { ...one, members };
			const percentiles = one.borrowed ? {} : { atRisk: NaN, lost: NaN };
			return { ...one, members, gaps: NaN, ...percentiles };
		});
}
