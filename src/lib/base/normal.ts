/**
 * The standard normal distribution's quantile, 0 < p < 1 (Wichura 1988, algorithm AS 241, PPND7: seven digits); ±Infinity at
 * the ends.
 */
export function normalQuantile(p: number): number {
	const q = p - 0.5;
	if (Math.abs(q) <= 0.425) {
		const r = 0.180625 - q * q;
		const above = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
		const below = ((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1;
		return (q * above) / below;
	}
	const tail = q < 0 ? p : 1 - p;
	if (!(tail > 0)) return q < 0 ? -Infinity : Infinity;
	let r = Math.sqrt(-Math.log(tail));
	let value: number;
	if (r <= 5) {
		r -= 1.6;
		value =
			(((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
			((0.12021132975 * r + 0.7370016425) * r + 1);
	} else {
		r -= 5;
		value =
			(((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) /
			((0.012258202635 * r + 0.24197894225) * r + 1);
	}
	return q < 0 ? -value : value;
}

/** z of intervals that hold together for `comparisons` of them at 95 % (Bonferroni). */
export function jointZ(comparisons: number): number {
	return normalQuantile(1 - 0.025 / Math.max(1, comparisons));
}
