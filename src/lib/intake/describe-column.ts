import type { Codes, Column, Dictionary, FlagColumn } from '../columns/column';
import type { ColumnFacts } from '../model/dataset';

const TOP = 50;
/** Distinct numbers are counted in columns of up to so many rows: enough to tell an id from a quantity in a sample. */
const COUNTED = 20_000;

/**
 * What is known of a column by counting it once: how many cells are there, of which values, from where to where. With
 * `weights` each row counts so many times; rows of weight 0 are not there.
 */
export function describeColumn(name: string, column: Column, weights?: Uint32Array): ColumnFacts {
	switch (column.kind) {
		case 'category':
			return {
				name,
				kind: 'category',
				...countValues(column.codes, column.dictionary, weights),
			};
		case 'number':
			return {
				...describeNumbers(name, 'number', column.values, weights),
				...(column.unit === undefined ? {} : { unit: column.unit }),
			};
		case 'time':
			return {
				...describeNumbers(name, 'time', column.values, weights),
				dateOnly: column.dateOnly,
			};
		case 'flag':
			return { name, kind: 'flag', ...countFlags(column, weights) };
		case 'text':
			return { name, kind: 'text', present: filledRanges(column.offsets, weights) };
		case 'tags':
			return {
				name,
				kind: 'tags',
				...countValues(column.codes, column.dictionary, spread(weights, column.offsets)),
				present: filledRanges(column.offsets, weights),
			};
	}
}

type ValueFacts = Pick<ColumnFacts, 'present'> & Required<Pick<ColumnFacts, 'distinct' | 'top'>>;

function countFlags({ values, present, length }: FlagColumn, weights?: Uint32Array): ValueFacts {
	let yes = values.clone().intersect(present).size;
	let all = present.size;
	if (weights !== undefined) {
		[yes, all] = [0, 0];
		for (let row = 0; row < length; row++) {
			if (!present.has(row)) continue;
			all += weights[row]!;
			if (values.has(row)) yes += weights[row]!;
		}
	}
	const top = (
		[
			['true', yes],
			['false', all - yes],
		] as const
	).filter(([, n]) => n > 0);
	return { present: all, distinct: top.length, top };
}

function countValues(codes: Codes, { values }: Dictionary, weights?: Uint32Array): ValueFacts {
	const counts = new Uint32Array(values.length);
	if (weights === undefined) for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
	else for (let i = 0; i < codes.length; i++) counts[codes[i]!]! += weights[i]!;
	const used: number[] = [];
	let present = 0;
	for (let code = 1; code < counts.length; code++) {
		if (counts[code] === 0) continue;
		used.push(code);
		present += counts[code]!;
	}
	return {
		present,
		distinct: used.length,
		top: mostFrequent(used, counts).map((code) => [values[code]!, counts[code]!]),
	};
}

/** Weights of rows as weights of what the rows hold. */
function spread(weights: Uint32Array | undefined, offsets: Uint32Array): Uint32Array | undefined {
	if (weights === undefined) return undefined;
	const out = new Uint32Array(offsets.at(-1)!);
	weights.forEach((weight, row) => out.fill(weight, offsets[row]!, offsets[row + 1]!));
	return out;
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
	weights?: Uint32Array,
): ColumnFacts {
	let present = 0;
	let min = Infinity;
	let max = -Infinity;
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		const weight = weights === undefined ? 1 : weights[i]!;
		if (value !== value || weight === 0) continue;
		present += weight;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	if (present === 0) return { name, kind, present };
	const distinct =
		kind === 'number' && values.length <= COUNTED ? countDistinct(values, weights) : undefined;
	return { name, kind, present, min, max, ...(distinct === undefined ? {} : { distinct }) };
}

function countDistinct(values: Float64Array, weights?: Uint32Array): number {
	const distinct = new Set(
		weights === undefined ? values : values.filter((_, row) => weights[row]! > 0),
	);
	distinct.delete(NaN);
	return distinct.size;
}

function filledRanges(offsets: Uint32Array, weights?: Uint32Array): number {
	let filled = 0;
	for (let i = 1; i < offsets.length; i++) {
		if (offsets[i]! > offsets[i - 1]!) filled += weights === undefined ? 1 : weights[i - 1]!;
	}
	return filled;
}
