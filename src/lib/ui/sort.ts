/** What a table sorts by; null and NaN stand for "no value" and stay last in both directions. */
export type SortValue = string | number | null;

export interface Sort {
	readonly column: string;
	readonly descending: boolean;
}

/** The order of rows by one column: indices, stable. Texts by the rules of the language, numbers within them as numbers. */
export function sortedOrder(
	values: readonly SortValue[],
	descending: boolean,
	locale: string,
): number[] {
	const collator = new Intl.Collator(locale, { numeric: true });
	const sign = descending ? -1 : 1;
	const missing = (value: SortValue) => value === null || Number.isNaN(value);
	return values
		.map((_, i) => i)
		.sort((i, j) => {
			const a = values[i]!;
			const b = values[j]!;
			if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b)) || i - j;
			const order =
				typeof a === 'number' && typeof b === 'number'
					? a - b
					: collator.compare(String(a), String(b));
			return sign * order || i - j;
		});
}
