/** Whether a text is read as a query asks. */
export type ReadingTest = (text: string) => boolean;

const LETTERS = /^[a-z]+$/;
const HAN = /\p{Script=Han}/u;

/**
 * A test for Chinese texts by their pinyin: whole syllables, their beginnings or initials, mixed as people type them
 * (`zhangsan`, `zs`, `zhangs`). Every reading of a character counts. Null for a query that is no pinyin. The readings are loaded
 * with the first such query.
 */
export async function readingTest(query: string): Promise<ReadingTest | null> {
	const letters = query
		.toLowerCase()
		.replaceAll('ü', 'v')
		.replace(/[\s'’]/g, '');
	if (!LETTERS.test(letters)) return null;
	const { pinyin } = await import('pinyin-pro');
	const readings = (character: string): readonly string[] => {
		let all = known.get(character);
		if (all === undefined) {
			const options = { toneType: 'none', type: 'array', multiple: true, v: true } as const;
			all = HAN.test(character)
				? [...new Set(pinyin(character, options))].filter((reading) => reading !== '')
				: [character.toLowerCase()];
			known.set(character, all);
		}
		return all;
	};
	return (text) => {
		if (!HAN.test(text)) return false;
		const spelt: (readonly string[])[] = [];
		for (const character of text) spelt.push(readings(character));
		for (let start = 0; start < spelt.length; start++)
			if (reads(spelt, start, letters, 0)) return true;
		return false;
	};
}

/** Readings of characters that were met: at most as many as there are characters. */
const known = new Map<string, readonly string[]>();

/** Do the characters from `at` on begin as the letters from `done` on say? */
function reads(
	spelt: readonly (readonly string[])[],
	at: number,
	letters: string,
	done: number,
): boolean {
	const left = letters.length - done;
	if (left === 0) return true;
	if (at === spelt.length) return false;
	for (const reading of spelt[at]!) {
		if (reading[0] !== letters[done]) continue;
		if (left <= reading.length && reading.startsWith(letters.slice(done))) return true;
		if (reads(spelt, at + 1, letters, done + 1)) return true;
		if (reading.length > 1 && letters.startsWith(reading, done))
			if (reads(spelt, at + 1, letters, done + reading.length)) return true;
		if (reading[1] === 'h' && letters[done + 1] === 'h')
			if (reads(spelt, at + 1, letters, done + 2)) return true;
	}
	return false;
}
