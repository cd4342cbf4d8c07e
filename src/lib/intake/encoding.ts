import { scoreBig5, scoreGb18030, scoreShiftJis } from './encoding-scores';
import { isCentralEuropean, scoreWindows1251, scoreWindows1252 } from './single-byte-scores';
import type { EncodingName } from './types';
import { partCells } from './utf8-lines';

export interface EncodingGuess {
	readonly encoding: EncodingName;
	/** 0…1; 1 = a BOM or valid strict UTF-8. */
	readonly confidence: number;
	/** A byte order mark stands before the text; that of UTF-8 may be contradicted by what follows it. */
	readonly bom: boolean;
}

/** Bytes of the mark of UTF-8. */
export const UTF8_MARK = 3;
/** How sure it is that a text is UTF-8 of which some bytes are not. */
export const DAMAGED_UTF8 = 0.5;

type Legacy = Exclude<EncodingName, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** In this order when scores are equal: the first is the likeliest in an export that Opsbook is given. */
const LEGACY: readonly (readonly [Legacy, (bytes: Uint8Array) => number])[] = [
	['gb18030', scoreGb18030],
	['big5', scoreBig5],
	['shift_jis', scoreShiftJis],
	['windows-1252', scoreWindows1252],
];

/** The encoding that a byte order mark tells, if there is one. */
export function encodingOfBom(bytes: Uint8Array): EncodingName | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return undefined;
}

/**
 * Guesses how text is encoded: BOM, UTF-16 by the parity of its NULs, strict UTF-8, else the best of the others.
 * `whole`: the bytes are all of the file; otherwise a character may be cut off at their end.
 */
export function detectEncoding(bytes: Uint8Array, whole: boolean): EncodingGuess {
	const marked = encodingOfBom(bytes);
	if (marked === 'utf-8' && !decodes('utf-8', bytes, whole)) return detectBehindMark(bytes, whole);
	if (marked !== undefined) return { encoding: marked, confidence: 1, bom: true };
	const wide = wideEncoding(bytes, whole);
	if (wide !== undefined) return { encoding: wide, confidence: 0.95, bom: false };
	if (decodes('utf-8', bytes, whole)) return { encoding: 'utf-8', confidence: 1, bom: false };
	return detectLegacy(bytes, whole);
}

/** Single-byte encodings fit everything: with a poorer score they say only that nothing fits. */
const FITS = 0.4;

const NO_FIT = 0.1;
/** Bytes beyond ASCII without which an encoding is not told: two Chinese characters. */
export const HIGH_LEAST = 4;
/** Of cells in two encodings: characters of UTF-8, and how sure the other one must be. */
const UTF8_LEAST = 2;
const OTHER_LEAST = 0.3;

/** As `detectEncoding`, when it is known that the bytes are not (all) UTF-8. */
export function detectLegacy(bytes: Uint8Array, whole: boolean): EncodingGuess {
	const scores = LEGACY.filter(([encoding]) => decodes(encoding, bytes, whole))
		.map(([encoding, score]) => ({ encoding, score: score(bytes) }))
		.sort((a, b) => b.score - a.score);
	const [best, second] = scores;
	const guess = (encoding: EncodingName, score: number, rival: number): EncodingGuess => ({
		encoding,
		confidence: Math.min(0.99, score * (1 - rival / (score + rival))),
		bom: false,
	});
	if (best === undefined || best.score < FITS) {
		const larger = largerOfTwo(bytes);
		if (larger !== undefined) return { encoding: larger, confidence: NO_FIT, bom: false };
		// Asked where nothing else fits: what may be East Asian is never taken for Cyrillic.
		const cyrillic = scoreWindows1251(bytes);
		if (cyrillic >= FITS) return guess('windows-1251', cyrillic, best?.score ?? 0);
		return { encoding: leastDamage(bytes), confidence: NO_FIT, bom: false };
	}
	// The two share most of their letters: each is the other's rival.
	if (best.encoding === 'windows-1252' && isCentralEuropean(bytes)) {
		return guess('windows-1250', best.score, best.score);
	}
	return guess(best.encoding, best.score, second?.score ?? 0);
}

