import { BitSet } from '../../base/bitset';
import type { Compute, People } from '../contract';
import { breakdownGroups, breakdownOf, countRun } from './groups';
import type { FunnelParams } from './params';
import { stepCounts, type FunnelRef, type FunnelResult } from './result';
import { eachRun } from './solve';
import { StepTimes } from './times';

export const compute: Compute<FunnelParams, FunnelResult> = function* (data, params) {
	const steps = params.steps.length;
	const byLevel = new Uint32Array(steps + 1);
	const times = new StepTimes(steps);
	const breakdown = breakdownOf(data, params);
	let open = 0;
	yield* eachRun(data, params, (member, run, stillOpen) => {
		byLevel[run.level]!++;
		if (stillOpen) open++;
		if (run.level > 1) times.add(run);
		if (breakdown !== null) countRun(breakdown, member, run);
	});
	const counts = stepCounts(byLevel, steps);
	const timeToConvert = times.result();
	return {
		entered: counts[0]!.count,
		converted: counts[steps - 1]!.count,
		steps: counts.map((step, i) => ({
			...step,
			medianMs: timeToConvert.pairs[i - 1]?.p50 ?? null,
		})),
		timeToConvert,
		breakdown: breakdown === null ? null : breakdownGroups(breakdown, steps),
		open,
	};
};

export const people: People<FunnelParams, FunnelRef> = (data, params, ref) => {
	const members = new BitSet(data.timeline.members);
	const breakdown = breakdownOf(data, params);
	/** Value code of each member who fits the step, to be narrowed down to a group once all are known. */
	const codes = new Map<number, number>();
	drain(
		eachRun(data, params, (member, run, open) => {
			if (ref.state === 'open') {
				if (open) members.add(member);
				return;
			}
			if (breakdown !== null) countRun(breakdown, member, run);
			const fits = ref.state === 'reached' ? run.level > ref.step : run.level === ref.step;
			// Step 0 has nobody who dropped: who does not enter is not in the funnel.
			if (!fits || run.level === 0) return;
			members.add(member);
			if (breakdown !== null) codes.set(member, breakdown.codeOf(member, run));
		}),
	);
	if (ref.state === 'open' || (ref.value === undefined && ref.other !== true)) return members;
	if (breakdown === null) return new BitSet(data.timeline.members);
	const { codes: shown, others } = breakdown.shown();
	const wanted = new Set(
		ref.other === true
			? others
			: shown.filter((code) => breakdown.groups.label(code) === ref.value),
	);
	for (const [member, code] of codes) if (!wanted.has(code)) members.delete(member);
	return members;
};

export { why } from './why';

function drain(steps: Generator<unknown, void, void>): void {
	while (steps.next().done !== true);
}
