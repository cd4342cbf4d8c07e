/**
 * A text from a file with its control, invisible and direction-changing characters shown by their codes (⟨202E⟩), never
 * obeyed. Tabs and line ends stay.
 */
export function visible(text: string): string {
	return text.replace(
		// eslint-disable-next-line no-control-regex -- exactly these are looked for
		/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
		(character) => `⟨${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
	);
}
