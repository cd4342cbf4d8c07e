import { newcombe, wilson, type Interval } from '../../base/interval';
import { DAY } from '../../base/time';
import type { Data } from '../contract';
import { stickiness } from '../shared/actives';
import { traits, type MetricId } from '../shared/metric';
import { snap } from '../shared/money';
import { coverage, dayOf } from '../shared/periods';
import type { MetricValue } from './compute';
import type { Span } from './period';
import type { Counts, Daily } from './tally';

export const ACTIVITY = [
	'members',
	'active',
	'activeRate',
	'new',
	'mau',
	'wau',
	'dau',
	'dauMean',
	'stickiness',
	'stickinessOfMeans',
	'events',
] as const satisfies readonly MetricId[];
export const MONEY = [
	'revenue',
	'orders',
	'payers',
	'payerRate',
	'arpu',
	'arppu',
] as const satisfies readonly MetricId[];

/** Days of the trailing windows. */
export const WINDOWS = { dau: 1, wau: 7, mau: 30 } as const;

/** A number, what it is of, and if all it needs is there. */
interface Figure {
	readonly value: number;
	/** Numerator and denominator of a share of members; n alone of other ratios. */
	readonly k?: number;
	readonly n?: number;
	readonly unfinished?: boolean;
}

export type Figures = Readonly<Record<(typeof ACTIVITY)[number] | (typeof MONEY)[number], Figure>>;

export function figures(data: Data, span: Span, counts: Counts, daily: Daily): Figures {
	const { members, active, payers } = counts;
	const revenue = snap(counts.revenue);
	const last = lastDay(data, span);
	const at = last - daily.firstDay;
	const [begin, end] = [
		dayOf(span.from) - daily.firstDay,
		finishedEnd(data, span) - daily.firstDay,
	];
	const fullFrom = Math.max(begin, firstFull(data, 30) - daily.firstDay);
	const sticky = stickiness(daily.dau, daily.mau, fullFrom, end);
	const window = (list: Int32Array, days: number): Figure => ({
		value: list[at] ?? NaN,
		unfinished: (last + 1) * DAY > data.covered || last < firstFull(data, days),
	});
	return {
		members: { value: members },
		active: { value: active },
		activeRate: { value: active / members, k: active, n: members },
		new: { value: counts.fresh },
		dau: window(daily.dau, 1),
		wau: window(daily.wau, 7),
		mau: window(daily.mau, 30),
		dauMean: { value: mean(daily.dau, begin, end), n: Math.max(end - begin, 0) },
		stickiness: { value: sticky.mean, n: sticky.days },
		stickinessOfMeans: { value: sticky.ofMeans, n: sticky.days },
		events: { value: counts.events },
		revenue: { value: revenue },
		orders: { value: counts.orders },
		payers: { value: payers },
		payerRate: { value: payers / members, k: payers, n: members },
		arpu: { value: revenue / members, n: members },
		arppu: { value: revenue / payers, n: payers },
	};
}

/** Day number of the last finished day of the span; of its last day with data if none is finished. */
export function lastDay(data: Data, span: Span): number {
	const end = finishedEnd(data, span);
	return end > dayOf(span.from) ? end - 1 : dayOf(Math.min(span.to, data.covered) - 1);
}

/** Day number after the last finished day of the span. */
function finishedEnd({ covered }: Data, { to }: Span): number {
	return dayOf(Math.min(to, covered));
}

/** Day number of the first day whose trailing window of so many days lies in the data. */
export function firstFull(data: Data, days: number): number {
	return dayOf(coverage(data)?.from ?? 0) + days - 1;
}

function mean(list: Int32Array, from: number, to: number): number {
	let sum = 0;
	for (let d = from; d < to; d++) sum += list[d]!;
	return sum / (to - from);
}

/** A figure beside the one of the span before. */
export function metricValue(
	id: MetricId & keyof Figures,
	now: Figures,
	before: Figures | null,
	finished: boolean,
): MetricValue {
	const [a, b] = [now[id], before?.[id]];
	const value = known(a.value);
	const previous = b === undefined ? null : known(b.value);
	const window = id in WINDOWS;
	const unfinished = window ? a.unfinished === true : !finished;
	const comparable = value !== null && previous !== null && !unfinished && b?.unfinished !== true;
	const { format, people } = traits(id);
	const paired = a.k !== undefined && b?.k !== undefined && comparable;
	return {
		id,
		format,
		value,
		previous,
		change: comparable ? snap(value - previous) : null,
		relative: comparable && previous !== 0 ? value / previous - 1 : null,
		n: a.n ?? null,
		interval: a.k === undefined || a.n === undefined || a.n === 0 ? null : wilson(a.k, a.n),
		changeInterval: paired ? bounds(newcombe(b.k!, b.n!, a.k!, a.n!)) : null,
		unfinished,
		ref: people && value !== null ? { metric: id, span: 'current' } : null,
		previousRef: people && previous !== null ? { metric: id, span: 'previous' } : null,
	};
}

const bounds = ({ low, high }: Interval): Interval => ({ low, high });

function known(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
