import { BitSet } from '../../base/bitset';
import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data, People } from '../contract';
import { compileMoney } from '../shared/money';
import { matcher } from '../shared/selector';
import { memberSince } from '../shared/since';
import type { OverviewRef } from './compute';
import { lastDay, WINDOWS } from './figures';
import type { OverviewParams } from './manifest';
import { comparisonFor, resolvePeriod, type Span } from './period';

export const people: People<OverviewParams, OverviewRef> = (data, params, ref) => {
	const { timeline } = data;
	const set = new BitSet(timeline.members);
	const period = resolvePeriod(data, params.period);
	if (period === null) return set;
	const belongs =
		'window' in ref ? activeUntil(data, params, ref) : ofMetric(data, params, ref, period);
	for (let m = 0; m < timeline.members; m++) if (belongs(m)) set.add(m);
	return set;
};

type Membership = (member: number) => boolean;
type RowTest = (row: number, member: number) => boolean;

const NOBODY: Membership = () => false;

/** Members with such an event in [from, to). */
function some(
	{ timeline: { start, end, time } }: Data,
	from: WallTime,
	to: WallTime,
	test: RowTest,
): Membership {
	return (m) => {
		for (let i = start[m]!; i < end[m]!; i++) {
			if (time[i]! >= from && time[i]! < to && test(i, m)) return true;
		}
		return false;
	};
}

type WindowRef = Extract<OverviewRef, { window: string }>;

function activeUntil(data: Data, params: OverviewParams, { window, day }: WindowRef): Membership {
	const until = day + DAY;
	return some(
		data,
		until - WINDOWS[window] * DAY,
		Math.min(until, data.scope.to),
		matcher(data, params.active),
	);
}

function ofMetric(
	data: Data,
	params: OverviewParams,
	{ metric, span: which }: Exclude<OverviewRef, WindowRef>,
	period: Span,
): Membership {
	const span = which === 'current' ? period : comparisonFor(data, period, params.compare);
	if (typeof span === 'string') return NOBODY;
	switch (metric) {
		case 'dau':
		case 'wau':
		case 'mau':
			return activeUntil(data, params, { window: metric, day: lastDay(data, span) * DAY });
		case 'active':
			return some(data, span.from, span.to, matcher(data, params.active));
		case 'members':
			return (m) => memberSince(data.timeline, m) < span.to;
		case 'new':
			return newIn(data, params, span);
		case 'payers':
			return payersIn(data, params, span);
		default:
			return NOBODY;
	}
}

function newIn(data: Data, { join }: OverviewParams, span: Span): Membership {
	const { start, end, time } = data.timeline;
	const joins = join === null ? null : matcher(data, join);
	return (m) => {
		let joined = memberSince(data.timeline, m);
		for (let i = start[m]!; joins !== null && i < end[m]!; i++) {
			if (!joins(i, m)) continue;
			joined = time[i]!;
			break;
		}
		return joined >= span.from && joined < span.to;
	};
}

function payersIn(data: Data, params: OverviewParams, span: Span): Membership {
	if (params.order === null) return NOBODY;
	const { codes } = data.timeline.kind;
	const { sign, test, amounts } = compileMoney(data, { ...params, order: params.order });
	const paid: RowTest = (i, m) =>
		sign[codes[i]!] === 1 && amounts[i]! >= 0 && (test === null || test(i, m));
	return some(data, span.from, span.to, paid);
}
