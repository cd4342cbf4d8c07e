import * as v from 'valibot';
import type { ColumnFacts, Facts } from '../../model/dataset';
import { ownActivity } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { orderSelector } from '../shared/money';
import {
	rulesColumns,
	rulesEntries,
	rulesRoles,
	SCORINGS,
	SET_IDS,
	VALUES,
	withoutAmounts,
	type RfmRules,
} from '../shared/rfm/rules';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import type { MatrixResult } from './result';

/** Values with a place of their own, unless told otherwise. */
const MOST_FREQUENT = 4;

export const TAGS = ['column', 'event'] as const;

export interface MatrixParams extends RfmRules {
	/** Groups of value with about as many buyers each. */
	readonly groups: number;
	/** Behaviour: the value of a column, or whether something was done. */
	readonly tag: (typeof TAGS)[number];
	/** For `column`; null: the kind of event that a member has most. */
	readonly column: ColumnRef | null;
	/** Values with a place of their own; the rest counts as one. */
	readonly top: number;
	/** For `event`: what was done, or not, before the cut. */
	readonly did: EventSelector;
	/** Who did this in the window came back. */
	readonly back: EventSelector;
	/** Length of the window at the end of the data. */
	readonly days: number;
}

const whole = (min: number, max: number, otherwise: number) =>
	v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), otherwise);

const schema: v.GenericSchema<unknown, MatrixParams> = v.strictObject({
	...rulesEntries,
	groups: whole(2, 10, 10),
	tag: v.optional(v.picklist(TAGS), 'column'),
	column: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
	top: whole(1, 10, MOST_FREQUENT),
	did: v.optional(selectorSchema, 'any'),
	back: v.optional(selectorSchema, 'any'),
	days: whole(1, 3650, 30),
});

export const manifest: Manifest<'value-matrix', MatrixParams, MatrixResult> = {
	id: 'value-matrix',
	version: 2,
	family: 'value',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) => {
			const order = orderSelector(facts);
			return v.parse(schema, {
				order: order ?? ownActivity(facts),
				value: facts.roles.includes('amount') ? 'amount' : 'activity',
				column: describing(facts),
				back: ownActivity(facts),
			});
		},
		sentence: (params) => {
			const { value, tag, set, scoring, bins, frequency, split, top } = params;
			return {
				key: 'sentence',
				values: {
					by: value,
					tagged: tag,
					own: set === 'custom' ? 'yes' : 'no',
					how: scoring === 'cuts' ? 'cuts' : bins === 5 ? 'five' : 'bins',
					counted: frequency,
					halved: set === 'eight' && split !== 'mean' ? 'yes' : 'no',
					limited: tag === 'column' && top !== MOST_FREQUENT ? 'yes' : 'no',
				},
			};
		},
		tokens: {
			order: { path: 'order', type: 'event', any: true },
			value: { path: 'value', type: 'choice', options: options('value', VALUES) },
			frequency: {
				path: 'frequency',
				type: 'choice',
				options: options('frequency', ['days', 'orders']),
			},
			revenue: { path: 'revenue', type: 'choice', options: options('revenue', ['net', 'gross']) },
			scoring: { path: 'scoring', type: 'choice', options: options('scoring', SCORINGS) },
			bins: { path: 'bins', type: 'number', min: 2, max: 10, step: 1 },
			cutsR: { path: 'cutsR', type: 'numbers', length: 4 },
			cutsF: { path: 'cutsF', type: 'numbers', length: 4 },
			cutsM: { path: 'cutsM', type: 'numbers', length: 4 },
			split: { path: 'split', type: 'choice', options: options('split', ['mean', 'median']) },
			top: { path: 'top', type: 'number', min: 1, max: 10, step: 1 },
			set: { path: 'set', type: 'choice', options: options('set', SET_IDS) },
			segments: { path: 'segments', type: 'score-set' },
			weights: { path: 'weights', type: 'weights' },
			groups: { path: 'groups', type: 'number', min: 2, max: 10, step: 1 },
			tag: { path: 'tag', type: 'choice', options: options('tag', TAGS) },
			column: { path: 'column', type: 'column', kinds: ['category', 'flag'], none: 'column.kind' },
			did: { path: 'did', type: 'event', any: true },
			back: { path: 'back', type: 'event', any: true },
			days: { path: 'days', type: 'number', min: 1, max: 3650, step: 1, unit: 'days' },
		},
		more: ({ value, scoring, bins, frequency, set, split, tag, top }) => [
			...(value === 'amount' ? ['value'] : []),
			...(frequency === 'days' ? ['frequency'] : []),
			...(scoring !== 'cuts' && bins === 5 ? ['bins'] : []),
			...(set === 'eight' && split === 'mean' ? ['split'] : []),
			...(tag === 'column' && top === MOST_FREQUENT ? ['top'] : []),
		],
		columns: (params) => [
			...new Set([
				...rulesColumns(params),
				...selectorColumns(params.back, ...(params.tag === 'event' ? [params.did] : [])),
				...(params.tag === 'column' && params.column !== null ? [params.column] : []),
			]),
		],
		roles: rulesRoles,
		without: withoutAmounts,
	},
};

function options<T extends string>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** A column of members with few values, else of events. */
function describing({ memberColumns, eventColumns }: Facts): ColumnRef | null {
	const fits = ({ name, kind, distinct }: ColumnFacts): boolean =>
		kind === 'category' &&
		name !== 'order' &&
		distinct !== undefined &&
		distinct >= 2 &&
		distinct <= 20;
	const own = memberColumns.find(fits);
	return own === undefined ? (eventColumns.find(fits)?.name ?? null) : `member:${own.name}`;
}
