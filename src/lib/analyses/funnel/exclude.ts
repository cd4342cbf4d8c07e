import { firstAtOrAfter } from '../../base/search';
import type { Exclusion } from '../contract';
import type { Bits, Oldest, Run } from './rules';

/**
 * Applies the exclusions to a run. An excluded event lies between two steps iff it is strictly after the one and strictly
 * before the other; where the later step was not reached, iff the window for it was still open. `bits(row)` has the bit
 * `firstBit + i` where exclusion i holds.
 */
export function excluder(
	bits: Bits,
	time: Float64Array,
	exclusions: readonly Exclusion[],
	firstBit: number,
	oldest: Oldest,
	eachStep: boolean,
): (run: Run, last: number) => void {
	/** When the first event of exclusion `i` after `after` happened, if `stillIn` then; else Infinity. */
	function find(
		i: number,
		entryRow: number,
		last: number,
		after: number,
		stillIn: (t: number) => boolean,
	): number {
		let row = firstAtOrAfter(time, entryRow, last, after);
		for (; row < last; row++) {
			const t = time[row]!;
			if (!stillIn(t)) break;
			if (t > after && (bits(row) >>> (firstBit + i)) & 1) return t;
		}
		return Infinity;
	}

	return (run, last) => {
		const { level, times } = run;
		let kept = level;
		for (const [i, { from, to, effect }] of exclusions.entries()) {
			if (level <= from) continue;
			const after = times[from]!;
			const reached = level > to;
			const until = times[to]!;
			const opened = eachStep ? times[level - 1]! : times[0]!;
			const at = find(i, run.entryRow, last, after, (t) =>
				reached ? t < until : oldest(t) <= opened,
			);
			if (at === Infinity) continue;
			if (effect === 'drop-member') kept = 0;
			else {
				let before = level;
				while (times[before - 1]! > at) before--;
				kept = Math.min(kept, before);
			}
		}
		if (kept === level) return;
		run.level = kept;
		if (kept > 0) run.lastRow = lastRowOf(run, kept);
	};

	function lastRowOf(run: Run, level: number): number {
		const t = run.times[level - 1]!;
		let row = run.entryRow;
		while (time[row]! < t || ((bits(row) >>> (level - 1)) & 1) === 0) row++;
		return row;
	}
}
