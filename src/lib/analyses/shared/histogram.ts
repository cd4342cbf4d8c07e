import { quantileSorted } from '../../base/quantile';

/** Numbers of at most so many different values are shown one by one. */
const FEW_VALUES = 12;
/** About so many bins between the fences. */
const BINS = 8;

/** How numbers are cut for a picture. */
export interface Cut {
	/** Ascending. `exact`: the values themselves; else bounds between bins, a value equal to a bound lies above it. */
	readonly exact: boolean;
	readonly bounds: readonly number[];
	/** Tukey's fences, 1.5 times the middle half below and above it: what lies beyond is far out. */
	readonly fences: readonly [low: number, high: number];
}

/**
 * Cuts values (ascending, no NaN): one by one when they are few, else at round numbers (1, 2 or 5 times a power of ten) of one
 * distance. The outermost bins are open and hold what is far out.
 */
export function cutOf(sorted: Float64Array): Cut {
	const distinct: number[] = [];
	for (let i = 0; i < sorted.length && distinct.length <= FEW_VALUES; i++)
		if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i]!);
	const p25 = quantileSorted(sorted, 0.25);
	const p75 = quantileSorted(sorted, 0.75);
	const fences = [p25 - 1.5 * (p75 - p25), p75 + 1.5 * (p75 - p25)] as const;
	if (distinct.length <= FEW_VALUES) return { exact: true, bounds: distinct, fences };
	let low = Math.max(sorted[0]!, fences[0]);
	let high = Math.min(sorted.at(-1)!, fences[1]);
	// More than half of the values are the same: nothing to go by but the ends.
	if (!(high > low)) [low, high] = [sorted[0]!, sorted.at(-1)!];
	const step = roundStep(high / BINS - low / BINS);
	const below = Math.floor(low / step);
	const bounds: number[] = [];
	for (let i = 1; i <= 3 * BINS; i++) {
		const bound = Number(((below + i) * step).toPrecision(15));
		if (bound > low && bound <= high && bound !== bounds.at(-1)) bounds.push(bound);
	}
	// Values so close together or so large that nothing round lies between them.
	if (bounds.length === 0) bounds.push(high);
	return { exact: false, bounds, fences };
}

/** 1, 2 or 5 times a power of ten, at least so much. */
function roundStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(least));
	const factor = [1, 2, 5].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
	return factor * power;
}

/** Bin of a value: 0 … bounds.length (of exact cuts: the index of the value). */
export function binOf({ exact, bounds }: Cut, value: number): number {
	let low = 0;
	let high = bounds.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (bounds[middle]! <= value) low = middle + 1;
		else high = middle;
	}
	return exact ? low - 1 : low;
}

/** What a bin is called, the same in every language: `< 10`, `10 ≤ … < 20`, `≥ 20`; a single value as it is. */
export function binText({ exact, bounds }: Cut, bin: number, unit?: string): string {
	const text = (value: number): string =>
		unit === '%' ? `${Number((value * 100).toPrecision(12))}%` : String(value);
	if (exact) return text(bounds[bin]!);
	if (bin === 0) return `< ${text(bounds[0]!)}`;
	if (bin === bounds.length) return `≥ ${text(bounds.at(-1)!)}`;
	return `${text(bounds[bin - 1]!)} ≤ … < ${text(bounds[bin]!)}`;
}
