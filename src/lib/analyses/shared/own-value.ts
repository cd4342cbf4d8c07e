import { drain } from '../../base/drain';
import type { ColumnRef, Data, FindingValue } from '../contract';
import { memberValues, type ValueRule } from './member-values';

/** The value of one member by a column (see `memberValues`); null = missing. */
export function ownValue(
	data: Data,
	column: ColumnRef | null,
	member: number,
): { readonly value: FindingValue | null; readonly rule: ValueRule } {
	const values = drain(memberValues(data, column));
	const { rule } = values;
	if (values.form === 'numbers') {
		const number = values.values[member]!;
		return { value: Number.isNaN(number) ? null : { number, digits: 6 }, rule };
	}
	const code = values.codes[member]!;
	if (code === 0) return { value: null, rule };
	const label = values.label(code);
	if ('kind' in label) return { value: { event: { kind: label.kind } }, rule };
	return { value: 'text' in label ? label.text : label, rule };
}
