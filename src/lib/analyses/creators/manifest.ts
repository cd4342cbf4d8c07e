import * as v from 'valibot';
import { DAY } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { ownActivity, takingPart } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { percent, tierBounds } from '../shared/bounds';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import { STANDINGS, type CreatorsRef, type CreatorsResult } from './result';

export const SCORES = ['product', 'decayed'] as const;
export const QUALITIES = ['even', 'column', 'addressed'] as const;
export const TIERINGS = ['rank', 'cuts'] as const;

export interface CreatorsParams {
	/** What is a piece of content. */
	readonly content: EventSelector;
	/** What a piece is worth: 1, what a column says, or the reactions that address its author. */
	readonly quality: (typeof QUALITIES)[number];
	/** For `column`: a number of the content. */
	readonly column: ColumnRef | null;
	/** For `addressed`: events of others whose target is the member. */
	readonly reaction: EventSelector;
	/** Mean worth × pieces × active days; or the sum of worths, less with every month. */
	readonly score: (typeof SCORES)[number];
	/** For the product: which events make a day active. */
	readonly activity: EventSelector;
	/** For the decayed sum: what is left of a worth after a month … */
	readonly decay: number;
	/** … and how many calendar months count, the as-of month included; 0 = all. */
	readonly months: number;
	readonly tiers: (typeof TIERINGS)[number];
	/** Per cent of the creators in the head and the middle; the rest is the base. */
	readonly head: number;
	readonly middle: number;
	/** For cuts: the scores from which on the middle and the head begin. */
	readonly cuts: readonly number[];
	/** Compare with the tiers at the end of the month so many months earlier; 0 = do not. */
	readonly before: number;
}

const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

const schema: v.GenericSchema<unknown, CreatorsParams> = v.pipe(
	v.strictObject({
		content: v.optional(selectorSchema, 'any'),
		quality: v.optional(v.picklist(QUALITIES), 'even'),
		column: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
		reaction: v.optional(selectorSchema, 'any'),
		score: v.optional(v.picklist(SCORES), 'product'),
		activity: v.optional(selectorSchema, 'any'),
		decay: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(1)), 0.9),
		months: v.optional(whole(120), 12),
		tiers: v.optional(v.picklist(TIERINGS), 'rank'),
		head: v.optional(percent, 1),
		middle: v.optional(percent, 9),
		cuts: tierBounds,
		before: v.optional(whole(60), 0),
	}),
	v.check(({ head, middle }) => head + middle <= 100, 'Shares of more than 100 %'),
);

export const manifest: Manifest<'creators', CreatorsParams, CreatorsResult> = {
	id: 'creators',
	version: 1,
	family: 'segment',
	needs: { events: true },
	messages,
	classes: {
		of: () =>
			STANDINGS.map((tier) => ({
				ref: { tier } satisfies CreatorsRef,
				label: { message: `tier.${tier}` },
			})),
	},
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				content: contentOf(facts),
				...qualityOf(facts),
				reaction: takingPart(facts),
				activity: takingPart(facts),
				before: spanOf(facts) > 200 ? 3 : 0,
			}),
		sentence: ({ quality, score, tiers, before }) => ({
			key: 'sentence',
			values: { worth: quality, by: score, in: tiers, compared: before > 0 ? 'yes' : 'no' },
		}),
		tokens: {
			content: { path: 'content', type: 'event', any: true },
			quality: { path: 'quality', type: 'choice', options: options('quality', QUALITIES) },
			column: { path: 'column', type: 'column', kinds: ['number'], none: 'column.none' },
			reaction: { path: 'reaction', type: 'event', any: true },
			score: { path: 'score', type: 'choice', options: options('score', SCORES) },
			activity: { path: 'activity', type: 'event', any: true },
			decay: { path: 'decay', type: 'number', min: 0.05, max: 1, step: 0.05 },
			months: { path: 'months', type: 'choice', options: options('months', [0, 3, 6, 12, 24]) },
			tiers: { path: 'tiers', type: 'choice', options: options('tiers', TIERINGS) },
			head: { path: 'head', type: 'number', min: 0, max: 100, step: 1 },
			middle: { path: 'middle', type: 'number', min: 0, max: 100, step: 1 },
			cuts: { path: 'cuts', type: 'numbers', length: 2 },
			before: { path: 'before', type: 'choice', options: options('before', [0, 1, 3, 6, 12]) },
		},
		more: ({ before }) => (before === 0 ? ['before'] : []),
		columns: ({ content, quality, column, reaction, score, activity }) => [
			...new Set([
				...selectorColumns(
					content,
					...(quality === 'addressed' ? [reaction] : []),
					...(score === 'product' ? [activity] : []),
				),
				...(quality === 'column' && column !== null ? [column] : []),
				...(quality === 'addressed' ? ['target'] : []),
			]),
		],
	},
};

function options<T extends string | number>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** From what is surely made by somebody to what may count as it. */
const CONTENT: readonly RegExp[] = [
	/^(post(ed)?|publish(ed)?|creat(e|ed|ion)|notes?|articles?|videos?|uploads?|发布|发帖|创作|投稿|笔记|文章|视频)$/i,
	/^(topics?|questions?|answers?|message|share|reviews?|话题|提问|回答|发言|消息|分享|评价)$/i,
	/^(comments?|repl(y|ies)|check-in|评论|回复|打卡)$/i,
];

function contentOf({ kinds }: Facts): EventSelector {
	for (const words of CONTENT) {
		const kind = kinds.find(({ name }) => words.test(name));
		if (kind !== undefined) return { kind: kind.name };
	}
	return ownActivity({ kinds });
}

const LIKED = /like|赞|收藏|save|favou?rite|互动|interact|engag|view|阅读|播放/i;

function qualityOf({ eventColumns, roles }: Facts): Partial<CreatorsParams> {
	const column = eventColumns.find(({ name, kind }) => kind === 'number' && LIKED.test(name));
	if (column !== undefined) return { quality: 'column', column: column.name };
	return { quality: roles.includes('target') ? 'addressed' : 'even' };
}

function spanOf({ firstTime, lastTime }: Facts): number {
	return firstTime === null || lastTime === null ? 0 : (lastTime - firstTime) / DAY;
}
