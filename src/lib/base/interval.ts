/** Intervals for shares and their differences. `z` = 1.959964 gives 95 %. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

const Z95 = 1.959964;

/** Wilson's score interval for k of n (Wilson 1927; Newcombe 1998a, method 3). 0 … 1 when n is 0. */
export function wilson(k: number, n: number, z = Z95): Interval {
	if (n === 0) return { low: 0, high: 1 };
	const zz = z * z;
	const centre = k + zz / 2;
	const half = z * Math.sqrt((k * (n - k)) / n + zz / 4);
	return {
		low: k === 0 ? 0 : Math.max(0, (centre - half) / (n + zz)),
		high: k === n ? 1 : Math.min(1, (centre + half) / (n + zz)),
	};
}

/**
 * Newcombe's hybrid score interval for the difference of two independent shares, k2/n2 − k1/n1 (Newcombe 1998b,
 * method 10, no continuity correction). When a group is empty the difference is NaN and the interval says nothing (−1 … 1).
 */
export function newcombe(
	k1: number,
	n1: number,
	k2: number,
	n2: number,
	z = Z95,
): Interval & { readonly difference: number } {
	if (n1 === 0 || n2 === 0) return { difference: NaN, low: -1, high: 1 };
	const p1 = k1 / n1;
	const p2 = k2 / n2;
	const one = wilson(k1, n1, z);
	const two = wilson(k2, n2, z);
	const difference = p2 - p1;
	return {
		difference,
		low: difference - Math.hypot(p2 - two.low, one.high - p1),
		high: difference + Math.hypot(two.high - p2, p1 - one.low),
	};
}
