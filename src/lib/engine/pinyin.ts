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
	const known = new Map<string, readonly string[]>();
	const readings = (character: string): readonly string[] => {
		let all = known.get(character);
		if (all === undefined) {
			all = HAN.test(character)
				? [
						...new Set(
							pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }),
						),
					]
				: [character.toLowerCase()];
			known.set(character, all);
		}
		return all;
	};
	return (text) => {
		if (!HAN.test(text)) return false;
		const spelt = Array.from(text, readings);
		return spelt.some((_, start) => reads(spelt, start, letters, 0));
	};
}

/** Do the characters from `at` on begin as the letters from `done` on say? */
function reads(
	spelt: readonly (readonly string[])[],
	at: number,
	letters: string,
	done: number,
): boolean {
	if (done === letters.length) return true;
	const rest = letters.slice(done);
	return (spelt[at] ?? []).some((reading) => {
		if (reading === '') return false;
		if (reading.startsWith(rest)) return true;
		const steps = new Set([reading.length, 1, /^[zcs]h/.test(reading) ? 2 : 1]);
		return [...steps].some(
			(step) =>
				rest.startsWith(reading.slice(0, step)) && reads(spelt, at + 1, letters, done + step),
		);
	});
}
