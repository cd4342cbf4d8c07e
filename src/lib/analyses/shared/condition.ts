import { DAY, HOUR, MINUTE, parseDay, SECOND } from '../../base/time';
import { encodeWtf8 } from '../../base/wtf8';
import type { Column } from '../../columns/column';
import type { Condition } from '../contract';

/** Says of an entry of a column (a row for event columns, a member for member columns) if a condition holds. */
export type Test = (entry: number) => boolean;

/**
 * Compiles a condition for the column it names. Texts compare exactly, numbers by value, flags as `true`/`false`, times
 * as `YYYY-MM-DD` (any time of that day) or `YYYY-MM-DDTHH:MM:SS`. The text `''` means "missing". A missing value is not
 * equal to any other (`isNot` holds) and lies in no range (`min` and `max` do not hold). Tags: one of them is enough.
 */
export function compileCondition(column: Column, condition: Condition): Test {
	const tests: Test[] = [];
	if (condition.is !== undefined) tests.push(equalsOne(column, condition.is));
	if (condition.isNot !== undefined) {
		const equal = equalsOne(column, condition.isNot);
		tests.push((i) => !equal(i));
	}
	const { min, max } = condition;
	if (min !== undefined || max !== undefined)
		tests.push(between(column, min ?? -Infinity, max ?? Infinity));
	const [first, ...rest] = tests;
	if (first === undefined) return () => true;
	return rest.length === 0 ? first : (i) => first(i) && rest.every((test) => test(i));
}

function equalsOne(column: Column, texts: readonly string[]): Test {
	switch (column.kind) {
		case 'category': {
			const wanted = flags(column.dictionary.values, texts);
			const { codes } = column;
			return (i) => wanted[codes[i]!] === 1;
		}
		case 'tags': {
			const wanted = flags(column.dictionary.values, texts);
			const { codes, offsets } = column;
			const empty = texts.includes('');
			return (i) => {
				const end = offsets[i + 1]!;
				if (offsets[i] === end) return empty;
				for (let k = offsets[i]!; k < end; k++) if (wanted[codes[k]!] === 1) return true;
				return false;
			};
		}
		case 'number': {
			const wanted = new Set(texts.map((text) => (text === '' ? NaN : Number(text))));
			if (!texts.includes('')) wanted.delete(NaN);
			const { values } = column;
			return (i) => wanted.has(values[i]!);
		}
		case 'time': {
			const days = new Set(texts.map((text) => dayOf(text) / DAY));
			const seconds = new Set(texts.map((text) => momentOf(text) / SECOND));
			const empty = texts.includes('');
			const { values } = column;
			return (i) => {
				const value = values[i]!;
				if (Number.isNaN(value)) return empty;
				return days.has(Math.floor(value / DAY)) || seconds.has(Math.floor(value / SECOND));
			};
		}
		case 'flag': {
			const [yes, no, missing] = ['true', 'false', ''].map((text) => texts.includes(text));
			const { values, present } = column;
			return (i) => (!present.has(i) ? missing! : values.has(i) ? yes! : no!);
		}
		case 'text': {
			// Bytes are compared as they lie: no cell has to be decoded.
			const wanted = [...new Set(texts)].map(encodeWtf8);
			const { bytes, offsets } = column;
			return (i) => wanted.some((one) => areAt(bytes, offsets[i]!, offsets[i + 1]!, one));
		}
	}
}

function areAt(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
	if (end - start !== wanted.length) return false;
	for (let b = 0; b < wanted.length; b++) if (bytes[start + b] !== wanted[b]) return false;
	return true;
}

/** Wall time of the day `YYYY-MM-DD`; NaN for all other texts. */
function dayOf(text: string): number {
	try {
		return parseDay(text);
	} catch {
		return NaN;
	}
}

/** Wall time of `YYYY-MM-DDTHH:MM:SS`; NaN for all other texts. */
function momentOf(text: string): number {
	const [, day = '', h, m, s] = /^(.{10})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
	return dayOf(day) + Number(h) * HOUR + Number(m) * MINUTE + Number(s) * SECOND;
}

function between(column: Column, min: number, max: number): Test {
	if (column.kind === 'number' || column.kind === 'time') {
		const { values } = column;
		return (i) => values[i]! >= min && values[i]! <= max;
	}
	if (column.kind === 'category') {
		const { codes, dictionary } = column;
		const inside = Uint8Array.from(dictionary.values, (text) => {
			const value = text.trim() === '' ? NaN : Number(text);
			return value >= min && value <= max ? 1 : 0;
		});
		return (i) => inside[codes[i]!] === 1;
	}
	return () => false;
}

function flags(values: readonly string[], texts: readonly string[]): Uint8Array {
	const wanted = new Set(texts);
	return Uint8Array.from(values, (value) => (wanted.has(value) ? 1 : 0));
}
