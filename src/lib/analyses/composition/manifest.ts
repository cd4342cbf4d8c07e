import * as v from 'valibot';
import type { Facts } from '../../model/dataset';
import type { ColumnRef, Manifest } from '../contract';
import * as messages from './messages';
import type { CompositionResult, TraitId } from './result';

export interface CompositionParams {
	/** What puts members into groups; null: all are one group. */
	readonly group: ColumnRef | null;
	/** What they may have in common; null: not looked at. */
	readonly region: ColumnRef | null;
	readonly age: ColumnRef | null;
	readonly interest: ColumnRef | null;
	readonly sex: ColumnRef | null;
	/** Groups shown, largest first. */
	readonly top: number;
}

const column = v.optional(v.nullable(v.pipe(v.string(), v.nonEmpty())), null);

const schema: v.GenericSchema<unknown, CompositionParams> = v.strictObject({
	group: column,
	region: column,
	age: column,
	interest: column,
	sex: column,
	top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 12),
});

const KINDS = ['category', 'flag', 'number', 'tags'] as const;
const trait = (path: TraitId) =>
	({ path, type: 'column', kinds: KINDS, none: 'trait.none' }) as const;

/** Headers by which the columns are known. */
const NAMES: Readonly<Record<TraitId, RegExp>> = {
	region: /region|city|province|country|state|城市|地区|地域|省/i,
	age: /^age\b|[_ ]age\b|年龄|年齡/i,
	interest: /interest|hobb|topic|兴趣|爱好|话题/i,
	sex: /^(sex|gender)$|性别|性別/i,
};

export const manifest: Manifest<'composition', CompositionParams, CompositionResult> = {
	id: 'composition',
	version: 1,
	family: 'community',
	needs: { events: false },
	messages,
	params: {
		schema,
		defaults: (facts) => v.parse(schema, likely(facts)),
		sentence: () => ({ key: 'sentence' }),
		tokens: {
			group: { path: 'group', type: 'column', kinds: ['category', 'flag'], none: 'group.none' },
			region: trait('region'),
			age: trait('age'),
			interest: trait('interest'),
			sex: trait('sex'),
			top: { path: 'top', type: 'number', min: 1, max: 50, step: 1 },
		},
		more: () => ['top'],
		columns: ({ group, region, age, interest, sex }) => [
			...new Set(
				[group, region, age, interest, sex].filter((ref): ref is ColumnRef => ref !== null),
			),
		],
	},
};

function likely({ roles, memberColumns }: Facts): Partial<CompositionParams> {
	const find = (name: RegExp): ColumnRef | null => {
		const found = memberColumns.find((one) => one.present > 0 && name.test(one.name));
		return found === undefined ? null : `member:${found.name}`;
	};
	return {
		group: roles.includes('group') ? 'group' : find(/group|群/i),
		region: find(NAMES.region),
		age: find(NAMES.age),
		interest: find(NAMES.interest),
		sex: find(NAMES.sex),
	};
}
