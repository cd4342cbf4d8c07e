/** Is it a number that may be told? Neither SUPPRESSED nor NaN. */
export function isTold(count: number): boolean {
	return count >= 0;
}

/** A number made of counts: NaN unless all of them are told. */
export function ifTold<T extends number | null>(
	value: T,
	...counts: readonly number[]
): T | number {
	return counts.every(isTold) ? value : NaN;
}

/**
 * Sums (amounts, orders) of parts whose total is shown: NaN where the part's count is not told. If that is a single part,
 * the total less the others would tell it: then the part with the fewest people goes too. `counts` are as shared, `people`
 * the true ones.
 */
export function withholdSums(
	sums: readonly number[],
	counts: readonly number[],
	people: readonly number[],
): number[] {
	const out = sums.map((sum, i) => (isTold(counts[i]!) ? sum : NaN));
	if (out.filter(Number.isNaN).length !== 1) return out;
	let least = -1;
	people.forEach((n, i) => {
		if (n > 0 && isTold(counts[i]!) && (least === -1 || n < people[least]!)) least = i;
	});
	if (least !== -1) out[least] = NaN;
	return out;
}
