import { onFive } from '../shared/scoring';

/** What the sets of classes look at, per buyer. */
export interface Standing {
	/** Scores 1 … bins. */
	readonly r: number;
	readonly f: number;
	readonly m: number;
	/** Against the mean or median; equal = high. */
	readonly highR: boolean;
	readonly highF: boolean;
	readonly highM: boolean;
}

export interface Bins {
	readonly r: number;
	readonly f: number;
	readonly m: number;
}

/** Classes that every buyer is in exactly one of, in the order in which they are shown. */
export interface SegmentSet {
	readonly ids: readonly string[];
	/** Index into `ids`. */
	classify(standing: Standing, bins: Bins): number;
}

/** Index = (M high ? 0 : 4) + (R high ? 0 : 2) + (F high ? 0 : 1). */
const EIGHT: SegmentSet = {
	ids: [
		'important-value',
		'important-develop',
		'important-keep',
		'important-win-back',
		'general-value',
		'general-develop',
		'general-keep',
		'general-win-back',
	],
	classify: ({ highR, highF, highM }) => (highM ? 0 : 4) + (highR ? 0 : 2) + (highF ? 0 : 1),
};

const ELEVEN_IDS = [
	'champions',
	'loyal-customers',
	'potential-loyalists',
	'new-customers',
	'promising',
	'needing-attention',
	'about-to-sleep',
	'at-risk',
	'cant-lose-them',
	'hibernating',
	'lost',
] as const;
type Eleven = (typeof ELEVEN_IDS)[number];

/**
 * Rows: R from 1 to 5. Columns: the mean of F and M (halves rounded up) from 1 to 5. The table is the definition: each of
 * its 25 fields has one name, so there are neither gaps nor overlaps.
 */
const ELEVEN_GRID: readonly (readonly Eleven[])[] = [
	['lost', 'lost', 'at-risk', 'at-risk', 'cant-lose-them'],
	['hibernating', 'hibernating', 'at-risk', 'at-risk', 'cant-lose-them'],
	['about-to-sleep', 'about-to-sleep', 'needing-attention', 'loyal-customers', 'loyal-customers'],
	['promising', 'potential-loyalists', 'potential-loyalists', 'loyal-customers', 'loyal-customers'],
	['new-customers', 'potential-loyalists', 'potential-loyalists', 'champions', 'champions'],
];

const ELEVEN: SegmentSet = {
	ids: ELEVEN_IDS,
	classify: ({ r, f, m }, bins) => {
		const value = Math.floor((onFive(f, bins.f) + onFive(m, bins.m) + 1) / 2);
		return ELEVEN_IDS.indexOf(ELEVEN_GRID[onFive(r, bins.r) - 1]![value - 1]!);
	},
};

/** Inclusive bounds of R, F and M, in the order in which they are tried. They overlap and leave gaps: the first match wins. */
const R_RULES: readonly {
	id: string;
	r: readonly [number, number];
	f: readonly [number, number];
	m: readonly [number, number];
}[] = [
	{ id: 'champions', r: [4, 5], f: [4, 5], m: [4, 5] },
	{ id: 'loyal-customers', r: [2, 5], f: [3, 5], m: [3, 5] },
	{ id: 'potential-loyalists', r: [3, 5], f: [1, 3], m: [1, 3] },
	{ id: 'new-customers', r: [4, 5], f: [1, 1], m: [1, 1] },
	{ id: 'promising', r: [3, 4], f: [1, 1], m: [1, 1] },
	{ id: 'needing-attention', r: [2, 3], f: [2, 3], m: [2, 3] },
	{ id: 'about-to-sleep', r: [2, 3], f: [1, 2], m: [1, 2] },
	{ id: 'at-risk', r: [1, 2], f: [2, 5], m: [2, 5] },
	{ id: 'cant-lose-them', r: [1, 1], f: [4, 5], m: [4, 5] },
	{ id: 'lost', r: [1, 2], f: [1, 2], m: [1, 2] },
];

const within = (score: number, [low, high]: readonly [number, number]): boolean =>
	score >= low && score <= high;

const R_PACKAGE: SegmentSet = {
	ids: [...R_RULES.map((rule) => rule.id), 'others'],
	classify: (standing, bins) => {
		const r = onFive(standing.r, bins.r);
		const f = onFive(standing.f, bins.f);
		const m = onFive(standing.m, bins.m);
		const found = R_RULES.findIndex(
			(rule) => within(r, rule.r) && within(f, rule.f) && within(m, rule.m),
		);
		return found === -1 ? R_RULES.length : found;
	},
};

export const SETS = {
	eight: EIGHT,
	eleven: ELEVEN,
	'r-package': R_PACKAGE,
} as const satisfies Readonly<Record<string, SegmentSet>>;
export type SetId = keyof typeof SETS;
export const SET_IDS = Object.keys(SETS) as readonly SetId[];

/** The class of those who never ordered. */
export const NONE = 'none';
