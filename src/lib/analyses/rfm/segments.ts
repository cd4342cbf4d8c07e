import { ELEVEN_GRID, ELEVEN_IDS, meanOfScores, R_RULES } from '../shared/rfm-sets';
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

const ELEVEN: SegmentSet = {
	ids: ELEVEN_IDS,
	classify: ({ r, f, m }, bins) => {
		const value = meanOfScores(onFive(f, bins.f), onFive(m, bins.m));
		return ELEVEN_IDS.indexOf(ELEVEN_GRID[onFive(r, bins.r) - 1]![value - 1]!);
	},
};

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
