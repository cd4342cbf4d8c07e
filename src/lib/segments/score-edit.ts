import { contains, type Bounds } from './cells';
import { lint, place, type Box, type Lint, type LintRule } from './linter';
import { coverScores } from './score-cover';
import { RFM_SPACE } from './score-sets';

/** What a set of classes does in the 125 combinations of scores; they are numbered with R slowest and M fastest. */
export function lintScoreSet(rules: readonly LintRule[]): Lint {
	return lint(RFM_SPACE, rules);
}

const EMPTY = lintScoreSet([]);

/** R, F and M of a combination. */
export function scoresAt(cell: number): readonly [r: number, f: number, m: number] {
	const [r, f, m] = place(EMPTY.axes, cell).map(({ value }) => value);
	return [r!, f!, m!];
}

export function cellOfScores(r: number, f: number, m: number): number {
	return ((r - 1) * 5 + f - 1) * 5 + m - 1;
}

/** Does a class hold this combination? */
export function holdsScores({ of }: LintRule, cell: number): boolean {
	const [r, f, m] = scoresAt(cell);
	const fm = RFM_SPACE.derived![0]!.of([r, f, m]);
	const scores: Readonly<Record<string, number>> = { r, f, m, fm };
	return of.some((box) =>
		Object.entries(box).every(([name, bounds]) => contains(bounds, scores[name] ?? NaN)),
	);
}

/** The class with these combinations given to it or taken from it; null: nothing would be left of it. */
export function withScores(
	rule: LintRule,
	cells: readonly number[],
	held: boolean,
): LintRule | null {
	const changed = new Set(cells);
	const of = coverScores(['r', 'f', 'm'], ([r, f, m]) => {
		const cell = cellOfScores(r!, f!, m!);
		return changed.has(cell) ? held : holdsScores(rule, cell);
	});
	return of.length === 0 ? null : { ...rule, of };
}

/** The scores between which a box lies on an axis. */
export function rangeIn(box: Box, axis: string): { readonly min: number; readonly max: number } {
	return { min: box[axis]?.min ?? 1, max: box[axis]?.max ?? 5 };
}

/** The box with another bound on one axis; the other bound goes along where it would be crossed. */
export function withBound(box: Box, axis: string, end: 'min' | 'max', score: number): Box {
	const { min, max } = rangeIn(box, axis);
	const next: Bounds =
		end === 'min'
			? { min: score, max: Math.max(max, score) }
			: { min: Math.min(min, score), max: score };
	const { [axis]: _, ...others } = box;
	return next.min === 1 && next.max === 5 ? others : { ...others, [axis]: next };
}

/** A name that no class of the set has. */
export function freeClassName(wanted: string, rules: readonly LintRule[]): string {
	const taken = new Set(rules.map(({ id }) => id));
	for (let n = rules.length + 1; ; n++) if (!taken.has(`${wanted} ${n}`)) return `${wanted} ${n}`;
}
