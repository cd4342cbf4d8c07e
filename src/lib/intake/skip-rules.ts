import type { CategoryColumn, Frame } from '../columns/column';
import type { RowRule } from '../model/mapping';
import { asCategory } from './as-category';

/** For each row 0, or 1 + the number of the first rule that leaves it out. Null when there are no rules. */
export function skippedRows(frame: Frame, rules: readonly RowRule[]): Uint8Array | null {
	if (rules.length === 0) return null;
	const skipped = new Uint8Array(frame.length);
	rules.forEach((rule, number) => {
		const column = frame.columns.get(rule.column);
		if (column === undefined) return;
		const cells = asCategory(column);
		const holds = codesThatHold(cells, rule);
		for (let row = 0; row < skipped.length; row++) {
			if (skipped[row] === 0) skipped[row] = holds[cells.codes[row]!]! * (number + 1);
		}
	});
	return skipped;
}

/** Per code 1 where the rule's condition holds. */
function codesThatHold(cells: CategoryColumn, rule: RowRule): Uint8Array {
	const values = new Set(rule.values ?? []);
	const { length } = cells.dictionary.values;
	const holds = new Uint8Array(length);
	for (let code = 0; code < length; code++) {
		if (ruleHolds(rule, values, cells.dictionary.values[code]!)) holds[code] = 1;
	}
	return holds;
}

/** A cell's text against a rule; texts are compared without spaces around, an empty one is a missing cell. */
export function ruleHolds(rule: RowRule, values: ReadonlySet<string>, cell: string): boolean {
	const text = cell.trim();
	switch (rule.when) {
		case 'empty':
			return text === '';
		case 'not-empty':
			return text !== '';
		case 'is':
			return values.has(text);
		case 'is-not':
			return !values.has(text);
	}
}
