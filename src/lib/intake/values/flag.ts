const WORDS = new Map<string, boolean>([
	['true', true],
	['false', false],
	['yes', true],
	['no', false],
	['y', true],
	['n', false],
	['是', true],
	['否', false],
	['真', true],
	['假', false],
]);

const DIGITS = new Map<string, boolean>([
	['1', true],
	['0', false],
]);

/** Yes or no, in the words of exports; undefined for anything else. `digits`: in this column 1 and 0 are such words. */
export function readFlag(text: string, digits: boolean): boolean | undefined {
	if (text.length > 5) return undefined;
	return WORDS.get(text.toLowerCase()) ?? (digits ? DIGITS.get(text) : undefined);
}
