import * as v from 'valibot';
import { DAY } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { ownActivity } from '../../model/own-activity';
import type { EventSelector, Manifest } from '../contract';
import { moneyColumns, ORDER_ROLES, orderSelector, type Revenue } from '../shared/money';
import { selectorColumns, selectorSchema } from '../shared/selector';
import type { OverviewResult } from './compute';
import * as messages from './messages';
import { COMPARISONS, PERIODS, type Comparison, type PeriodId } from './period';

export const SHOWN = ['all', 'activity', 'money'] as const;
export type Shown = (typeof SHOWN)[number];

export interface OverviewParams {
	readonly show: Shown;
	readonly period: PeriodId;
	readonly compare: Comparison;
	/** What makes a member active, and what is counted as events. */
	readonly active: EventSelector;
	/** What makes a member new; null (and for members who have no such event): the first event of any kind. */
	readonly join: EventSelector | null;
	/** What is an order; null: no money metrics. */
	readonly order: EventSelector | null;
	readonly revenue: Revenue;
	/** Kinds to subtract; missing = known by their names. */
	readonly refundKinds?: readonly string[] | undefined;
}

const schema: v.GenericSchema<unknown, OverviewParams> = v.strictObject({
	show: v.optional(v.picklist(SHOWN), 'all'),
	period: v.optional(v.picklist(PERIODS), 'scope'),
	compare: v.optional(v.picklist(COMPARISONS), 'previous'),
	active: v.optional(selectorSchema, 'any'),
	join: v.optional(v.nullable(selectorSchema), null),
	order: v.optional(v.nullable(selectorSchema), null),
	revenue: v.optional(v.picklist(['net', 'gross']), 'net'),
	refundKinds: v.optional(v.array(v.string())),
});

export const manifest: Manifest<'overview', OverviewParams, OverviewResult> = {
	id: 'overview',
	version: 2,
	family: 'overview',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				period: periodFor(facts),
				active: ownActivity(facts),
				join: joinSelector(facts),
				order: orderSelector(facts),
			}),
		sentence: ({ compare, join, order }) => ({
			key: `sentence${compare === 'none' ? '' : '.compare'}${join === null ? '' : '.join'}${order === null ? '' : '.order'}`,
		}),
		tokens: {
			show: { path: 'show', type: 'choice', options: options('show', SHOWN) },
			period: { path: 'period', type: 'choice', options: options('period', PERIODS) },
			compare: { path: 'compare', type: 'choice', options: options('compare', COMPARISONS) },
			active: { path: 'active', type: 'event', any: true },
			join: { path: 'join', type: 'event', any: false },
			order: { path: 'order', type: 'event', any: true },
			revenue: { path: 'revenue', type: 'choice', options: options('revenue', ['net', 'gross']) },
		},
		more: ({ compare, join, order }) => [
			...(compare === 'none' ? ['compare'] : []),
			...(join === null ? ['join'] : []),
			...(order === null ? ['order'] : []),
		],
		columns: ({ active, join, order }) => [
			...new Set([
				...selectorColumns(active, ...(join === null ? [] : [join])),
				...(order === null ? [] : moneyColumns(order)),
			]),
		],
		roles: ({ order }) => (order === null ? [] : ORDER_ROLES),
	},
};

function options<T extends string>(
	group: string,
	values: readonly T[],
): { value: T; label: string }[] {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** The longest period that leaves one before it to compare with. */
function periodFor({ firstTime, lastTime }: Facts): PeriodId {
	const days =
		firstTime === null || lastTime === null ? 0 : Math.floor((lastTime - firstTime) / DAY);
	return days >= 60 ? 'last-30-days' : days >= 14 ? 'last-7-days' : 'scope';
}

const JOIN = /^(join|joined|register|registered|sign[-_ ]?up|subscribe|入群|加入|加群|注册|入会)/i;

function joinSelector({ kinds }: Facts): EventSelector | null {
	const kind = kinds.find(({ name }) => JOIN.test(name));
	return kind === undefined ? null : { kind: kind.name };
}
