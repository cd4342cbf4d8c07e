// Sets of classes over scores of R, F and M from 1 to 5, as data: what the analysis puts buyers into, and the linter checks.

/** The mean of two scores, halves rounded up. */
export const meanOfScores = (f: number, m: number): number => Math.floor((f + m + 1) / 2);

export const ELEVEN_IDS = [
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
export const ELEVEN_GRID: readonly (readonly Eleven[])[] = [
	['lost', 'lost', 'at-risk', 'at-risk', 'cant-lose-them'],
	['hibernating', 'hibernating', 'at-risk', 'at-risk', 'cant-lose-them'],
	['about-to-sleep', 'about-to-sleep', 'needing-attention', 'loyal-customers', 'loyal-customers'],
	['promising', 'potential-loyalists', 'potential-loyalists', 'loyal-customers', 'loyal-customers'],
	['new-customers', 'potential-loyalists', 'potential-loyalists', 'champions', 'champions'],
];

/** Inclusive bounds of R, F and M. */
interface Bounded {
	readonly id: string;
	readonly r: readonly [number, number];
	readonly f: readonly [number, number];
	readonly m: readonly [number, number];
}

/** The set of R's rfm, in the order in which they are tried. They overlap and leave gaps: the first match wins. */
export const R_RULES: readonly Bounded[] = [
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

/** The set in its documentation since version 0.3. It overlaps and leaves gaps too. */
export const R_README_RULES: readonly Bounded[] = [
	{ id: 'champions', r: [5, 5], f: [5, 5], m: [5, 5] },
	{ id: 'potential-loyalists', r: [3, 5], f: [3, 5], m: [2, 5] },
	{ id: 'loyal-customers', r: [2, 4], f: [2, 4], m: [2, 4] },
	{ id: 'promising', r: [3, 4], f: [1, 3], m: [3, 5] },
	{ id: 'new-customers', r: [4, 5], f: [1, 3], m: [1, 5] },
	{ id: 'cant-lose-them', r: [1, 2], f: [3, 4], m: [4, 5] },
	{ id: 'at-risk', r: [1, 2], f: [2, 5], m: [4, 5] },
	{ id: 'needing-attention', r: [1, 3], f: [3, 5], m: [3, 5] },
	{ id: 'about-to-sleep', r: [2, 3], f: [1, 3], m: [1, 4] },
	{ id: 'lost', r: [1, 1], f: [1, 5], m: [1, 5] },
];
