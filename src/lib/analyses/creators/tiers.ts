import { sortNumbers } from '../../base/sort-numbers';
import { rankBound } from '../shared/rank';
import { BASE, HEAD, MIDDLE } from './codes';
import type { CreatorsParams } from './manifest';

/** The tier of each score (index into TIERS). Equal scores are always in one tier. */
export function tiersOf(score: Float64Array, params: CreatorsParams): Uint8Array {
	const [middle, head] = boundsOf(score, params);
	return Uint8Array.from(score, (s) => (s >= head ? HEAD : s >= middle ? MIDDLE : BASE));
}

/** The lowest scores of the middle and of the head; Infinity where nobody is in it. */
export function boundsOf(
	score: Float64Array,
	params: CreatorsParams,
): [middle: number, head: number] {
	if (params.tiers === 'cuts') return [params.cuts[0]!, params.cuts[1]!];
	const sorted = sortNumbers(score);
	return [rankBound(sorted, params.head + params.middle), rankBound(sorted, params.head)];
}
