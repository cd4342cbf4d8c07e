import { DAY } from '../../base/time';
import type { Codes } from '../../columns/column';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { coverage, periodsOver, type Periods } from '../shared/periods';
import { rowsBetween } from '../shared/range';
import { stepBits } from '../shared/selector';
import type { RetentionParams } from './manifest';

/** More cells than a person looks at; keeps daily retention over many years from filling the memory. */
const MOST_CELLS = 250_000;

export interface Frame {
	/** Calendar periods from the first possible start to the end of the data: the cohorts. */
	readonly periods: Periods;
	/** Columns of the matrix. */
	readonly width: number;
	/** Rolling: length of a member's own period; 0 = by the calendar. */
	readonly length: number;
}

export function frameOf(
	data: Data,
	{ unit, clock, weekStart, periods: asked }: RetentionParams,
): Frame {
	const known = coverage(data);
	const from = Math.max(known?.from ?? 0, data.scope.from);
	const periods = periodsOver(
		unit,
		from,
		known?.to ?? 0,
		weekStart > 0 ? weekStart : data.weekStart,
	);
	const fit = Math.min(
		periods.count,
		Math.max(12, Math.floor(MOST_CELLS / Math.max(periods.count, 1))),
	);
	const width = asked > 0 ? Math.min(asked, periods.count) : fit;
	const days = clock === 'rolling' ? { day: 1, week: 7, month: 30 }[unit] : 0;
	return { periods, width, length: days * DAY };
}

/**
 * A member belongs to a cohort, having started at `time`, and came back in the periods `back[0 … n − 1]`, ascending. In mode
 * `on-or-after` that is only the last one (at most the matrix's last column). `back` is reused.
 */
export type Visit = (
	member: number,
	cohort: number,
	time: number,
	back: Uint16Array,
	n: number,
) => void;

/** Goes once through every member's events, block by block; yields the share of members done. */
export function* eachStart(
	data: Data,
	params: RetentionParams,
	frame: Frame,
	visit: Visit,
): Generator<number, void, void> {
	const { scope } = data;
	const events = eventsOf(data, params);
	const { time, bits, of } = events;
	const { starts } = frame.periods;
	const each = params.cohort === 'each';
	const since = params.cohort === 'first-ever' ? -Infinity : scope.from;
	const periodsBack = params.mode === 'on' ? allPeriods : lastPeriod;
	const back = new Uint16Array(Math.max(frame.width, 1));
	const rows = { first: 0, last: 0 };

	function visitMember(member: number): void {
		const { first, last } = rowsBetween(data, member, since, scope.to, rows);
		let nextCohort = -Infinity;
		for (let row = first; row < last; row++) {
			const t = time[row]!;
			if (t < nextCohort || (bits[of[row]!]! & 1) === 0) continue;
			// The first start ever was before the range: the member is in no cohort of it.
			if (t < scope.from) return;
			const cohort = periodAt(frame.periods, t);
			// Events of the same stamp may stand before the start.
			let begin = row;
			while (begin > first && time[begin - 1] === t) begin--;
			const n = periodsBack(events, frame, cohort, t, begin, last, back);
			visit(member, cohort, t, back, n);
			if (!each) return;
			nextCohort = starts[cohort + 1]!;
		}
	}

	for (const block of blocks(data.timeline)) {
		if (frame.periods.count > 0) for (let m = block.from; m < block.to; m++) visitMember(m);
		yield block.share;
	}
}

interface Events {
	readonly time: Float64Array;
	/** `bits[of[row]]`: bit 0: the row is a start; bit 1: a return. */
	readonly bits: Uint8Array;
	readonly of: Codes | Uint16Array;
}

function eventsOf(data: Data, params: RetentionParams): Events {
	const { time, kind } = data.timeline;
	const { byKind, byRow } = stepBits(data, [params.start, params.return]);
	return byRow === null
		? { time, bits: Uint8Array.from(byKind), of: kind.codes }
		: { time, bits: Uint8Array.of(0, 1, 2, 3), of: byRow };
}

function periodAt({ begin, ofDay }: Periods, time: number): number {
	return ofDay[((time - begin) / DAY) | 0]!;
}

/** Writes the distinct periods of the returns in the rows begin … last − 1 to `back`; how many they are. */
function allPeriods(
	events: Events,
	frame: Frame,
	cohort: number,
	start: number,
	begin: number,
	last: number,
	back: Uint16Array,
): number {
	return frame.length > 0
		? rollingPeriods(events, frame, start, begin, last, back)
		: calendarPeriods(events, frame, cohort, begin, last, back);
}

function calendarPeriods(
	{ time, bits, of }: Events,
	{ periods, width }: Frame,
	cohort: number,
	begin: number,
	last: number,
	back: Uint16Array,
): number {
	const { ofDay, begin: origin } = periods;
	let n = 0;
	let previous = -1;
	for (let row = begin; row < last; row++) {
		if ((bits[of[row]!]! & 2) === 0) continue;
		const period = ofDay[((time[row]! - origin) / DAY) | 0]! - cohort;
		if (period === previous) continue;
		if (period >= width) break;
		previous = period;
		back[n++] = period;
	}
	return n;
}

function rollingPeriods(
	{ time, bits, of }: Events,
	{ width, length }: Frame,
	start: number,
	begin: number,
	last: number,
	back: Uint16Array,
): number {
	let n = 0;
	let next = -Infinity;
	for (let row = begin; row < last; row++) {
		const t = time[row]!;
		if (t < next || (bits[of[row]!]! & 2) === 0) continue;
		const period = Math.floor((t - start) / length);
		if (period >= width) break;
		next = start + (period + 1) * length;
		back[n++] = period;
	}
	return n;
}

/** The same for only the last period, which is at most the last column. */
function lastPeriod(
	{ time, bits, of }: Events,
	{ periods, width, length }: Frame,
	cohort: number,
	start: number,
	begin: number,
	last: number,
	back: Uint16Array,
): number {
	let row = last - 1;
	while (row >= begin && (bits[of[row]!]! & 2) === 0) row--;
	if (row < begin) return 0;
	const t = time[row]!;
	const period = length > 0 ? Math.floor((t - start) / length) : periodAt(periods, t) - cohort;
	back[0] = Math.min(period, width - 1);
	return 1;
}

/** When the periods of a cohort begin and end. Of an empty cohort: as if somebody had started at any time of it. */
export function windowOf(
	{ covered }: Data,
	{ periods, length }: Frame,
	cohort: number,
	earliest: number,
	latest: number,
) {
	const { starts, count } = periods;
	if (length === 0) {
		return {
			begun: (k: number) => cohort + k < count,
			finished: (k: number) => starts[cohort + k + 1]! <= covered,
		};
	}
	const first = Math.min(earliest, starts[cohort + 1]!);
	const last = Number.isFinite(latest) ? latest : starts[cohort + 1]!;
	return {
		begun: (k: number) => first + k * length < covered,
		finished: (k: number) => last + (k + 1) * length <= covered,
	};
}
