import { BitSet } from '../base/bitset';
import { takeRows } from '../columns/access';
import type { Column } from '../columns/column';
import { DictionaryBuilder, narrowCodes } from '../columns/dictionary';
import { asCategory, sharedCodes } from '../intake/as-category';

/** One source's column of some name, or null where it has none. */
export type SourcePart = Column | null;

/**
 * A column that plays no role, brought into timeline order: the cell of event i is row `row[i]` of `parts[source[i]]`.
 * A new column. Sources that agree on the kind keep it (numbers, times, flags; units only if they are equal);
 * texts and sources that do not agree become one category of texts.
 */
export function gather(
	parts: readonly SourcePart[],
	source: Uint8Array | Uint16Array,
	row: Uint32Array,
): Column {
	const present = parts.filter((part) => part !== null);
	const [first] = present;
	if (first !== undefined && parts.length === 1 && first.kind !== 'text')
		return takeRows<Column>(first, row);
	const same = present.every((part) => part.kind === first?.kind);
	if (same && (first?.kind === 'number' || first?.kind === 'time'))
		return gatherNumbers(parts, source, row);
	if (same && first?.kind === 'flag') return gatherFlags(parts, source, row);
	return gatherTexts(parts, source, row);
}

function gatherNumbers(
	parts: readonly SourcePart[],
	source: ArrayLike<number>,
	row: Uint32Array,
): Column {
	const values = new Float64Array(row.length).fill(NaN);
	const units = new Set<string | undefined>();
	let dateOnly: boolean | null = null;
	parts.forEach((part, s) => {
		if (part?.kind !== 'number' && part?.kind !== 'time') return;
		if (part.kind === 'number') units.add(part.unit);
		else dateOnly = (dateOnly ?? true) && part.dateOnly;
		for (let i = 0; i < row.length; i++) if (source[i] === s) values[i] = part.values[row[i]!]!;
	});
	if (dateOnly !== null) return { kind: 'time', length: row.length, values, dateOnly };
	const [unit] = units;
	const number = { kind: 'number', length: row.length, values } as const;
	return units.size === 1 && unit !== undefined ? { ...number, unit } : number;
}

function gatherFlags(
	parts: readonly SourcePart[],
	source: ArrayLike<number>,
	row: Uint32Array,
): Column {
	const values = new BitSet(row.length);
	const present = new BitSet(row.length);
	for (let i = 0; i < row.length; i++) {
		const part = parts[source[i]!];
		if (part?.kind !== 'flag' || !part.present.has(row[i]!)) continue;
		present.add(i);
		if (part.values.has(row[i]!)) values.add(i);
	}
	return { kind: 'flag', length: row.length, values, present };
}

function gatherTexts(
	parts: readonly SourcePart[],
	source: ArrayLike<number>,
	row: Uint32Array,
): Column {
	const dictionary = new DictionaryBuilder();
	const codes = new Uint32Array(row.length);
	parts.forEach((part, s) => {
		if (part === null) return;
		const category = asCategory(part);
		const common = sharedCodes(category, dictionary);
		for (let i = 0; i < row.length; i++) {
			if (source[i] === s) codes[i] = common[category.codes[row[i]!]!]!;
		}
	});
	return {
		kind: 'category',
		length: row.length,
		codes: narrowCodes(codes, dictionary.size),
		dictionary: dictionary.finish(),
	};
}
