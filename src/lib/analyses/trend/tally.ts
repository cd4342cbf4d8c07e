import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data, ScopedTimeline } from '../contract';
import { daysOf } from '../../columns/days';
import { countDay, endDays, NEVER, type Trailing } from '../shared/actives';
import { snap } from '../shared/money';
import type { Numbered } from '../../columns/number-pairs';
import { seenOrders } from '../shared/order-numbers';
import { differ, periodOfEachDay, type Periods } from '../shared/periods';
import { rowsBetween } from '../shared/range';
import type { Span } from '../shared/span';
import type { Lanes } from './lanes';

/** Where a tally is written: one entry per line and period, line by line. */
export interface Grid {
	readonly periods: Periods;
	readonly range: Span;
	readonly values: Float64Array;
	/** One entry per line: for the whole range. */
	readonly totals: Float64Array;
}

export function emptyGrid(periods: Periods, range: Span, lines: number): Grid {
	return {
		periods,
		range,
		values: new Float64Array(lines * periods.count),
		totals: new Float64Array(lines),
	};
}

/** Reads the events of members `from … to`, exclusive. */
export type Tally = (from: number, to: number) => void;

const NO_PERIOD = -1;

/** Events, and into `behind` the members who did them, each once per period. */
export function counts(data: Data, lanes: Lanes, grid: Grid, behind: Grid): Tally {
	const last = new Int32Array(grid.totals.length);
	return (from, to) => {
		const { start, end, time, kind } = data.timeline;
		const { codes } = kind;
		const { byKind, byRow, first, table, groups, byMember } = lanes;
		const { values, range, periods } = grid;
		const { values: people, totals } = behind;
		const { ofDay, begin, count } = periods;
		for (let m = from; m < to; m++) {
			last.fill(NO_PERIOD);
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				if ((byRow === null ? byKind[codes[i]!]! : byRow[i]!) === 0) continue;
				const t = time[i]!;
				if (t < range.from || t >= range.to) continue;
				const l = table === null ? first : table[groups![byMember ? m : i]!]!;
				const p = ofDay[((t - begin) / DAY) | 0]!;
				values[l * count + p]!++;
				if (last[l] === p) continue;
				if (last[l] === NO_PERIOD) totals[l]!++;
				last[l] = p;
				people[l * count + p]!++;
			}
		}
	};
}

/** Orders, or amounts less refunds; into `behind` the members who ordered, each once per period. */
export function sums(
	data: Data,
	lanes: Lanes,
	grid: Grid,
	behind: Grid,
	of: 'orders' | 'revenue',
): Tally {
	const amounts = lanes.amounts!;
	const last = new Int32Array(grid.totals.length);
	return (from, to) => {
		const { start, end, time, kind } = data.timeline;
		const { codes } = kind;
		const { byKind, byRow, first, table, groups, byMember } = lanes;
		const { values, range, periods } = grid;
		const { values: people, totals } = behind;
		const { ofDay, begin, count } = periods;
		for (let m = from; m < to; m++) {
			last.fill(NO_PERIOD);
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const mark = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if (mark === 0) continue;
				const t = time[i]!;
				const a = amounts[i]!;
				if (t < range.from || t >= range.to || a !== a) continue;
				const isOrder = mark > 0 && a >= 0;
				if (of === 'orders' && !isOrder) continue;
				const l = table === null ? first : table[groups![byMember ? m : i]!]!;
				const p = ofDay[((t - begin) / DAY) | 0]!;
				values[l * count + p]! += of === 'orders' ? 1 : isOrder ? a : -Math.abs(a);
				if (!isOrder || last[l] === p) continue;
				if (last[l] === NO_PERIOD) totals[l]!++;
				last[l] = p;
				people[l * count + p]!++;
			}
		}
	};
}

/** How often orders count more than once, because their rows are not all alike. */
export interface Shared {
	/** By line: in how many further periods. */
	readonly periods: Float64Array;
	/** In how many further lines of a breakdown. */
	lines: number;
}

