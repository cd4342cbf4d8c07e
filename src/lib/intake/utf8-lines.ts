const LF = 10;

export const NOT_UTF8 = -1;

/**
 * How many characters of so many bytes and more a line of UTF-8 has; `NOT_UTF8` if it is none. A line may end within a
 * character, as texts do that were cut to a length, unless it is `whole`.
 */
export function utf8Characters(bytes: Uint8Array, least: number, whole = false): number {
	let count = 0;
	for (let i = 0; i < bytes.length;) {
		const lead = bytes[i++]!;
		if (lead < 0x80) continue;
		if (lead < 0xc2 || lead > 0xf4) return NOT_UTF8;
		const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
		if (whole && i + length - 1 > bytes.length) return NOT_UTF8;
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

export interface PartedCells {
	/** Characters of `least` bytes and more in the cells of UTF-8. */
	readonly characters: number;
	/** The cells that are UTF-8 through and through, and the others, each with the sign after it. Cells of ASCII are in neither. */
	readonly utf8: Uint8Array;
	readonly others: Uint8Array;
}

/** 1 at the code of each sign that ends a cell. */
const ENDS = new Uint8Array(256);
for (const sign of ',;\t\n\r') ENDS[sign.charCodeAt(0)] = 1;

/**
 * Parts bytes into cells of UTF-8 and others. None of the signs between cells is within a character of any encoding that may be
 * mixed with it; that a cell of quotes may hold such signs does no harm.
 */
export function partCells(bytes: Uint8Array, least = 3): PartedCells {
	const parts = {
		utf8: new Uint8Array(bytes.length + 1),
		others: new Uint8Array(bytes.length + 1),
	};
	const lengths = { utf8: 0, others: 0 };
	let characters = 0;
	for (let start = 0; start < bytes.length;) {
		let end = start;
		let high = false;
		for (; end < bytes.length && ENDS[bytes[end]!] === 0; end++)
			if (bytes[end]! > 0x7f) high = true;
		if (high) {
			const cell = bytes.subarray(start, end);
			const count = utf8Characters(cell, least, true);
			const to = count === NOT_UTF8 ? 'others' : 'utf8';
			if (count !== NOT_UTF8) characters += count;
			parts[to].set(cell, lengths[to]);
			lengths[to] += cell.length;
			parts[to][lengths[to]++] = bytes[end] ?? LF;
		}
		start = end + 1;
	}
	return {
		characters,
		utf8: parts.utf8.subarray(0, lengths.utf8),
		others: parts.others.subarray(0, lengths.others),
	};
}
