import * as v from 'valibot';
import { DAY, type Unit } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { ownActivity } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { traits, type MetricId } from '../shared/metric';
import { ORDER_ROLES } from '../shared/money';
import { selectorColumns, selectorSchema } from '../shared/selector';
import type { TrendResult } from './compute';
import * as messages from './messages';

export const TREND_METRICS = [
	'active',
	'new',
	'members',
	'events',
	'stickiness',
	'orders',
	'payers',
	'revenue',
	'arpu',
	'arppu',
] as const satisfies readonly MetricId[];
export type TrendMetric = (typeof TREND_METRICS)[number];

export interface TrendParams {
	readonly metric: TrendMetric;
	/** One line each; with a breakdown: any of these. Of money metrics: what is an order. */
	readonly events: readonly EventSelector[];
	readonly unit: Unit;
	/** One line for each of the eight largest values of this column, one for the rest. */
	readonly breakdown: ColumnRef | null;
	/** Periods in the trailing average; 0 or 1 = none. */
	readonly average: number;
	/** Kinds to subtract from money; missing = known by their names. */
	readonly refundKinds?: readonly string[] | undefined;
}

const schema: v.GenericSchema<unknown, TrendParams> = v.strictObject({
	metric: v.optional(v.picklist(TREND_METRICS), 'active'),
	events: v.optional(v.pipe(v.array(selectorSchema), v.minLength(1), v.maxLength(4)), ['any']),
	unit: v.optional(v.picklist(['day', 'week', 'month']), 'day'),
	breakdown: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
	average: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90)), 0),
	refundKinds: v.optional(v.array(v.string())),
});

export const manifest: Manifest<'trend', TrendParams, TrendResult> = {
	id: 'trend',
	version: 2,
	family: 'overview',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) => v.parse(schema, { events: [ownActivity(facts)], unit: unitFor(facts) }),
		sentence: ({ breakdown, average }) => ({
			key: `sentence${breakdown === null ? '' : '.breakdown'}${average > 1 ? '.average' : ''}`,
		}),
		tokens: {
			metric: {
				path: 'metric',
				type: 'choice',
				options: TREND_METRICS.map((value) => ({ value, label: `metric.${value}` })),
			},
			events: { path: 'events', type: 'events', min: 1, max: 4, any: true },
			unit: {
				path: 'unit',
				type: 'choice',
				options: (['day', 'week', 'month'] as const).map((value) => ({
					value,
					label: `unit.${value}`,
				})),
			},
			breakdown: {
				path: 'breakdown',
				type: 'column',
				kinds: ['category', 'flag'],
				none: 'breakdown.none',
			},
			average: { path: 'average', type: 'number', min: 0, max: 90, step: 1 },
		},
		more: ({ breakdown, average }) => [
			...(breakdown === null ? ['breakdown'] : []),
			...(average > 1 ? [] : ['average']),
		],
		columns: ({ metric, events, breakdown }) => [
			...new Set([
				...(traits(metric).money ? ['amount'] : []),
				...selectorColumns(...events),
				...(breakdown === null ? [] : [breakdown]),
			]),
		],
		roles: (params) => (countsOrders(params) ? ORDER_ROLES : []),
	},
};

/** Does it matter which rows are of one order? For payers it says which values of a breakdown have a line. */
export function countsOrders({ metric, breakdown }: TrendParams): boolean {
	return metric === 'orders' || (metric === 'payers' && breakdown !== null);
}

/** Some twenty to sixty periods. */
function unitFor({ firstTime, lastTime }: Facts): Unit {
	const days = firstTime === null || lastTime === null ? 0 : (lastTime - firstTime) / DAY;
	return days <= 62 ? 'day' : days <= 450 ? 'week' : 'month';
}
