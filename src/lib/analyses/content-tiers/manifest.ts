import * as v from 'valibot';
import { DAY } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { ownActivity } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { percent, tierBounds } from '../shared/bounds';
import { moneyColumns, orderSelector, type Revenue } from '../shared/money';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import type { ContentTiersResult } from './result';

export const SCORES = ['people', 'events', 'amount'] as const;
export const TIERINGS = ['rank', 'yield', 'cuts'] as const;
export const COMPARISONS = ['none', 'halves', 'days'] as const;

export interface ContentTiersParams {
	/** The column whose values are the contents; null: the kind of the event. */
	readonly content: ColumnRef | null;
	/** The score of a content: how many people or events, or how much money. */
	readonly score: (typeof SCORES)[number];
	/** Which events count. */
	readonly event: EventSelector;
	/** For `amount`: are refunds subtracted or left out? */
	readonly revenue: Revenue;
	readonly tiers: (typeof TIERINGS)[number];
	/** By rank: per cent of the contents in the top and the middle. */
	readonly top: number;
	readonly middle: number;
	/** By yield: per cent of the yield that the top makes, and the middle after it. */
	readonly first: number;
	readonly next: number;
	/** By score: where the middle and the top begin. */
	readonly cuts: readonly number[];
	/** Which two windows are compared: none, the halves of the range, or the last days with as many before. */
	readonly compare: (typeof COMPARISONS)[number];
	readonly days: number;
}

const schema: v.GenericSchema<unknown, ContentTiersParams> = v.pipe(
	v.strictObject({
		content: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
		score: v.optional(v.picklist(SCORES), 'people'),
		event: v.optional(selectorSchema, 'any'),
		revenue: v.optional(v.picklist(['net', 'gross']), 'net'),
		tiers: v.optional(v.picklist(TIERINGS), 'rank'),
		top: v.optional(percent, 1),
		middle: v.optional(percent, 9),
		first: v.optional(percent, 50),
		next: v.optional(percent, 30),
		cuts: tierBounds,
		compare: v.optional(v.picklist(COMPARISONS), 'none'),
		days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)), 28),
	}),
	v.check(({ top, middle }) => top + middle <= 100, 'Shares of more than 100 %'),
	v.check(({ first, next }) => first + next <= 100, 'Shares of more than 100 %'),
);

export const manifest: Manifest<'content-tiers', ContentTiersParams, ContentTiersResult> = {
	id: 'content-tiers',
	version: 1,
	family: 'value',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				content: contentOf(facts),
				...scoreOf(facts),
				compare: comparisonOf(facts),
			}),
		sentence: ({ score, tiers, compare }) => ({
			key: 'sentence',
			values: { by: score, in: tiers, compared: compare },
		}),
		tokens: {
			content: { path: 'content', type: 'column', kinds: ['category'], none: 'content.kind' },
			score: { path: 'score', type: 'choice', options: options('score', SCORES) },
			event: { path: 'event', type: 'event', any: true },
			revenue: { path: 'revenue', type: 'choice', options: options('revenue', ['net', 'gross']) },
			tiers: { path: 'tiers', type: 'choice', options: options('tiers', TIERINGS) },
			top: { path: 'top', type: 'number', min: 0, max: 100, step: 1 },
			middle: { path: 'middle', type: 'number', min: 0, max: 100, step: 1 },
			first: { path: 'first', type: 'number', min: 0, max: 100, step: 1 },
			next: { path: 'next', type: 'number', min: 0, max: 100, step: 1 },
			cuts: { path: 'cuts', type: 'numbers', length: 2 },
			compare: { path: 'compare', type: 'choice', options: options('compare', COMPARISONS) },
			days: { path: 'days', type: 'number', min: 1, max: 3650, step: 1, unit: 'days' },
		},
		more: ({ compare }) => (compare === 'none' ? ['compare'] : []),
		columns: ({ content, score, event }) => [
			...new Set([
				...(content === null ? [] : [content]),
				...(score === 'amount' ? moneyColumns(event) : selectorColumns(event)),
			]),
		],
	},
};

function options<T extends string>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

const CONTENT =
	/post|article|title|content|video|note|product|item|sku|page|screen|url|内容|标题|文章|笔记|视频|商品|货品|作品|课程|页面/i;

/** What events are about; a column that sounds like it where that is missing, or is a number of its own for nearly every event. */
function contentOf({ roles, eventColumns }: Facts): ColumnRef | null {
	const object = roles.includes('object') ? 'object' : null;
	const { present = 0, distinct = 0 } = eventColumns.find(({ name }) => name === object) ?? {};
	const isNumber = present >= 30 && distinct > 0.9 * present;
	if (object !== null && !isNumber) return object;
	const named = eventColumns.find(
		({ name, kind, distinct }) =>
			name !== object &&
			kind === 'category' &&
			distinct !== undefined &&
			distinct >= 2 &&
			CONTENT.test(name),
	);
	return named?.name ?? object;
}

/** Money, where orders name contents; else who did anything with them. */
function scoreOf(facts: Facts): Partial<ContentTiersParams> {
	const order = orderSelector(facts);
	const present = (role: string) =>
		facts.eventColumns.find(({ name }) => name === role)?.present ?? 0;
	// As many amounts and contents as there are cannot all be of different events.
	const together = present('object') + present('amount') > facts.events;
	return order !== null && together
		? { score: 'amount', event: order }
		: { score: 'people', event: ownActivity(facts) };
}

/** Four weeks with the four before; of shorter data the halves. */
function comparisonOf({ firstTime, lastTime }: Facts): ContentTiersParams['compare'] {
	const days = firstTime === null || lastTime === null ? 0 : (lastTime - firstTime) / DAY;
	return days >= 56 ? 'days' : days >= 7 ? 'halves' : 'none';
}
