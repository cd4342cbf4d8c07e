import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import { DAY, type Unit } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Compute, Data, People } from '../contract';
import { finish, stickiness, trailing } from '../shared/actives';
import { blocks } from '../shared/blocks';
import { traits } from '../shared/metric';
import { coverage, dayOf, periodsOver } from '../shared/periods';
import { memberSince } from '../shared/since';
import { lanesOf, type Lanes, type Range, type SeriesLabel } from './lanes';
import type { TrendMetric, TrendParams } from './manifest';
import * as tally from './tally';
import { movingAverage } from './average';

export interface Series {
	readonly label: SeriesLabel;
	/** One per period; NaN = not measured (nobody to divide by, window not yet full). */
	readonly values: Float64Array;
	/** Trailing mean over `params.average` finished periods; NaN where there are not so many. Null when not asked for. */
	readonly average: Float64Array | null;
	/** For the whole range: distinct members, a sum, a ratio of sums; of `members` the last value. NaN = not measured. */
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
	const range = rangeOf(data);
	const periods = periodsOver(unit, range.from, range.to, data.weekStart);
	const lanes = yield* lanesOf(data, params, range);
	yield 0.2;
	const lines = lanes.reduce((n, lane) => n + lane.labels.length, 0);
	const grid = yield* measure(data, params, lanes, tally.emptyGrid(periods, range, lines));
	const behind = traits(metric).people ? null : tally.emptyGrid(periods, range, lines);
	if (behind !== null)
		yield* read(data, lanes, (lane) => tally.distinct(data, lane, behind), [0.8, 1]);
	const unfinished = tally.unfinishedPeriods(periods, range, data.covered);
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
		additive: breakdown === null ? false : ['events', 'orders', 'revenue'].includes(metric),
		leftCensored: covered !== null && range.from <= covered.from,
	};
};

/** The scope's range as far as the data reach. */
function rangeOf(data: Data): Range {
	const covered = coverage(data);
	if (covered === null) return { from: 0, to: 0 };
	const from = Math.max(data.scope.from, covered.from);
	return { from: Math.min(from, covered.to), to: covered.to };
}

function* measure(
	data: Data,
	params: TrendParams,
	lanes: readonly Lanes[],
	grid: tally.Grid,
): Generator<number, tally.Grid, void> {
	const lines = grid.totals.length;
	const another = () => tally.emptyGrid(grid.periods, grid.range, lines);
	switch (params.metric) {
		case 'events':
			yield* read(data, lanes, (lane) => tally.counts(data, lane, grid));
			tally.addUp(grid);
			return grid;
		case 'orders':
		case 'revenue': {
			const of = params.metric;
			yield* read(data, lanes, (lane) => tally.sums(data, lane, grid, of));
			tally.addUp(grid);
			return grid;
		}
		case 'active':
		case 'payers':
			yield* read(data, lanes, (lane) => tally.distinct(data, lane, grid));
			return grid;
		case 'new':
			yield* read(data, lanes, (lane) => tally.firsts(data, lane, grid, new Float64Array(lines)));
			return grid;
		case 'members': {
			if (isEveryone(params)) return members(data, lanes, grid);
			const before = new Float64Array(lines);
			yield* read(data, lanes, (lane) => tally.firsts(data, lane, grid, before));
			before.forEach((n, l) =>
				grid.periods.count === 0 ? 0 : (grid.values[l * grid.periods.count]! += n),
			);
			tally.accumulate(grid);
			return grid;
		}
		case 'arpu':
		case 'arppu': {
			const below = another();
			yield* read(data, lanes, (lane) => {
				const above = tally.sums(data, lane, grid, 'revenue');
				if (params.metric === 'arpu') return above;
				const payers = tally.distinct(data, lane, below);
				return (from, to) => {
					above(from, to);
					payers(from, to);
				};
			});
			tally.addUp(grid);
			if (params.metric === 'arpu') members(data, lanes, below);
			for (let i = 0; i < grid.values.length; i++)
				grid.values[i] = ratio(grid.values[i]!, below.values[i]!);
			for (let l = 0; l < lines; l++) grid.totals[l] = ratio(grid.totals[l]!, below.totals[l]!);
			return grid;
		}
		case 'stickiness':
			return yield* sticky(data, lanes, grid);
	}
}

/** Reads all rows once per lane; `done` is how far along all is at the beginning and at the end of it. */
function* read(
	data: Data,
	lanes: readonly Lanes[],
	tallyOf: (lane: Lanes) => tally.Tally,
	done: readonly [number, number] = [0.2, 0.6],
): Generator<number, void, void> {
	const [begin, end] = done;
	for (const [i, lane] of lanes.entries()) {
		const block = tallyOf(lane);
		for (const { from, to, share } of blocks(data.timeline)) {
			block(from, to);
			yield begin + ((end - begin) * (i + share)) / lanes.length;
		}
	}
}

const isEveryone = ({ events, breakdown }: TrendParams): boolean =>
	breakdown === null && events.every((selector) => selector === 'any');

/** Members at the end of each period: of the line's own group where the breakdown is of members, else of all. */
function members({ timeline }: Data, lanes: readonly Lanes[], grid: tally.Grid): tally.Grid {
	const since = (m: number): WallTime => memberSince(timeline, m);
	const { table = null, groups = null, byMember = false } = lanes[0] ?? {};
	if (table !== null && groups !== null && byMember) {
		tally.membersAtEnd(timeline, since, (m) => table[groups[m]!]!, grid);
		return grid;
	}
	const one = tally.emptyGrid(grid.periods, grid.range, 1);
	tally.membersAtEnd(timeline, since, () => 0, one);
	for (let l = 0; l < grid.totals.length; l++) {
		grid.values.set(one.values, l * grid.periods.count);
		grid.totals[l] = one.totals[0]!;
	}
	return grid;
}

function ratio(above: number, below: number): number {
	return below === 0 ? NaN : above / below;
}

const MONTH = 30;

/** Mean over the days of DAU ÷ MAU: finished days whose 30-day window the data cover. */
function* sticky(
	data: Data,
	lanes: readonly Lanes[],
	grid: tally.Grid,
): Generator<number, tally.Grid, void> {
	const { range, periods } = grid;
	// The range begins with a day; it may end within one.
	const firstDay = dayOf(range.from);
	const days = Math.max(dayOf(range.to - 1) - firstDay + 1, 0);
	const daily = Array.from(grid.totals, () => new Int32Array(days));
	const monthly = Array.from(grid.totals, () => trailing(days, MONTH));
	yield* read(data, lanes, (lane) => tally.activeDays(data, lane, range, daily, monthly));
	const full = (coverage(data)?.from ?? 0) / DAY + MONTH - 1;
	const clamp = (day: number): number => Math.min(Math.max(day, full), dayOf(range.to)) - firstDay;
	daily.forEach((dau, l) => {
		const mau = finish(monthly[l]!);
		const mean = (from: number, to: number): number =>
			stickiness(dau, mau, Math.max(clamp(from), 0), clamp(to)).mean;
		for (let p = 0; p < periods.count; p++) {
			grid.values[l * periods.count + p] = mean(
				dayOf(periods.starts[p]!),
				dayOf(periods.starts[p + 1]!),
			);
		}
		grid.totals[l] = mean(firstDay, firstDay + days);
	});
	return grid;
}

export const people: People<TrendParams, TrendRef> = (data, params, ref) => {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const range = rangeOf(data);
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
