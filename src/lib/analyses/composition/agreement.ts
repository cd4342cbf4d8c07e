/** Members by value. */
export type Counts = ArrayLike<number>;

/** n (n − 1) (n − 2) … of `length` factors. */
function falling(n: number, length: number): number {
	let product = 1;
	for (let i = 0; i < length; i++) product *= n - i;
	return product;
}

const sumOf = (counts: Counts, term: (count: number) => number): number => {
	let sum = 0;
	for (let i = 0; i < counts.length; i++) sum += term(counts[i]!);
	return sum;
};

/** Probability that two different members have the same value; null below two members. */
export function agreement(counts: Counts): number | null {
	const n = sumOf(counts, (count) => count);
	return n < 2 ? null : sumOf(counts, (count) => falling(count, 2)) / falling(n, 2);
}

/**
 * Standard deviation of the agreement of groups of `size` that are drawn from these members at random without replacement. Exact: the
 * agreement is a mean over pairs, and two pairs are the same, share one member, or share none. Its mean is the agreement of all.
 */
export function chanceDeviation(all: Counts, size: number): number {
	const n = sumOf(all, (count) => count);
	if (size < 2 || size >= n) return 0;
	const same = sumOf(all, (count) => falling(count, 2)) / falling(n, 2);
	const shared = n < 3 ? 0 : sumOf(all, (count) => falling(count, 3)) / falling(n, 3);
	const pairs = sumOf(all, (count) => falling(count, 2));
	const apart =
		n < 4
			? 0
			: (sumOf(all, (count) => falling(count, 4) - falling(count, 2) ** 2) + pairs ** 2) /
				falling(n, 4);
	const m = falling(size, 2) / 2;
	const sharing = falling(size, 3);
	const square = (m * same + sharing * shared + (m * m - m - sharing) * apart) / (m * m);
	return Math.sqrt(Math.max(0, square - same * same));
}

/** Entropy of the shares ÷ that of `values` equal shares: 0 … 1; null when there are fewer than two values or nobody. */
export function evenness(counts: Counts, values: number): number | null {
	const n = sumOf(counts, (count) => count);
	if (values < 2 || n === 0) return null;
	// Sorted: the sum must not depend on the order of values.
	const shares = Array.from(counts, (count) => count / n).filter((p) => p > 0);
	shares.sort((a, b) => a - b);
	return (
		Math.max(
			0,
			shares.reduce((bits, p) => bits - p * Math.log2(p), 0),
		) / Math.log2(values)
	);
}

/** The smallest count that is not 0; 0 when all are. */
export function rarest(counts: Counts): number {
	let least = 0;
	for (let i = 0; i < counts.length; i++)
		if (counts[i]! > 0 && (least === 0 || counts[i]! < least)) least = counts[i]!;
	return least;
}
