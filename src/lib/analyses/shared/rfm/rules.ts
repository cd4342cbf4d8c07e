import * as v from 'valibot';
import type { EventRole } from '../../../columns/timeline';
import type { Facts } from '../../../model/dataset';
import { takingPart } from '../../../model/own-activity';
import type { ColumnRef, EventSelector } from '../../contract';
import { ascendingBounds } from '../bounds';
import { moneyColumns, ORDER_ROLES, type Revenue } from '../money';
import { selectorColumns, selectorSchema } from '../selector';
import { isScoreBox, type ScoreRule } from './score-boxes';

export const SCORINGS = [
	'quantile',
	'quantile-plus-1',
	'nested',
	'cuts',
	'jenks',
	'k-means',
] as const;
export type Scoring = (typeof SCORINGS)[number];

export const SET_IDS = ['eight', 'eleven', 'r-package', 'custom'] as const;
export type SetId = (typeof SET_IDS)[number];

export const VALUES = ['amount', 'activity'] as const;

/** How members get scores of R, F and M, and from these a class. */
export interface RfmRules {
	/** Events that are orders (those with an amount), or that count for R and F where the value is activity. */
	readonly order: EventSelector;
	/** M: the amounts of the orders, or weighted activity. */
	readonly value: (typeof VALUES)[number];
	/** For activity: what an event of a kind is worth; kinds without a weight 0. None at all: 1 for each event of `order`. */
	readonly weights: Readonly<Record<string, number>>;
	readonly revenue: Revenue;
	/** Kinds to subtract; missing = known by their names. */
	readonly refundKinds?: readonly string[] | undefined;
	/** F: days with an order, or orders. */
	readonly frequency: 'days' | 'orders';
	/**
	 * Bins that end at the quantiles; that begin at the quantile + 1 (R package rfm); quantiles of F within R, and of M within
	 * both; given bounds; natural breaks (Jenks); k-means of each measure.
	 */
	readonly scoring: Scoring;
	/** For all but cuts. */
	readonly bins: number;
	/** For cuts: ascending; a value equal to a bound is in the bin that begins there. `cutsR` in days. */
	readonly cutsR: readonly number[];
	readonly cutsF: readonly number[];
	readonly cutsM: readonly number[];
	readonly set: SetId;
	/** For the custom set: the first that holds gets the member. None at all: the eleven, to begin with. */
	readonly segments: readonly ScoreRule[];
	/** High or low in the eight classes: against what. */
	readonly split: 'mean' | 'median';
}

/** Names that a segment of one's own cannot have: they stand for something else. */
const RESERVED: readonly string[] = ['none', 'all', 'others'];

const cuts = (otherwise: readonly number[]) => ascendingBounds(1, 9, otherwise);

const score = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));
const bounds = v.optional(v.strictObject({ min: v.optional(score), max: v.optional(score) }));
const box = v.pipe(
	v.strictObject({ r: bounds, f: bounds, m: bounds, fm: bounds }),
	v.check(isScoreBox, 'min must not be above max'),
);
const segments = v.optional(
	v.pipe(
		v.array(
			v.strictObject({
				id: v.pipe(
					v.string(),
					v.trim(),
					v.nonEmpty(),
					v.maxLength(60),
					v.notValues(RESERVED, 'none, all and others are taken'),
				),
				of: v.pipe(v.array(box), v.minLength(1), v.maxLength(125)),
			}),
		),
		v.maxLength(60),
		v.check(
			(rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
			'Each segment needs a name of its own',
		),
	),
	[],
);

/** The parts of a schema that say how to score. */
export const rulesEntries = {
	order: v.optional(selectorSchema, 'any'),
	value: v.optional(v.picklist(VALUES), 'amount'),
	weights: v.optional(v.record(v.string(), v.pipe(v.number(), v.finite(), v.minValue(0))), {}),
	revenue: v.optional(v.picklist(['net', 'gross']), 'net'),
	refundKinds: v.optional(v.array(v.string())),
	frequency: v.optional(v.picklist(['days', 'orders']), 'days'),
	scoring: v.optional(v.picklist(SCORINGS), 'quantile'),
	bins: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10)), 5),
	cutsR: cuts([7, 30, 90, 180]),
	cutsF: cuts([2, 3, 5, 10]),
	cutsM: cuts([50, 100, 500, 1000]),
	set: v.optional(v.picklist(SET_IDS), 'eight'),
	segments,
	split: v.optional(v.picklist(['mean', 'median']), 'mean'),
};

/** Columns that scoring reads. */
export function rulesColumns({ value, order }: RfmRules): ColumnRef[] {
	return value === 'amount' ? moneyColumns(order) : selectorColumns(order);
}

/** Roles that scoring reads where they are. */
export function rulesRoles({ value }: RfmRules): readonly EventRole[] {
	return value === 'amount' ? ORDER_ROLES : [];
}

/** The same asked of what people do: for data without amounts. Null where that is asked already. */
export function withoutAmounts<P extends RfmRules>(
	rules: P,
	role: string,
	facts: Facts,
): { readonly params: P; readonly label: string } | null {
	if (role !== 'amount' || rules.value === 'activity') return null;
	const { order } = rules;
	const isAnything = order === 'any' || selectorColumns(order).includes('amount');
	const counted = isAnything ? takingPart(facts) : order;
	return { params: { ...rules, value: 'activity', order: counted }, label: 'instead.activity' };
}
