import { formatDay, wallFromCivil } from '../base/time';
import type { Column, Frame, TimeColumn } from '../columns/column';
import type { EventMapping } from '../model/mapping';
import { asCategory } from './as-category';

/**
 * When an event happened, row by row: the times of its column and, where that is empty, of the column that it names
 * otherwise. Null when neither can say.
 */
export function eventTimes(event: EventMapping, { columns }: Frame): TimeColumn | null {
	const column = columns.get(event.time);
	const own = column?.kind === 'time' ? column : null;
	const other = event.otherwise === undefined ? undefined : columns.get(event.otherwise);
	return other === undefined ? own : filled(own, timesOf(other));
}

function filled(own: TimeColumn | null, other: TimeColumn): TimeColumn {
	if (own === null) return other;
	const values = own.values.slice();
	let taken = false;
	for (let row = 0; row < values.length; row++) {
		const time = other.values[row]!;
		if (!Number.isNaN(values[row]!) || Number.isNaN(time)) continue;
		values[row] = time;
		taken = true;
	}
	return taken ? { ...own, values, dateOnly: own.dateOnly && other.dateOnly } : own;
}

function timesOf(column: Column): TimeColumn {
	if (column.kind === 'time') return column;
	const { codes, dictionary } = asCategory(column);
	const dates = Float64Array.from(dictionary.values, dateOfNumber);
	const values = Float64Array.from(codes, (code) => dates[code]!);
	return { kind: 'time', length: values.length, values, dateOnly: true };
}

/** The day with which a number such as `240601-123456789` begins (YYMMDD, of this century); NaN if it does not. */
export function dateOfNumber(text: string): number {
	const match = /^(\d\d)(\d\d)(\d\d)(?!\d)/.exec(text.trim());
	if (match === null) return NaN;
	const wall = wallFromCivil(2000 + Number(match[1]), Number(match[2]), Number(match[3]));
	return formatDay(wall) === `20${match[1]}-${match[2]}-${match[3]}` ? wall : NaN;
}
