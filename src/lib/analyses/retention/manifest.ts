import * as v from 'valibot';
import { DAY, type Unit } from '../../base/time';
import type { Facts } from '../../model/dataset';
import { isJoining } from '../../model/joining';
import { ownActivity } from '../../model/own-activity';
import type { EventSelector, Manifest } from '../contract';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import type { RetentionResult } from './result';

const UNITS = ['day', 'week', 'month'] as const satisfies readonly Unit[];
const COHORTS = ['first-ever', 'first-in-range', 'each'] as const;
const MODES = ['on', 'on-or-after'] as const;
const CLOCKS = ['calendar', 'rolling'] as const;

export interface RetentionParams {
	/** What puts a member into a cohort. */
	readonly start: EventSelector;
	/** What counts as having come back. */
	readonly return: EventSelector;
	readonly unit: Unit;
	/** Columns of the matrix, period 0 included; 0 = as many as the data allow. */
	readonly periods: number;
	/**
	 * Which start counts: the first one ever (whatever the range; cohorts outside it are left out), the first one in the range,
	 * or each (a member is in every cohort period in which the start was done).
	 */
	readonly cohort: (typeof COHORTS)[number];
	/** Came back in period k, or in k or later. */
	readonly mode: (typeof MODES)[number];
	/** Periods of the calendar, or counted from each member's own start: 24 hours, 7 or 30 times 24 hours. */
	readonly clock: (typeof CLOCKS)[number];
	/** 1 = Monday … 7 = Sunday; 0 = as the data set has it. */
	readonly weekStart: number;
}

const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

/** The JSON of the params; everything may be left out. */
const schema: v.GenericSchema<unknown, RetentionParams> = v.strictObject({
	start: v.optional(selectorSchema, 'any'),
	return: v.optional(selectorSchema, 'any'),
	unit: v.optional(v.picklist(UNITS), 'week'),
	periods: v.optional(whole(400), 0),
	cohort: v.optional(v.picklist(COHORTS), 'first-ever'),
	mode: v.optional(v.picklist(MODES), 'on'),
	clock: v.optional(v.picklist(CLOCKS), 'calendar'),
	weekStart: v.optional(whole(7), 0),
});

export const manifest: Manifest<'retention', RetentionParams, RetentionResult> = {
	id: 'retention',
	version: 1,
	family: 'behaviour',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				start: firstStart(facts),
				return: ownActivity(facts),
				unit: unitFor(facts),
			}),
		sentence: (params) => ({ key: 'sentence', values: shown(params) }),
		tokens: {
			start: { path: 'start', type: 'event', any: true },
			return: { path: 'return', type: 'event', any: true },
			unit: { path: 'unit', type: 'choice', options: options('unit', UNITS) },
			cohort: { path: 'cohort', type: 'choice', options: options('cohort', COHORTS) },
			mode: { path: 'mode', type: 'choice', options: options('mode', MODES) },
			clock: { path: 'clock', type: 'choice', options: options('clock', CLOCKS) },
			weekStart: { path: 'weekStart', type: 'choice', options: options('weekStart', [0, 1, 6, 7]) },
			periods: { path: 'periods', type: 'choice', options: options('periods', [0, 5, 9, 13, 27]) },
		},
		more: (params) => {
			const { late, timing, week, cut } = shown(params);
			return [
				...(late === 'no' ? ['mode'] : []),
				...(timing === 'calendar' ? ['clock'] : []),
				...(cut === 'no' ? ['periods'] : []),
				...(week === 'no' && params.unit === 'week' ? ['weekStart'] : []),
			];
		},
		columns: (params) => selectorColumns(params.start, params.return),
	},
};

/** Which parts of the sentence are said: what is not at its default. */
function shown({ cohort, mode, clock, weekStart, unit, periods }: RetentionParams) {
	return {
		who: cohort === 'each' ? 'each' : 'first',
		late: mode === 'on' ? 'no' : 'yes',
		timing: clock,
		week: weekStart > 0 && unit === 'week' ? 'yes' : 'no',
		cut: periods > 0 ? 'yes' : 'no',
	};
}

function options<T extends string | number>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

/** What sounds like joining; else any event. */
function firstStart({ kinds }: Facts): EventSelector {
	const kind = kinds.find(({ name }) => isJoining(name));
	return kind === undefined ? 'any' : { kind: kind.name };
}

/** Some ten to thirty periods. */
function unitFor({ firstTime, lastTime }: Facts): Unit {
	const days = firstTime === null || lastTime === null ? 0 : (lastTime - firstTime) / DAY;
	return days <= 31 ? 'day' : days <= 300 ? 'week' : 'month';
}
