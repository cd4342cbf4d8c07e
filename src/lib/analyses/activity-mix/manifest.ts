import * as v from 'valibot';
import { DAY } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { takingPart } from '../../model/own-activity';
import type { EventSelector, Manifest } from '../contract';
import { isLeaving } from '../shared/leaving';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import { LEVELS, type ActivityMixRef, type ActivityMixResult } from './result';

export const UNITS = ['week', 'month'] as const;
export const COUNTS = ['days', 'events'] as const;
export const LEAVES = ['stay', 'out'] as const;

export interface ActivityMixParams {
	/** What counts as activity. */
	readonly event: EventSelector;
	readonly unit: (typeof UNITS)[number];
	/** What is counted in a period: days with activity, or activities. */
	readonly by: (typeof COUNTS)[number];
	/** At least so many: core … */
	readonly core: number;
	/** … at least so many: active; fewer: lurker. */
	readonly active: number;
	/** Members who left before a period: still members (lurkers), or out until they are active again. */
	readonly leave: (typeof LEAVES)[number];
	/** The mix to compare with, in per cent; what is left of 100 are lurkers. */
	readonly referenceCore: number;
	readonly referenceActive: number;
}

const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

const schema: v.GenericSchema<unknown, ActivityMixParams> = v.pipe(
	v.strictObject({
		event: v.optional(selectorSchema, 'any'),
		unit: v.optional(v.picklist(UNITS), 'month'),
		by: v.optional(v.picklist(COUNTS), 'days'),
		core: v.optional(atLeastOne, 8),
		active: v.optional(atLeastOne, 1),
		leave: v.optional(v.picklist(LEAVES), 'stay'),
		referenceCore: v.optional(percent, 20),
		referenceActive: v.optional(percent, 50),
	}),
	v.check(({ core, active }) => core > active, 'Core must ask for more than active'),
	v.check(
		({ referenceCore, referenceActive }) => referenceCore + referenceActive <= 100,
		'Shares of more than 100 %',
	),
);

export const manifest: Manifest<'activity-mix', ActivityMixParams, ActivityMixResult> = {
	id: 'activity-mix',
	version: 1,
	family: 'segment',
	needs: { events: true },
	messages,
	classes: {
		of: () =>
			LEVELS.map((level) => ({
				ref: { level } satisfies ActivityMixRef,
				label: { message: `class.${level}` },
			})),
	},
	params: {
		schema,
		defaults: (facts) => {
			const unit = unitFor(facts);
			return v.parse(schema, {
				event: takingPart(facts),
				unit,
				core: unit === 'week' ? 3 : 8,
				leave: facts.kinds.some(({ name }) => isLeaving(name)) ? 'out' : 'stay',
			});
		},
		sentence: ({ leave }) => ({ key: 'sentence', values: { left: leave } }),
		tokens: {
			event: { path: 'event', type: 'event', any: true },
			unit: { path: 'unit', type: 'choice', options: options('unit', UNITS) },
			by: { path: 'by', type: 'choice', options: options('by', COUNTS) },
			core: { path: 'core', type: 'number', min: 1, max: 1000, step: 1 },
			active: { path: 'active', type: 'number', min: 1, max: 1000, step: 1 },
			leave: { path: 'leave', type: 'choice', options: options('leave', LEAVES) },
			referenceCore: { path: 'referenceCore', type: 'number', min: 0, max: 100, step: 1 },
			referenceActive: { path: 'referenceActive', type: 'number', min: 0, max: 100, step: 1 },
		},
		more: ({ leave }) => (leave === 'stay' ? ['leave'] : []),
		columns: ({ event }) => selectorColumns(event),
	},
};

function options<T extends string>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** Months where there are at least three of them. */
function unitFor({ firstTime, lastTime }: Facts): ActivityMixParams['unit'] {
	const days = firstTime === null || lastTime === null ? 0 : (lastTime - firstTime) / DAY;
	return days <= 100 ? 'week' : 'month';
}
