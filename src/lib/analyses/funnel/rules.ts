import { DAY } from '../../base/time';
import { durationMs } from '../shared/duration';
import type { FunnelWindow } from './params';

/**
 * The earliest time that a window which is still open at `time` can have begun: a run from `start` is in time iff
 * `start ≥ oldest(time)` (and start ≤ time).
 */
export type Oldest = (time: number) => number;

export function oldestOf(window: FunnelWindow): Oldest {
	if (window.unit === 'same-day') return (time) => Math.floor(time / DAY) * DAY;
	const ms = durationMs(window);
	return (time) => time - ms;
}

/** Which steps (bit 0 = the first), and after them which exclusions, a row fits. */
export type Bits = (row: number) => number;

/**
 * The run of steps that a solver chose for one member: the first entry that gets furthest. One object is reused for all
 * members. `times[k]` is when step k (in any order: the k-th step done) was done, for k < level; `entryRow` and `lastRow`
 * are rows of the timeline.
 */
export interface Run {
	/** Steps reached; 0 = did not enter (then the rest says nothing). */
	level: number;
	readonly times: Float64Array;
	entryRow: number;
	lastRow: number;
	/** When the member last did the first step (any order: any step), in this run or not; only read if level < steps. */
	lastEntry: number;
}

export function emptyRun(steps: number): Run {
	return {
		level: 0,
		times: new Float64Array(steps),
		entryRow: 0,
		lastRow: 0,
		lastEntry: -Infinity,
	};
}

/** Copies all but `lastEntry`, which is no part of the run itself. */
export function copyRun(from: Run, to: Run): void {
	to.level = from.level;
	to.times.set(from.times);
	to.entryRow = from.entryRow;
	to.lastRow = from.lastRow;
}

/**
 * Finds the run of the member whose events (in the range) are the rows first … last − 1. Entries must lie before
 * `entryLimit`. Fills and returns the solver's own run.
 */
export type Solver = (first: number, last: number, entryLimit: number) => Run;
