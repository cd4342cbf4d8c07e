import type { Codes } from './column';
import { narrowCodes } from './dictionary';

/** Rows numbered from 1 within each member, in the order in which a number is first there. */
export interface Numbered {
	readonly of: Codes;
	/** The highest number of any member. */
	readonly most: number;
}

/**
 * Numbers the distinct pairs (a, b) of each member: rows of one member with the same pair have the same number. A row whose b
 * is 0 has a number of its own. Null where no pair comes twice: every row is one of its own.
 */
export function numberPairs(offsets: Uint32Array, a: Codes, b: Codes): Numbered | null {
	const of = new Uint32Array(b.length);
	const table = new Int32Array(tableSize(longestRun(offsets))).fill(-1);
	let most = 0;
	let repeated = false;
	for (let m = 0; m + 1 < offsets.length; m++) {
		const begin = offsets[m]!;
		const end = offsets[m + 1]!;
		const mask = tableSize(end - begin) - 1;
		let next = 0;
		for (let row = begin; row < end; row++) {
			const x = a[row]!;
			const y = b[row]!;
			if (y === 0) {
				of[row] = ++next;
				continue;
			}
			// The table holds the first row of each pair; rows of members before are as good as none.
			let at = mixed(x, y) & mask;
			let first = table[at]!;
			while (first >= begin && (b[first] !== y || a[first] !== x)) {
				at = (at + 1) & mask;
				first = table[at]!;
			}
			if (first >= begin) {
				of[row] = of[first]!;
				repeated = true;
			} else {
				of[row] = ++next;
				table[at] = row;
			}
		}
		if (next > most) most = next;
	}
	return repeated ? { of: narrowCodes(of, most + 1), most } : null;
}

function longestRun(offsets: Uint32Array): number {
	let longest = 0;
	for (let m = 1; m < offsets.length; m++)
		longest = Math.max(longest, offsets[m]! - offsets[m - 1]!);
	return longest;
}

/** A power of two with room for so many entries, at most half full. */
function tableSize(entries: number): number {
	return entries < 2 ? 2 : 1 << (33 - Math.clz32(entries - 1));
}

function mixed(a: number, b: number): number {
	const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
	return hash ^ (hash >>> 15);
}
