import { selectQuantiles } from '../../base/select';

/**
 * Which side of a bound a value that equals it lies on. `upper`: in the bin below (value ≤ bound). `lower`: in the bin
 * above (value ≥ bound).
 */
export type Closed = 'upper' | 'lower';

/** Ascending bounds between bins: n bounds make n + 1 bins, some of which may be empty. */
export interface Binning {
	readonly bounds: readonly number[];
	readonly closed: Closed;
}

/** `type-7`: bins end at the quantiles. `type-7-plus-1`: they begin at the quantile + 1, as the R package rfm has it. */
export const CUT_RULES = ['type-7', 'type-7-plus-1'] as const;
export type CutRule = (typeof CUT_RULES)[number];

/** Whole numbers below this are scored once each. */
const KNOWN = 1024;

/** Fewer values than this are cut in three. */
export const FEW = 25;

/**
 * Bins of about the same size. Equal values are always in one bin, so bins can differ in size and be empty. Fewer than 25
 * values: at most three bins; one distinct value (or none): one bin. The quantiles are of type 7.
 */
export function quantileBinning(values: Float64Array, bins: number, rule: CutRule): Binning {
	const closed: Closed = rule === 'type-7' ? 'upper' : 'lower';
	if (allEqual(values)) return { bounds: [], closed };
	const n = binsFor(values, bins);
	const ps = Array.from({ length: n - 1 }, (_, i) => (i + 1) / n);
	const cuts = selectQuantiles(values, ps);
	return { bounds: rule === 'type-7' ? cuts : cuts.map((cut) => cut + 1), closed };
}

/** Bins that end where a search for breaks puts them; as few as `quantileBinning` for few values. */
export function breakBinning(
	values: Float64Array,
	bins: number,
	breaks: (values: Float64Array, classes: number) => number[],
): Binning {
	if (allEqual(values)) return { bounds: [], closed: 'upper' };
	return { bounds: breaks(values, binsFor(values, bins)), closed: 'upper' };
}

/** At most three bins for few values. */
export function binsFor(values: Float64Array, bins: number): number {
	return values.length < FEW ? Math.min(bins, 3) : bins;
}

/** Bins that begin at given bounds (ascending). */
export function cutBinning(bounds: readonly number[]): Binning {
	return { bounds, closed: 'lower' };
}

export function allEqual(values: Float64Array): boolean {
	for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
	return true;
}

/** Scores 1 … bins, one per value; `reversed`: the smallest values score highest. */
export function scores(
	values: Float64Array,
	{ bounds, closed }: Binning,
	reversed = false,
): Uint8Array {
	const cuts = Float64Array.from(bounds);
	const scoreOf = (value: number): number => {
		let bin = 0;
		// No early exit: a comparison that is always made is cheaper than a branch that is guessed wrong.
		if (closed === 'upper') for (let c = 0; c < cuts.length; c++) bin += value > cuts[c]! ? 1 : 0;
		else for (let c = 0; c < cuts.length; c++) bin += value >= cuts[c]! ? 1 : 0;
		return reversed ? cuts.length + 1 - bin : bin + 1;
	};
	const out = new Uint8Array(values.length);
	// Days and times are small whole numbers: each is scored once.
	const known = new Uint8Array(values.length < KNOWN ? 0 : KNOWN);
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		const whole = value | 0;
		if (whole !== value || whole < 0 || whole >= known.length) out[i] = scoreOf(value);
		else {
			if (known[whole] === 0) known[whole] = scoreOf(value);
			out[i] = known[whole]!;
		}
	}
	return out;
}

/** How many values got each score, from 1 to `bins`. */
export function binSizes(scored: Uint8Array, bins: number): number[] {
	const sizes = new Array<number>(bins).fill(0);
	for (let i = 0; i < scored.length; i++) sizes[scored[i]! - 1]!++;
	return sizes;
}

/**
 * A score out of `bins` on the scale 1 … 5: ends stay ends, what lies between is spread evenly. A single bin is neither
 * high nor low: 3.
 */
export function onFive(score: number, bins: number): number {
	return bins === 1 ? 3 : 1 + Math.round(((score - 1) * 4) / (bins - 1));
}
