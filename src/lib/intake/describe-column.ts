import type { CategoryColumn, Codes, Column, Dictionary } from '../columns/column';
import type { ColumnFacts } from '../model/dataset';

const TOP = 50;
/** Distinct numbers are counted in columns of up to so many rows: enough to tell an id from a quantity in a sample. */
const COUNTED = 20_000;

/** What is known of a column by counting it once: how many cells are there, of which values, from where to where. */
export function describeColumn(name: string, column: Column): ColumnFacts {
	switch (column.kind) {
		case 'category':
			return describeCategory(name, column);
		case 'number':
			return {
				...describeNumbers(name, 'number', column.values),
				...(column.unit === undefined ? {} : { unit: column.unit }),
			};
		case 'time':
			return { ...describeNumbers(name, 'time', column.values), dateOnly: column.dateOnly };
		case 'flag': {
			const yes = column.values.clone().intersect(column.present).size;
			const present = column.present.size;
			const top = (
				[
					['true', yes],
					['false', present - yes],
				] as const
			).filter(([, n]) => n > 0);
			return { name, kind: 'flag', present, distinct: top.length, top };
		}
		case 'text':
			return { name, kind: 'text', present: filledRanges(column.offsets) };
		case 'tags':
			return {
				name,
				kind: 'tags',
				...countValues(column.codes, column.dictionary),
				present: filledRanges(column.offsets),
			};
	}
}

function describeCategory(name: string, { codes, dictionary }: CategoryColumn): ColumnFacts {
	return { name, kind: 'category', ...countValues(codes, dictionary) };
}

function countValues(
	codes: Codes,
	{ values }: Dictionary,
): Pick<ColumnFacts, 'present'> & Required<Pick<ColumnFacts, 'distinct' | 'top'>> {
	const counts = new Uint32Array(values.length);
	for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
	const used: number[] = [];
	for (let code = 1; code < counts.length; code++) if (counts[code]! > 0) used.push(code);
	return {
		present: codes.length - counts[0]!,
		distinct: used.length,
		top: mostFrequent(used, counts).map((code) => [values[code]!, counts[code]!]),
	};
}

/** The codes of the TOP highest counts, highest first, lower codes first among equals. */
function mostFrequent(used: readonly number[], counts: Uint32Array): number[] {
	if (used.length <= TOP) return used.toSorted((a, b) => counts[b]! - counts[a]! || a - b);
	const sorted = Uint32Array.from(used, (code) => counts[code]!).sort();
	const floor = sorted[sorted.length - TOP]!;
	const above = used.filter((code) => counts[code]! > floor);
	const equal = used.filter((code) => counts[code] === floor).slice(0, TOP - above.length);
	return [...above.toSorted((a, b) => counts[b]! - counts[a]! || a - b), ...equal];
}

function describeNumbers<K extends 'number' | 'time'>(
	name: string,
	kind: K,
	values: Float64Array,
): ColumnFacts {
	let present = 0;
	let min = Infinity;
	let max = -Infinity;
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		if (value !== value) continue;
		present++;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	if (present === 0) return { name, kind, present };
	const distinct =
		kind === 'number' && values.length <= COUNTED ? countDistinct(values) : undefined;
	return { name, kind, present, min, max, ...(distinct === undefined ? {} : { distinct }) };
}

function countDistinct(values: Float64Array): number {
	const distinct = new Set(values);
	distinct.delete(NaN);
	return distinct.size;
}

function filledRanges(offsets: Uint32Array): number {
	let filled = 0;
	for (let i = 1; i < offsets.length; i++) if (offsets[i]! > offsets[i - 1]!) filled++;
	return filled;
}
