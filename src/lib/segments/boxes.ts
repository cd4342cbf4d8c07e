import { canonicalJson } from '../base/hash';
import type { ColumnRef } from '../model/event-selector';
import type { Leaf, Measure, Rule } from '../model/rule';
import { isMissing, type Axis, type Bounds, type Cell } from './cells';
import type { Box, LintRule, Space } from './linter';

/** Rules as boxes, and the axes that they share. */
export interface Boxed {
	readonly space: Space;
	readonly rules: readonly LintRule[];
	/** What an axis measures, by its name: a leaf without its bounds. */
	readonly measures: ReadonlyMap<string, Leaf>;
}

/** A rule that comes to no boxes, and the part of it that does not; the whole rule where it comes to too many. */
export interface Unboxed {
	readonly id: string;
	readonly part: Rule;
	readonly tooMany: boolean;
}

/** Boxes that one rule may come to. */
const MOST_BOXES = 1000;

/**
 * A set of segments' rules (tiers, stages) for the linter: conditions with bounds, joined by all and any. Two conditions lie on
 * one axis when they differ in nothing but their bounds. Rules that ask for anything else, or come to too much, are given by
 * name. `isNumber`: is a member column one of numbers, so that a value is either missing or a number?
 */
export function boxesOf(
	rules: readonly { readonly id: string; readonly rule: Rule }[],
	isNumber: (column: ColumnRef) => boolean = () => true,
): Boxed | readonly Unboxed[] {
	const axes = new Map<string, OnAxis>();
	const boxed: LintRule[] = [];
	const unboxed: Unboxed[] = [];
	for (const { id, rule } of rules) {
		try {
			boxed.push({ id, of: boxes(rule, axes, isNumber) });
		} catch (error) {
			if (!(error instanceof NoBox)) throw error;
			unboxed.push({ id, part: error.part ?? rule, tooMany: error.part === null });
		}
	}
	if (unboxed.length > 0) return unboxed;
	const all = [...axes.values()];
	return {
		space: { axes: all.map(({ axis }) => axis), possible: possibleFor(all.map((one) => one.leaf)) },
		rules: boxed,
		measures: new Map([...axes].map(([name, { leaf }]) => [name, leaf])),
	};
}

/** A part is no boxes; null: there are too many. */
class NoBox extends Error {
	constructor(readonly part: Rule | null) {
		super('no boxes');
	}
}

function boxes(
	rule: Rule,
	axes: Map<string, OnAxis>,
	isNumber: (column: ColumnRef) => boolean,
): readonly Box[] {
	if ('of' in rule) {
		if (rule.type === 'none') throw new NoBox(rule);
		const parts = rule.of.map((one) => boxes(one, axes, isNumber));
		const all = rule.type === 'any' ? parts.flat() : product(parts);
		if (all.length > MOST_BOXES) throw new NoBox(null);
		return all;
	}
	const on = onAxis(rule, isNumber);
	if (on === null) throw new NoBox(rule);
	axes.set(on.axis.name, on);
	return [{ [on.axis.name]: on.bounds }];
}

function product(parts: readonly (readonly Box[])[]): Box[] {
	let all: Box[] = [{}];
	for (const boxes of parts) {
		if (all.length * boxes.length > MOST_BOXES) throw new NoBox(null);
		all = all.flatMap((one) => boxes.map((other) => meet(one, other)));
	}
	return all;
}

/** Both boxes at once. */
function meet(a: Box, b: Box): Box {
	const both: Record<string, Bounds> = { ...a };
	for (const [name, bounds] of Object.entries(b)) both[name] = tighter(both[name] ?? {}, bounds);
	return both;
}

function tighter(a: Bounds, b: Bounds): Bounds {
	if (a.missing !== undefined && b.missing !== undefined && a.missing !== b.missing)
		return { min: Infinity, max: -Infinity };
	return {
		min: a.min === undefined ? b.min : Math.max(a.min, b.min ?? -Infinity),
		max: a.max === undefined ? b.max : Math.min(a.max, b.max ?? Infinity),
		missing: a.missing ?? b.missing,
	};
}

interface OnAxis {
	readonly axis: Axis;
	readonly leaf: Leaf;
	readonly bounds: Bounds;
}

function onAxis(rule: Leaf, isNumber: (column: ColumnRef) => boolean): OnAxis | null {
	if (rule.type === 'member') {
		const { type, column, min, max, missing, ...others } = rule;
		if (Object.values(others).some((other) => other !== undefined)) return null;
		// Of a text that is no number neither holds: it is there, and lies within no limits.
		if (!isNumber(column)) return null;
		const leaf = { type, column } as const;
		const axis: Axis = { name: canonicalJson(leaf), numbers: 'real', missing: true };
		return { axis, leaf, bounds: { min, max, missing } };
	}
	if (rule.type !== 'event') return null;
	const { measure } = rule;
	if (measure.of === 'never') {
		const leaf = { ...rule, measure: { of: 'count' } as const };
		return onCounts(leaf, { max: 0 });
	}
	const { min, max } = measure;
	if (measure.of === 'sum') {
		const leaf = { ...rule, measure: { of: measure.of, column: measure.column } };
		return { axis: { name: canonicalJson(leaf), numbers: 'real' }, leaf, bounds: { min, max } };
	}
	if (measure.of !== 'first' && measure.of !== 'last')
		return onCounts({ ...rule, measure: { of: measure.of } }, { min, max });
	if (measure.from !== undefined || measure.to !== undefined) return null;
	return onCounts({ ...rule, measure: { of: measure.of } }, { min, max }, true);
}

/** Times, days, and days ago: whole numbers from 0. Without an event there is no first and no last. */
function onCounts(leaf: Leaf, bounds: Bounds, missing = false): OnAxis {
	const axis: Axis = { name: canonicalJson(leaf), numbers: 'whole', min: 0, missing };
	return { axis, leaf, bounds };
}

const hasZero = ({ low, high, open }: Cell): boolean =>
	open ? low < 0 && high > 0 : low <= 0 && high >= 0;

/** Axes that measure the same events say together whether there are any, and the first is no later than the last. */
function possibleFor(leaves: readonly Leaf[]): (cells: readonly Cell[]) => boolean {
	const groups = new Map<string, { axis: number; of: Measure['of'] }[]>();
	for (const [axis, leaf] of leaves.entries()) {
		if (leaf.type !== 'event') continue;
		const { event, window, measure } = leaf;
		const key = canonicalJson({ event, window });
		groups.set(key, [...(groups.get(key) ?? []), { axis, of: measure.of }]);
	}
	return (cells) => {
		const without = (of: Measure['of'], cell: Cell): boolean =>
			of === 'first' || of === 'last' ? isMissing(cell) : hasZero(cell);
		const withSome = (of: Measure['of'], cell: Cell): boolean =>
			of === 'first' || of === 'last' ? !isMissing(cell) : of === 'sum' || cell.high >= 1;
		for (const group of groups.values()) {
			const all = (test: typeof without): boolean =>
				group.every(({ axis, of }) => test(of, cells[axis]!));
			if (all(without)) continue;
			if (!all(withSome)) return false;
			const first = group.find(({ of }) => of === 'first');
			const last = group.find(({ of }) => of === 'last');
			if (first !== undefined && last !== undefined)
				if (cells[last.axis]!.low > cells[first.axis]!.high) return false;
		}
		return true;
	};
}
