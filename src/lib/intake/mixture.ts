import { HIGH_LEAST, detectLegacy } from './encoding';
import { scoreBig5, scoreGb18030, scoreShiftJis } from './encoding-scores';
import type { EncodingName, MixedEncodings } from './types';
import { NOT_UTF8, partCells, utf8Characters } from './utf8-lines';
import type { PartedCells } from './utf8-lines';

const LF = 10;
const CR = 13;
/** Bytes of a line that are looked at. */
const LINE_MAX = 64 * 1024;
/** Bytes of lines from which their encoding is told. */
const GATHERED_MAX = 64 * 1024;
/** What a guess must reach to be named. */
const CONFIDENT = 0.3;
/** Characters that make a line of a file in another encoding one of UTF-8 … */
const CHARACTERS_LEAST = 2;
/** … if it is no plausible text of that one: most of its characters are not among the frequent. */
const PLAUSIBLE = 0.34;
/** Bytes of lines that are looked at cell by cell: where columns are in two encodings, it shows early. */
const CELLS_MAX = 4 * 1024 * 1024;

const EAST_ASIAN: Partial<Record<EncodingName, (bytes: Uint8Array) => number>> = {
	gb18030: scoreGb18030,
	big5: scoreBig5,
	shift_jis: scoreShiftJis,
};

/**
 * Looks for lines in UTF-8 among lines in another encoding, as when two exports are put together. No line is taken for what it
 * only could be: a line in UTF-8 is valid through and through, which text of another encoding hardly ever is; and all lines
 * that are not must together be plausible in one encoding, which damaged UTF-8 is not. Near the beginning the same is asked of
 * the cells of a line.
 */
export class MixtureWatch {
	private line = 1;
	private rest = new Uint8Array(0);
	private utf8Line: number | null = null;
	private otherLine: number | null = null;
	/** Of the first line in the other encoding, and of the first in UTF-8, only some cells are. */
	private otherWithin = false;
	private utf8Within = false;
	private partedBytes = 0;
	private readonly others: Uint8Array[] = [];
	private gathered = 0;

	/** `encoding`: what the file is read as. */
	constructor(private readonly encoding: EncodingName) {}

	/** Takes the next piece of the file; the line with which it ends may go on in the one after it. */
	push(bytes: Uint8Array): void {
		if (this.settled) return;
		const sign = bytes.includes(LF) ? LF : CR;
		let start = 0;
		for (let end = bytes.indexOf(sign); end !== -1; end = bytes.indexOf(sign, start)) {
			this.judge(this.withRest(bytes.subarray(start, end)));
			this.rest = this.rest.subarray(0, 0);
			this.line++;
			start = end + 1;
		}
		this.rest = this.withRest(bytes.subarray(start)).slice(0, LINE_MAX);
	}

	/** What was found. `whole`: the last line ends here; else it may be cut off and is passed over. */
	finish(whole: boolean): MixedEncodings | null {
		if (whole) this.judge(this.rest);
		const { encoding, utf8Line, otherLine } = this;
		if (utf8Line === null || otherLine === null) return null;
		if (encoding !== 'utf-8') return found('utf-8', utf8Line, this.utf8Within);
		const bytes = joined(this.others, this.gathered);
		if (bytes.reduce((high, byte) => (byte < 0x80 ? high : high + 1), 0) < HIGH_LEAST) return null;
		// At the limit a character may be cut.
		const guess = detectLegacy(bytes, this.gathered < GATHERED_MAX);
		if (guess.encoding === 'utf-8' || guess.confidence < CONFIDENT) return null;
		return found(guess.encoding, otherLine, this.otherWithin);
	}

	/** More lines can change nothing. */
	private get settled(): boolean {
		if (this.utf8Line === null || this.otherLine === null) return false;
		return this.encoding !== 'utf-8' || this.gathered >= GATHERED_MAX;
	}

	private withRest(bytes: Uint8Array): Uint8Array {
		if (this.rest.length === 0) return bytes;
		return joined([this.rest, bytes], this.rest.length + bytes.length);
	}

	/** An ASCII sign between lines, so that no character is made of two of them. */
	private gather(line: Uint8Array): void {
		const room = GATHERED_MAX - this.gathered;
		if (room <= 0) return;
		const bytes = line.slice(0, room);
		this.others.push(bytes);
		this.gathered += bytes.length;
		if (this.gathered === GATHERED_MAX) return;
		this.others.push(Uint8Array.of(LF));
		this.gathered++;
	}

	private judge(line: Uint8Array): void {
		// Two Chinese characters are often valid as UTF-8 of two bytes each, hardly ever as three.
		const characters = utf8Characters(line, EAST_ASIAN[this.encoding] === undefined ? 2 : 3);
		if (characters === NOT_UTF8) this.judgeOther(line);
		else if (this.utf8Line === null && characters > 0) {
			if (this.encoding === 'utf-8' || this.isUtf8(line, characters)) this.utf8Line = this.line;
		}
	}

	/** A line that is not UTF-8; some of its cells may be. */
	private judgeOther(line: Uint8Array): void {
		const cells = this.partedBytes < CELLS_MAX ? this.cellsOf(line) : null;
		const within = cells !== null && this.isUtf8(cells.utf8, cells.characters);
		if (this.otherLine === null) {
			this.otherLine = this.line;
			this.otherWithin = within;
		}
		if (within && this.utf8Line === null) {
			this.utf8Line = this.line;
			this.utf8Within = true;
		}
		if (this.encoding === 'utf-8') this.gather(within ? cells.others : line);
	}

	private cellsOf(line: Uint8Array): PartedCells {
		this.partedBytes += line.length;
		return partCells(line, this.encoding.startsWith('windows') ? 2 : 3);
	}

	private isUtf8(bytes: Uint8Array, characters: number): boolean {
		const score = EAST_ASIAN[this.encoding];
		return characters >= CHARACTERS_LEAST && (score?.(bytes) ?? 0) < PLAUSIBLE;
	}
}

function found(other: EncodingName, line: number, within: boolean): MixedEncodings {
	return { other, line, ...(within && { within }) };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
