import { ELEVEN_GRID, ELEVEN_IDS, meanOfScores, R_RULES } from '../analyses/shared/rfm-sets';
import type { LintRule, Space } from './linter';

const SCORES = [1, 2, 3, 4, 5];

/** Scores of R, F and M from 1 to 5, and `fm`, the mean of F and M. */
export const RFM_SPACE: Space = {
	axes: ['r', 'f', 'm'].map((name) => ({ name, values: SCORES })),
	derived: [{ name: 'fm', of: ([, f, m]) => meanOfScores(f!, m!) }],
};

/** The sets of the RFM analysis as rules to check, to copy and to edit. */
export const SCORE_SETS: Readonly<Record<'eleven' | 'r-package', readonly LintRule[]>> = {
	eleven: ELEVEN_IDS.map((id) => ({
		id,
		of: ELEVEN_GRID.flatMap((row, r) =>
			row.flatMap((name, fm) => (name === id ? [{ r: exactly(r + 1), fm: exactly(fm + 1) }] : [])),
		),
	})),
	'r-package': R_RULES.map(({ id, r, f, m }) => ({
		id,
		of: [{ r: range(r), f: range(f), m: range(m) }],
	})),
};

function exactly(score: number) {
	return { min: score, max: score };
}

function range([min, max]: readonly [number, number]) {
	return { min, max };
}
