import { BitSet } from '../../base/bitset';
import { formatDay } from '../../base/time';
import type { Compute, People } from '../contract';
import { eachStart, frameOf, windowOf } from './cohorts';
import type { RetentionParams } from './manifest';
import {
	averages,
	type Cohort,
	type RetentionCell,
	type RetentionRef,
	type RetentionResult,
} from './result';

export const compute: Compute<RetentionParams, RetentionResult> = function* (data, params) {
	const frame = frameOf(data, params);
	const { periods, width } = frame;
	const counts = new Uint32Array(periods.count * width);
	const sizes = new Uint32Array(periods.count);
	const earliest = new Float64Array(periods.count).fill(Infinity);
	const latest = new Float64Array(periods.count).fill(-Infinity);
	yield* eachStart(data, params, frame, (_member, cohort, time, back, n) => {
		sizes[cohort]!++;
		if (time < earliest[cohort]!) earliest[cohort] = time;
		if (time > latest[cohort]!) latest[cohort] = time;
		for (let i = 0; i < n; i++) counts[cohort * width + back[i]!]!++;
	});
	let first = 0;
	let last = periods.count - 1;
	while (first < last && sizes[first] === 0) first++;
	while (last >= first && sizes[last] === 0) last--;
	const cohorts: Cohort[] = [];
	for (let c = first; c <= last; c++) {
		const row = counts.subarray(c * width, (c + 1) * width);
		// Who came back last in period k did so "in k or later" for all before it.
		if (params.mode === 'on-or-after') for (let k = width - 2; k >= 0; k--) row[k]! += row[k + 1]!;
		const window = windowOf(data, frame, c, earliest[c]!, latest[c]!);
		const cells: RetentionCell[] = [];
		for (let k = 0; k < width && window.begun(k); k++)
			cells.push({ count: row[k]!, finished: window.finished(k) });
		cohorts.push({ start: formatDay(periods.starts[c]!), size: sizes[c]!, periods: cells });
	}
	const { firstTime } = data.facts;
	const ever = params.cohort === 'first-ever' && firstTime !== null;
	return {
		cohorts,
		...averages(cohorts),
		leftCensored: ever && cohorts.length > 0 && firstTime >= periods.starts[first]!,
		history: ever && data.scope.from > firstTime,
	};
};

export const people: People<RetentionParams, RetentionRef> = (data, params, ref) => {
	const members = new BitSet(data.timeline.members);
	const frame = frameOf(data, params);
	const wanted = frame.periods.starts.findIndex((start) => formatDay(start) === ref.cohort);
	const { period } = ref;
	const steps = eachStart(data, params, frame, (member, cohort, _time, back, n) => {
		if (cohort !== wanted) return;
		const late = params.mode === 'on-or-after' && n > 0 && back[0]! >= (period ?? 0);
		if (period === undefined || late || back.subarray(0, n).includes(period)) members.add(member);
	});
	while (steps.next().done !== true);
	return members;
};
