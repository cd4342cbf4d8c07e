import { DAY } from '../../base/time';
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
	/** Length of a member's own period. */
	readonly length: number;
}

export function frameOf(data: Data, { unit, weekStart, periods: asked }: RetentionParams): Frame {
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
	return { periods, width, length: { day: 1, week: 7, month: 30 }[unit] * DAY };
}

export interface Visitor {
	/** A member belongs to a cohort, having started at `time`. */
	start(member: number, cohort: number, time: number): void;
	/**
	 * The member came back in that period after the start: told once for each period (mode `on`), or only for the last one, at
	 * most the matrix's last column (mode `on-or-after`).
	 */
	back(member: number, cohort: number, period: number): void;
}

/** Goes once through every member's events, block by block; yields the share of members done. */
export function* eachStart(
	data: Data,
	params: RetentionParams,
	frame: Frame,
	visitor: Visitor,
): Generator<number, void, void> {
	const { timeline, scope } = data;
	const { time } = timeline;
	const { codes } = timeline.kind;
	const { byKind, byRow } = stepBits(data, [params.start, params.return]);
	const { starts, begin: origin, ofDay } = frame.periods;
	const { width, length } = frame;
	const { from, to } = scope;
	const rolling = params.clock === 'rolling';
	const each = params.cohort === 'each';
	const ever = params.cohort === 'first-ever';
	const lastOnly = params.mode === 'on-or-after';
	const rows = { first: 0, last: 0 };

	const bits = (row: number): number => (byRow === null ? byKind[codes[row]!]! : byRow[row]!);
	const periodAt = (t: number): number => ofDay[((t - origin) / DAY) | 0]!;

	function visitMember(member: number): void {
		const { first, last } = rowsBetween(data, member, ever ? -Infinity : from, to, rows);
		let nextCohort = -Infinity;
		for (let row = first; row < last; row++) {
			if ((bits(row) & 1) === 0) continue;
			const t = time[row]!;
			if (t < nextCohort) continue;
			// The first start ever was before the range: the member is in no cohort of it.
			if (t < from) return;
			const cohort = periodAt(t);
			visitor.start(member, cohort, t);
			// Events of the same stamp may stand before the start.
			let begin = row;
			while (begin > first && time[begin - 1] === t) begin--;
			if (lastOnly) visitLast(member, cohort, t, begin, last);
			else visitAll(member, cohort, t, begin, last);
			if (!each) return;
			nextCohort = starts[cohort + 1]!;
		}
	}

	function visitAll(
		member: number,
		cohort: number,
		start: number,
		begin: number,
		last: number,
	): void {
		let next = -Infinity;
		for (let row = begin; row < last; row++) {
			const t = time[row]!;
			if (t < next || (bits(row) & 2) === 0) continue;
			const period = rolling ? Math.floor((t - start) / length) : periodAt(t) - cohort;
			if (period >= width) return;
			next = rolling ? start + (period + 1) * length : starts[cohort + period + 1]!;
			visitor.back(member, cohort, period);
		}
	}

	function visitLast(
		member: number,
		cohort: number,
		start: number,
		begin: number,
		last: number,
	): void {
		let row = last - 1;
		while (row >= begin && (bits(row) & 2) === 0) row--;
		if (row < begin) return;
		const period = rolling
			? Math.floor((time[row]! - start) / length)
			: periodAt(time[row]!) - cohort;
		visitor.back(member, cohort, Math.min(period, width - 1));
	}

	for (const block of blocks(timeline)) {
		if (frame.periods.count > 0) for (let m = block.from; m < block.to; m++) visitMember(m);
		yield block.share;
	}
}

/** When the periods of a cohort begin and end. Of an empty cohort: as if somebody had started at any time of it. */
export function windowOf(
	data: Data,
	{ clock }: RetentionParams,
	frame: Frame,
	cohort: number,
	earliest: number,
	latest: number,
) {
	const { covered } = data;
	const { periods, length } = frame;
	const { starts, count } = periods;
	if (clock === 'calendar') {
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
