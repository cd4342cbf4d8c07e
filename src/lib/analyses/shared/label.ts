import type { Condition, EventSelector } from '../contract';

/**
 * A selector in the words of the data, the same in every language: `click`, `click (channel = app)`. Null for any event,
 * which each analysis says in its own words.
 */
export function selectorLabel(selector: EventSelector): string | null {
	if (selector === 'any') return null;
	const where = (selector.where ?? []).map(conditionLabel).join(', ');
	const kind =
		selector.kind ?? (selector.not === undefined ? null : `∗ ≠ ${selector.not.join(' / ')}`);
	if (where === '') return kind;
	return `${kind ?? '∗'} (${where})`;
}

function conditionLabel({ column, is, isNot, min, max }: Condition): string {
	const name = column.replace(/^member:/, '');
	const parts: string[] = [];
	if (is !== undefined) parts.push(`= ${is.join(' / ')}`);
	if (isNot !== undefined) parts.push(`≠ ${isNot.join(' / ')}`);
	if (min !== undefined) parts.push(`≥ ${min}`);
	if (max !== undefined) parts.push(`≤ ${max}`);
	return `${name} ${parts.join(' ')}`;
}
