import * as v from 'valibot';
import type { Facts } from '../../model/dataset';
import { takingPart } from '../../model/own-activity';
import type { Manifest } from '../contract';
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
import { segmentName } from '../shared/rfm/names';
import { NONE, setOf } from '../shared/rfm/segments';
import type { RfmRef, RfmResult } from './compute';
import * as messages from './messages';

export interface RfmParams extends RfmRules {
	/** Show those without an order as a class of their own. */
	readonly none: boolean;
	/** Compare with the classes at the end of the month so many months earlier; 0 = do not. */
	readonly before: number;
}

const schema: v.GenericSchema<unknown, RfmParams> = v.strictObject({
	...rulesEntries,
	none: v.optional(v.boolean(), false),
	before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 0),
});

export const manifest: Manifest<'rfm', RfmParams, RfmResult> = {
	id: 'rfm',
	version: 3,
	family: 'value',
	needs: { events: true },
	messages,
	classes: {
		of: (params) =>
			[...setOf(params).ids, NONE].map((id) => ({
				ref: { segment: id } satisfies RfmRef,
				label: segmentName(id, params.value),
			})),
	},
	params: {
		schema,
		defaults,
		sentence: ({ value, scoring, set, none, before }) => ({
			key: 'sentence',
			values: {
				by: value,
				how: scoring === 'cuts' ? 'cuts' : 'bins',
				halved: set === 'eight' ? 'yes' : 'no',
				own: set === 'custom' ? 'yes' : 'no',
				others: none ? 'shown' : 'hidden',
				compared: before > 0 ? 'yes' : 'no',
			},
		}),
		tokens: {
			order: { path: 'order', type: 'event', any: true },
			value: { path: 'value', type: 'choice', options: options('value', VALUES) },
			weights: { path: 'weights', type: 'weights' },
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
			segments: { path: 'segments', type: 'score-set' },
			split: { path: 'split', type: 'choice', options: options('split', ['mean', 'median']) },
			none: {
				path: 'none',
				type: 'choice',
				options: [
					{ value: false, label: 'none.hidden' },
					{ value: true, label: 'none.shown' },
				],
			},
			before: { path: 'before', type: 'choice', options: options('before', [0, 1, 3, 6, 12]) },
		},
		more: ({ none, value, before }) => [
			...(none ? [] : ['none']),
			...(value === 'amount' ? ['value'] : []),
			...(before === 0 ? ['before'] : []),
		],
		columns: rulesColumns,
		roles: rulesRoles,
		without: withoutAmounts,
	},
};

function options<T extends string | number>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** Money even where there is none: who asks for RFM of data without amounts is told so, and may choose activity. */
function defaults(facts: Facts): RfmParams {
	return v.parse(schema, { order: orderSelector(facts) ?? 'any', weights: weightsOf(facts) });
}

/** Making something is worth more than answering, and that more than a click: a proposal, to be changed. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
	[
		/^(post(ed)?|publish(ed)?|creat(e|ed|ion)|articles?|videos?|发布|发帖|创作|投稿|文章|视频)$/i,
		5,
	],
	[
		/^(message|comment|repl(y|ies)|answer|question|share|check-in|发言|消息|评论|回复|回答|提问|分享|打卡)s?$/i,
		3,
	],
];

function weightsOf(facts: Facts): Record<string, number> {
	const own = takingPart(facts);
	const not = own === 'any' ? [] : (own.not ?? []);
	return Object.fromEntries(
		facts.kinds
			.filter(({ name }) => !not.includes(name))
			.map(({ name }) => [name, WEIGHTS.find(([words]) => words.test(name))?.[1] ?? 1]),
	);
}
