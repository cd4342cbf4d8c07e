import { BitSet } from '../../base/bitset';
import { formatDay } from '../../base/time';
import type { Compute, People } from '../contract';
import { blocks } from '../shared/blocks';
import { unfinishedOf } from '../shared/span';
import { ACTIVE, CORE, frameOf, levelReader, LURKER } from './levels';
import type { ActivityMixParams } from './manifest';

export const LEVELS = ['core', 'active', 'lurker'] as const;
export type Level = (typeof LEVELS)[number];

/** The members of a period by what they did in it: core + active + lurker = members. */
export interface MixPeriod {
	/** First day. */
	readonly start: string;
	readonly members: number;
	readonly core: number;
	readonly active: number;
	readonly lurker: number;
	/** The range or the data do not cover it from its beginning to its end: its members could still do more. */
	readonly unfinished: boolean;
}

export interface ActivityMixResult {
	readonly periods: readonly MixPeriod[];
	/** The period that is told of: the last finished one that has members, else the last one that has; −1 = none. */
	readonly shown: number;
	/** Members known by the end of the range, whoever left. */
	readonly members: number;
	/** Nobody is known who never did anything: silent people are not in these data. */
	readonly everyoneActed: boolean;
	/** Somebody left and was out of some period. */
	readonly someLeft: boolean;
}

export interface ActivityMixRef {
	/** `start` of the period. */
	readonly period: string;
	readonly level: Level | 'all';
}

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

export const people: People<ActivityMixParams, ActivityMixRef> = (data, params, ref) => {
	const set = new BitSet(data.timeline.members);
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
