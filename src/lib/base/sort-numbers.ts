/** Fewer values than this are sorted by comparing. */
const FEW = 4096;
const DIGITS = 1 << 16;
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The values in ascending order, by their bits: several times as quick as comparing when there are many. No NaN. */
export function sortNumbers(values: Float64Array): Float64Array {
	if (values.length < FEW || !LITTLE_ENDIAN) return values.slice().sort();
	const n = values.length;
	let from = values.slice();
	let to = new Float64Array(n);
	const next = new Uint32Array(DIGITS);
	for (let digit = 0; digit < 4; digit++) {
		const words = new Uint16Array(from.buffer, from.byteOffset, 4 * n);
		next.fill(0);
		for (let at = digit; at < words.length; at += 4) next[words[at]!]!++;
		let sum = 0;
		for (let d = 0; d < DIGITS; d++) {
			const count = next[d]!;
			next[d] = sum;
			sum += count;
		}
		for (let i = 0, at = digit; i < n; i++, at += 4) to[next[words[at]!]!++] = from[i]!;
		[from, to] = [to, from];
	}
	// Bits of negative numbers come last, the largest first.
	let positive = n;
	while (positive > 0 && (from[positive - 1]! < 0 || Object.is(from[positive - 1], -0))) positive--;
	to.set(from.subarray(positive).reverse());
	to.set(from.subarray(0, positive), n - positive);
	return to;
}
