import * as v from 'valibot';
import { DAY, type Unit } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { takingPart } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { isLeaving } from '../shared/leaving';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import { STAGES, type LifecycleRef, type LifecycleResult } from './result';

export const UNITS = ['day', 'week', 'month'] as const satisfies readonly Unit[];
export const LEAVES = ['lost', 'ignore'] as const;

export interface LifecycleParams {
	/** What counts as activity. */
	readonly event: EventSelector;
	/** Members are held against the gaps of their own group; null = of everyone. */
	readonly by: ColumnRef | null;
	/** Percentiles of the gaps from which on silent members are at risk and lost. */
	readonly atRisk: number;
	readonly lost: number;
	/** Known for fewer days than this: new. */
	readonly newDays: number;
	/** Growing: more active days in the last so many days than in as many before. */
	readonly trendDays: number;
	/** Periods of the flow, and between which members move. */
	readonly unit: Unit;
	/** Members who left: lost at once, or judged by their silence alone. */
	readonly leave: (typeof LEAVES)[number];
}

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));
const percentile = v.pipe(v.number(), v.gtValue(0), v.maxValue(100));

const schema: v.GenericSchema<unknown, LifecycleParams> = v.pipe(
	v.strictObject({
		event: v.optional(selectorSchema, 'any'),
		by: v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null),
		atRisk: v.optional(percentile, 80),
		lost: v.optional(percentile, 90),
		newDays: v.optional(days, 14),
		trendDays: v.optional(days, 28),
		unit: v.optional(v.picklist(UNITS), 'month'),
		leave: v.optional(v.picklist(LEAVES), 'ignore'),
	}),
	v.check(({ atRisk, lost }) => lost >= atRisk, 'Lost must not come before at risk'),
);

export const manifest: Manifest<'lifecycle', LifecycleParams, LifecycleResult> = {
	id: 'lifecycle',
	version: 1,
	family: 'segment',
	needs: { events: true },
	messages,
	classes: {
		of: () =>
			STAGES.map((stage) => ({
				ref: { stage } satisfies LifecycleRef,
				label: { message: `stage.${stage}` },
			})),
	},
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				event: takingPart(facts),
				unit: unitFor(facts),
				leave: facts.kinds.some(({ name }) => isLeaving(name)) ? 'lost' : 'ignore',
			}),
		sentence: ({ by, leave }) => ({
			key: 'sentence',
			values: { grouped: by === null ? 'no' : 'yes', left: leave },
		}),
		tokens: {
			event: { path: 'event', type: 'event', any: true },
			by: { path: 'by', type: 'column', kinds: ['category', 'flag'], none: 'by.none' },
			atRisk: { path: 'atRisk', type: 'number', min: 1, max: 100, step: 1 },
			lost: { path: 'lost', type: 'number', min: 1, max: 100, step: 1 },
			newDays: { path: 'newDays', type: 'number', min: 1, max: 3650, step: 1, unit: 'days' },
			trendDays: { path: 'trendDays', type: 'number', min: 1, max: 3650, step: 1, unit: 'days' },
			unit: { path: 'unit', type: 'choice', options: options('unit', UNITS) },
			leave: { path: 'leave', type: 'choice', options: options('leave', LEAVES) },
		},
		more: ({ by, leave }) => [
			...(by === null ? ['by'] : []),
			...(leave === 'ignore' ? ['leave'] : []),
			'trendDays',
		],
		columns: ({ event, by }) => [
			...new Set([...selectorColumns(event), ...(by === null ? [] : [by])]),
		],
	},
};

function options<T extends string>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

function unitFor({ firstTime, lastTime }: Facts): Unit {
	const span = firstTime === null || lastTime === null ? 0 : (lastTime - firstTime) / DAY;
	return span <= 21 ? 'day' : span <= 150 ? 'week' : 'month';
}
