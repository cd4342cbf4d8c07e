import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import { traits, type MetricFormat } from '../shared/metric';
import type { MetricValue, OverviewRef, OverviewResult } from './compute';
import type { OverviewParams } from './manifest';

/** A column has one format: so one table for each kind of figure. */
const GROUPS: readonly { group: 'people' | 'count' | 'money' | 'share'; caption: string }[] = [
	{ group: 'people', caption: 'table.caption' },
	{ group: 'count', caption: 'table.group.count' },
	{ group: 'share', caption: 'table.group.share' },
	{ group: 'money', caption: 'table.group.money' },
];

export const tables: Tables<OverviewParams, OverviewResult> = (result) => [
	...GROUPS.flatMap(({ group, caption }) => {
		const metrics = result.metrics.filter((metric) => groupOf(metric) === group);
		return metrics.length === 0 ? [] : [figures(caption, group, metrics)];
	}),
	...(result.daily.days.length === 0 ? [] : [daily(result)]),
];

function groupOf({ id, format }: MetricValue): 'people' | 'count' | 'money' | 'share' {
	if (traits(id).people) return 'people';
	return format === 'number' ? 'count' : format;
}

function figures(caption: string, group: string, metrics: readonly MetricValue[]): TableSpec {
	const format: MetricFormat =
		group === 'people' ? 'count' : group === 'count' ? 'number' : (group as MetricFormat);
	const isShare = group === 'share';
	const value = (id: string, privacy = group === 'people'): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format,
		...(isShare || group === 'count' ? { digits: 1 } : {}),
		...(privacy ? { privacy: 'people' as const } : {}),
	});
	return {
		caption,
		columns: [
			{ id: 'metric', label: { message: 'table.metric' }, format: 'text' },
			value('value'),
			value('previous'),
			value('change', false),
			{ id: 'relative', label: { message: 'table.relative' }, format: 'share', digits: 1 },
			...(isShare ? [value('low'), value('high')] : []),
			...(group === 'share' || group === 'money'
				? [{ id: 'n', label: { message: 'table.n' }, format: 'count' } satisfies TableColumn]
				: []),
		],
		rows: metrics.map((metric): TableRow => ({
			cells: [
				{ message: `metric.${metric.id}` },
				metric.value,
				metric.previous,
				metric.change,
				metric.relative,
				...(isShare ? [metric.interval?.low ?? null, metric.interval?.high ?? null] : []),
				...(group === 'share' || group === 'money' ? [metric.n] : []),
			],
			refs: [null, metric.ref, metric.previousRef],
			...(metric.unfinished ? { unfinished: [1] } : {}),
		})),
	};
}

function daily({ daily: { days, dau, wau, mau, unfinished } }: OverviewResult): TableSpec {
	const column = (id: 'dau' | 'wau' | 'mau'): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'count',
		privacy: 'people',
	});
	return {
		caption: 'table.daily',
		columns: [
			{ id: 'day', label: { message: 'table.day' }, format: 'day' },
			column('dau'),
			column('wau'),
			column('mau'),
		],
		rows: Array.from(days, (day, d): TableRow => ({
			cells: [day, dau[d]!, wau[d]!, mau[d]!],
			refs: [
				null,
				...(['dau', 'wau', 'mau'] as const).map((window): OverviewRef => ({ window, day })),
			],
			...(unfinished[d] === 1 ? { unfinished: [3] } : {}),
		})),
	};
}
