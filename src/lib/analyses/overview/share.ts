import type { Interval } from '../../base/interval';
import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { traits, type MetricId } from '../shared/metric';
import { isTold } from '../shared/suppress';
import type { MetricValue, OverviewResult } from './compute';

type Side = 'value' | 'previous';
const WINDOWS = ['dau', 'wau', 'mau'] as const;

/** Whom a figure rests on that is no number of people itself. */
const RESTS_ON: Partial<Record<MetricId, readonly MetricId[]>> = {
	activeRate: ['active', 'members'],
	events: ['active'],
	dauMean: ['active'],
	stickiness: ['active'],
	stickinessOfMeans: ['active'],
	revenue: ['payers'],
	orders: ['payers'],
	payerRate: ['payers', 'members'],
	arpu: ['payers', 'members'],
	arppu: ['payers'],
};

/** Who belongs to whom: the rest of the larger group must not be told by a difference either. */
const WITHIN: readonly (readonly [MetricId, MetricId])[] = [
	['members', 'active'],
	['members', 'payers'],
	['active', 'payers'],
	['active', 'new'],
	['wau', 'dau'],
	['mau', 'wau'],
	['mau', 'dau'],
];

/** Numbers of people by who belongs to whom and to which day; rates, means and amounts by whom they rest on. */
export const share: Share<OverviewResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	const find = (id: MetricId): MetricValue | undefined =>
		result.metrics.find((metric) => metric.id === id);
	const sides = {
		value: declare(disclosure, find, 'value'),
		previous: declare(disclosure, find, 'previous'),
	};
	within(disclosure, sides.value.get('members'), sides.previous.get('members'));
	const { daily } = result;
	const days = {
		dau: Array.from(daily.dau, (count) => disclosure.shown(count)),
		wau: Array.from(daily.wau, (count) => disclosure.shown(count)),
		mau: Array.from(daily.mau, (count) => disclosure.shown(count)),
	};
	const finished = Math.min(find('dauMean')?.n ?? 0, days.dau.length);
	const last = (finished > 0 ? finished : days.dau.length) - 1;
	for (const [d, dau] of days.dau.entries()) {
		within(disclosure, entry(days.wau[d]!, daily.wau[d]!), entry(dau, daily.dau[d]!));
		within(disclosure, entry(days.mau[d]!, daily.mau[d]!), entry(days.wau[d]!, daily.wau[d]!));
		within(disclosure, entry(days.mau[d]!, daily.mau[d]!), entry(dau, daily.dau[d]!));
	}
	// The tiles repeat the last finished day.
	for (const id of WINDOWS) {
		const tile = sides.value.get(id);
		if (tile !== undefined && tile.count === daily[id][last])
			disclosure.sum(tile.handle, [days[id][last]!]);
	}
	const dauDays = days.dau.slice(0, finished);
	const dauTotal = disclosure.shown(
		Array.from(daily.dau.subarray(0, finished)).reduce((sum, count) => sum + count, 0),
		{ total: true },
	);
	disclosure.sum(dauTotal, dauDays);

	const told = disclosure.settle();
	const tellDays = (id: (typeof WINDOWS)[number]) => Float64Array.from(days[id], told);
	const everyDay = days.dau.every(
		(dau, d) => daily.unfinished[d] === 1 || (isTold(told(dau)) && isTold(told(days.mau[d]!))),
	);
	const rests = (id: MetricId, side: Side): boolean => {
		if (side === 'value' && id === 'dauMean' && !isTold(told(dauTotal))) return false;
		if (side === 'value' && id.startsWith('stickiness') && !everyDay) return false;
		return (RESTS_ON[id] ?? []).every((of) => {
			const base = sides[side].get(of);
			return base === undefined || isTold(told(base.handle));
		});
	};
	return {
		...result,
		metrics: result.metrics.map((metric): MetricValue => {
			const side = (which: Side): number | null => {
				const count = metric[which];
				if (count === null) return null;
				if (traits(metric.id).people) return told(sides[which].get(metric.id)!.handle);
				// Few events are of few people.
				const few = metric.format === 'count' && count !== 0 && count < k;
				return rests(metric.id, which) && !few ? count : NaN;
			};
			const [value, previous] = [side('value'), side('previous')];
			const both = isKnown(metric, value) && isKnown(metric, previous);
			const { n } = metric;
			return {
				...metric,
				value,
				previous,
				change: hideUnless(both, metric.change),
				relative: hideUnless(both, metric.relative),
				n: n === null ? null : tellBase(metric, n, sides.value, told),
				interval: hideInterval(isKnown(metric, value), metric.interval),
				changeInterval: hideInterval(both, metric.changeInterval),
			};
		}),
		daily: { ...daily, dau: tellDays('dau'), wau: tellDays('wau'), mau: tellDays('mau') },
	};
};

/** A count and its handle. */
interface Entry {
	readonly handle: number;
	readonly count: number;
}
const entry = (handle: number, count: number): Entry => ({ handle, count });

/** The numbers of people of one span, whether shown as themselves or as what a rate is of. */
function declare(
	disclosure: Disclosure,
	find: (id: MetricId) => MetricValue | undefined,
	side: Side,
): ReadonlyMap<MetricId, Entry> {
	const entries = new Map<MetricId, Entry>();
	for (const id of ['members', 'active', 'new', 'mau', 'wau', 'dau', 'payers'] as const) {
		const count = find(id)?.[side] ?? (id === 'members' ? membersOf(find, side) : null);
		if (count === null) continue;
		entries.set(id, entry(disclosure.shown(count, { total: id === 'members' }), count));
	}
	for (const [whole, part] of WITHIN) within(disclosure, entries.get(whole), entries.get(part));
	return entries;
}

/** Where no tile says how many members there are, a rate does. */
function membersOf(find: (id: MetricId) => MetricValue | undefined, side: Side): number | null {
	const rate = find('payerRate');
	const payers = find('payers');
	if (side === 'value') return rate?.n ?? null;
	if (!rate?.previous || !payers?.previous) return null;
	return Math.round(payers.previous / rate.previous);
}

function within(disclosure: Disclosure, whole: Entry | undefined, part: Entry | undefined): void {
	if (whole === undefined || part === undefined || part.count > whole.count) return;
	disclosure.sum(whole.handle, [part.handle, disclosure.implied(whole.count - part.count)]);
}

/** What a ratio is of: members or payers, if they are told; days as they are. */
function tellBase(
	{ id }: MetricValue,
	n: number,
	entries: ReadonlyMap<MetricId, Entry>,
	told: (handle: number) => number,
): number {
	if (id === 'dauMean' || id === 'stickiness' || id === 'stickinessOfMeans') return n;
	const base = entries.get(id === 'arppu' ? 'payers' : 'members');
	return base === undefined || isTold(told(base.handle)) ? n : NaN;
}

function isKnown({ id }: MetricValue, value: number | null): boolean {
	return value === null || (traits(id).people ? isTold(value) : !Number.isNaN(value));
}

function hideUnless(known: boolean, value: number | null): number | null {
	return value === null || known ? value : NaN;
}

function hideInterval(known: boolean, interval: Interval | null): Interval | null {
	return interval === null || known ? interval : { low: NaN, high: NaN };
}
