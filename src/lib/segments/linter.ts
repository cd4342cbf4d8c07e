import { cellsOf, contains, isMissing, isPoint, type Axis, type Bounds, type Cell } from './cells';

/** Bounds on some of the axes, by name; on the others any value will do. */
export type Box = Readonly<Record<string, Bounds>>;

/** A rule of a set: it holds in any of its boxes. */
export interface LintRule {
	readonly id: string;
	readonly of: readonly Box[];
}

/** What the rules divide. */
export interface Space {
	readonly axes: readonly Axis[];
	/** Values that hang on those of the axes, in their order; for axes of scores. */
	readonly derived?: readonly {
		readonly name: string;
		readonly of: (values: readonly number[]) => number;
	}[];
	/** Can anybody be in these cells of the axes at once? Missing: axes have nothing to do with each other. */
	readonly possible?: (cells: readonly Cell[]) => boolean;
}

/**
 * What a set of rules does in the whole space, cell by cell. A value is put where the first rule that holds puts it. Cells are
 * numbered with the last axis running fastest.
 */
export interface Lint {
	readonly axes: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
	readonly cells: number;
	/** Per cell: index of the first rule that holds; `NONE`, or `NOBODY` where nobody can be. */
	readonly owner: Int16Array;
	/** Cells where no rule holds. */
	readonly gaps: readonly number[];
	/** Cells where two rules hold or more: indices of the rules, the first gets it. */
	readonly overlaps: readonly Overlap[];
	readonly rules: readonly RuleLint[];
}

export interface Overlap {
	readonly cell: number;
	readonly rules: readonly number[];
	/** The axis on which this is a bound that two rules share, and no more: who equals it is taken by the first of them. */
	readonly tie: string | null;
}

export interface RuleLint {
	readonly id: string;
	/** Cells in which it holds, and those of them that it gets. */
	readonly cells: number;
	readonly gets: number;
	/** It gets nobody, though it holds somewhere: ids of the rules that get all of it. Empty = it is reached. */
	readonly hiddenBy: readonly string[];
}

/** Cells that a space may have. */
export const MOST_CELLS = 100_000;

/** Owner of a cell in which no rule holds. */
export const NONE = -1;
/** Owner of a cell in which nobody can be. */
export const NOBODY = -2;

/** Enumerates the space. Throws RangeError when there are more cells than can be. */
export function lint(space: Space, rules: readonly LintRule[]): Lint {
	const axes = space.axes.map((axis) => ({
		name: axis.name,
		cells: cellsOf(
			axis,
			rules.flatMap(({ of }) => of.flatMap((box) => box[axis.name] ?? [])),
		),
	}));
	const cells = axes.reduce((product, axis) => product * axis.cells.length, 1);
	if (cells > MOST_CELLS) throw new RangeError(`${cells} cells are too many`);
	const owner = new Int16Array(cells).fill(NONE);
	const covered = new Uint16Array(cells);
	const holding: (readonly number[])[] = [];
	for (let cell = 0; cell < cells; cell++) {
		const at = place(axes, cell);
		if (space.possible?.(at) === false) {
			owner[cell] = NOBODY;
			holding.push([]);
			continue;
		}
		const values = at.map(({ value }) => value);
		const named = new Map(axes.map(({ name }, i) => [name, values[i]!]));
		for (const { name, of } of space.derived ?? []) named.set(name, of(values));
		const held = rules.flatMap((rule, i) => (holds(rule, named) ? [i] : []));
		holding.push(held);
		covered[cell] = held.length;
		owner[cell] = held[0] ?? NONE;
	}
	return {
		axes,
		cells,
		owner,
		gaps: [...owner.keys()].filter((cell) => owner[cell] === NONE),
		overlaps: holding.flatMap((held, cell) =>
			held.length < 2 ? [] : [{ cell, rules: held, tie: tieAt(axes, covered, cell) }],
		),
		rules: rules.map(({ id }, i) => ruleLint(id, i, rules, holding)),
	};
}

/** Where a cell lies on each axis. */
export function place(axes: Lint['axes'], cell: number): Cell[] {
	const at: Cell[] = [];
	let rest = cell;
	for (let a = axes.length - 1; a >= 0; a--) {
		const { cells } = axes[a]!;
		at[a] = cells[rest % cells.length]!;
		rest = Math.floor(rest / cells.length);
	}
	return at;
}

function holds({ of }: LintRule, values: ReadonlyMap<string, number>): boolean {
	return of.some((box) =>
		Object.entries(box).every(([name, bounds]) => contains(bounds, values.get(name) ?? NaN)),
	);
}

function tieAt(axes: Lint['axes'], covered: Uint16Array, cell: number): string | null {
	let step = 1;
	for (let a = axes.length - 1; a >= 0; a--) {
		const { name, cells } = axes[a]!;
		const at = Math.floor(cell / step) % cells.length;
		const isBound = isPoint(cells[at]!) && cells.some((one) => !isPoint(one));
		const alone = (there: number): boolean =>
			there < 0 ||
			there >= cells.length ||
			isMissing(cells[there]!) ||
			covered[cell + (there - at) * step]! < 2;
		if (isBound && alone(at - 1) && alone(at + 1)) return name;
		step *= cells.length;
	}
	return null;
}

function ruleLint(
	id: string,
	index: number,
	rules: readonly LintRule[],
	holding: readonly (readonly number[])[],
): RuleLint {
	const held = holding.filter((all) => all.includes(index));
	const gets = held.filter(([first]) => first === index).length;
	const takers = gets > 0 ? [] : [...new Set(held.map(([first]) => rules[first!]!.id))];
	return { id, cells: held.length, gets, hiddenBy: takers };
}
