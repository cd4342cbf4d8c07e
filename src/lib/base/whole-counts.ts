/** Values up to here are counted. */
const MOST = 4096;

/** How often each whole number from 0 to a few thousand (days, times) occurs, in one pass. Null when there are any others. */
export function countWhole(values: Float64Array): Uint32Array | null {
	const counts = new Uint32Array(MOST);
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		const whole = value | 0;
		if (whole !== value || whole < 0 || whole >= MOST) return null;
		counts[whole]!++;
	}
	return counts;
}
