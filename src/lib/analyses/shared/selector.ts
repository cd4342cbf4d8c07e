import type { ColumnRef, Condition, Data, EventSelector } from '../contract';
import { compileCondition, type Test } from './condition';

export { conditionSchema, selectorSchema, simplify } from '../../model/event-selector';

/** Columns that the conditions of these selectors need: for `ParamsSchema.columns`. */
export function selectorColumns(...selectors: readonly EventSelector[]): ColumnRef[] {
	const columns = new Set<ColumnRef>();
	for (const selector of selectors)
		for (const { column } of conditions(selector)) columns.add(column);
	return [...columns];
}

/** Says of a row of the timeline and the member it belongs to if the event is selected. */
export type Matcher = (row: number, member: number) => boolean;

/** Compiles a selector for these data. A kind that does not occur selects nothing. */
export function matcher(data: Data, selector: EventSelector): Matcher {
	const tests: Matcher[] = [];
	const kind = kindOf(selector);
	if (kind !== undefined) {
		const { codes, dictionary } = data.timeline.kind;
		const wanted = dictionary.values.indexOf(kind);
		if (wanted <= 0) return () => false;
		tests.push((row) => codes[row] === wanted);
	} else if (selector !== 'any' && selector.not !== undefined) {
		const { codes } = data.timeline.kind;
		const flags = kindFlags(data, selector);
		tests.push((row) => flags[codes[row]!] === 1);
	}
	for (const condition of conditions(selector)) tests.push(conditionMatcher(data, condition));
	const [first, ...rest] = tests;
	if (first === undefined) return () => true;
	return rest.length === 0
		? first
		: (row, member) => first(row, member) && rest.every((test) => test(row, member));
}

/** What a selector asks besides `kindFlags`: its conditions. Null where it has none. */
export function plainTest(data: Data, selector: EventSelector): Matcher | null {
	const where = conditions(selector);
	return where.length === 0 ? null : matcher(data, { where });
}

function conditionMatcher(data: Data, condition: Condition): Matcher {
	const { of, column } = data.column(condition.column);
	const test: Test = compileCondition(column, condition);
	return of === 'event' ? test : (_row, member) => test(member);
}

/** Up to 16 selectors as bits: bit i is set where selector i selects. */
export interface StepBits {
	/** By code of `timeline.kind`: the selectors that ask for no more than this kind (or for any event). */
	readonly byKind: Uint16Array;
	/**
	 * By row of the timeline, zero outside the scope. Null when no selector has conditions: then `byKind[kind.codes[row]]`
	 * says it all, and no row has to be touched beforehand.
	 */
	readonly byRow: Uint16Array | null;
}

/** Compiles several selectors at once. */
export function stepBits(data: Data, selectors: readonly EventSelector[]): StepBits {
	const { timeline } = data;
	const { codes, dictionary } = timeline.kind;
	const byKind = new Uint16Array(dictionary.values.length);
	const conditional: { bit: number; byKind: Uint8Array; test: Matcher }[] = [];
	selectors.forEach((selector, i) => {
		const kinds = kindFlags(data, selector);
		const bit = 1 << i;
		if (conditions(selector).length === 0) {
			for (let k = 0; k < kinds.length; k++) if (kinds[k] === 1) byKind[k]! |= bit;
		} else {
			conditional.push({ bit, byKind: kinds, test: matcher(data, selector) });
		}
	});
	if (conditional.length === 0) return { byKind, byRow: null };
	const byRow = new Uint16Array(timeline.events);
	for (let m = 0; m < timeline.members; m++) {
		const end = timeline.end[m]!;
		for (let row = timeline.start[m]!; row < end; row++) {
			const kind = codes[row]!;
			let bits = byKind[kind]!;
			for (const step of conditional)
				if (step.byKind[kind] === 1 && step.test(row, m)) bits |= step.bit;
			byRow[row] = bits;
		}
	}
	return { byKind, byRow };
}

/** 1 for the codes of `timeline.kind` that the selector's kind allows, whatever its conditions. */
export function kindFlags(data: Data, selector: EventSelector): Uint8Array {
	const { values } = data.timeline.kind.dictionary;
	const kind = kindOf(selector);
	const not = selector === 'any' ? [] : (selector.not ?? []);
	return Uint8Array.from(values, (name, code) =>
		code > 0 && (kind === undefined || name === kind) && !not.includes(name) ? 1 : 0,
	);
}

/** Undefined = any kind, or any but some. */
export function kindOf(selector: EventSelector): string | undefined {
	return selector === 'any' ? undefined : selector.kind;
}

function conditions(selector: EventSelector): readonly Condition[] {
	return selector === 'any' ? [] : (selector.where ?? []);
}
