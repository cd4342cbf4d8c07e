import {
	ELEVEN_GRID,
	ELEVEN_IDS,
	meanOfScores,
	R_README_RULES,
	R_RULES,
} from '../analyses/shared/rfm-sets';
import { coverScores } from './score-cover';
import type { LintRule, Space } from './linter';

const SCORES = [1, 2, 3, 4, 5];

/** Scores of R, F and M from 1 to 5, and `fm`, the mean of F and M. */
export const RFM_SPACE: Space = {
	axes: ['r', 'f', 'm'].map((name) => ({ name, values: SCORES })),
	derived: [{ name: 'fm', of: ([, f, m]) => meanOfScores(f!, m!) }],
};

export const SCORE_SET_IDS = ['eleven', 'r-package', 'r-readme'] as const;
export type ScoreSetId = (typeof SCORE_SET_IDS)[number];

/** Published sets of classes as rules to check, to copy and to edit. */
export const SCORE_SETS: Readonly<Record<ScoreSetId, readonly LintRule[]>> = {
	eleven: ELEVEN_IDS.map((id) => ({
		id,
		of: coverScores(['r', 'fm'], ([r, fm]) => ELEVEN_GRID[r! - 1]![fm! - 1] === id),
	})),
	'r-package': R_RULES.map(bounded),
	'r-readme': R_README_RULES.map(bounded),
};

function bounded({ id, r, f, m }: (typeof R_RULES)[number]): LintRule {
	return { id, of: [{ r: range(r), f: range(f), m: range(m) }] };
}

function range([min, max]: readonly [number, number]) {
	return { min, max };
}
