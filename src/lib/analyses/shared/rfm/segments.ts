import { ELEVEN_GRID, ELEVEN_IDS, meanOfScores } from '../rfm-sets';
import { onFive } from '../scoring';
import type { RfmRules } from './rules';
import { ELEVEN_RULES, holds, PACKAGE_RULES, type ScoreRule } from './score-boxes';

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

/** Rules over scores, tried in their order; what none of them holds is `others`. */
function setOfRules(rules: readonly ScoreRule[]): SegmentSet {
	return {
		ids: [...rules.map(({ id }) => id), 'others'],
		classify: (standing, bins) => {
			const r = onFive(standing.r, bins.r);
			const f = onFive(standing.f, bins.f);
			const m = onFive(standing.m, bins.m);
			const found = rules.findIndex((rule) => holds(rule, r, f, m));
			return found === -1 ? rules.length : found;
		},
	};
}

export const SETS = {
	eight: EIGHT,
	eleven: ELEVEN,
	'r-package': setOfRules(PACKAGE_RULES),
} as const satisfies Readonly<Record<string, SegmentSet>>;

type SetRules = Pick<RfmRules, 'set' | 'segments'>;

export function setOf(rules: SetRules): SegmentSet {
	return rules.set === 'custom' ? setOfRules(ownRules(rules)) : SETS[rules.set];
}

function ownRules({ segments }: SetRules): readonly ScoreRule[] {
	return segments.length === 0 ? ELEVEN_RULES : segments;
}

/** The rules that may leave gaps or overlap; null where the set is a table without any. */
export function rulesOf(rules: SetRules): readonly ScoreRule[] | null {
	if (rules.set === 'custom') return ownRules(rules);
	return rules.set === 'r-package' ? PACKAGE_RULES : null;
}

/** The class of those who never ordered. */
export const NONE = 'none';
