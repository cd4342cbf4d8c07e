import type { Leaf, Rule } from '../model/rule';
import { isMissing, type Cell } from './cells';
import { NOBODY, type Lint } from './linter';

/** Part of the space, in each direction from one cell of an axis to another; null: all of the axis. */
export type Region = readonly (Stretch | null)[];

export interface Stretch {
	readonly from: Cell;
	readonly to: Cell;
}

/** Regions that are told of one kind. */
export const MOST_REGIONS = 20;

export interface Regions {
	readonly regions: readonly Region[];
	/** There are others. */
	readonly more: boolean;
}

/**
 * Some cells of a space as few regions, of which no two have a cell where somebody can be: a region may take in cells where
 * nobody can be. The missing value stands alone, or in the whole axis.
 */
export function regionsOf({ axes, owner }: Lint, cells: readonly number[]): Regions {
	const left = new Set(cells);
	const sizes = axes.map((axis) => axis.cells.length);
	const steps = sizes.map((_, a) =>
		sizes.slice(a + 1).reduce((product, size) => product * size, 1),
	);
	const free = (cell: number): boolean => left.has(cell) || owner[cell] === NOBODY;
	const numbersOf = (spans: readonly Span[]): number[] =>
		spans.reduce<number[]>(
			(all, [from, to], a) =>
				all.flatMap((cell) =>
					Array.from({ length: to - from + 1 }, (_, i) => cell + (from + i) * steps[a]!),
				),
			[0],
		);
	const grown = (start: readonly Span[], order: readonly number[]): readonly Span[] => {
		const spans = [...start];
		const take = (axis: number, from: number, to: number): boolean => {
			const fits = numbersOf(spans.with(axis, [from, to])).every(free);
			if (fits) spans[axis] = [Math.min(spans[axis]![0], from), Math.max(spans[axis]![1], to)];
			return fits;
		};
		for (const a of order) {
			const of = axes[a]!.cells;
			if (take(a, 0, of.length - 1) || isMissing(of[spans[a]![0]]!)) continue;
			const stops = (at: number): boolean => of[at] === undefined || isMissing(of[at]);
			for (let to = spans[a]![1] + 1; !stops(to) && take(a, to, to); to++);
			for (let from = spans[a]![0] - 1; !stops(from) && take(a, from, from); from--);
		}
		return spans;
	};
	const orders = axes.map((_, a) => axes.map((_, i) => (a + i) % axes.length));
	const regions: Region[] = [];
	for (const cell of cells) {
		if (!left.has(cell)) continue;
		if (regions.length === MOST_REGIONS) return { regions, more: true };
		const start = steps.map((step, a): Span => {
			const at = Math.floor(cell / step) % sizes[a]!;
			return [at, at];
		});
		const ends = orders.length === 0 ? [start] : orders.map((order) => grown(start, order));
		const best = ends.reduce((one, other) => (volume(other) > volume(one) ? other : one));
		for (const one of numbersOf(best)) left.delete(one);
		regions.push(
			best.map(([from, to], a) => {
				const of = axes[a]!.cells;
				return to - from + 1 === of.length ? null : { from: of[from]!, to: of[to]! };
			}),
		);
	}
	return { regions, more: false };
}

type Span = readonly [from: number, to: number];

const volume = (spans: readonly Span[]): number =>
	spans.reduce((product, [from, to]) => product * (to - from + 1), 1);

/** What one axis of a region asks: nothing is there, something is, or limits. Ends that are open are not in it. */
export type Asked =
	| { readonly of: 'missing' | 'known' }
	| {
			readonly of: 'range';
			readonly min: number | undefined;
			readonly max: number | undefined;
			readonly minOpen: boolean;
			readonly maxOpen: boolean;
	  };

/** A stretch of an axis that measures this, in the bounds of rules. */
export function askedOf({ from, to }: Stretch, leaf: Leaf): Asked {
	if (isMissing(from)) return { of: 'missing' };
	const counted = leaf.type === 'event' && ['count', 'days'].includes(leaf.measure.of);
	if (counted && to.high === 0) return { of: 'missing' };
	const whole = leaf.type === 'event' && leaf.measure.of !== 'sum';
	const min = Number.isFinite(from.low) && !(whole && from.low === 0) ? from.low : undefined;
	const max = Number.isFinite(to.high) ? to.high : undefined;
	if (min === undefined && max === undefined) return { of: 'known' };
	return { of: 'range', min, max, minOpen: from.open, maxOpen: to.open };
}

/** A leaf with limits. */
export function bounded(leaf: Leaf, min: number | undefined, max: number | undefined): Leaf {
	if (leaf.type === 'member') return { ...leaf, min, max };
	if (leaf.type !== 'event' || leaf.measure.of === 'never') return leaf;
	return { ...leaf, measure: { ...leaf.measure, min, max } };
}

/** Whoever is in a region. */
export function regionRule(region: Region, leaves: readonly Leaf[]): Rule {
	const of = region.flatMap((stretch, a): Rule[] =>
		stretch === null ? [] : askedRules(askedOf(stretch, leaves[a]!), leaves[a]!),
	);
	return { type: 'all', of };
}

function askedRules(asked: Asked, leaf: Leaf): Rule[] {
	if (asked.of !== 'range') return [present(leaf, asked.of === 'known')];
	const { min, max, minOpen, maxOpen } = asked;
	const open = [...(minOpen ? [min] : []), ...(maxOpen ? [max] : [])].filter(
		(end) => end !== undefined,
	);
	const inside = bounded(leaf, min, max);
	if (open.length === 0) return [inside];
	return [inside, { type: 'none', of: open.map((end) => bounded(leaf, end, end)) }];
}

/** Those of whom a value is known: a member column says one, or there is such an event; or the others. */
export function present(leaf: Leaf, known: boolean): Leaf {
	if (leaf.type === 'member') return { ...leaf, missing: !known };
	if (leaf.type !== 'event') return leaf;
	return { ...leaf, measure: known ? { of: 'count', min: 1 } : { of: 'never' } };
}
