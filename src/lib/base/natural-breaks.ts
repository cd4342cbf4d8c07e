import { sortNumbers } from './sort-numbers';
import { countWhole } from './whole-counts';

/**
 * Classes of numbers that lie close together: the sum of squared distances to the means of their classes is small. A break is
 * the largest value of its class; the last class has none.
 */

/** Up to so many distinct values (or cells of them) the best breaks are searched for. */
export const MOST_EXACT = 2048;
const MOST_ROUNDS = 500;

/** Distinct values, ascending, and sums over the first i of them: how many, of the values, of their squares. */
interface Distinct {
	readonly values: Float64Array;
	readonly counts: Float64Array;
	readonly sums: Float64Array;
	readonly squares: Float64Array;
}

/**
 * Natural breaks (Fisher 1958, Jenks 1977): at most k classes with the least sum of squares there is. With more than 2,048
 * distinct values the best breaks between 2,048 cells of them are found, and then moved as `kmeansBreaks` does until every
 * value lies nearest to the mean of its own class.
 */
export function naturalBreaks(values: Float64Array, k: number): number[] {
	const distinct = distinctOf(values);
	const n = distinct.values.length;
	const classes = Math.min(k, n);
	if (n <= MOST_EXACT) return valuesAt(distinct, bestEnds(distinct, allEnds(n), classes));
	const cells = cellEnds(distinct);
	return valuesAt(distinct, settle(distinct, bestEnds(distinct, cells, classes)));
}

/**
 * k-means of one measure (Lloyd 1982): each value goes to the nearest mean until nothing moves; the best of three starts:
 * classes with equally many distinct values, equally wide ones, and those between the widest gaps. The sum of squares can be
 * larger than that of the natural breaks.
 */
export function kmeansBreaks(values: Float64Array, k: number): number[] {
	const distinct = distinctOf(values);
	let best: number[] = [];
	let least = Infinity;
	for (const ends of starts(distinct.values, Math.min(k, distinct.values.length))) {
		const found = settle(distinct, ends);
		const cost = costOf(distinct, found);
		if (cost < least) {
			least = cost;
			best = found;
		}
	}
	return valuesAt(distinct, best);
}

function starts(values: Float64Array, classes: number): number[][] {
	const n = values.length;
	if (n === 0) return [];
	const low = values[0]!;
	const step = (values[n - 1]! - low) / classes;
	const even = Array.from({ length: classes }, (_, c) => Math.round(((c + 1) * n) / classes));
	const wide = even.map((_, c) =>
		c === classes - 1 ? n : firstAbove(values, low + (c + 1) * step),
	);
	return [even, wide, [...widestGaps(values, classes - 1), n]].filter((ends) =>
		ends.every((end, c) => end > (ends[c - 1] ?? 0)),
	);
}

/** Where the widest gaps between neighbours are, ascending; of equal ones the first. */
function widestGaps(values: Float64Array, count: number): number[] {
	const widest: number[] = [];
	const gap = (end: number): number => values[end]! - values[end - 1]!;
	for (let end = 1; end < values.length && count > 0; end++) {
		if (widest.length === count && gap(end) <= gap(widest[count - 1]!)) continue;
		let at = widest.length;
		while (at > 0 && gap(widest[at - 1]!) < gap(end)) at--;
		widest.splice(at, 0, end);
		widest.length = Math.min(widest.length, count);
	}
	return widest.sort((a, b) => a - b);
}

function costOf({ counts, sums, squares }: Distinct, ends: readonly number[]): number {
	return ends.reduce((total, end, c) => {
		const start = ends[c - 1] ?? 0;
		const sum = sums[end]! - sums[start]!;
		return total + squares[end]! - squares[start]! - (sum * sum) / (counts[end]! - counts[start]!);
	}, 0);
}

function distinctOf(values: Float64Array): Distinct {
	const counted = countWhole(values);
	const sorted = counted === null ? sortNumbers(values) : null;
	const found = new Float64Array(sorted?.length ?? counted!.length);
	const times = new Float64Array(found.length);
	let n = 0;
	if (sorted !== null) {
		for (let i = 0; i < sorted.length; i++) {
			if (i === 0 || sorted[i] !== sorted[i - 1]) found[n++] = sorted[i]!;
			times[n - 1]!++;
		}
	} else {
		for (let value = 0; value < counted!.length; value++) {
			if (counted![value] === 0) continue;
			found[n] = value;
			times[n++] = counted![value]!;
		}
	}
	const counts = new Float64Array(n + 1);
	const sums = new Float64Array(n + 1);
	const squares = new Float64Array(n + 1);
	// Seen from the middle: large values close together keep their digits.
	const middle = n === 0 ? 0 : found[n >> 1]!;
	for (let i = 0; i < n; i++) {
		const from = found[i]! - middle;
		counts[i + 1] = counts[i]! + times[i]!;
		sums[i + 1] = sums[i]! + times[i]! * from;
		squares[i + 1] = squares[i]! + times[i]! * from * from;
	}
	return { values: found.subarray(0, n), counts, sums, squares };
}