/** Takes off again what `sums` counted of orders of which a row of the same period and line was counted before. */
export function takeOffRepeats(
	data: Data,
	lanes: Lanes,
	grid: Grid,
	numbers: Numbered,
	shared: Shared,
): Tally {
	const amounts = lanes.amounts!;
	const { start, end, time, kind } = data.timeline;
	const { codes } = kind;
	const { byKind, byRow, first, labels, table, groups, byMember } = lanes;
	const { values, range, periods } = grid;
	const { ofDay, begin, count } = periods;
	const seen = seenOrders(numbers, count, labels.length);
	const anywhere = seenOrders(numbers);
	return (from, to) => {
		for (let m = from; m < to; m++) {
			seen.next();
			anywhere.next();
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const mark = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if (mark <= 0 || !(amounts[i]! >= 0)) continue;
				const t = time[i]!;
				if (t < range.from || t >= range.to) continue;
				const l = table === null ? first : table[groups![byMember ? m : i]!]!;
				const p = ofDay[((t - begin) / DAY) | 0]!;
				const before = seen.ever(i, l - first);
				if (seen.again(i, p, l - first)) values[l * count + p]!--;
				else if (before) shared.periods[l]!++;
				else if (anywhere.again(i)) shared.lines++;
			}
		}
	};
}

/** Totals of what adds up; values without the noise of binary fractions. */
export function addUp({ values, totals, periods }: Grid): void {
	for (let i = 0; i < values.length; i++) values[i] = snap(values[i]!);
	for (let l = 0; l < totals.length; l++) {
		let sum = 0;
		for (let p = 0; p < periods.count; p++) sum += values[l * periods.count + p]!;
		totals[l] = snap(sum);
	}
}

/** Members who did it, once per period (of money: who ordered). */
export function distinct(data: Data, lanes: Lanes, grid: Grid): Tally {
	return lanes.table === null
		? distinctOfOne(data, lanes, grid)
		: distinctOfMany(data, lanes, grid);
}

/** The same for a single line: what is commonest gets the shortest loop, without a branch that could be guessed wrong. */
function distinctOfOne(data: Data, lanes: Lanes, grid: Grid): Tally {
	const { timeline, facts } = data;
	const { range, periods } = grid;
	const { first, byKind, byRow, amounts } = lanes;
	const counts = new Uint32Array(periods.count);
	const { values, totals } = grid;
	const whole = range.from <= (facts.firstTime ?? 0) && range.to > (facts.lastTime ?? 0);
	const days = daysOf(timeline.time);
	const ofDay = periodOfEachDay(days, periods);
	const marked = byRow === null && amounts === null ? null : marksOf(data, lanes);
	const all = marked === null && byKind.every((mark, code) => code === 0 || mark > 0);
	const rows = { first: 0, last: 0 };
	return (from, to) => {
		const { start, end, kind } = timeline;
		const { codes } = kind;
		for (let m = from; m < to; m++) {
			let i = start[m]!;
			let stop = end[m]!;
			if (!whole) {
				rowsBetween(data, m, range.from, range.to, rows);
				i = rows.first;
				stop = rows.last;
			}
			let last = NO_PERIOD;
			if (all) {
				for (; i < stop; i++) {
					const p = ofDay[days.of[i]!]!;
					counts[p]! += differ(p, last);
					last = p;
				}
			} else {
				for (; i < stop; i++) {
					const mark = marked === null ? byKind[codes[i]!]! : marked(i);
					if (mark <= 0) continue;
					const p = ofDay[days.of[i]!]!;
					counts[p]! += differ(p, last);
					last = p;
				}
			}
			if (last !== NO_PERIOD) totals[first]!++;
		}
		counts.forEach((count, p) => (values[first * periods.count + p]! += count));
		counts.fill(0);
	};
}

/** The mark of a row where its kind does not tell it, or where only orders (of money) count. */
function marksOf({ timeline }: Data, { byKind, byRow, amounts }: Lanes): (row: number) => number {
	const { codes } = timeline.kind;
	return (row) => {
		const mark = byRow === null ? byKind[codes[row]!]! : byRow[row]!;
		return amounts === null || amounts[row]! >= 0 ? mark : 0;
	};
}

