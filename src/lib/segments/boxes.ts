import { canonicalJson } from '../base/hash';
import type { Leaf, Rule } from '../model/rule';
import type { Axis, Bounds } from './cells';
import type { Box, LintRule, Space } from './linter';

/** Rules as boxes, and the axes that they share. */
export interface Boxed {
	readonly space: Space;
	readonly rules: readonly LintRule[];
	/** What an axis measures, by its name: a leaf without its bounds. */
	readonly measures: ReadonlyMap<string, Leaf>;
}

/** Boxes that one rule may come to. */
const MOST_BOXES = 1000;

/**
 * A set of segments' rules (tiers, stages) for the linter: conditions with bounds, joined by all and any. Two conditions lie on
 * one axis when they differ in nothing but their bounds. Null when a rule asks for anything else, or comes to too much.
 */
export function boxesOf(
	rules: readonly { readonly id: string; readonly rule: Rule }[],
): Boxed | null {
	const axes = new Map<string, { axis: Axis; leaf: Leaf }>();
	const visit = (rule: Rule): Box[] | null => {
		if ('of' in rule) {
			if (rule.type === 'none') return null;
			const parts = rule.of.map(visit);
			if (parts.some((part) => part === null)) return null;
			const boxes = parts as Box[][];
			return rule.type === 'any' ? boxes.flat() : product(boxes);
		}
		const on = onAxis(rule);
		if (on === null) return null;
		axes.set(on.axis.name, on);
		return [{ [on.axis.name]: on.bounds }];
	};
	const boxed: LintRule[] = [];
	for (const { id, rule } of rules) {
		const of = visit(rule);
		if (of === null || of.length > MOST_BOXES) return null;
		boxed.push({ id, of });
	}
	return {
		space: { axes: [...axes.values()].map(({ axis }) => axis) },
		rules: boxed,
		measures: new Map([...axes].map(([name, { leaf }]) => [name, leaf])),
	};
}

function product(parts: readonly (readonly Box[])[]): Box[] | null {
	let all: Box[] = [{}];
	for (const boxes of parts) {
		if (all.length * boxes.length > MOST_BOXES) return null;
		all = all.flatMap((one) => boxes.map((other) => meet(one, other)));
	}
	return all;
}

/** Both boxes at once. */
function meet(a: Box, b: Box): Box {
	const both: Record<string, Bounds> = { ...a };
	for (const [name, bounds] of Object.entries(b)) {
		const other = both[name];
		both[name] =
			other === undefined
				? bounds
				: {
						min: Math.max(other.min ?? -Infinity, bounds.min ?? -Infinity),
						max: Math.min(other.max ?? Infinity, bounds.max ?? Infinity),
					};
	}
	return both;
}

interface OnAxis {
	readonly axis: Axis;
	readonly leaf: Leaf;
	readonly bounds: Bounds;
}

function onAxis(rule: Leaf): OnAxis | null {
	if (rule.type === 'member') {
		const { type, column, min, max, ...others } = rule;
		if (Object.values(others).some((other) => other !== undefined)) return null;
		const leaf = { type, column } as const;
		return { axis: { name: canonicalJson(leaf), numbers: 'real' }, leaf, bounds: { min, max } };
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
	if ('from' in measure && (measure.from !== undefined || measure.to !== undefined)) return null;
	return onCounts({ ...rule, measure: { of: measure.of } }, { min, max });
}

/** Times, days, and days ago: whole numbers from 0. */
function onCounts(leaf: Leaf, bounds: Bounds): OnAxis {
	return { axis: { name: canonicalJson(leaf), numbers: 'whole', min: 0 }, leaf, bounds };
}
