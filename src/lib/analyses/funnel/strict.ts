import { copyRun, emptyRun, type Bits, type Oldest, type Run, type Solver } from './rules';

export interface StrictRules {
	readonly steps: number;
	readonly oldest: Oldest;
	readonly eachStep: boolean;
	readonly firstEntry: boolean;
	readonly exclude: ((run: Run, last: number) => void) | null;
}

/**
 * Strict order: the steps are events that follow each other directly, with no event of any kind between. Events of one
 * stamp stand in the order of the file, and each event is one step.
 */
export function strictSolver(
	bits: Bits,
	time: Float64Array,
	{ steps, oldest, eachStep, firstEntry, exclude }: StrictRules,
): Solver {
	const best = emptyRun(steps);
	const tried = emptyRun(steps);
	return (first, last, entryLimit) => {
		best.level = 0;
		for (let entry = first; entry < last && best.level < steps; entry++) {
			if ((bits(entry) & 1) === 0 || time[entry]! >= entryLimit) continue;
			let level = 0;
			let since = time[entry]!;
			for (let row = entry; level < steps && row < last; row++) {
				const t = time[row]!;
				if (((bits(row) >>> level) & 1) === 0 || since < oldest(t)) break;
				tried.times[level++] = t;
				if (eachStep) since = t;
			}
			tried.level = level;
			tried.entryRow = entry;
			tried.lastRow = entry + level - 1;
			exclude?.(tried, last);
			if (tried.level > best.level) copyRun(tried, best);
			if (firstEntry) break;
		}
		return best;
	};
}
