import type { Data, Finding, FindingValue, Why } from '../contract';
import { durationMs } from '../shared/duration';
import { reason } from '../shared/reason';
import { breakdownOf } from './groups';
import { PRESETS, type FunnelParams } from './params';
import type { FunnelRef } from './result';
import type { Run } from './rules';
import { finder, type Finder } from './solve';

/** How far a member got in the attempt that counts, when each step was done, and what is missing. */
export const why: Why<FunnelParams, FunnelRef> = (data, params, _ref, member) => {
	const found = finder(data, params);
	const run = found.run(member);
	if (run === null || run.level === 0) return [outside(params, run)];
	const level = reason(params.order === 'any' ? 'why.levelAny' : 'why.level', {
		level: { count: run.level },
		steps: { count: params.steps.length },
		entries: PRESETS[params.preset].entries,
	});
	return [
		level,
		...Array.from(run.times.subarray(0, run.level), (_, k) => stepDone(params, run, k)),
		...ended(params, run, found),
		...valueOf(data, params, member, run),
	];
};

function outside({ order, steps, exclusions }: FunnelParams, run: Run | null): Finding {
	if (order === 'any') return reason('why.noneAny');
	const isExcluded = exclusions.length > 0 && run !== null && run.lastEntry > -Infinity;
	return reason(isExcluded ? 'why.excluded' : 'why.none', { step: { event: steps[0]! } });
}

/** In any order the steps are counted as they are done, and have no name. */
function stepDone({ order, steps }: FunnelParams, { times }: Run, k: number): Finding {
	const after = k === 0 ? 0 : times[k]! - times[k - 1]!;
	return reason(order === 'any' ? 'why.nth' : 'why.step', {
		n: { count: k + 1 },
		step: { event: steps[k]! },
		day: { day: times[k]! },
		since: k === 0 ? 'first' : after === 0 ? 'same' : 'later',
		after: { durationMs: after },
	});
}

/** Through, or what is missing, and whether an entry may still lead on. */
function ended(params: FunnelParams, run: Run, found: Finder): Finding[] {
	const { order, steps, window, windowFrom, exclusions } = params;
	const { level, times } = run;
	if (level === steps.length) {
		const total = times[level - 1]! - times[0]!;
		return total > 0 ? [reason('why.through', { total: { durationMs: total } })] : [];
	}
	const isAny = order === 'any';
	const begun = windowFrom === 'each-step' && !isAny ? times[level - 1]! : times[0]!;
	const isExact = order === 'strict';
	const values = {
		step: { event: steps[level]! },
		how: isAny ? 'any' : isExact ? 'strict' : 'ordered',
		excluded: !isAny && exclusions.length > 0 ? 'yes' : 'no',
		over: begun < found.openSince ? 'yes' : 'no',
		end: { day: window.unit === 'same-day' ? begun : begun + durationMs(window) },
	};
	const first: FindingValue = { event: steps[0]! };
	const open = { by: isAny ? 'any' : 'first', first, day: { day: run.lastEntry } };
	return [reason('why.missing', values), ...(found.isOpen(run) ? [reason('why.open', open)] : [])];
}

/** The value of the breakdown under which the attempt counts. */
function valueOf(data: Data, params: FunnelParams, member: number, run: Run): Finding[] {
	const breakdown = breakdownOf(data, params);
	if (breakdown === null) return [];
	const value = breakdown.groups.label(breakdown.codeOf(member, run));
	return [reason('why.value', { value: value ?? { message: 'missing' } })];
}
