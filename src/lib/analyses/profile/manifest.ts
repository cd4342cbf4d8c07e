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

/** A column of the members that tells them apart and does not name them. */
function firstDimension({ memberColumns, members }: Facts): ColumnRef | null {
	const fits = ({ kind, distinct, present }: ColumnFacts): boolean => {
		if (present === 0) return false;
		if (kind === 'flag' || kind === 'number') return true;
		return (
			kind === 'category' && (distinct ?? 0) > 1 && (distinct ?? 0) <= Math.max(2, members / 3)
		);
	};
	const found =
		memberColumns.find((one) => one.kind === 'category' && fits(one)) ?? memberColumns.find(fits);
	return found === undefined ? null : `member:${found.name}`;
}
