import { SUPPRESSED, type EventSelector, type TableSpec } from '../analyses/contract';
import { selectorLabel } from '../analyses/shared/label';
import type { Translator } from '../i18n/format';
import { cellText, headText } from './cell-text';
import { eventText } from './tokens/text';

/**
 * A result's table as rows for CSV and the clipboard: the header first; numbers as numbers (full precision, shares as
 * shares), days, messages and numbers of people that are not told as texts, kinds of events as the data have them.
 */
export function tableRows(
	spec: TableSpec,
	t: Translator<string>,
	currency: string | null,
): (string | number | null)[][] {
	const own = (selector: EventSelector) => selectorLabel(selector) ?? eventText(selector, t.locale);
	const header = spec.columns.map((column) => headText(column, t, own));
	const rows = spec.rows.map((row) =>
		spec.columns.map((column, c) => {
			const value = row.cells[c] ?? null;
			if (value === null || (typeof value === 'number' && Number.isNaN(value))) return null;
			if (typeof value === 'object' && 'event' in value) return `${value.step} ${own(value.event)}`;
			const few = value === SUPPRESSED && column.privacy === 'people';
			const plain =
				typeof value === 'number' && column.format !== 'day' && column.format !== 'duration';
			return plain && !few ? value : cellText(value, column, t, currency);
		}),
	);
	return [header, ...rows];
}
