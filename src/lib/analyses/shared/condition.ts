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
			const { values } = column;
			return (i) => {
				const value = values[i]!;
				if (Number.isNaN(value)) return texts.includes('');
				const iso = new Date(value).toISOString();
				return texts.includes(iso.slice(0, 10)) || texts.includes(iso.slice(0, 19));
			};
		}
		case 'flag': {
			const [yes, no, missing] = ['true', 'false', ''].map((text) => texts.includes(text));
			const { values, present } = column;
			return (i) => (!present.has(i) ? missing! : values.has(i) ? yes! : no!);
		}
		case 'text': {
			const wanted = new Set(texts);
			const { bytes, offsets } = column;
			const decoder = new TextDecoder();
			return (i) => wanted.has(decoder.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!)));
		}
	}
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
