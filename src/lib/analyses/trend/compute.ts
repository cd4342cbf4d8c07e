import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import type { Unit } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Compute, People } from '../contract';
import { traits } from '../shared/metric';
import { coverage, periodsOver } from '../shared/periods';
import { memberSince } from '../shared/since';
import { spanOf, unfinishedOf } from '../shared/span';
import { movingAverage } from './average';
import { lanesOf, type SeriesLabel } from './lanes';
import type { TrendMetric, TrendParams } from './manifest';
import { isEveryone, measure } from './measure';
import * as tally from './tally';

export interface Series {
	readonly label: SeriesLabel;
	/** One per period; NaN = not measured (nobody to divide by, window not yet full). */
	readonly values: Float64Array;
	/** Trailing mean over `params.average` finished periods; NaN where there are not so many. Null when not asked for. */
	readonly average: Float64Array | null;
	/** For the whole range: distinct members or orders, a sum, a ratio of sums; of `members` the last value. NaN = not measured. */
	readonly total: number;
	/**
	 * Distinct members behind each value and the total of a metric that does not count members itself: sums and ratios of few
	 * are not shared. Null for numbers of members, and in what is shared.
	 */
	readonly people: { readonly values: Float64Array; readonly total: number } | null;
}

export interface TrendResult {
	readonly metric: TrendMetric;
	readonly unit: Unit;
	/** What was looked at: the scope's range, as far as there are data. `to` is exclusive. */
	readonly from: WallTime;
	readonly to: WallTime;
	/** Starts of the periods. */
	readonly periods: Float64Array;
	/** 1 = the range or the data do not cover the period from its beginning to its end. */
	readonly unfinished: Uint8Array;
	readonly series: readonly Series[];
	/** The values of the lines add up to the figure without a breakdown. */
	readonly additive: boolean;
	/** The range begins where the data do: who was there before looks new. */
	readonly leftCensored: boolean;
}

/** Members behind a value; `period` null: behind the total. Of `active`, `new`, `members`, `payers`. */
export interface TrendRef {
	readonly series: number;
	readonly period: number | null;
}

export const compute: Compute<TrendParams, TrendResult> = function* (data, params) {
	const { metric, unit, breakdown } = params;
	const covered = coverage(data);
	const range = spanOf(data);
	const periods = periodsOver(unit, range.from, range.to, data.weekStart);
	const lanes = yield* lanesOf(data, params, range);
	yield 0.2;
	const lines = lanes.reduce((n, lane) => n + lane.labels.length, 0);
	const grid = tally.emptyGrid(periods, range, lines);
	const behind = traits(metric).people ? null : tally.emptyGrid(periods, range, lines);
	const addsUp = yield* measure(data, params, lanes, grid, behind ?? grid);
	const unfinished = Uint8Array.from(unfinishedOf(periods, range), Number);
	const { count } = periods;
	return {
		metric,
		unit,
		from: range.from,
		to: range.to,
		periods: periods.starts.slice(0, count),
		unfinished,
		series: lanes
			.flatMap((lane) => lane.labels)
			.map((label, l) => {
				const values = grid.values.slice(l * count, (l + 1) * count);
				const average =
					params.average > 1 ? movingAverage(values, unfinished, params.average) : null;
				const people = behind && {
					values: behind.values.slice(l * count, (l + 1) * count),
					total: behind.totals[l]!,
				};
				return { label, values, average, total: grid.totals[l]!, people };
			}),
		additive: breakdown !== null && addsUp,
		leftCensored: covered !== null && range.from <= covered.from,
	};
};

export const people: People<TrendParams, TrendRef> = (data, params, ref) => {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const range = spanOf(data);
	const periods = periodsOver(params.unit, range.from, range.to, data.weekStart);
	const from = Math.max(
		range.from,
		ref.period === null ? -Infinity : (periods.starts[ref.period] ?? Infinity),
	);
	const to = Math.min(
		range.to,
		ref.period === null ? Infinity : (periods.starts[ref.period + 1] ?? -Infinity),
	);
	const set = new BitSet(timeline.members);
	if (periods.count === 0) return set;
	const cumulative = params.metric === 'members';
	if (cumulative && isEveryone(params)) {
		for (let m = 0; m < timeline.members; m++) if (memberSince(timeline, m) < to) set.add(m);
		return set;
	}
	const lane = drain(lanesOf(data, params, range)).find(
		(l) => ref.series < l.first + l.labels.length,
	);
	if (lane === undefined) return set;
	const { byKind, byRow, table, groups, byMember, first, amounts } = lane;
	const firstOnly = params.metric === 'new' || cumulative;
	for (let m = 0; m < timeline.members; m++) {
		for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
			const mark = byRow === null ? byKind[kind.codes[i]!]! : byRow[i]!;
			if (mark <= 0 || (amounts !== null && !(amounts[i]! >= 0))) continue;
			if ((table === null ? first : table[groups![byMember ? m : i]!]) !== ref.series) continue;
			const t = time[i]!;
			if (t < to && (cumulative || t >= from)) {
				set.add(m);
				break;
			}
			if (firstOnly) break;
		}
	}
	return set;
};
