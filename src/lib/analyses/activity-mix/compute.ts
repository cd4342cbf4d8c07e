import { BitSet } from '../../base/bitset';
import { formatDay } from '../../base/time';
import type { Classify, Compute, Data, People } from '../contract';
import { blocks } from '../shared/blocks';
import { unfinishedOf } from '../shared/span';
import { ACTIVE, CORE, frameOf, levelReader, LURKER, shownOf } from './levels';
import type { ActivityMixParams } from './manifest';
import type { ActivityMixRef, ActivityMixResult, Level, MixPeriod } from './result';

export const compute: Compute<ActivityMixParams, ActivityMixResult> = function* (data, params) {
	const frame = frameOf(data, params);
	const { periods, span } = frame;
	const { count } = periods;
	const read = levelReader(data, params, frame);
	const counts = new Uint32Array(count * 4);
	let members = 0;
	let silent = 0;
	let someLeft = false;
	for (const { from, to, share } of blocks(data.timeline)) {
		for (let m = from; m < to; m++) {
			const found = read(m);
			if (found === null) continue;
			members++;
			if (!found.acted) silent++;
			someLeft ||= found.gone;
			for (let p = 0; p < count; p++) counts[p * 4 + found.levels[p]!]!++;
		}
		yield share;
	}
	const unfinished = unfinishedOf(periods, span);
	const rows = Array.from({ length: count }, (_, p): MixPeriod => {
		const [, lurker, active, core] = counts.subarray(p * 4, p * 4 + 4) as unknown as [
			number,
			number,
			number,
			number,
		];
		return {
			start: formatDay(periods.starts[p]!),
			members: core + active + lurker,
			core,
			active,
			lurker,
			unfinished: unfinished[p]!,
		};
	});
	const finished = rows.findLastIndex((row) => !row.unfinished && row.members > 0);
	return {
		periods: rows,
		shown: finished === -1 ? rows.findLastIndex((row) => row.members > 0) : finished,
		members,
		everyoneActed: members > 0 && silent === 0,
		someLeft,
	};
};

const CODES: Readonly<Record<Level, number>> = { core: CORE, active: ACTIVE, lurker: LURKER };

export const classify: Classify<ActivityMixParams, ActivityMixRef> = (data, params) => {
	const levels = levelsShown(data, params);
	return ({ period, level }) =>
		period === undefined && level !== 'all' ? BitSet.where(levels, CODES[level]) : null;
};

/** The level of each member in the period that is told of; 0 = not there. */
function levelsShown(data: Data, params: ActivityMixParams): Uint8Array {
	const frame = frameOf(data, params);
	const read = levelReader(data, params, frame);
	const shown = shownOf(data, frame, read);
	const { members } = data.timeline;
	const of = new Uint8Array(members);
	for (let m = 0; m < members; m++) of[m] = read(m)?.levels[shown] ?? 0;
	return of;
}

export const people: People<ActivityMixParams, ActivityMixRef> = (data, params, ref) => {
	const set = new BitSet(data.timeline.members);
	if (ref.period === undefined) {
		levelsShown(data, params).forEach((level, m) => {
			if (ref.level === 'all' ? level > 0 : level === CODES[ref.level]) set.add(m);
		});
		return set;
	}
	const frame = frameOf(data, params);
	const { starts, count } = frame.periods;
	const period = starts.subarray(0, count).findIndex((start) => formatDay(start) === ref.period);
	if (period === -1) return set;
	const read = levelReader(data, params, frame);
	for (let m = 0; m < set.length; m++) {
		const level = read(m)?.levels[period] ?? 0;
		if (ref.level === 'all' ? level > 0 : level === CODES[ref.level]) set.add(m);
	}
	return set;
};

export { why } from './why';
