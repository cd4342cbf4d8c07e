import type { Random } from './random';

/** n points of d numbers each, row after row. */
export interface Points {
	readonly n: number;
	readonly d: number;
	readonly values: Float64Array;
}

export interface Clustering {
	readonly k: number;
	/** k × d. */
	readonly centres: Float64Array;
	/** Cluster of each point. */
	readonly labels: Uint8Array;
	/** Sum of squared distances to the own centre. */
	readonly inertia: number;
}

/** Multiplications between two yields: a few milliseconds. */
const BLOCK = 2_000_000;
const MOST_ITERATIONS = 200;
/** Iterations end when they improve by no more than this share; sooner where there are many points. */
const TOLERANCE = 1e-7;
const TOLERANCE_OF_MANY = 1e-5;
const MANY = 5000;

/**
 * k-means (Lloyd 1982) from k-means++ seeds (Arthur & Vassilvitskii 2007), the best of several starts. The same random
 * numbers give the same clusters. Null when there are fewer than k different points. Yields the share done.
 */
export function* kmeans(
	points: Points,
	k: number,
	random: Random,
	starts: number,
): Generator<number, Clustering | null, void> {
	let best: Clustering | null = null;
	for (let s = 0; s < starts; s++) {
		const centres = yield* seeds(points, k, random, s / starts);
		if (centres === null) return null;
		const found = yield* refine(points, centres, k, s / starts);
		if (found !== null && (best === null || found.inertia < best.inertia)) best = found;
	}
	return best;
}

/** Each further centre is a point, the likelier the farther it lies from those chosen. */
function* seeds(
	{ n, d, values }: Points,
	k: number,
	random: Random,
	done: number,
): Generator<number, Float64Array | null, void> {
	if (n < k) return null;
	const centres = new Float64Array(k * d);
	const nearest = new Float64Array(n).fill(Infinity);
	let chosen = random.int(0, n - 1);
	for (let c = 0; ; c++) {
		centres.set(values.subarray(chosen * d, (chosen + 1) * d), c * d);
		if (c === k - 1) return centres;
		let total = 0;
		for (let i = 0; i < n; i++) {
			let distance = 0;
			for (let f = 0; f < d; f++) {
				const gap = values[i * d + f]! - centres[c * d + f]!;
				distance += gap * gap;
			}
			if (distance < nearest[i]!) nearest[i] = distance;
			total += nearest[i]!;
		}
		if (!(total > 0)) return null;
		let at = random.next() * total;
		for (let i = 0; i < n; i++) {
			if (nearest[i] === 0) continue;
			chosen = i;
			at -= nearest[i]!;
			if (at < 0) break;
		}
		yield done;
	}
}

/**
 * Moves centres (in place) until nothing changes any more. Null when a cluster stays without points. Yields `done`. Points that
 * surely keep their centre are held against no other one (Hamerly 2010): the result is that of plain iterations.
 */
export function* refine(
	points: Points,
	centres: Float64Array,
	k: number,
	done = 0,
): Generator<number, Clustering | null, void> {
	const { n, d } = points;
	const tolerance = n > MANY ? TOLERANCE_OF_MANY : TOLERANCE;
	const labels = new Uint8Array(n).fill(255);
	/** No other centre lies nearer to the point than this. */
	const lower = new Float64Array(n);
	let bounds = boundsOf(centres, centres, k, d);
	const rows = Math.max(256, Math.floor(BLOCK / (k * d)));
	let before = Infinity;
	for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
		let [inertia, changed, farthest, distance] = [0, 0, 0, -1];
		for (let from = 0; from < n; from += rows) {
			const to = Math.min(n, from + rows);
			const part = assign(points, centres, k, labels, lower, bounds, from, to);
			inertia += part.inertia;
			changed += part.changed;
			if (part.distance > distance) ({ farthest, distance } = part);
			yield done;
		}
		const last = centres.slice();
		const empty = update(points, centres, k, labels);
		if (empty === -1 && (changed === 0 || before - inertia <= tolerance * inertia)) {
			return { k, centres, labels, inertia: inertiaOf(points, centres, labels) };
		}
		if (empty !== -1)
			centres.set(points.values.subarray(farthest * d, (farthest + 1) * d), empty * d);
		bounds = boundsOf(last, centres, k, d);
		before = inertia;
	}
	return update(points, centres, k, labels) === -1
		? { k, centres, labels, inertia: inertiaOf(points, centres, labels) }
		: null;
}

