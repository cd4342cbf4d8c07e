import { wilson, type Interval } from './interval';

const Z95 = 1.959964;

/** A ratio of shares with its interval; `high` may be Infinity. */
export interface Ratio extends Interval {
	readonly ratio: number;
}

/**
 * The ratio of two independent shares, (k1/n1) ÷ (k2/n2), with the interval that Wilson's limits of both give (MOVER-R: Donner
 * and Zou 2012; Fagerland and Newcombe 2013). Stands with zeros. When a group is empty, or both shares are 0, the ratio is NaN
 * and the interval says nothing.
 */
export function shareRatio(k1: number, n1: number, k2: number, n2: number, z = Z95): Ratio {
	if (n1 === 0 || n2 === 0 || (k1 === 0 && k2 === 0)) return { ratio: NaN, low: 0, high: Infinity };
	const p1 = k1 / n1;
	const p2 = k2 / n2;
	const one = wilson(k1, n1, z);
	const two = wilson(k2, n2, z);
	return {
		ratio: k2 === 0 ? Infinity : p1 / p2,
		low: k1 === 0 ? 0 : mover(p1, p2, one.low, two.high, -1),
		high: k2 === 0 ? Infinity : mover(p1, p2, one.high, two.low, 1),
	};
}

/** The limit of the ratio on one side, from the limits of the shares that push it there. */
function mover(p1: number, p2: number, limit1: number, limit2: number, side: 1 | -1): number {
	const product = p1 * p2;
	const above = limit1 * (2 * p1 - limit1);
	const below = limit2 * (2 * p2 - limit2);
	const root = Math.sqrt(Math.max(0, product * product - above * below));
	// The other form of the same root: stands where `below` is nearly zero.
	if (side < 0) return above / (product + root);
	return below === 0 ? Infinity : (product + root) / below;
}

/**
 * How a part's share compares with that of the whole it belongs to (1 = the same), k of n in the part, all of total in the
 * whole. The interval comes from the ratio of the part to the rest, to which the part does not belong. NaN and an interval
 * that says nothing when a side is empty; 1 when the part is the whole.
 */
export function partRatio(k: number, n: number, all: number, total: number, z = Z95): Ratio {
	if (n === 0 || all === 0) return { ratio: NaN, low: 0, high: Infinity };
	if (n === total) return { ratio: 1, low: 1, high: 1 };
	const weight = n / total;
	const { low, high } = shareRatio(k, n, all - k, total - n, z);
	const of = (ratio: number): number =>
		ratio === Infinity ? 1 / weight : ratio / (weight * ratio + 1 - weight);
	return { ratio: k / n / (all / total), low: of(low), high: of(high) };
}
