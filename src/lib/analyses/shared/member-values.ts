import { formatDay } from '../../base/time';
import type { Codes, Column, NumberColumn } from '../../columns/column';
import type { ColumnRef, Data } from '../contract';
import { blocks } from './blocks';
import { groupsOf } from './groups';
import { rowsBetween } from './range';

/** What a value is called: a text of the data, a kind of events, or a message of the analysis. */
export type ValueLabel =
	| { readonly text: string }
	| { readonly kind: string }
	| { readonly message: 'value.yes' | 'value.no' };

/** By which rule a member has a value: its own, the most frequent or the middle one of its events in the time range. */
export type ValueRule = 'own' | 'most-frequent' | 'median';

/** One value for each member. */
export type MemberValues =
	| {
			readonly form: 'codes';
			readonly rule: ValueRule;
			/** Codes are 0 … count − 1; 0 = missing. */
			readonly count: number;
			readonly codes: Codes;
			label(code: number): ValueLabel;
			/** By their text (months), not by how many have them. */
			readonly ordered: boolean;
	  }
	| {
			readonly form: 'numbers';
			readonly rule: ValueRule;
			/** NaN = missing. */
			readonly values: Float64Array;
			readonly unit: string | undefined;
	  };

/**
 * What each member is by a column: a member column as it is; of an event column (null: the kind of the event) the value
 * that most of the member's events in the time range have (of several that are equally frequent, the one that was there last,
 * then the first by text), of numbers the median. Times count by month. Yields its share done.
 */
export function* memberValues(
	data: Data,
	ref: ColumnRef | null,
): Generator<number, MemberValues, void> {
	const { of, column } =
		ref === null ? ({ of: 'event', column: data.timeline.kind } as const) : data.column(ref);
	if (column.kind === 'number') {
		if (of === 'member')
			return { form: 'numbers', rule: 'own', values: column.values, unit: column.unit };
		const values = yield* medians(data, column);
		return { form: 'numbers', rule: 'median', values, unit: column.unit };
	}
	const coded = codesOf(column);
	const label = labelsOf(column, ref === null, coded.text);
	const { count } = coded;
	const ordered = column.kind === 'time';
	if (of === 'member')
		return { form: 'codes', rule: 'own', count, codes: coded.codes, label, ordered };
	const codes = yield* mostFrequent(data, coded);
	return { form: 'codes', rule: 'most-frequent', count, codes, label, ordered };
}

/** The text of a value: for sorting, tables and files. */
export function labelText(label: ValueLabel): string {
	if ('text' in label) return label.text;
	return 'kind' in label ? label.kind : label.message;
}

/** A column's values as codes, 0 = missing. */
export interface Coded {
	readonly count: number;
	readonly codes: Codes;
	text(code: number): string;
}

export function codesOf(column: Column): Coded {
	if (column.kind === 'time') return months(column.values);
	const groups = groupsOf(column);
	return { count: groups.count, codes: groups.codes, text: (code) => groups.label(code) ?? '' };
}

function months(values: Float64Array): Coded {
	const texts = [''];
	const known = new Map([['', 0]]);
	const codes = Uint32Array.from(values, (value) => {
		const text = formatDay(value).slice(0, -3);
		let code = known.get(text);
		if (code === undefined) known.set(text, (code = texts.push(text) - 1));
		return code;
	});
	return { count: texts.length, codes, text: (code) => texts[code]! };
}

function labelsOf(
	column: Column,
	isKind: boolean,
	text: (code: number) => string,
): (code: number) => ValueLabel {
	if (isKind) return (code) => ({ kind: text(code) });
	if (column.kind === 'flag')
		return (code) => ({ message: text(code) === 'true' ? 'value.yes' : 'value.no' });
	return (code) => ({ text: text(code) });
}

function* mostFrequent(
	data: Data,
	{ count, codes, text }: Coded,
): Generator<number, Uint32Array, void> {
	const { timeline, scope } = data;
	const { time } = timeline;
	const out = new Uint32Array(timeline.members);
	const times = new Uint32Array(count);
	const last = new Float64Array(count);
	const found: number[] = [];
	const rows = { first: 0, last: 0 };
	const isBefore = (a: number, b: number): boolean =>
		times[a] !== times[b]
			? times[a]! > times[b]!
			: last[a] !== last[b]
				? last[a]! > last[b]!
				: text(a) < text(b);
	for (const block of blocks(timeline)) {
		for (let m = block.from; m < block.to; m++) {
			rowsBetween(data, m, scope.from, scope.to, rows);
			for (let row = rows.first; row < rows.last; row++) {
				const code = codes[row]!;
				if (code === 0) continue;
				if (times[code]!++ === 0) found.push(code);
				last[code] = time[row]!;
			}
			let best = 0;
			for (const code of found) if (best === 0 || isBefore(code, best)) best = code;
			out[m] = best;
			for (const code of found) times[code] = 0;
			found.length = 0;
		}
		yield block.share;
	}
	return out;
}

function* medians(data: Data, column: NumberColumn): Generator<number, Float64Array, void> {
	const { timeline, scope } = data;
	const out = new Float64Array(timeline.members).fill(NaN);
	const rows = { first: 0, last: 0 };
	for (const block of blocks(timeline)) {
		for (let m = block.from; m < block.to; m++) {
			rowsBetween(data, m, scope.from, scope.to, rows);
			if (rows.first === rows.last) continue;
			const own = column.values.subarray(rows.first, rows.last).filter((x) => !Number.isNaN(x));
			own.sort();
			const middle = own.length >> 1;
			if (own.length > 0)
				out[m] = own.length % 2 === 1 ? own[middle]! : (own[middle - 1]! + own[middle]!) / 2;
		}
		yield block.share;
	}
	return out;
}
