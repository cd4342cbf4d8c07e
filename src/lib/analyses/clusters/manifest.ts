import * as v from 'valibot';
import type { Facts } from '../../model/dataset';
import { takingPart } from '../../model/own-activity';
import type { ColumnRef, EventSelector, Manifest } from '../contract';
import { selectorColumns, selectorSchema } from '../shared/selector';
import * as messages from './messages';
import type { ClustersRef, ClustersResult } from './result';

export const SOURCES = ['behaviour', 'kinds', 'columns'] as const;
export const SCALES = ['log', 'standard', 'none'] as const;
/** Numbers of clusters that are always tried. */
export const FEWEST_K = 2;
export const MOST_K = 8;

export interface ClustersParams {
	/** What members are compared by: activity, how often they did which kinds of events, or columns. */
	readonly of: (typeof SOURCES)[number];
	/** Events that count, of behaviour and kinds. */
	readonly event: EventSelector;
	/** Columns of numbers. */
	readonly columns: readonly ColumnRef[];
	/** Before distances are taken: logarithm and standardised, standardised, or as they are. */
	readonly scale: (typeof SCALES)[number];
	/** Number of clusters; 0 = the one with the highest silhouette. */
	readonly k: number;
	/** Of the random starts and of the sample: the same seed gives the same clusters. */
	readonly seed: number;
}

const ref = v.pipe(v.string(), v.nonEmpty());
const MOST_COLUMNS = 16;

const schema: v.GenericSchema<unknown, ClustersParams> = v.strictObject({
	of: v.optional(v.picklist(SOURCES), 'behaviour'),
	event: v.optional(selectorSchema, 'any'),
	columns: v.optional(v.pipe(v.array(ref), v.maxLength(MOST_COLUMNS)), []),
	scale: v.optional(v.picklist(SCALES), 'log'),
	k: v.optional(
		v.pipe(
			v.number(),
			v.integer(),
			v.check((k) => k === 0 || (k >= FEWEST_K && k <= 12), '0, or 2 to 12'),
		),
		0,
	),
	seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9)), 1),
});

/** The columns that are compared, each once. */
export function columnsOf(params: ClustersParams): ColumnRef[] {
	return params.of === 'columns' ? [...new Set(params.columns)] : [];
}

export const manifest: Manifest<'clusters', ClustersParams, ClustersResult> = {
	id: 'clusters',
	version: 2,
	family: 'segment',
	needs: { events: false },
	messages,
	classes: {
		of: ({ k }) =>
			Array.from({ length: k }, (_, cluster) => ({
				ref: { cluster, k } satisfies ClustersRef,
				label: { message: 'cluster', values: { n: cluster + 1 } },
			})),
		settled: (params) => (params.k === 0 ? { ...params, k: 3 } : params),
	},
	params: {
		schema,
		defaults: (facts) =>
			v.parse(schema, {
				event: takingPart(facts),
				...(facts.events === 0 ? { of: 'columns', scale: 'standard', ...numbersOf(facts) } : {}),
			}),
		sentence: ({ of, k, seed }) => ({
			key: 'sentence',
			values: { by: of, given: k === 0 ? 'no' : 'yes', seeded: seed === 1 ? 'no' : 'yes' },
		}),
		tokens: {
			of: { path: 'of', type: 'choice', options: options('of', SOURCES) },
			event: { path: 'event', type: 'event', any: true },
			columns: {
				path: 'columns',
				type: 'columns',
				kinds: ['number'],
				max: MOST_COLUMNS,
				none: 'columns.none',
			},
			scale: { path: 'scale', type: 'choice', options: options('scale', SCALES) },
			k: { path: 'k', type: 'choice', options: options('k', [0, 2, 3, 4, 5, 6, 7, 8]) },
			seed: { path: 'seed', type: 'number', min: 0, max: 1e9, step: 1 },
		},
		more: ({ seed }) => (seed === 1 ? ['seed'] : []),
		columns: (params) => [
			...new Set([
				...(params.of === 'columns' ? [] : selectorColumns(params.event)),
				...columnsOf(params),
			]),
		],
	},
};

function options<T extends string | number>(group: string, values: readonly T[]) {
	return values.map((value) => ({ value, label: `${group}.${value}` }));
}

function numbersOf({ memberColumns }: Facts): Partial<ClustersParams> {
	const columns = memberColumns
		.filter(({ kind }) => kind === 'number')
		.slice(0, 4)
		.map(({ name }) => `member:${name}`);
	return { columns };
}
