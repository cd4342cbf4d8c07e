import * as v from 'valibot';
import { takingPart } from '../../model/own-activity';
import type { EventSelector, Manifest } from '../contract';
import { selectorColumns, selectorSchema } from '../shared/selector';
import { CIRCLES, hasBenefits } from './benefits';
import * as messages from './messages';
import type { CirclesRef, CirclesResult } from './result';

export interface CirclesParams {
	/** What counts as taking part. */
	readonly event: EventSelector;
	/** Days with such an event in the month, or such events. */
	readonly measure: 'days' | 'events';
	/** From so many on in the middle circle, and in the centre; from 1 on in the outer one. */
	readonly middle: number;
	readonly centre: number;
	/** What those of the centre, the middle and the outer circle get, in words of one's own. Missing or blank: nothing said. */
	readonly benefits?: readonly string[] | undefined;
}

/** Characters that the benefits of a circle may have. */
const MOST = 500;

const bound = (otherwise: number) =>
	v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100_000)), otherwise);

const schema: v.GenericSchema<unknown, CirclesParams> = v.pipe(
	v.strictObject({
		event: v.optional(selectorSchema, 'any'),
		measure: v.optional(v.picklist(['days', 'events']), 'days'),
		middle: bound(4),
		centre: bound(10),
		benefits: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(MOST))), v.length(3))),
	}),
	v.check(({ middle, centre }) => middle < centre, 'The centre must ask for more than the middle'),
);

/** Nested: those of the centre are in the middle circle, and those of both in the outer one. */
const CLASSES = ['centre', 'middle', 'outer', 'outside'] as const;

export const manifest: Manifest<'circles', CirclesParams, CirclesResult> = {
	id: 'circles',
	version: 1,
	family: 'community',
	needs: { events: true },
	messages,
	classes: {
		of: () =>
			CLASSES.map((of) => ({
				ref: { of } satisfies CirclesRef,
				label: { message: `class.${of}` },
			})),
	},
	params: {
		schema,
		defaults: (facts) => v.parse(schema, { event: takingPart(facts) }),
		sentence: (params) => ({ key: hasBenefits(params) ? 'sentence.benefits' : 'sentence' }),
		tokens: {
			event: { path: 'event', type: 'event', any: true },
			measure: {
				path: 'measure',
				type: 'choice',
				options: [
					{ value: 'days', label: 'measure.days' },
					{ value: 'events', label: 'measure.events' },
				],
			},
			middle: { path: 'middle', type: 'number', min: 2, max: 100_000, step: 1 },
			centre: { path: 'centre', type: 'number', min: 2, max: 100_000, step: 1 },
			benefits: {
				path: 'benefits',
				type: 'texts',
				labels: CIRCLES.map((of) => `table.${of}`),
				most: MOST,
			},
		},
		more: (params) => (hasBenefits(params) ? [] : ['benefits']),
		columns: ({ event }) => selectorColumns(event),
	},
};