/** By centre: how far any other one has moved at most, and half the way to the nearest other one. */
interface CentreBounds {
	readonly moved: Float64Array;
	readonly half: Float64Array;
}

function boundsOf(last: Float64Array, centres: Float64Array, k: number, d: number): CentreBounds {
	const between = (a: Float64Array, i: number, b: Float64Array, j: number): number => {
		let sum = 0;
		for (let f = 0; f < d; f++) sum += (a[i * d + f]! - b[j * d + f]!) ** 2;
		return Math.sqrt(sum);
	};
	const moved = new Float64Array(k);
	const half = new Float64Array(k).fill(Infinity);
	for (let c = 0; c < k; c++) {
		for (let other = 0; other < k; other++) {
			if (other === c) continue;
			moved[c] = Math.max(moved[c]!, between(last, other, centres, other));
			half[c] = Math.min(half[c]!, between(centres, c, centres, other) / 2);
		}
	}
	return { moved, half };
}

/** So much nearer, as a share, for binary fractions to make no difference. */
const SURELY = 1 + 1e-9;

/** Puts the points `from … to` to their nearest centre, of equals the first. */
function assign(
	{ d, values }: Points,
	centres: Float64Array,
	k: number,
	labels: Uint8Array,
	lower: Float64Array,
	{ moved, half }: CentreBounds,
	from: number,
	to: number,
): { inertia: number; changed: number; farthest: number; distance: number } {
	let [inertia, changed, farthest, distance] = [0, 0, 0, -1];
	for (let i = from; i < to; i++) {
		const row = i * d;
		const end = row + d;
		const before = labels[i]!;
		let least = Infinity;
		let isKept = false;
		if (before < k) {
			least = 0;
			for (let f = row, at = before * d; f < end; f++, at++) {
				const gap = values[f]! - centres[at]!;
				least += gap * gap;
			}
			const bound = lower[i]! - moved[before]!;
			lower[i] = bound;
			isKept = Math.sqrt(least) * SURELY < Math.max(bound, half[before]!);
		}
		if (!isKept) {
			let label = 0;
			let second = Infinity;
			least = Infinity;
			for (let c = 0, at = 0; c < k; c++) {
				let sum = 0;
				for (let f = row; f < end; f++, at++) {
					const gap = values[f]! - centres[at]!;
					sum += gap * gap;
				}
				if (sum < least) {
					second = least;
					least = sum;
					label = c;
				} else if (sum < second) second = sum;
			}
			lower[i] = Math.sqrt(second);
			if (before !== label) {
				labels[i] = label;
				changed++;
			}
		}
		inertia += least;
		if (least > distance) {
			distance = least;
			farthest = i;
		}
	}
	return { inertia, changed, farthest, distance };
}

/** Moves the centres into the middle of their points; returns a cluster without points, or −1. */
function update(
	{ n, d, values }: Points,
	centres: Float64Array,
	k: number,
	labels: Uint8Array,
): number {
	const sums = new Float64Array(k * d);
	const counts = new Uint32Array(k);
	for (let i = 0; i < n; i++) {
		const label = labels[i]!;
		counts[label]!++;
		for (let f = 0; f < d; f++) sums[label * d + f]! += values[i * d + f]!;
	}
	for (let c = 0; c < k; c++)
		if (counts[c]! > 0)
			for (let f = 0; f < d; f++) centres[c * d + f] = sums[c * d + f]! / counts[c]!;
	return counts.indexOf(0);
}

function inertiaOf({ n, d, values }: Points, centres: Float64Array, labels: Uint8Array): number {
	let inertia = 0;
	for (let i = 0; i < n; i++) {
		for (let f = 0; f < d; f++) {
			const gap = values[i * d + f]! - centres[labels[i]! * d + f]!;
			inertia += gap * gap;
		}
	}
	return inertia;
}

/**
 * Where a falling curve bends most: the point farthest below the line from its first to its last, both axes scaled to 0 … 1
 * (Satopää and others 2011). −1 when there are fewer than three points or nothing falls.
 */
export function elbow(values: readonly number[]): number {
	const last = values.length - 1;
	const fall = values[0]! - values[last]!;
	if (last < 2 || !(fall > 0)) return -1;
	let best = -1;
	let most = 0;
	values.forEach((value, i) => {
		const below = 1 - i / last - (value - values[last]!) / fall;
		if (below > most + 1e-12) {
			most = below;
			best = i;
		}
	});
	return best;
}
