import type { Codes } from '../../columns/column';
import { emptyRun, type Oldest, type Solver } from './rules';

/**
 * Ordered steps, window from the first step, each kind at most one step: what nearly every funnel is.
 *
 * One pass keeps, per level, the latest start of a run that has got there: a later start can do all that an earlier one
 * can. Events of one stamp count in step order, whatever their order in the file: a step that becomes possible within a
 * stamp takes along the later steps already seen at that stamp.
 *
 * `stepOf`: by kind code, 0 = no step, else the step from 1 on.
 */
export function plainSolver(
	codes: Codes,
	time: Float64Array,
	stepOf: Uint8Array,
	steps: number,
	oldest: Oldest,
): Solver {
	const run = emptyRun(steps);
	const starts = new Float64Array(steps + 1);
	const { times } = run;

	function solve(first: number, last: number, entryLimit: number) {
		let top = 0;
		let topTime = 0;
		let stamp = NaN;
		let seen = 0;
		for (let row = first; row < last; row++) {
			let step = stepOf[codes[row]!]!;
			if (step === 0) continue;
			const t = time[row]!;
			if (t !== stamp) {
				stamp = t;
				seen = 0;
			}
			seen |= 1 << step;
			do {
				if (step === 1) {
					if (t >= entryLimit) break;
					starts[1] = t;
				} else {
					if (step > top + 1 || starts[step - 1]! < oldest(t)) break;
					starts[step] = starts[step - 1]!;
				}
				if (step > top) {
					top = step;
					topTime = t;
				}
				step++;
			} while ((seen >>> step) & 1);
			if (top === steps) break;
		}
		run.level = top;
		run.lastEntry = starts[1]!;
		if (top > 0) trace(first, top, topTime);
		return run;
	}

	/**
	 * Level `top` is first reached at `topTime`. So the first entry that gets there is the earliest one whose window is still
	 * open then, and from it every step is done at the first occasion.
	 */
	function trace(first: number, top: number, topTime: number): void {
		const earliest = oldest(topTime);
		let row = first;
		while (time[row]! < earliest) row++;
		let entry = row;
		while (stepOf[codes[entry]!] !== 1) entry++;
		run.entryRow = entry;
		const entryTime = time[entry]!;
		while (row < entry && time[row]! < entryTime) row++;
		let level = 0;
		let stamp = NaN;
		let seen = 0;
		for (; level < top; row++) {
			const step = stepOf[codes[row]!]!;
			if (step === 0) continue;
			const t = time[row]!;
			if (t !== stamp) {
				stamp = t;
				seen = 0;
			}
			seen |= 1 << step;
			while (level < top && (seen >>> (level + 1)) & 1) times[level++] = t;
		}
		let lastRow = row - 1;
		while (stepOf[codes[lastRow]!] !== top) lastRow--;
		run.lastRow = lastRow;
	}

	return solve;
}
