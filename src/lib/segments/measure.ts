import type { Data } from '../analyses/contract';
import { snap } from '../analyses/shared/money';
import { BitSet } from '../base/bitset';
import { DAY, parseDay } from '../base/time';
import type { ColumnRef } from '../model/event-selector';
import type { Numbered } from '../columns/number-pairs';
import type { Measure } from '../model/rule';
import type { Rows } from './rows';
import { asOfDay } from './window';

/** Values from `low` to `high`, both inclusive. NaN lies in no range. */
export interface Range {
	readonly low: number;
	readonly high: number;
}

/** What `measureRows` must give for the measure to hold. */
export function rangeOf(data: Pick<Data, 'scope'>, measure: Measure): Range {
	if (measure.of === 'never') return { low: 0, high: 0 };
	const { min, max } = measure;
	if (measure.of !== 'first' && measure.of !== 'last')
		return { low: min ?? -Infinity, high: max ?? Infinity };
	const today = asOfDay(data);
	const { from, to } = measure;
	return {
		low: Math.max(
			max === undefined ? -Infinity : (today - Math.floor(max)) * DAY,
			from === undefined ? -Infinity : parseDay(from),
		),
		// Times are whole milliseconds.
		high: Math.min(
			min === undefined ? Infinity : (today - Math.ceil(min) + 1) * DAY - 1,
			to === undefined ? Infinity : parseDay(to) + DAY - 1,
		),
	};
}

/**
 * One number per member from his rows among these: how many (rows of one order are one, see `ordersAmong`), on how many days,
 * their sum, or the wall time of the first or last (NaN without any).
 */
export function measureRows(
	data: Data,
	rows: Rows,
	measure: Measure,
	orders: Numbered | null,
): Float64Array {
	const { offsets, time, members, events } = data.timeline;
	const values = new Float64Array(members);
	switch (measure.of) {
		case 'count':
		case 'never':
			if (orders === null) countRows(rows, offsets, values);
			else countOrders(rows, events, offsets, orders, values);
			break;
		case 'days':
			countDays(rows, events, offsets, time, values);
			break;
		case 'sum':
			sumRows(rows, events, offsets, numbersOf(data, measure.column), values);
			break;
		case 'first':
		case 'last':
			endRows(rows, events, offsets, time, measure.of === 'first', values);
	}
	return values;
}

/** The members whose value lies in a range. */
export function within(values: Float64Array, { low, high }: Range): BitSet {
	const set = new BitSet(values.length);
	const { words } = set;
	for (let m = 0; m < values.length; m++) {
		const value = values[m]!;
		if (value >= low && value <= high) words[m >>> 5]! |= 1 << (m & 31);
	}
	return set;
}

function countRows(rows: Rows, offsets: Uint32Array, values: Float64Array): void {
	if (rows === null) {
		for (let m = 0; m < values.length; m++) values[m] = offsets[m + 1]! - offsets[m]!;
		return;
	}
	for (let m = 0, i = 0; m < values.length; m++) {
		const begin = i;
		const end = offsets[m + 1]!;
		while (i < rows.length && rows[i]! < end) i++;
		values[m] = i - begin;
	}
}

function countOrders(
	rows: Rows,
	events: number,
	offsets: Uint32Array,
	{ of, most }: Numbered,
	values: Float64Array,
): void {
	const count = rows?.length ?? events;
	// By number of an order: the last member whose order of it was counted, from 1.
	const last = new Uint32Array(most + 1);
	for (let m = 0, i = 0; m < values.length; m++) {
		const end = offsets[m + 1]!;
		let orders = 0;
		for (; i < count; i++) {
			const row = rows === null ? i : rows[i]!;
			if (row >= end) break;
			const order = of[row]!;
			if (last[order] === m + 1) continue;
			last[order] = m + 1;
			orders++;
		}
		values[m] = orders;
	}
}

function countDays(
	rows: Rows,
	events: number,
	offsets: Uint32Array,
	time: Float64Array,
	values: Float64Array,
): void {
	const count = rows?.length ?? events;
	for (let m = 0, i = 0; m < values.length; m++) {
		const end = offsets[m + 1]!;
		let days = 0;
		let nextDay = -Infinity;
		for (; i < count; i++) {
			const row = rows === null ? i : rows[i]!;
			if (row >= end) break;
			const at = time[row]!;
			if (at < nextDay) continue;
			days++;
			nextDay = (Math.floor(at / DAY) + 1) * DAY;
		}
		values[m] = days;
	}
}

function sumRows(
	rows: Rows,
	events: number,
	offsets: Uint32Array,
	numbers: (row: number) => number,
	values: Float64Array,
): void {
	const count = rows?.length ?? events;
	for (let m = 0, i = 0; m < values.length; m++) {
		const end = offsets[m + 1]!;
		let sum = 0;
		for (; i < count; i++) {
			const row = rows === null ? i : rows[i]!;
			if (row >= end) break;
			const number = numbers(row);
			if (number === number) sum += number;
		}
		values[m] = snap(sum);
	}
}

function endRows(
	rows: Rows,
	events: number,
	offsets: Uint32Array,
	time: Float64Array,
	first: boolean,
	values: Float64Array,
): void {
	const count = rows?.length ?? events;
	for (let m = 0, i = 0; m < values.length; m++) {
		const end = offsets[m + 1]!;
		const begin = i;
		while (i < count && (rows === null ? i : rows[i]!) < end) i++;
		const row = first ? begin : i - 1;
		values[m] = i === begin ? NaN : time[rows === null ? row : rows[row]!]!;
	}
}

/** The numbers of an event column; missing ones, and texts that are none, are NaN. */
export function numbersOf(data: Data, ref: ColumnRef): (row: number) => number {
	const { column } = data.column(ref);
	if (column.kind === 'number') {
		const { values } = column;
		return (row) => values[row]!;
	}
	if (column.kind !== 'category') return () => NaN;
	const { codes, dictionary } = column;
	const numbers = Float64Array.from(dictionary.values, (text) =>
		text.trim() === '' ? NaN : Number(text),
	);
	return (row) => numbers[codes[row]!]!;
}
