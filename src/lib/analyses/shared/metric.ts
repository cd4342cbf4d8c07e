import type { TableColumn } from '../contract';

/** How a metric's values are written. */
export type MetricFormat = Extract<TableColumn['format'], 'count' | 'share' | 'money' | 'number'>;

/** What is known of a metric wherever it is shown. */
export interface MetricTraits {
	readonly format: MetricFormat;
	/** The value is a number of members: it has people behind it, and is suppressed when small in shared reports. */
	readonly people: boolean;
	/** Needs orders with amounts. */
	readonly money: boolean;
}

const count = { format: 'count', people: false, money: false } as const;
const people = { format: 'count', people: true, money: false } as const;
const share = { format: 'share', people: false, money: false } as const;
const money = { format: 'money', people: false, money: true } as const;

/** The metrics of the overview and the trend (definitions: their method pages). */
export const METRICS = {
	members: people,
	active: people,
	activeRate: share,
	dau: people,
	wau: people,
	mau: people,
	dauMean: { format: 'number', people: false, money: false },
	stickiness: share,
	stickinessOfMeans: share,
	new: people,
	events: count,
	orders: { format: 'count', people: false, money: true },
	payers: { format: 'count', people: true, money: true },
	payerRate: { format: 'share', people: false, money: true },
	revenue: money,
	arpu: money,
	arppu: money,
} as const satisfies Readonly<Record<string, MetricTraits>>;

export type MetricId = keyof typeof METRICS;

export function traits(id: MetricId): MetricTraits {
	return METRICS[id];
}
