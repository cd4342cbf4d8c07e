import { scoreBig5, scoreGb18030, scoreShiftJis, scoreWindows1252 } from './encoding-scores';
import type { EncodingName } from './types';

export interface EncodingGuess {
	readonly encoding: EncodingName;
	/** 0…1; 1 = a BOM or valid strict UTF-8. */
	readonly confidence: number;
	readonly bom: boolean;
}

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
	if (marked !== undefined) return { encoding: marked, confidence: 1, bom: true };
	const wide = wideEncoding(bytes, whole);
	if (wide !== undefined) return { encoding: wide, confidence: 0.95, bom: false };
	if (decodes('utf-8', bytes, whole)) return { encoding: 'utf-8', confidence: 1, bom: false };
	return detectLegacy(bytes, whole);
}

/** As `detectEncoding`, when it is known that the bytes are not (all) UTF-8. */
export function detectLegacy(bytes: Uint8Array, whole: boolean): EncodingGuess {
	const scores = LEGACY.filter(([encoding]) => decodes(encoding, bytes, whole))
		.map(([encoding, score]) => ({ encoding, score: score(bytes) }))
		.sort((a, b) => b.score - a.score);
	const [best, second] = scores;
	// windows-1252 fits everything: alone with a poor score it says only that nothing fits.
	if (best !== undefined && best.score >= 0.4) {
		const rival = second?.score ?? 0;
		return {
			encoding: best.encoding,
			confidence: Math.min(0.99, best.score * (1 - rival / (best.score + rival))),
			bom: false,
		};
	}
	return { encoding: leastDamage(bytes), confidence: 0.1, bom: false };
}

/** Valid in no encoding: the one whose text is plausible in the largest part. */
function leastDamage(bytes: Uint8Array): EncodingName {
	const utf8 = new TextDecoder('utf-8').decode(bytes);
	let good = 0;
	let bad = 0;
	for (let i = 0; i < utf8.length; i++) {
		const code = utf8.charCodeAt(i);
		if (code === 0xfffd) bad++;
		else if (code > 0x7f) good++;
	}
	const asUtf8 = good + bad === 0 ? 0 : good / (good + bad);
	let best: { encoding: EncodingName; score: number } = { encoding: 'utf-8', score: asUtf8 };
	for (const [encoding, score] of LEGACY) {
		const here = score(bytes);
		if (here > best.score) best = { encoding, score: here };
	}
	return best.encoding;
}

/** UTF-16 without BOM: line ends and signs have a NUL on one side only, and line ends lie on even places. */
function wideEncoding(bytes: Uint8Array, whole: boolean): 'utf-16le' | 'utf-16be' | undefined {
	if (whole && bytes.length % 2 === 1) return undefined;
	const pairs = bytes.length >> 1;
	let evenNul = 0;
	let oddNul = 0;
	let littleLines = 0;
	let bigLines = 0;
	let lines = 0;
	for (let i = 0; i < pairs * 2; i += 2) {
		const a = bytes[i]!;
		const b = bytes[i + 1]!;
		if (a === 0) evenNul++;
		if (b === 0) oddNul++;
		if (isLine(a)) lines++;
		if (isLine(b)) lines++;
		if (isLine(a) && b === 0) littleLines++;
		if (isLine(b) && a === 0) bigLines++;
	}
	const little = oddNul > 10 * evenNul;
	if (!little && evenNul <= 10 * oddNul) return undefined;
	const nuls = little ? oddNul : evenNul;
	const aligned = little ? littleLines : bigLines;
	const plausible = lines > 0 ? aligned >= 0.9 * lines : nuls > 0.5 * pairs;
	const encoding = little ? 'utf-16le' : 'utf-16be';
	return plausible && decodes(encoding, bytes, whole) ? encoding : undefined;
}

function isLine(byte: number): boolean {
	return byte === 0x0a || byte === 0x0d;
}

function decodes(encoding: EncodingName, bytes: Uint8Array, whole: boolean): boolean {
	try {
		new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
		return true;
	} catch {
		return false;
	}
}
