import { DAY } from '../../base/time';
import { daysOf } from '../../columns/days';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { isLeaving } from '../shared/leaving';
import { dayOf, periodsOver, type Periods } from '../shared/periods';
import { kindFlags, plainTest } from '../shared/selector';
import { memberSince } from '../shared/since';
import { spanOf, unfinishedOf, type Span } from '../shared/span';
import { flowReader, type FlowCounts } from './flow';
import type { LifecycleParams } from './manifest';

export interface Frame {
	readonly span: Span;
	readonly periods: Periods;
	readonly unfinished: readonly boolean[];
	/** Ends (exclusive) at which stages are told: as-of, and if there are two finished periods, their ends, the later first. */
	readonly ends: readonly WallTime[];
	/** Index of the later of the two; −1 when there are none. */
	readonly last: number;
}

export function frameOf(data: Data, { unit }: LifecycleParams): Frame {
	const span = spanOf(data);
	const periods = periodsOver(unit, span.from, span.to, data.weekStart);
	const unfinished = unfinishedOf(periods, span);
	const last = unfinished.lastIndexOf(false);
	const paired = last > 0 && unfinished[last - 1] === false;
	const ends = paired ? [periods.starts[last + 1]!, periods.starts[last]!] : [];
	return { span, periods, unfinished, ends: [span.to, ...ends], last: paired ? last : -1 };
}

/** For the stages as of now alone: no earlier ends, and nobody's flow is counted. */
export const nowAlone = (frame: Frame): Frame => ({
	...frame,
	ends: frame.ends.slice(0, 1),
	last: -1,
	periods: { ...frame.periods, count: 0 },
});

/** What is known of every member at each of the ends; entry m × ends + e. Days are numbers since 1970. */
export interface Lives {
	readonly ends: number;
	/** Last active day; NONE when there was none. */
	readonly last: Int32Array;
	/** Active days in the last days, and in as many before them. */
	readonly recent: Uint16Array;
	readonly prior: Uint16Array;
	/** 1 = has left and not come back. */
	readonly left: Uint8Array;
	/** By member: since when known (first event of any kind). */
	readonly since: Float64Array;
	/** By member: row of the last activity of all, or −1. */
	readonly lastRow: Int32Array;
	/** Gaps between active days, member after member: those of m are `gaps[gapStart[m] … gapStart[m + 1])`. */
	readonly gaps: Uint16Array | Uint32Array;
	readonly gapStart: Uint32Array;
	/** How many gaps of everyone have so many days. */
	readonly gapCounts: Uint32Array;
	readonly flow: FlowCounts;
}

/** A small integer in every engine: browsers keep 31 bits, and a larger one would slow every loop that compares with it. */
export const NONE = -(2 ** 30);

/** 1 for the kinds by which members leave, where that counts: they are no activity. */
export function leavingKinds({ timeline }: Data, { leave }: LifecycleParams): Uint8Array {
	const { values } = timeline.kind.dictionary;
	return Uint8Array.from(values, (name) => (leave === 'lost' && isLeaving(name) ? 1 : 0));
}

/** Reads all activity before the end of the range, also before its beginning. Yields the share done. */
export function* readLives(
	data: Data,
	params: LifecycleParams,
	frame: Frame,
): Generator<number, Lives, void> {
	const { timeline } = data;
	const { start, end, time, kind, members } = timeline;
	const n = frame.ends.length;
	const { codes } = kind;
	const days = daysOf(time);
	const { ends, span } = frame;
	const active = kindFlags(data, params.event);
	const test = plainTest(data, params.event);
	const leaving = leavingKinds(data, params);
	const canLeave = leaving.includes(1);
	const lastDays = frame.ends.map((at) => dayOf(at - 1));
	const { trendDays } = params;
	const last = new Int32Array(members * n).fill(NONE);
	const recent = new Uint16Array(members * n);
	const prior = new Uint16Array(members * n);
	const left = new Uint8Array(members * n);
	const since = new Float64Array(members);
	const lastRow = new Int32Array(members).fill(-1);
	const gapStart = new Uint32Array(members + 1);
	const { events } = timeline;
	const gaps = days.count <= 1 << 16 ? new Uint16Array(events) : new Uint32Array(events);
	const gapCounts = new Uint32Array(days.count);
	let found = 0;
	const flow = flowReader(frame);
	const flows = frame.periods.count > 0;

	function read(from: number, to: number): void {
		for (let m = from; m < to; m++) {
			since[m] = memberSince(timeline, m);
			let before = NONE;
			flow.begin();
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t >= span.to) break;
				const code = codes[i]!;
				const isLeave = leaving[code] === 1;
				if (!isLeave && (active[code] === 0 || (test !== null && !test(i, m)))) continue;
				if (canLeave)
					for (let e = 0; e < n; e++) if (t < ends[e]!) left[m * n + e] = isLeave ? 1 : 0;
				if (isLeave) continue;
				lastRow[m] = i;
				const day = days.first + days.of[i]!;
				// The range may begin within a day.
				if (flows && (day !== before || t - span.from < DAY)) flow.add(t);
				if (day === before) continue;
				if (before !== NONE) {
					gaps[found++] = day - before;
					gapCounts[day - before]!++;
				}
				before = day;
				for (let e = 0; e < n; e++) {
					const ago = lastDays[e]! - day;
					if (ago < 0) continue;
					last[m * n + e] = day;
					if (ago < trendDays) recent[m * n + e]!++;
					else if (ago < 2 * trendDays) prior[m * n + e]!++;
				}
			}
			flow.end();
			gapStart[m + 1] = found;
		}
	}
	for (const block of blocks(timeline)) {
		read(block.from, block.to);
		yield block.share;
	}
	return {
		...{ ends: n, last, recent, prior, left, since, lastRow },
		...{ gaps: gaps.subarray(0, found), gapStart, gapCounts, flow: flow.counts },
	};
}