function distinctOfMany(data: Data, lanes: Lanes, grid: Grid): Tally {
	const last = new Int32Array(grid.totals.length).fill(NO_PERIOD);
	const { start, end, time, kind } = data.timeline;
	const { codes } = kind;
	const { byKind, byRow, table, groups, byMember, amounts } = lanes;
	const { values, totals, range, periods } = grid;
	const { ofDay, begin, count } = periods;
	return (from, to) => {
		for (let m = from; m < to; m++) {
			last.fill(NO_PERIOD);
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const mark = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if (mark <= 0 || (amounts !== null && !(amounts[i]! >= 0))) continue;
				const t = time[i]!;
				if (t < range.from || t >= range.to) continue;
				const l = table![groups![byMember ? m : i]!]!;
				const p = ofDay[((t - begin) / DAY) | 0]!;
				const before = last[l]!;
				if (before === p) continue;
				if (before === NO_PERIOD) totals[l]!++;
				last[l] = p;
				values[l * count + p]!++;
			}
		}
	};
}

/** Members who did it for the first time ever. `before` (one entry per line) gets those whose first time was earlier. */
export function firsts(data: Data, lanes: Lanes, grid: Grid, before: Float64Array): Tally {
	const seen = new Uint8Array(grid.totals.length);
	return (from, to) => {
		const { start, end, time, kind } = data.timeline;
		const { codes } = kind;
		const { byKind, byRow, first, table, groups, byMember } = lanes;
		const { values, totals, range, periods } = grid;
		const { ofDay, begin, count } = periods;
		for (let m = from; m < to; m++) {
			seen.fill(0);
			let missing = lanes.labels.length;
			for (let i = start[m]!, stop = end[m]!; i < stop && missing > 0; i++) {
				const mark = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if (mark <= 0) continue;
				const t = time[i]!;
				if (t >= range.to) break;
				const l = table === null ? first : table[groups![byMember ? m : i]!]!;
				if (seen[l] === 1) continue;
				seen[l] = 1;
				missing--;
				if (t < range.from) before[l]!++;
				else {
					values[l * count + ofDay[((t - begin) / DAY) | 0]!]!++;
					totals[l]!++;
				}
			}
		}
	};
}

/**
 * Active days since the beginning of the range, one DAU and one MAU per line. Looks back before the range: the windows reach
 * there.
 */
export function activeDays(
	data: Data,
	lanes: Lanes,
	range: Span,
	dau: readonly Int32Array[],
	mau: readonly Trailing[],
): Tally {
	const last = new Int32Array(mau.length);
	return (from, to) => {
		const { start, end, time, kind } = data.timeline;
		const { codes } = kind;
		const { byKind, byRow, first, table, groups, byMember } = lanes;
		for (let m = from; m < to; m++) {
			last.fill(NEVER);
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const mark = byRow === null ? byKind[codes[i]!]! : byRow[i]!;
				if (mark <= 0) continue;
				const t = time[i]!;
				if (t >= range.to) break;
				const l = table === null ? first : table[groups![byMember ? m : i]!]!;
				const day = Math.floor((t - range.from) / DAY);
				const previous = last[l]!;
				if (day === previous) continue;
				last[l] = day;
				if (day >= 0) dau[l]![day]!++;
				countDay(mau[l]!, day, previous);
			}
			for (let l = 0; l < last.length; l++) endDays(mau[l]!, last[l]!);
		}
	};
}

/** Members there are at the end of each period, known from a list alone or by then seen. */
export function membersAtEnd(
	timeline: ScopedTimeline,
	since: (member: number) => WallTime,
	lineOf: (member: number) => number,
	grid: Grid,
): void {
	const { values, periods } = grid;
	const { count, starts, ofDay, begin } = periods;
	for (let m = 0; m < timeline.members; m++) {
		const t = since(m);
		if (t >= grid.range.to) continue;
		const p = t < starts[0]! ? 0 : ofDay[((t - begin) / DAY) | 0]!;
		values[lineOf(m) * count + p]!++;
	}
	accumulate(grid);
}

/** Makes every period's value the sum of it and all before. */
export function accumulate({ values, totals, periods }: Grid): void {
	const { count } = periods;
	for (let l = 0; l < totals.length; l++) {
		for (let p = 1; p < count; p++) values[l * count + p]! += values[l * count + p - 1]!;
		totals[l] = count === 0 ? 0 : values[(l + 1) * count - 1]!;
	}
}
