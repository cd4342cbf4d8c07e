import { add, civil, DAY, floorTo, wallFromCivil } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { coverage } from '../shared/periods';

export const PERIODS = [
	'scope',
	'last-day',
	'last-week',
	'last-month',
	'last-7-days',
	'last-30-days',
] as const;
export type PeriodId = (typeof PERIODS)[number];

export const COMPARISONS = ['previous', 'month-before', 'year-before', 'none'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A span of whole days, [from, to). */
export interface Span {
	readonly from: WallTime;
	readonly to: WallTime;
}

/** The span that an id means. */
export interface Period extends Span {
	/** The data cover it from its beginning to its end, or it is all of the data. */
	readonly finished: boolean;
}

/** Why there is nothing to compare with. */
export type NoComparison = 'not-asked' | 'before-data' | 'overlaps' | 'after-data';

/** Null when there are no data in it. */
export function resolvePeriod(data: Data, id: PeriodId): Period | null {
	const known = coverage(data);
	if (known === null || known.to <= known.from) return null;
	const { from, to } = spanOf(data, id, known);
	if (to <= from) return null;
	// Without limits the period is what there is.
	const all = id === 'scope' && data.scope.from === -Infinity && data.scope.to === Infinity;
	return { from, to, finished: all || (from >= known.from && to <= known.to) };
}

/**
 * `last-…` means finished: the last day, calendar week or month that the data (and the scope) cover to its end, and the
 * 7 or 30 days up to the last such day. Where none is finished it is the one that is under way.
 */
function spanOf({ scope, weekStart }: Data, id: PeriodId, known: Span): Span {
	const lastMidnight = Math.floor(known.to / DAY) * DAY;
	const end = lastMidnight > known.from ? lastMidnight : lastMidnight + DAY;
	if (id === 'last-day' || id === 'last-7-days' || id === 'last-30-days') {
		const days = id === 'last-day' ? 1 : id === 'last-7-days' ? 7 : 30;
		return { from: Math.max(end - days * DAY, scope.from), to: end };
	}
	if (id === 'last-week' || id === 'last-month') {
		const unit = id === 'last-week' ? 'week' : 'month';
		const current = floorTo(unit, end, weekStart);
		if (current > known.from) return { from: add(unit, current, -1), to: current };
		return { from: current, to: add(unit, current, 1) };
	}
	return {
		from: Math.max(scope.from, known.from),
		to: scope.to === Infinity ? Math.ceil(known.to / DAY) * DAY : scope.to,
	};
}

/** The span to compare with, or why there is none: it must be wholly known and must not reach into the period itself. */
export function comparisonFor(data: Data, period: Span, compare: Comparison): Span | NoComparison {
	if (compare === 'none') return 'not-asked';
	const span = spanBefore(period, compare);
	const known = coverage(data);
	if (known === null || span.from < known.from) return 'before-data';
	if (span.to > period.from) return 'overlaps';
	return span.to > known.to ? 'after-data' : span;
}

/** Whole calendar months are compared with whole months; other spans with spans of the same length. */
function spanBefore({ from, to }: Span, compare: Exclude<Comparison, 'none'>): Span {
	const months = wholeMonths(from, to);
	if (compare === 'previous') {
		return months > 0
			? { from: add('month', from, -months), to: from }
			: { from: from - (to - from), to: from };
	}
	const back = compare === 'month-before' ? 1 : 12;
	const start = monthsEarlier(from, back);
	return { from: start, to: months > 0 ? monthsEarlier(to, back) : start + (to - from) };
}

/** Months from `from` to `to` if both are first days of months, else 0. */
function wholeMonths(from: WallTime, to: WallTime): number {
	const [a, b] = [civil(from), civil(to)];
	return a.day === 1 && b.day === 1 ? (b.year - a.year) * 12 + b.month - a.month : 0;
}

/** The same day so many months earlier; the month's last day where it has no such day. */
function monthsEarlier(day: WallTime, months: number): WallTime {
	const { year, month, day: date } = civil(day);
	const first = wallFromCivil(year, month - months, 1);
	const last = add('month', first, 1) - DAY;
	return Math.min(first + (date - 1) * DAY, last);
}
