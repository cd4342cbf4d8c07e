import type { Interval } from '../../base/interval';
import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Compute, Data } from '../contract';
import { blocks } from '../shared/blocks';
import type { MetricFormat, MetricId } from '../shared/metric';
import { dayOf } from '../shared/periods';
import { ACTIVITY, figures, firstFull, metricValue, MONEY } from './figures';
import type { OverviewParams } from './manifest';
import { comparisonFor, resolvePeriod, type NoComparison, type Period, type Span } from './period';
import { tally, type Daily } from './tally';

export { people } from './people';

export interface MetricValue {
	readonly id: MetricId;
	readonly format: MetricFormat;
	/** Null = not measured: nothing to divide by, or no day whose window is full. */
	readonly value: number | null;
	readonly previous: number | null;
	/** value − previous; of rates in shares (0.01 = one point). Null when one of them is missing or unfinished. */
	readonly change: number | null;
	/** value ÷ previous − 1. */
	readonly relative: number | null;
	/** What a ratio is of: members, payers, days. */
	readonly n: number | null;
	/** Wilson, 95 %: of shares of members. */
	readonly interval: Interval | null;
	/** Newcombe, 95 %: of the change of such a share. */
	readonly changeInterval: Interval | null;
	/** The data do not cover all that the value needs: do not compare it. */
	readonly unfinished: boolean;
	/** Behind it are people: `{ metric: id, span: 'current' }`. */
	readonly ref: OverviewRef | null;
	readonly previousRef: OverviewRef | null;
}

/** People behind a metric, or active in the window that ends with a day (the midnight that begins it). */
export type OverviewRef =
	| { readonly metric: MetricId; readonly span: 'current' | 'previous' }
	| { readonly window: 'dau' | 'wau' | 'mau'; readonly day: WallTime };

export interface OverviewResult {
	/** Null when there are no events at all. `to` is exclusive. */
	readonly period: Period | null;
	/** What it is compared with, or why with nothing. */
	readonly compared: Span | null;
	readonly reason: NoComparison | null;
	readonly metrics: readonly MetricValue[];
	/** Actives of each day of the period; Float64Array in what is shared: NaN where they are withheld. */
	readonly daily: {
		readonly days: Float64Array;
		readonly dau: Int32Array | Float64Array;
		readonly wau: Int32Array | Float64Array;
		readonly mau: Int32Array | Float64Array;
		/** 1 = the day is not over, or the 30 days up to it begin before the data: its MAU is too low. */
		readonly unfinished: Uint8Array;
	};
}

export const compute: Compute<OverviewParams, OverviewResult> = function* (data, params) {
	const period = resolvePeriod(data, params.period);
	if (period === null) return nothing;
	const found = comparisonFor(data, period, params.compare);
	const compared = typeof found === 'string' ? null : found;
	const counting = tally(data, params, period, compared);
	for (const { from, to, share } of blocks(data.timeline)) {
		counting.read(from, to);
		yield share * 0.95;
	}
	const daily = counting.daily();
	const now = figures(data, period, counting.now, daily);
	const before = compared === null ? null : figures(data, compared, counting.before, daily);
	return {
		period,
		compared,
		reason: typeof found === 'string' ? found : null,
		metrics: metricIds(params).map((id) => metricValue(id, now, before, period.finished)),
		daily: daysOf(data, period, daily),
	};
};

const nothing: OverviewResult = {
	period: null,
	compared: null,
	reason: null,
	metrics: [],
	daily: {
		days: new Float64Array(0),
		dau: new Int32Array(0),
		wau: new Int32Array(0),
		mau: new Int32Array(0),
		unfinished: new Uint8Array(0),
	},
};

function metricIds({
	show,
	order,
}: OverviewParams): ((typeof ACTIVITY)[number] | (typeof MONEY)[number])[] {
	return [
		...(show === 'money' ? [] : ACTIVITY),
		...(show === 'activity' || order === null ? [] : MONEY),
	];
}

function daysOf(
	data: Data,
	{ from, to }: Span,
	{ firstDay, dau, wau, mau }: Daily,
): OverviewResult['daily'] {
	const [begin, end] = [dayOf(from), dayOf(Math.min(to, data.covered) - 1) + 1];
	const days = Float64Array.from({ length: Math.max(end - begin, 0) }, (_, d) => from + d * DAY);
	const cut = (list: Int32Array): Int32Array =>
		list.slice(begin - firstDay, Math.max(end, begin) - firstDay);
	const full = firstFull(data, 30);
	return {
		days,
		dau: cut(dau),
		wau: cut(wau),
		mau: cut(mau),
		unfinished: Uint8Array.from(days, (day) =>
			dayOf(day) < full || day + DAY > data.covered ? 1 : 0,
		),
	};
}
