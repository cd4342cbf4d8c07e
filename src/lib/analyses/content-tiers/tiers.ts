import { firstAtOrAfter } from '../../base/search';
import { sortNumbers } from '../../base/sort-numbers';
import { rankBound } from '../shared/rank';
import type { ContentTiersParams } from './manifest';
import type { Tally } from './tally';

/** Indices of STANDINGS. */
const [TOP, MIDDLE, TAIL, NONE] = [0, 1, 2, 3];

/** Contents in their tiers. */
export interface Ranked {
	/** Scores of the contents, ascending: the tail, then the middle from `starts[1]` on, then the top from `starts[0]` on. */
	readonly sorted: Float64Array;
	readonly starts: readonly [top: number, middle: number, tail: number, end: number];
	/** By code of a content: index of STANDINGS. */
	readonly standing: Uint8Array;
}

/** Equal scores are always in one tier, and what has no yield is in the tail. */
export function rank({ present, score }: Tally, params: ContentTiersParams): Ranked {
	const sorted = sortNumbers(presentScores(present, score));
	const n = sorted.length;
	const [middle, top] = bounds(sorted, params);
	const standing = new Uint8Array(present.length).fill(NONE!);
	for (let code = 0; code < present.length; code++) {
		if (present[code] === 0) continue;
		const s = score[code]!;
		standing[code] = s >= top ? TOP! : s >= middle ? MIDDLE! : TAIL!;
	}
	const at = (bound: number): number => firstAtOrAfter(sorted, 0, n, bound);
	return { sorted, starts: [at(top), at(middle), 0, n], standing };
}

function presentScores(present: Uint8Array, score: Float64Array): Float64Array {
	const scores = new Float64Array(score.length);
	let n = 0;
	for (let code = 0; code < present.length; code++) {
		// Written always, kept where it is one.
		scores[n] = score[code]!;
		n += present[code]!;
	}
	return scores.subarray(0, n);
}

/** The lowest scores of the middle and of the top. */
function bounds(
	sorted: Float64Array,
	{ tiers, top, middle, first, next, cuts }: ContentTiersParams,
): [middle: number, top: number] {
	const positive = firstAtOrAfter(sorted, 0, sorted.length, Number.MIN_VALUE);
	const least = sorted[positive] ?? Infinity;
	const found: [number, number] =
		tiers === 'cuts'
			? [cuts[0]!, cuts[1]!]
			: tiers === 'rank'
				? [rankBound(sorted, top + middle), rankBound(sorted, top)]
				: [yieldBound(sorted, positive, first + next), yieldBound(sorted, positive, first)];
	return [Math.max(found[0], least), Math.max(found[1], least)];
}

/** The lowest of the largest values that together make so many per cent of all that is above 0. Infinity for none. */
function yieldBound(sorted: Float64Array, positive: number, percent: number): number {
	let sum = 0;
	for (let i = positive; i < sorted.length; i++) sum += sorted[i]!;
	// A hair less: 0.1 + 0.2 is half of 0.6.
	const needed = sum * (percent / 100) * (1 - 1e-12);
	let at = sorted.length;
	for (let got = 0; at > positive && got < needed;) got += sorted[--at]!;
	return sorted[at] ?? Infinity;
}
