/** What a number format shows a number as. */
export type NumberKind =
	'number' | 'percent' | 'date' | 'time' | 'duration' | { readonly digits: number };

/** Formats that are known by number alone; 27 … 36 and 50 … 58 are dates and times in East Asian versions. */
const BUILT_IN: readonly (readonly [kind: NumberKind, ids: readonly number[]])[] = [
	['percent', [9, 10]],
	['date', [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]],
	['time', [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]],
	['duration', [46]],
];
const KIND_OF_ID = new Map(BUILT_IN.flatMap(([kind, ids]) => ids.map((id) => [id, kind] as const)));

// What stands for itself: "…", \x, _x, *x, and [conditions, colours, languages].
const LITERAL = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/gs;

/** The kind of a format by its code, or by its number where the workbook gives no code. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
	if (code === undefined) return KIND_OF_ID.get(id) ?? 'number';
	const section = firstSection(code);
	if (/\[(h+|m+|s+)\]/i.test(section)) return 'duration';
	const signs = section
		.replace(LITERAL, '')
		.replace(/general|g\/通用格式|am\/pm|a\/p|上午\/下午/gi, '')
		.toLowerCase();
	if (/^0{2,}$/.test(signs)) return { digits: signs.length };
	const hasClock = /[hs]/.test(signs);
	if (/[ydg]|e(?![+-])/.test(signs) || (signs.includes('m') && !hasClock)) return 'date';
	if (hasClock) return 'time';
	return signs.includes('%') ? 'percent' : 'number';
}

/** The part for positive numbers. */
function firstSection(code: string): string {
	let quoted = false;
	for (let i = 0; i < code.length; i++) {
		const sign = code[i];
		if (sign === '"') quoted = !quoted;
		else if (sign === '\\') i++;
		else if (sign === ';' && !quoted) return code.slice(0, i);
	}
	return code;
}

/** The number formats of a workbook's cell styles, and how it counts days. */
export class CellFormats {
	readonly #kinds: readonly NumberKind[];

	/** `ids`: the format of each style; `codes`: the workbook's own formats. */
	constructor(
		ids: readonly number[],
		codes: ReadonlyMap<number, string>,
		readonly date1904: boolean,
	) {
		this.#kinds = ids.map((id) => kindOfFormat(id, codes.get(id)));
	}

	kindOf(style: number): NumberKind {
		return this.#kinds[style] ?? 'number';
	}
}
