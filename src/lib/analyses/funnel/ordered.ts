import { copyRun, emptyRun, type Bits, type Oldest, type Run, type Solver } from './rules';
import { addToStamp, Assignment, clearStamp, emptyStamp } from './stamp';

export interface OrderedRules {
	readonly steps: number;
	readonly oldest: Oldest;
	readonly eachStep: boolean;
	readonly reuse: boolean;
	/** By step: it asks for the same kind as the step before and needs a later event. */
	readonly later: readonly boolean[];
	/** Only the member's first entry counts. */
	readonly firstEntry: boolean;
	/** Cuts or drops (level 0) a run; missing = every run stands. */
	readonly exclude: ((run: Run, last: number) => void) | null;
}

/**
 * Ordered steps in every variant: conditions that overlap, repeated steps, window per step, exclusions. `bits(row)` says
 * which steps a row fits (bit 0 = the first).
 *
 * Levels are found as in plain.ts, stamp by stamp: per level the latest start of a run that is there (window from the first
 * step) or the latest time of its last step (window per step). Within a stamp the steps that follow are given distinct events.
 * Where single entries are judged (exclusions, first entry only) each entry is walked for itself instead.
 */
export function orderedSolver(bits: Bits, time: Float64Array, rules: OrderedRules): Solver {
	const { steps, oldest, eachStep, reuse, later, firstEntry, exclude } = rules;
	const all = (1 << steps) - 1;
	const stamp = emptyStamp();
	const assignment = new Assignment();
	const best = emptyRun(steps);
	const walked = emptyRun(steps);
	/** By level: what must be in time for the next step. */
	const anchors = new Float64Array(steps + 1);
	/** By level: the times of the latest run that is there, `steps` entries each (window per step only). */
	const histories = new Float64Array((steps + 1) * steps);
	let last = 0;

	/** Reads the events at the stamp of `row`; the row after them. */
	function read(row: number): number {
		const t = time[row]!;
		clearStamp(stamp);
		for (; row < last && time[row] === t; row++) {
			const mask = bits(row) & all;
			if (mask !== 0) addToStamp(stamp, mask);
		}
		return row;
	}

	/** How many steps after `level` the stamp can fill. */
	function gain(level: number): number {
		let end = level;
		while (end < steps && (stamp.union >>> end) & 1 && (end === level || !later[end]!)) end++;
		if (reuse || end - level <= 1) return end - level;
		if (stamp.events === 1) return 1;
		assignment.reset(stamp.distinct);
		let step = level;
		while (step < end && assignment.add(stamp, step)) step++;
		return step - level;
	}

	/** The furthest level of all entries, and when it was first reached. */
	function furthest(first: number, entryLimit: number): { level: number; at: number } {
		let level = 0;
		let at = 0;
		for (let row = first; row < last && level < steps;) {
			const t = time[row]!;
			row = read(row);
			if (stamp.union === 0) continue;
			const open = oldest(t);
			for (let from = level; from >= 0; from--) {
				if (from === 0 ? t >= entryLimit : anchors[from]! < open) continue;
				const to = from + gain(from);
				const anchor = eachStep || from === 0 ? t : anchors[from]!;
				for (let k = from + 1; k <= to; k++) {
					if (k > level || anchors[k]! < anchor) anchors[k] = anchor;
				}
				if (to > level) {
					level = to;
					at = t;
				}
			}
		}
		return { level, at };
	}

	/** The run from the entry at the stamp that begins with `row`, as far as it gets, into `walked`. */
	function walk(row: number): void {
		walked.level = 0;
		const entryTime = time[row]!;
		let top = 0;
		while (row < last && top < steps) {
			const t = time[row]!;
			const open = oldest(t);
			const from = row;
			if (top > 0 && (eachStep ? latest(top) : entryTime) < open) break;
			row = read(row);
			if (stamp.union === 0) continue;
			const gained = eachStep ? stepOn(t, open, top, t === entryTime) : follow(t, top);
			if (gained <= top) continue;
			if (top === 0) walked.entryRow = rowWith(from, row, 1);
			top = gained;
			walked.level = top;
			walked.lastRow = rowWith(from, row, 1 << (top - 1));
			if (eachStep) walked.times.set(histories.subarray(top * steps, (top + 1) * steps));
		}
	}

	function follow(t: number, level: number): number {
		const to = level + gain(level);
		for (let k = level; k < to; k++) walked.times[k] = t;
		return to;
	}

	/** Window per step: lets every level that is in time step on; the highest level there is now. */
	function stepOn(t: number, open: number, level: number, isEntry: boolean): number {
		let top = level;
		for (let from = level; from >= 0; from--) {
			if (from === 0 ? !isEntry : anchors[from]! < open) continue;
			const to = from + gain(from);
			for (let k = from + 1; k <= to; k++) {
				if (k <= top && anchors[k] === t) continue;
				anchors[k] = t;
				histories.copyWithin(k * steps, from * steps, from * steps + from);
				histories.fill(t, k * steps + from, k * steps + k);
				if (k > top) top = k;
			}
		}
		return top;
	}

	function latest(level: number): number {
		let time = -Infinity;
		for (let k = 1; k <= level; k++) if (anchors[k]! > time) time = anchors[k]!;
		return time;
	}

	function rowWith(from: number, to: number, bit: number): number {
		for (let row = from; row < to; row++) if (bits(row) & bit) return row;
		return from;
	}

	/** Calls `visit` for the first row of each stamp that has an entry, from `first` on, until it says that it is enough. */
	function eachEntry(first: number, entryLimit: number, visit: (row: number) => boolean): void {
		for (let row = first; row < last && time[row]! < entryLimit;) {
			const from = row;
			const t = time[row]!;
			let entry = false;
			for (; row < last && time[row] === t; row++) if (bits(row) & 1) entry = true;
			if (entry && visit(from)) return;
		}
	}

	return (first, end, entryLimit) => {
		last = end;
		best.level = 0;
		if (firstEntry || exclude !== null) {
			eachEntry(first, entryLimit, (row) => {
				walk(row);
				exclude?.(walked, last);
				if (walked.level > best.level) copyRun(walked, best);
				return firstEntry || best.level === steps;
			});
			return best;
		}
		const { level, at } = furthest(first, entryLimit);
		if (level === 0) return best;
		const earliest = eachStep ? -Infinity : oldest(at);
		eachEntry(first, entryLimit, (row) => {
			if (time[row]! < earliest) return false;
			walk(row);
			if (walked.level === level) copyRun(walked, best);
			return best.level === level;
		});
		return best;
	};
}
