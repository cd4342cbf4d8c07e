import { sortNumbers } from './sort-numbers';

/**
 * Gini's coefficient of values ≥ 0: 0 when all are equal, (n − 1) / n when one has all (the population's form, as in the R
 * package ineq). Null without values or when they sum to 0.
 */
export function gini(values: Float64Array | readonly number[]): number | null {
	const sorted = ascending(values);
	const n = sorted.length;
	let sum = 0;
	let weighted = 0;
	for (let i = 0; i < n; i++) {
		sum += sorted[i]!;
		weighted += (i + 1) * sorted[i]!;
	}
	return sum > 0 ? (2 * weighted) / (n * sum) - (n + 1) / n : null;
}

/** How few of the values (each ≥ 0) make up at least a share of their sum, the largest first; 0 when they sum to 0. */
export function fewestFor(values: Float64Array | readonly number[], share: number): number {
	const sorted = ascending(values);
	let sum = 0;
	for (let i = 0; i < sorted.length; i++) sum += sorted[i]!;
	// A hair less: 0.1 + 0.2 is half of 0.6.
	const needed = sum * share * (1 - 1e-12);
	let count = 0;
	for (let got = 0; sum > 0 && got < needed; count++) got += sorted[sorted.length - 1 - count]!;
	return count;
}

/** The values in ascending order: themselves, where they are so already. */
function ascending(values: Float64Array | readonly number[]): Float64Array | readonly number[] {
	let i = 1;
	while (i < values.length && values[i - 1]! <= values[i]!) i++;
	return i >= values.length ? values : sortNumbers(Float64Array.from(values as ArrayLike<number>));
}
