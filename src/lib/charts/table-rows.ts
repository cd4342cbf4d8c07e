import { SUPPRESSED, type TableSpec } from '../analyses/contract';
import type { Translator } from '../i18n/format';
import { cellText } from './cell-text';

/**
 * A result's table as rows for CSV and the clipboard: the header first; numbers as numbers (full precision, shares as
 * shares), days, messages and numbers of people that are not told as texts.
 */
export function tableRows(
	spec: TableSpec,
	t: Translator<string>,
	currency: string | null,
): (string | number | null)[][] {
	const header = spec.columns.map((column) =>
		'text' in column.label ? column.label.text : t(column.label.message, column.label.values),
	);
	const rows = spec.rows.map((row) =>
		spec.columns.map((column, c) => {
			const value = row.cells[c] ?? null;
			if (value === null || (typeof value === 'number' && Number.isNaN(value))) return null;
			const few = value === SUPPRESSED && column.privacy === 'people';
			const plain =
				typeof value === 'number' && column.format !== 'day' && column.format !== 'duration';
			return plain && !few ? value : cellText(value, column, t, currency);
		}),
	);
	return [header, ...rows];
}
