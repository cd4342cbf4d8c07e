import type { EventSelector, Said, TableColumn, TableRow } from '../analyses/contract';
import type { Translator } from '../i18n/format';
import { NOTHING, numbers } from '../i18n/numbers';
import { peopleText } from './count-text';
import { eventText } from './tokens/text';

/** The head of a column. Events are said by `say`: as people read them, or as the data have them. */
export function headText(
	{ label }: TableColumn,
	t: Translator<string>,
	say: (selector: EventSelector) => string = (selector) => eventText(selector, t.locale),
): string {
	if ('text' in label) return label.text;
	if (!('event' in label)) return t(label.message, label.values);
	const series = say(label.event);
	return label.message === undefined ? series : t(label.message, { series });
}

/** What a row, or a class of members, is called. */
export function saidText(said: Said, t: Translator<string>): string {
	if (typeof said === 'string') return said;
	if ('event' in said) return `${said.step} ${eventText(said.event, t.locale)}`;
	return t(said.message, said.values);
}

/** One cell of a result's table as a person reads it. Messages are keys of the analysis's own bundle. */
export function cellText(
	value: TableRow['cells'][number],
	column: TableColumn,
	t: Translator<string>,
	currency: string | null,
): string {
	if (value === null) return NOTHING;
	if (typeof value !== 'number') return saidText(value, t);
	const n = numbers(t.locale);
	const { digits } = column;
	switch (column.format) {
		case 'text':
			return String(value);
		case 'count':
			return column.privacy === 'people' ? peopleText(value, n) : n.count(value);
		case 'share':
			return n.percent(value, digits);
		case 'money':
			return n.money(value, currency ?? undefined, { digits: digits ?? 2 });
		case 'number':
			// With digits: always so many, so that a column's points stand below each other.
			return digits === undefined ? n.decimal(value) : n.money(value, undefined, { digits });
		case 'day':
			return n.date(value, 'iso');
		case 'duration':
			return n.duration(value);
	}
}
