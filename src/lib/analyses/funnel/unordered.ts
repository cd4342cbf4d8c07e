import { copyRun, emptyRun, type Bits, type Oldest, type Solver } from './rules';
import { addToStamp, Assignment, clearStamp, emptyStamp } from './stamp';

export interface UnorderedRules {
	readonly steps: number;
	readonly oldest: Oldest;
	readonly reuse: boolean;
	/** All but the earliest step must lie strictly after it. */
	readonly later: boolean;
	readonly firstEntry: boolean;
}

/**
 * Any order: each step once, all within the window from the earliest of them. The level is the number of steps done; step k
 * of the run is the k-th that was done.
 *
 * Two pointers move over the member's events and count which steps the window of an anchor holds. That count bounds what the
 * anchor can reach, so that only anchors that could beat the best are worked out (by giving steps distinct events).
 */
export function unorderedSolver(
	bits: Bits,
	time: Float64Array,
	{ steps, oldest, reuse, later, firstEntry }: UnorderedRules,
): Solver {
	const all = (1 << steps) - 1;
	const best = emptyRun(steps);
	const tried = emptyRun(steps);
	const inWindow = new Uint32Array(steps);
	const stamp = emptyStamp();
	const assignment = new Assignment();

	function count(mask: number, change: number): void {
		for (let k = 0; k < steps; k++) if ((mask >>> k) & 1) inWindow[k]! += change;
	}

	function possible(): number {
		let n = 0;
		for (let k = 0; k < steps; k++) if (inWindow[k]! > 0) n++;
		return n;
	}

	/** Goes through the window from the row `anchor`; each event that lets one more step be done raises the level. */
	function work(anchor: number, last: number): void {
		tried.level = 0;
		tried.entryRow = anchor;
		assignment.reset(stamp.distinct);
		clearStamp(stamp);
		let done = 0;
		const start = time[anchor]!;
		for (let row = anchor; row < last && tried.level < steps; row++) {
			const t = time[row]!;
			if (oldest(t) > start) break;
			const mask = bits(row) & all;
			if (mask === 0 || (later && row > anchor && t === start)) continue;
			if (reuse) {
				for (let k = 0; k < steps; k++) if (((mask & ~done) >>> k) & 1) reach(row, t);
				done |= mask;
				continue;
			}
			addToStamp(stamp, mask);
			for (let k = 0; k < steps; k++) {
				if ((done >>> k) & 1 || !assignment.add(stamp, k)) continue;
				done |= 1 << k;
				reach(row, t);
				break;
			}
		}
	}

	function reach(row: number, t: number): void {
		tried.times[tried.level++] = t;
		tried.lastRow = row;
	}

	return (first, last, entryLimit) => {
		best.level = 0;
		inWindow.fill(0);
		let ahead = first;
		for (let row = first; row < last && best.level < steps; row++) {
			const start = time[row]!;
			if (start >= entryLimit) break;
			const mask = bits(row) & all;
			if (mask === 0) continue;
			for (; ahead < last && oldest(time[ahead]!) <= start; ahead++) count(bits(ahead) & all, 1);
			if (possible() > best.level) {
				work(row, last);
				if (tried.level > best.level) copyRun(tried, best);
			}
			if (firstEntry) break;
			count(mask, -1);
		}
		return best;
	};
}
