import type { EncodingName, MixedEncodings } from './types';

/** The value of the problems `mixed-encodings` and `mixed-within-line`. */
export function mixedText(encoding: EncodingName, { other, line }: MixedEncodings): string {
	return `${encoding} + ${other}, line ${line}`;
}

/** Reads such a value; undefined if it is none. */
export function readMixedText(
	value: string,
): { encoding: string; other: string; line: number } | undefined {
	const [, encoding, other, line] = /^(\S+) \+ (\S+), line (\d+)$/.exec(value) ?? [];
	return encoding === undefined ? undefined : { encoding, other: other!, line: Number(line) };
}
