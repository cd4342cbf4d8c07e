import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import { formatDay } from '../../base/time';
import type { Compute, Data, People } from '../contract';
import { eachStart, frameOf, windowOf } from './cohorts';
import type { RetentionParams } from './manifest';
import { plainCounts } from './plain';
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
	yield* (
		plainCounts(data, params, frame, counts, sizes) ??
		eachStart(data, params, frame, (_member, cohort, time, back, n) => {
			sizes[cohort]!++;
			if (time < earliest[cohort]!) earliest[cohort] = time;
			if (time > latest[cohort]!) latest[cohort] = time;
			for (let i = 0; i < n; i++) counts[cohort * width + back[i]!]!++;
		})
	);
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
	const cohorts = 'cohort' in ref ? [ref.cohort] : averaged(data, params, ref.average);
	const period = 'cohort' in ref ? ref.period : ref.of === 'back' ? ref.average : undefined;
	const wanted = Array.from(frame.periods.starts, (start) => cohorts.includes(formatDay(start)));
	const later = params.mode === 'on-or-after';
	const steps = eachStart(data, params, frame, (member, cohort, _time, back, n) => {
		if (!wanted[cohort]) return;
		// Told is the last period only: with it all before.
		const came = later ? back[0]! >= (period ?? 0) : back.subarray(0, n).includes(period ?? 0);
		if (period === undefined || (n > 0 && came)) members.add(member);
	});
	drain(steps);
	return members;
};

/** The cohorts whose cell of this period is finished. */
function averaged(data: Data, params: RetentionParams, period: number): string[] {
	const { cohorts } = drain(compute(data, params));
	return cohorts
		.filter(({ periods }) => periods[period]?.finished === true)
		.map(({ start }) => start);
}

export { why } from './why';
