/** Fewer values than this are sorted by comparing. */
const FEW = 4096;
/** Fewer than this by eight digits of one byte, more by four of two: so many digits are counted each time. */
const MANY = 1 << 17;
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The values in ascending order, by their bits: several times as quick as comparing when there are many. No NaN. */
export function sortNumbers(values: Float64Array): Float64Array {
	if (values.length < FEW || !LITTLE_ENDIAN) return values.slice().sort();
	const n = values.length;
	const digits = n < MANY ? 8 : 4;
	const Words = n < MANY ? Uint8Array : Uint16Array;
	const next = new Uint32Array(n < MANY ? 1 << 8 : 1 << 16);
	let from = values.slice();
	let to = new Float64Array(n);
	for (let digit = 0; digit < digits; digit++) {
		const words = new Words(from.buffer, from.byteOffset, digits * n);
		next.fill(0);
		for (let at = digit; at < words.length; at += digits) next[words[at]!]!++;
		// The same for all, as the upper digits often are.
		if (next[words[digit]!] === n) continue;
		let sum = 0;
		for (let d = 0; d < next.length; d++) {
			const count = next[d]!;
			next[d] = sum;
			sum += count;
		}
		for (let i = 0, at = digit; i < n; i++, at += digits) to[next[words[at]!]!++] = from[i]!;
		[from, to] = [to, from];
	}
	// Bits of negative numbers come last, the largest first.
	let positive = n;
	while (positive > 0 && (from[positive - 1]! < 0 || Object.is(from[positive - 1], -0))) positive--;
	to.set(from.subarray(positive).reverse());
	to.set(from.subarray(0, positive), n - positive);
	return to;
}
