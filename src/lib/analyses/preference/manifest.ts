import * as v from 'valibot';
import type { ColumnFacts, Facts } from '../../model/dataset';
import { takingPart } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import type { PreferenceResult } from './result';

export interface PreferenceParams {
	/** Events that say what somebody likes. */
	readonly event: EventSelector;
	/** What they are about; null: the kind of the event. */
	readonly category: ColumnRef | null;
	/** The way by which they come; null: not looked at. */
	readonly channel: ColumnRef | null;
	/** Fewer events than this tell no preference. */
	readonly least: number;
	/** Categories of their own; the rest counts as one. */
	readonly top: number;
}

const column = v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null);
const whole = (min: number, max: number, otherwise: number) =>
	v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), otherwise);

const schema: v.GenericSchema<unknown, PreferenceParams> = v.strictObject({
	event: v.optional(selectorSchema, 'any'),
	category: column,
	channel: column,
	least: whole(1, 100, 3),
	top: whole(2, 20, 10),
});

export const manifest: Manifest<'preference', PreferenceParams, PreferenceResult> = {
	id: 'preference',
	version: 1,
	family: 'segment',
	needs: { events: true },
	messages,
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				event: takingPart(facts),
				category: firstCategory(facts),
				channel: facts.roles.includes('channel') ? 'channel' : null,
			}),
		sentence: ({ channel }) => ({
			key: 'sentence',
			values: { by: channel === null ? 'no' : 'yes' },
		}),
		tokens: {
			event: { path: 'event', type: 'event', any: true },
			category: {
				path: 'category',
				type: 'column',
				kinds: ['category', 'flag', 'tags'],
				none: 'category.kind',
			},
			channel: {
				path: 'channel',
				type: 'column',
				kinds: ['category', 'flag'],
				none: 'channel.none',
			},
			least: { path: 'least', type: 'number', min: 1, max: 100, step: 1 },
			top: { path: 'top', type: 'number', min: 2, max: 20, step: 1 },
		},
		more: ({ channel }) => (channel === null ? ['channel', 'top'] : ['top']),
		columns: ({ event, category, channel }) => [
			...new Set([
				...selectorColumns(event),
				...[category, channel].filter((ref): ref is ColumnRef => ref !== null),
			]),
		],
	},
};

/** What the things are that events are about: a column that describes them, else the things if they are few, else the kind. */
function firstCategory({ eventColumns }: Facts): ColumnRef | null {
	const fits = ({ kind, distinct }: ColumnFacts): boolean =>
		kind === 'category' && distinct !== undefined && distinct >= 2 && distinct <= 50;
	const described = eventColumns.find((one) => one.name.startsWith('object:') && fits(one));
	const object = eventColumns.find((one) => one.name === 'object' && fits(one));
	return (described ?? object)?.name ?? null;
}
