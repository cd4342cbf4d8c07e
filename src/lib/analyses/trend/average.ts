/** Trailing mean of the last `n` values, each of a finished period and measured; NaN where there are not n in a row. */
export function movingAverage(
	values: Float64Array,
	unfinished: Uint8Array,
	n: number,
): Float64Array {
	const out = new Float64Array(values.length).fill(NaN);
	let run = 0;
	for (let p = 0; p < values.length; p++) {
		run = unfinished[p] === 1 || Number.isNaN(values[p]!) ? 0 : run + 1;
		if (run < n) continue;
		let sum = 0;
		for (let q = p - n + 1; q <= p; q++) sum += values[q]!;
		out[p] = sum / n;
	}
	return out;
}