function allEnds(n: number): Uint32Array {
	const ends = new Uint32Array(n);
	for (let i = 0; i < n; i++) ends[i] = i + 1;
	return ends;
}

/** Ends of cells: half of them hold equally many distinct values, half are equally wide. */
function cellEnds({ values }: Distinct): Uint32Array {
	const n = values.length;
	const half = MOST_EXACT / 2;
	const low = values[0]!;
	const width = values[n - 1]! - low;
	const ends = new Uint32Array(2 * half);
	let count = 0;
	let last = 0;
	const put = (end: number): void => {
		if (end > last) ends[count++] = last = end;
	};
	// Both rows of ends ascend: they are merged.
	let i = 0;
	for (let c = 1, wide = 1; c <= half; c++) {
		const even = Math.round((c * n) / half);
		for (; wide < half; wide++) {
			while (values[i]! <= low + (wide / half) * width) i++;
			if (i >= even) break;
			put(i);
		}
		put(even);
	}
	return ends.subarray(0, count);
}

/**
 * The ends of the best classes among the ends of cells. The best last cell of a class never lies before that of a shorter row
 * of cells, so each layer is found by halving.
 */
function bestEnds({ counts, sums, squares }: Distinct, ends: Uint32Array, k: number): number[] {
	const n = ends.length;
	const at = new Uint32Array(n + 1);
	at.set(ends, 1);
	const [count, sum, square] = [counts, sums, squares].map((upTo) =>
		Float64Array.from(at, (end) => upTo[end]!),
	) as [Float64Array, Float64Array, Float64Array];
	let before = new Float64Array(n + 1);
	let now = new Float64Array(n + 1);
	for (let to = 1; to <= n; to++) before[to] = square[to]! - (sum[to]! * sum[to]!) / count[to]!;

	/** The best last class of the first `to` cells, that begins from `first … last`. */
	function search(to: number, first: number, last: number): number {
		let least = Infinity;
		let best = first;
		const [upToCount, upToSum, upToSquare] = [count[to]!, sum[to]!, square[to]!];
		for (let from = first; from <= last; from++) {
			const inside = upToSum - sum[from]!;
			const total =
				before[from]! + upToSquare - square[from]! - (inside * inside) / (upToCount - count[from]!);
			if (total < least) {
				least = total;
				best = from;
			}
		}
		now[to] = least;
		return best;
	}
	const starts: Uint32Array[] = [];
	for (let c = 1; c < k; c++) {
		const start = new Uint32Array(n + 1);
		const fill = (low: number, high: number, first: number, last: number): void => {
			if (low > high) return;
			const to = (low + high) >> 1;
			const best = search(to, Math.max(first, c), Math.min(last, to - 1));
			start[to] = best;
			fill(low, to - 1, first, best);
			fill(to + 1, high, best, last);
		};
		// Of the last class only the whole is asked for.
		if (c === k - 1) start[n] = search(n, c, n - 1);
		else fill(c + 1, n, c, n - 1);
		starts.push(start);
		[before, now] = [now, before];
		before.fill(Infinity, 0, c + 1);
	}
	const found: number[] = [];
	for (let c = k - 1, to = n; c >= 0; c--) {
		if (to > 0) found.unshift(at[to]!);
		to = c === 0 ? 0 : starts[c - 1]![to]!;
	}
	return found;
}

/** Moves the ends until every value lies nearest to the mean of its own class; stops before a class would be empty. */
function settle({ values, counts, sums }: Distinct, ends: number[]): number[] {
	const middle = values.length === 0 ? 0 : values[values.length >> 1]!;
	let now = ends;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const means = now.map((end, c) => {
			const start = now[c - 1] ?? 0;
			return middle + (sums[end]! - sums[start]!) / (counts[end]! - counts[start]!);
		});
		const next = now.map((end, c) =>
			c === now.length - 1 ? end : firstAbove(values, (means[c]! + means[c + 1]!) / 2),
		);
		const isWhole = next.every((end, c) => end > (next[c - 1] ?? 0));
		if (!isWhole || next.every((end, c) => end === now[c])) return now;
		now = next;
	}
	return now;
}

function firstAbove(values: Float64Array, bound: number): number {
	let low = 0;
	let high = values.length;
	while (low < high) {
		const at = (low + high) >>> 1;
		if (values[at]! <= bound) low = at + 1;
		else high = at;
	}
	return low;
}

const valuesAt = ({ values }: Distinct, ends: readonly number[]): number[] =>
	ends.slice(0, -1).map((end) => values[end - 1]!);
