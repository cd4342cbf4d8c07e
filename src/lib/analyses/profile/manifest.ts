import * as v from 'valibot';
import type { ColumnFacts, Facts } from '../../model/dataset';
import type { ColumnRef, Manifest } from '../contract';
import * as messages from './messages';
import type { ProfileResult } from './result';

export interface ProfileParams {
	/** What members are looked at by; null: the kind of events they have most. */
	readonly dimension: ColumnRef | null;
	/** Crossed with it; null: nothing. */
	readonly by: ColumnRef | null;
	/** Values with a row of their own; the rest is one row. */
	readonly top: number;
}

const column = v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null);

const schema: v.GenericSchema<unknown, ProfileParams> = v.strictObject({
	dimension: column,
	by: column,
	top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(30)), 10),
});

const KINDS = ['category', 'flag', 'number', 'time'] as const;

export const manifest: Manifest<'profile', ProfileParams, ProfileResult> = {
	id: 'profile',
	version: 1,
	family: 'segment',
	needs: { events: false },
	messages,
	params: {
		schema,
		defaults: (facts) => v.parse(schema, { dimension: firstDimension(facts) }),
		sentence: ({ dimension, by }) => ({
			key: 'sentence',
			values: {
				rule: isOwn(dimension) ? 'own' : 'typical',
				cross: by === null ? 'no' : 'yes',
				byRule: isOwn(by) ? 'own' : 'typical',
			},
		}),
		tokens: {
			dimension: { path: 'dimension', type: 'column', kinds: KINDS, none: 'dimension.kind' },
			by: { path: 'by', type: 'column', kinds: KINDS, none: 'by.none' },
			top: { path: 'top', type: 'number', min: 2, max: 30, step: 1 },
		},
		more: ({ by }) => (by === null ? ['by', 'top'] : ['top']),
		columns: ({ dimension, by }) => [
			...new Set([dimension, by].filter((ref): ref is ColumnRef => ref !== null)),
		],
	},
};

/** Of the member, not of the member's events. */
function isOwn(ref: ColumnRef | null): boolean {
	return ref?.startsWith('member:') === true;
}

/** More values than these are a name or an id rather than something that people have in common. */
const COMMON = 50;

/**
 * A column of the members that tells groups of them: first a category of few values, then anything that does not name them.
 * Without one, and where everyone does the same, a category of few values on the events.
 */
function firstDimension({ memberColumns, eventColumns, kinds, members }: Facts): ColumnRef | null {
	const isCategory = ({ kind, distinct = 0 }: ColumnFacts, most: number): boolean =>
		kind === 'category' && distinct > 1 && distinct <= most;
	const found =
		memberColumns.find((one) => isCategory(one, Math.min(COMMON, Math.max(2, members / 3)))) ??
		memberColumns.find(
			({ kind, present }) => present > 0 && (kind === 'flag' || kind === 'number'),
		) ??
		memberColumns.find((one) => isCategory(one, Math.max(2, members / 3)));
	if (found !== undefined) return `member:${found.name}`;
	if (kinds.length > 1) return null;
	return eventColumns.find((one) => one.name !== 'order' && isCategory(one, COMMON))?.name ?? null;
}
