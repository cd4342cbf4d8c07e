import { BitSet } from '../../base/bitset';
import { DAY } from '../../base/time';
import type { WallTime } from '../../model/dataset';
import type { Data, People } from '../contract';
import type { MetricId } from '../shared/metric';
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
	const found = comparisonFor(data, period, params.compare);
	const span = ref.span === 'current' ? period : found;
	if (typeof span === 'string') return set;
	const belongs = membership(data, params, ref.metric, span);
	for (let m = 0; m < timeline.members; m++) if (belongs(m)) set.add(m);
	return set;
};

function membership(
	data: Data,
	params: OverviewParams,
	metric: MetricId,
	span: Span,
): (member: number) => boolean {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const some =
		(from: WallTime, to: WallTime, test: (row: number, member: number) => boolean) =>
		(m: number) => {
			for (let i = start[m]!; i < end[m]!; i++) {
				if (time[i]! >= from && time[i]! < to && test(i, m)) return true;
			}
			return false;
		};
	const active = matcher(data, params.active);
	const days = WINDOWS[metric];
	if (days !== undefined) {
		const until = (lastDay(data, span) + 1) * DAY;
		return some(until - days * DAY, Math.min(until, span.to), active);
	}
	if (metric === 'active') return some(span.from, span.to, active);
	if (metric === 'members') return (m) => memberSince(timeline, m) < span.to;
	if (metric === 'new') {
		const join = params.join === null ? null : matcher(data, params.join);
		return (m) => {
			let joined = memberSince(timeline, m);
			for (let i = start[m]!; join !== null && i < end[m]!; i++) {
				if (!join(i, m)) continue;
				joined = time[i]!;
				break;
			}
			return joined >= span.from && joined < span.to;
		};
	}
	if (metric === 'payers' && params.order !== null) {
		const { sign, test, amounts } = compileMoney(data, { ...params, order: params.order });
		return some(span.from, span.to, (i, m) => {
			return sign[kind.codes[i]!] === 1 && amounts[i]! >= 0 && (test === null || test(i, m));
		});
	}
	return () => false;
}