/** The share of characters that are UTF-8 beyond which a mark counts … */
const CONTRADICTED = 0.34;
/** … and of bytes in cells that are UTF-8. */
const MARKED_LEAST = 0.1;

/**
 * As `detectEncoding`, when the bytes begin with the mark of UTF-8 and are known not to be (all) UTF-8. The mark counts, unless
 * hardly anything behind it is UTF-8 and all of it is plausible in another encoding: a tool put it before a text that it took
 * for another.
 */
export function detectBehindMark(bytes: Uint8Array, whole: boolean): EncodingGuess {
	const marked = { encoding: 'utf-8', confidence: DAMAGED_UTF8, bom: true } as const;
	const text = bytes.subarray(UTF8_MARK);
	const { characters, others } = partCells(text);
	const high = countHigh(others);
	if (high < HIGH_LEAST || characters * 3 > high * MARKED_LEAST) return marked;
	if (shareOfUtf8(text) > CONTRADICTED) return marked;
	const guess = detectLegacy(text, whole);
	const isOther = guess.encoding !== 'utf-8' && guess.confidence >= OTHER_LEAST;
	return isOther ? { ...guess, bom: true } : marked;
}

/** Where some cells are UTF-8 and the others in one other encoding: that of the larger part. */
function largerOfTwo(bytes: Uint8Array): EncodingName | undefined {
	const { characters, others } = partCells(bytes);
	if (characters < UTF8_LEAST) return undefined;
	const high = countHigh(others);
	if (high < HIGH_LEAST) return undefined;
	const other = detectLegacy(others, true);
	if (other.encoding === 'utf-8' || other.confidence < OTHER_LEAST) return undefined;
	return characters * 2 >= high ? 'utf-8' : other.encoding;
}

function countHigh(bytes: Uint8Array): number {
	return bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
}

/** Of the characters beyond ASCII that bytes are as UTF-8, those that are whole. */
function shareOfUtf8(bytes: Uint8Array): number {
	const text = new TextDecoder('utf-8').decode(bytes);
	let good = 0;
	let bad = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 0xfffd) bad++;
		else if (code > 0x7f) good++;
	}
	return good + bad === 0 ? 0 : good / (good + bad);
}

/** Valid in no encoding: the one whose text is plausible in the largest part. */
function leastDamage(bytes: Uint8Array): EncodingName {
	const utf8 = shareOfUtf8(bytes);
	let best: { encoding: EncodingName; score: number } = { encoding: 'utf-8', score: utf8 };
	for (const [encoding, score] of LEGACY) {
		const here = score(bytes);
		if (here > best.score) best = { encoding, score: here };
	}
	return best.encoding;
}

/**
 * UTF-16 without BOM: signs and line ends have a NUL, always on the same side, and line ends lie on the other. (上 and 不
 * hold the byte of a line end too, on the same place as a line end.)
 */
function wideEncoding(bytes: Uint8Array, whole: boolean): 'utf-16le' | 'utf-16be' | undefined {
	if (whole && bytes.length % 2 === 1) return undefined;
	const end = bytes.length & ~1;
	const even = { nuls: 0, lines: 0, lineEnds: 0 };
	const odd = { nuls: 0, lines: 0, lineEnds: 0 };
	for (let i = 0; i < end; i++) {
		const here = i % 2 === 0 ? even : odd;
		const byte = bytes[i]!;
		if (byte === 0) here.nuls++;
		else if (byte === 0x0a || byte === 0x0d) {
			here.lines++;
			if (bytes[i ^ 1] === 0) here.lineEnds++;
		}
	}
	const [low, high, encoding] =
		odd.nuls > even.nuls ? ([even, odd, 'utf-16le'] as const) : ([odd, even, 'utf-16be'] as const);
	if (high.nuls <= 10 * low.nuls) return undefined;
	const plausible =
		low.lines + high.lines > 0
			? low.lineEnds > 0 && high.lines <= low.lines / 10
			: high.nuls > end / 4;
	return plausible && decodes(encoding, bytes, whole) ? encoding : undefined;
}

function decodes(encoding: EncodingName, bytes: Uint8Array, whole: boolean): boolean {
	try {
		new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
		return true;
	} catch {
		return false;
	}
}
