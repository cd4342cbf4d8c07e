import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { finish, stickiness, trailing } from '../shared/actives';
import { blocks } from '../shared/blocks';
import { coverage, dayOf } from '../shared/periods';
import { memberSince } from '../shared/since';
import type { Lanes } from './lanes';
import type { TrendParams } from './manifest';
import * as tally from './tally';

/**
 * Fills `grid`, and of what is no number of people `behind` with the members behind it. Ends with whether the lines of a
 * breakdown add up to the whole.
 */
export function* measure(
	data: Data,
	params: TrendParams,
	lanes: readonly Lanes[],
	grid: tally.Grid,
	behind: tally.Grid,
): Generator<number, boolean, void> {
	const { metric } = params;
	switch (metric) {
		case 'events':
			yield* read(data, lanes, (lane) => tally.counts(data, lane, grid, behind));
			tally.addUp(grid);
			return true;
		case 'orders':
			return yield* orders(data, lanes, grid, behind);
		case 'revenue':
			yield* read(data, lanes, (lane) => tally.sums(data, lane, grid, behind, metric));
			tally.addUp(grid);
			return true;
		case 'arpu':
		case 'arppu':
			yield* read(data, lanes, (lane) => tally.sums(data, lane, grid, behind, 'revenue'));
			tally.addUp(grid);
			divide(grid, metric === 'arppu' ? behind : members(data, lanes, emptyLike(grid)));
			return false;
		case 'active':
		case 'payers':
			yield* read(data, lanes, (lane) => tally.distinct(data, lane, grid));
			return false;
		case 'new': {
			const before = new Float64Array(grid.totals.length);
			yield* read(data, lanes, (lane) => tally.firsts(data, lane, grid, before));
			return false;
		}
		case 'members':
			if (isEveryone(params)) members(data, lanes, grid);
			else yield* membersOfLines(data, lanes, grid);
			return false;
		case 'stickiness':
			yield* read(data, lanes, (lane) => tally.distinct(data, lane, behind), [0.2, 0.6]);
			yield* sticky(data, lanes, grid);
			return false;
	}
}

/** Orders of each period and in all: an order with rows in two periods is one in each, and one in the total. */
function* orders(
	data: Data,
	lanes: readonly Lanes[],
	grid: tally.Grid,
	behind: tally.Grid,
): Generator<number, boolean, void> {
	const numbers = lanes[0]?.numbers ?? null;
	const half = numbers === null ? 0.95 : 0.6;
	yield* read(data, lanes, (lane) => tally.sums(data, lane, grid, behind, 'orders'), [0.2, half]);
	const shared = { periods: new Float64Array(grid.totals.length), lines: 0 };
	if (numbers !== null) {
		const takeOff = (lane: Lanes) => tally.takeOffRepeats(data, lane, grid, numbers, shared);
		yield* read(data, lanes, takeOff, [half, 0.95]);
	}
	tally.addUp(grid);
	shared.periods.forEach((n, l) => (grid.totals[l]! -= n));
	return shared.lines === 0;
}

function emptyLike({ periods, range, totals }: tally.Grid): tally.Grid {
	return tally.emptyGrid(periods, range, totals.length);
}

/** Members who have done it by the end of each period. */
function* membersOfLines(
	data: Data,
	lanes: readonly Lanes[],
	grid: tally.Grid,
): Generator<number, void, void> {
	const { count } = grid.periods;
	const before = new Float64Array(grid.totals.length);
	yield* read(data, lanes, (lane) => tally.firsts(data, lane, grid, before));
	if (count > 0) before.forEach((n, l) => (grid.values[l * count]! += n));
	tally.accumulate(grid);
}

function divide(grid: tally.Grid, by: tally.Grid): void {
	for (let i = 0; i < grid.values.length; i++)
		grid.values[i] = ratio(grid.values[i]!, by.values[i]!);
	for (let l = 0; l < grid.totals.length; l++)
		grid.totals[l] = ratio(grid.totals[l]!, by.totals[l]!);
}

/** Reads all rows once per lane; `done` is how far along all is at the beginning and at the end of it. */
function* read(
	data: Data,
	lanes: readonly Lanes[],
	tallyOf: (lane: Lanes) => tally.Tally,
	done: readonly [number, number] = [0.2, 0.95],
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

/** Not only those with such an event, but all that are known. */
export const isEveryone = ({ events, breakdown }: TrendParams): boolean =>
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
): Generator<number, void, void> {
	const { range, periods } = grid;
	// The range begins with a day; it may end within one.
	const firstDay = dayOf(range.from);
	const days = Math.max(dayOf(range.to - 1) - firstDay + 1, 0);
	const daily = Array.from(grid.totals, () => new Int32Array(days));
	const monthly = Array.from(grid.totals, () => trailing(days, MONTH));
	yield* read(
		data,
		lanes,
		(lane) => tally.activeDays(data, lane, range, daily, monthly),
		[0.6, 0.95],
	);
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
}
