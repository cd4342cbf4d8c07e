import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import { wilson } from '../../base/interval';
import { formatDay, floorTo } from '../../base/time';
import type { Classify, Compute, Data, People } from '../contract';
import { rowSums } from '../shared/moves';
import { coverage } from '../shared/periods';
import { matcher } from '../shared/selector';
import { flowReader } from './flow';
import { frameOf, leavingKinds, nowAlone, readLives, type Frame, type Lives } from './lives';
import type { LifecycleParams } from './manifest';
import {
	STAGES,
	STANDINGS,
	type FlowPeriod,
	type LifecycleRef,
	type LifecycleResult,
	type Moves,
	type StageRow,
} from './result';
import { ABSENT, judge, type Judged } from './stages';

export const compute: Compute<LifecycleParams, LifecycleResult> = function* (data, params) {
	const frame = frameOf(data, params);
	const lives = yield* readLives(data, params, frame);
	const judged = judge(data, params, frame, lives);
	const counts = STAGES.map(() => 0);
	let members = 0;
	for (let m = 0; m < data.timeline.members; m++) {
		const stage = judged.standing(m, 0);
		if (stage === ABSENT) continue;
		counts[stage]!++;
		members++;
	}
	const covered = coverage(data);
	return {
		asOf: covered === null ? 0 : floorTo('day', data.covered - 1),
		members,
		stages: STAGES.map((id, s): StageRow => ({
			id,
			count: counts[s]!,
			share: members === 0 ? null : counts[s]! / members,
			interval: members === 0 ? null : wilson(counts[s]!, members),
		})),
		bounds: judged.bounds,
		moves: movesOf(data, frame, judged),
		flow: flowOf(frame, lives),
		before: lives.flow.before,
		leftCensored: covered !== null && frame.span.from <= covered.from,
	};
};

function movesOf(data: Data, { periods, ends, last }: Frame, judged: Judged): Moves | null {
	if (last === -1) return null;
	const counts = STANDINGS.map(() => STAGES.map(() => 0));
	for (let m = 0; m < data.timeline.members; m++) {
		const now = judged.standing(m, 1);
		if (now !== ABSENT) counts[judged.standing(m, 2)]![now]!++;
	}
	return {
		from: formatDay(periods.starts[last - 1]!),
		to: formatDay(periods.starts[last]!),
		counts,
		totals: rowSums(counts),
		current: ends[1] === ends[0],
	};
}

function flowOf({ periods, unfinished }: Frame, { flow }: Lives): FlowPeriod[] {
	return unfinished.map((isUnfinished, p) => ({
		start: formatDay(periods.starts[p]!),
		active: flow.active[p]!,
		new: flow.new[p]!,
		returning: flow.returning[p]!,
		resurrected: flow.resurrected[p]!,
		dormant: flow.dormant[p]!,
		unfinished: isUnfinished,
	}));
}

export const classify: Classify<LifecycleParams, LifecycleRef> = (data, params) => {
	const standings = standingsNow(data, params);
	return (ref) =>
		'stage' in ref && ref.stage !== 'all'
			? BitSet.where(standings, STAGES.indexOf(ref.stage))
			: null;
};

/** Index of STANDINGS, by member. */
function standingsNow(data: Data, params: LifecycleParams): Uint8Array {
	const frame = nowAlone(frameOf(data, params));
	const { standing } = judge(data, params, frame, drain(readLives(data, params, frame)));
	const of = new Uint8Array(data.timeline.members);
	for (let m = 0; m < of.length; m++) of[m] = standing(m, 0);
	return of;
}

export const people: People<LifecycleParams, LifecycleRef> = (data, params, ref) => {
	if ('stage' in ref && ref.stage !== 'all') return classify(data, params)(ref)!;
	const frame = frameOf(data, params);
	if ('period' in ref) return peopleOfFlow(data, params, frame, ref);
	const set = new BitSet(data.timeline.members);
	const lives = drain(readLives(data, params, frame));
	const judged = judge(data, params, frame, lives);
	const name = (m: number, end: number) => STANDINGS[judged.standing(m, end)]!;
	const matches = (m: number): boolean => {
		if ('bounds' in ref)
			return (
				lives.gapStart[m]! < lives.gapStart[m + 1]! &&
				(ref.bounds === 0 || judged.boundsOf[m] === ref.bounds)
			);
		if ('stage' in ref) return name(m, 0) !== 'absent';
		const now = name(m, 1);
		return now !== 'absent' && name(m, 2) === ref.from && (ref.to === 'all' || now === ref.to);
	};
	if ('from' in ref && frame.last === -1) return set;
	for (let m = 0; m < set.length; m++) if (matches(m)) set.add(m);
	return set;
};

export { why } from './why';

function peopleOfFlow(
	data: Data,
	params: LifecycleParams,
	frame: Frame,
	ref: Extract<LifecycleRef, { period: string }>,
): BitSet {
	const { start, end, time, kind, members } = data.timeline;
	const set = new BitSet(members);
	const matches = matcher(data, params.event);
	const leaving = leavingKinds(data, params);
	let member = 0;
	const reader = flowReader(frame, (flow, period) => {
		if (flow === ref.flow && formatDay(frame.periods.starts[period]!) === ref.period)
			set.add(member);
	});
	for (member = 0; member < members; member++) {
		reader.begin();
		for (let i = start[member]!, stop = end[member]!; i < stop; i++) {
			if (time[i]! >= frame.span.to) break;
			if (leaving[kind.codes[i]!] === 0 && matches(i, member)) reader.add(time[i]!);
		}
		reader.end();
	}
	return set;
}
