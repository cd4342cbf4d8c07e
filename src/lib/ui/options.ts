/** One thing to choose. */
export interface Option<Value extends string | number = string> {
	readonly value: Value;
	readonly label: string;
	/** Beside the label: how many, which type. */
	readonly hint?: string;
	/** Below the label: what it is, in a sentence. */
	readonly about?: string;
	readonly disabled?: boolean;
}

/** The options whose label or hint holds every word of the query; those that begin with it come first. */
export function filterOptions<O extends Option<string | number>>(
	options: readonly O[],
	query: string,
): readonly O[] {
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return options;
	const begins: O[] = [];
	const holds: O[] = [];
	for (const option of options) {
		const text = `${option.label} ${option.hint ?? ''}`.toLowerCase();
		if (!words.every((word) => text.includes(word))) continue;
		(text.startsWith(words[0]!) ? begins : holds).push(option);
	}
	return [...begins, ...holds];
}
