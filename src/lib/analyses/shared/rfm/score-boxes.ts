import { ELEVEN_GRID, ELEVEN_IDS, meanOfScores, R_RULES } from '../rfm-sets';

/** Inclusive bounds on a score. */
export interface ScoreBounds {
	readonly min?: number | undefined;
	readonly max?: number | undefined;
}

/** Bounds on scores from 1 to 5; `fm` is the mean of F and M, halves rounded up. What is not named may be anything. */
export interface ScoreBox {
	readonly r?: ScoreBounds | undefined;
	readonly f?: ScoreBounds | undefined;
	readonly m?: ScoreBounds | undefined;
	readonly fm?: ScoreBounds | undefined;
}

/** A segment holds where any of its boxes does. */
export interface ScoreRule {
	readonly id: string;
	readonly of: readonly ScoreBox[];
}

const inside = (bounds: ScoreBounds | undefined, score: number): boolean =>
	bounds === undefined || (score >= (bounds.min ?? 1) && score <= (bounds.max ?? 5));

const AXES = ['r', 'f', 'm', 'fm'] as const;

/** Is there a score within each of its bounds? */
export function isScoreBox(box: ScoreBox): boolean {
	return AXES.every((axis) => (box[axis]?.min ?? 1) <= (box[axis]?.max ?? 5));
}

/** The first box of the rule that these scores from 1 to 5 are in. */
export function boxOf({ of }: ScoreRule, r: number, f: number, m: number): ScoreBox | undefined {
	const fm = meanOfScores(f, m);
	return of.find(
		(box) => inside(box.r, r) && inside(box.f, f) && inside(box.m, m) && inside(box.fm, fm),
	);
}

/** Does the rule hold for these scores from 1 to 5? */
export function holds(rule: ScoreRule, r: number, f: number, m: number): boolean {
	return boxOf(rule, r, f, m) !== undefined;
}

const only = (score: number): ScoreBounds => ({ min: score, max: score });

/** The eleven as rules, to begin with. */
export const ELEVEN_RULES: readonly ScoreRule[] = ELEVEN_IDS.map((id) => ({
	id,
	of: ELEVEN_GRID.flatMap((row, r) =>
		row.flatMap((name, fm) => (name === id ? [{ r: only(r + 1), fm: only(fm + 1) }] : [])),
	),
}));

/** The boxes of R's rfm as rules. */
export const PACKAGE_RULES: readonly ScoreRule[] = R_RULES.map(({ id, r, f, m }) => ({
	id,
	of: [{ r: { min: r[0], max: r[1] }, f: { min: f[0], max: f[1] }, m: { min: m[0], max: m[1] } }],
}));

/** What a set of rules does with all combinations of scores. */
export interface ScoreLint {
	readonly cells: number;
	/** Combinations that no rule holds, and that two hold or more. */
	readonly gaps: number;
	readonly overlaps: number;
	/** Rules that get no combination: earlier ones hold all of theirs. */
	readonly unreached: readonly string[];
}

const SCORES = [1, 2, 3, 4, 5];

export function lintScores(rules: readonly ScoreRule[]): ScoreLint {
	let [cells, gaps, overlaps] = [0, 0, 0];
	const reached = new Set<string>();
	for (const r of SCORES) {
		for (const f of SCORES) {
			for (const m of SCORES) {
				cells++;
				const held = rules.filter((rule) => holds(rule, r, f, m));
				if (held.length === 0) gaps++;
				else reached.add(held[0]!.id);
				if (held.length > 1) overlaps++;
			}
		}
	}
	const unreached = rules.map(({ id }) => id).filter((id) => !reached.has(id));
	return { cells, gaps, overlaps, unreached };
}
