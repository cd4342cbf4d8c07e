/** Who came and who went between two lists of ids. */
export interface Diff {
	readonly gained: readonly string[];
	readonly lost: readonly string[];
	readonly kept: number;
}

/** In the order of the lists. Members that are in neither are nobody's business. */
export function diff(before: Iterable<string>, after: Iterable<string>): Diff {
	const was = new Set(before);
	const is = new Set(after);
	const gained = [...is].filter((id) => !was.has(id));
	const lost = [...was].filter((id) => !is.has(id));
	return { gained, lost, kept: was.size - lost.length };
}
