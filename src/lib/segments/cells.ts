/** One side of the space that rules divide. */
export type Axis = { readonly name: string } & (
	| /** Scores: these values and no others. */ { readonly values: readonly number[] }
	  /**
	   * All whole or real numbers from `min` to `max`, cut where the rules' own bounds are; `missing`: there may be none, which
	   * is a cell of its own, the last.
	   */
	| {
			readonly numbers: 'whole' | 'real';
			readonly min?: number;
			readonly max?: number;
			readonly missing?: boolean;
	  }
);

/** Inclusive, but `below`. A missing value lies within no limits. */
export interface Bounds {
	readonly min?: number | undefined;
	readonly max?: number | undefined;
	readonly below?: number | undefined;
	/** True: there is no value; false: there is any. */
	readonly missing?: boolean | undefined;
}

/** Part of an axis within which no rule tells one value from another. */
export interface Cell {
	/** −Infinity and Infinity where nothing ends it. */
	readonly low: number;
	readonly high: number;
	/** Between `low` and `high`, without them. */
	readonly open: boolean;
	/** A value in it; NaN where there is none. */
	readonly value: number;
}

/** The cell of the missing value; its ends are NaN. */
export const isMissing = ({ value }: Cell): boolean => Number.isNaN(value);

/** A cell of a single value: for axes of numbers, the place where a value that equals a bound is. */
export const isPoint = ({ low, high }: Cell): boolean => low === high;

/** The cells of an axis, ascending. */
export function cellsOf(axis: Axis, bounds: readonly Bounds[]): Cell[] {
	if ('values' in axis)
		return [...new Set(axis.values)].sort((a, b) => a - b).map((value) => point(value));
	const cells = axis.numbers === 'whole' ? wholeCells(axis, bounds) : realCells(axis, bounds);
	return axis.missing === true ? [...cells, point(NaN)] : cells;
}

const point = (value: number): Cell => ({ low: value, high: value, open: false, value });

interface Limits {
	readonly min?: number;
	readonly max?: number;
}

function wholeCells({ min, max }: Limits, bounds: readonly Bounds[]): Cell[] {
	const first = min === undefined ? -Infinity : Math.ceil(min);
	const last = max === undefined ? Infinity : Math.floor(max);
	const begins = new Set<number>();
	for (const { min: from = NaN, max: to = NaN, below = NaN } of bounds)
		for (const begin of [Math.ceil(from), Math.floor(to) + 1, Math.ceil(below)]) begins.add(begin);
	const inside = (cut: number): boolean => Number.isFinite(cut) && cut > first && cut <= last;
	const cuts = ascending([...begins].filter(inside));
	return [first, ...cuts].map((low, i) => {
		const high = i < cuts.length ? cuts[i]! - 1 : last;
		return { low, high, open: false, value: Number.isFinite(low) ? low : finite(high) };
	});
}

function realCells({ min, max }: Limits, bounds: readonly Bounds[]): Cell[] {
	const low = min ?? -Infinity;
	const high = max ?? Infinity;
	const ends = new Set([low, high].filter(Number.isFinite));
	for (const { min: from = NaN, max: to = NaN, below = NaN } of bounds) {
		for (const end of [from, to, below])
			if (Number.isFinite(end) && end >= low && end <= high) ends.add(end);
	}
	const cuts = ascending(ends);
	const cells: Cell[] = [];
	let from = -Infinity;
	for (const cut of [...cuts, Infinity]) {
		if (from >= low && cut <= high && between(from, cut) !== null)
			cells.push({ low: from, high: cut, open: true, value: between(from, cut)! });
		if (cut !== Infinity) cells.push(point(cut));
		from = cut;
	}
	return cells;
}

/** A number strictly between two; null when they are neighbours. */
function between(low: number, high: number): number | null {
	const value =
		low === -Infinity
			? finite(high) - 1
			: high === Infinity
				? low + Math.max(1, Math.abs(low))
				: low + (high - low) / 2;
	return value > low && value < high ? value : null;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
const ascending = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);

export function contains({ min, max, below, missing }: Bounds, value: number): boolean {
	return (
		(missing === undefined || Number.isNaN(value) === missing) &&
		(min === undefined || value >= min) &&
		(max === undefined || value <= max) &&
		(below === undefined || value < below)
	);
}
