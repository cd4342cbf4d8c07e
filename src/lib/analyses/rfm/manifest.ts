import * as v from 'valibot';
import type { EventSelector, Manifest } from '../contract';
import { moneyColumns, orderSelector, type Revenue } from '../shared/money';
import { selectorSchema } from '../shared/selector';
import type { RfmResult } from './compute';
import * as messages from './messages';
import { SET_IDS, type SetId } from './segments';

export const SCORINGS = ['quantile', 'quantile-plus-1', 'cuts'] as const;
export type Scoring = (typeof SCORINGS)[number];

export interface RfmParams {
	/** Events that are orders; only those with an amount count. */
	readonly order: EventSelector;
	readonly revenue: Revenue;
	/** Kinds to subtract; missing = known by their names. */
	readonly refundKinds?: readonly string[] | undefined;
	/** F: days with an order, or orders. */
	readonly frequency: 'days' | 'orders';
	/** Bins that end at the quantiles, bins that begin at the quantile + 1 (R package rfm), or at given bounds. */
	readonly scoring: Scoring;
	/** For quantile scores. */
	readonly bins: number;
	/** For cuts: ascending; a value equal to a bound is in the bin that begins there. `cutsR` in days. */
	readonly cutsR: readonly number[];
	readonly cutsF: readonly number[];
	readonly cutsM: readonly number[];
	readonly set: SetId;
	/** High or low in the eight classes: against what. */
	readonly split: 'mean' | 'median';
	/** Show those without an order as a class of their own. */
	readonly none: boolean;
}

const cuts = (otherwise: readonly number[]) =>
	v.optional(
		v.pipe(
			v.array(v.pipe(v.number(), v.finite())),
			v.minLength(1),
			v.maxLength(9),
			v.check(
				(bounds) => bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!),
				'Bounds must ascend',
			),
		),
		[...otherwise],
	);

const schema: v.GenericSchema<unknown, RfmParams> = v.strictObject({
	order: v.optional(selectorSchema, 'any'),
	revenue: v.optional(v.picklist(['net', 'gross']), 'net'),
	refundKinds: v.optional(v.array(v.string())),
	frequency: v.optional(v.picklist(['days', 'orders']), 'days'),
	scoring: v.optional(v.picklist(SCORINGS), 'quantile'),
	bins: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10)), 5),
	cutsR: cuts([7, 30, 90, 180]),
	cutsF: cuts([2, 3, 5, 10]),
	cutsM: cuts([50, 100, 500, 1000]),
	set: v.optional(v.picklist(SET_IDS), 'eight'),
	split: v.optional(v.picklist(['mean', 'median']), 'mean'),
	none: v.optional(v.boolean(), false),
});

export const manifest: Manifest<'rfm', RfmParams, RfmResult> = {
	id: 'rfm',
	version: 1,
	family: 'value',
	needs: { events: true, roles: ['amount'] },
	messages,
	params: {
		schema,
		defaults: (facts) => v.parse(schema, { order: orderSelector(facts) ?? 'any' }),
		sentence: ({ scoring, set, none }) => ({
			key: `sentence.${scoring === 'cuts' ? 'cuts' : 'bins'}.${set === 'eight' ? 'split' : 'grid'}${none ? '.none' : ''}`,
		}),
		tokens: {
			order: { path: 'order', type: 'event', any: true },
			frequency: {
				path: 'frequency',
				type: 'choice',
				options: options('frequency', ['days', 'orders']),
			},
			revenue: { path: 'revenue', type: 'choice', options: options('revenue', ['net', 'gross']) },
			scoring: { path: 'scoring', type: 'choice', options: options('scoring', SCORINGS) },
			bins: { path: 'bins', type: 'number', min: 2, max: 10, step: 1 },
			cutsR: { path: 'cutsR', type: 'numbers', length: 4, unit: 'day' },
			cutsF: { path: 'cutsF', type: 'numbers', length: 4 },
			cutsM: { path: 'cutsM', type: 'numbers', length: 4 },
			set: { path: 'set', type: 'choice', options: options('set', SET_IDS) },
			split: { path: 'split', type: 'choice', options: options('split', ['mean', 'median']) },
			none: {
				path: 'none',
				type: 'choice',
				options: [
					{ value: false, label: 'none.hidden' },
					{ value: true, label: 'none.shown' },
				],
			},
		},
		more: (params) => (params.none ? [] : ['none']),
		columns: (params) => moneyColumns(params.order),
	},
};

function options<T extends string>(
	group: string,
	values: readonly T[],
): { value: T; label: string }[] {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}
