export const NOT_UTF8 = -1;

/**
 * How many characters of so many bytes and more a line of UTF-8 has; `NOT_UTF8` if it is none. A line may end within a
 * character: so do texts that were cut to a length.
 */
export function utf8Characters(bytes: Uint8Array, least: number): number {
	let count = 0;
	for (let i = 0; i < bytes.length;) {
		const lead = bytes[i++]!;
		if (lead < 0x80) continue;
		if (lead < 0xc2 || lead > 0xf4) return NOT_UTF8;
		const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
		if (i === bytes.length) break;
		const second = bytes[i]!;
		// Too long for what it says, a surrogate, or beyond Unicode.
		const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
		const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
		if (second < low || second > high) return NOT_UTF8;
		for (const end = Math.min(i + length - 1, bytes.length); i < end; i++) {
			if ((bytes[i]! & 0xc0) !== 0x80) return NOT_UTF8;
		}
		if (length >= least) count++;
	}
	return count;
}

export interface PartedLines {
	/** Characters of three bytes and more in the lines of UTF-8. */
	readonly characters: number;
	/** The other lines, one after the other. */
	readonly others: Uint8Array;
}

const LF = 10;
const CR = 13;

/** Lines that are UTF-8 through and through, and those that are not. Lines of ASCII are neither. */
export function partLines(bytes: Uint8Array): PartedLines {
	const sign = bytes.includes(LF) ? LF : CR;
	const others = new Uint8Array(bytes.length + 1);
	let length = 0;
	let characters = 0;
	for (let start = 0; start < bytes.length;) {
		const found = bytes.indexOf(sign, start);
		const end = found === -1 ? bytes.length : found;
		const line = bytes.subarray(start, end);
		const count = utf8Characters(line, 3);
		if (count === NOT_UTF8) {
			others.set(line, length);
			others[length + line.length] = LF;
			length += line.length + 1;
		} else characters += count;
		start = end + 1;
	}
	return { characters, others: others.subarray(0, length) };
}
