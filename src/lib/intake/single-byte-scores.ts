/**
 * How much bytes look like text of a single-byte encoding, 0…1. Every byte is a character in each of them: what tells
 * them apart is which letters are common, and where capitals stand.
 */

const isAscii = (byte: number | undefined): boolean => byte === undefined || byte < 0x80;

function isAsciiLetter(byte: number | undefined): boolean {
	return byte !== undefined && byte < 0x80 && /[a-z]/i.test(String.fromCharCode(byte));
}

/** Share of the high bytes that stand alone among ASCII letters and are letters or common signs themselves. */
export function scoreWindows1252(bytes: Uint8Array): number {
	let high = 0;
	let good = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!;
		if (byte < 0x80) continue;
		high++;
		const alone = isAscii(bytes[i - 1]) && isAscii(bytes[i + 1]);
		const usual = byte >= 0xc0 || byte === 0x80 || (byte >= 0x91 && byte <= 0x97) || byte >= 0xa0;
		if (alone && usual) good++;
		else if (alone || (usual && byte >= 0xc0)) good += 0.25;
	}
	return high === 0 ? 0 : good / high;
}

/** Letters of windows-1251 outside the alphabet's block: Ё ё and those of Ukrainian, Belarusian and Serbian. */
const CYRILLIC_CAPITALS = new Set([
	0xa1, 0xa3, 0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0x80, 0x8a, 0x8c, 0x8f,
]);
const CYRILLIC_SMALL = new Set([0xa2, 0xb3, 0xb4, 0xb8, 0xba, 0xbc, 0xbf, 0x90, 0x9a, 0x9c, 0x9f]);
/** « » № “ ” „ ‘ ’ … – — and the space that does not break. */
const CYRILLIC_SIGNS = new Set([
	0xab, 0xbb, 0xb9, 0x93, 0x94, 0x84, 0x91, 0x92, 0x85, 0x96, 0x97, 0xa0,
]);
/** о а и і: a quarter of all letters in Slavic text; in Greek, Hebrew and KOI8-R other letters have these places. */
const CYRILLIC_COMMON = new Set([0xee, 0xe0, 0xe8, 0xb3]);
const RARE = 0.08;
const USUAL = 0.18;
/** A capital after a small letter counts so often: there is hardly one in words, and many in other bytes. */
const CAPITAL_INSIDE = 5;

/**
 * Share of the high bytes that are Cyrillic letters and signs, less for letters beside Latin ones, for capitals inside of
 * words and where the common letters are rare.
 */
export function scoreWindows1251(bytes: Uint8Array): number {
	let [high, good, letters, pairs, inside, common] = [0, 0, 0, 0, 0, 0];
	let before: 'capital' | 'small' | 'other' = 'other';
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!;
		const here = cyrillicCase(byte);
		if (byte >= 0x80) {
			high++;
			if (here === 'other') good += CYRILLIC_SIGNS.has(byte) ? 1 : 0;
			else {
				letters++;
				if (CYRILLIC_COMMON.has(byte >= 0xc0 ? byte | 0x20 : byte)) common++;
				if (!isAsciiLetter(bytes[i - 1]) && !isAsciiLetter(bytes[i + 1])) good++;
				if (before !== 'other') pairs++;
				if (before === 'small' && here === 'capital') inside++;
			}
		}
		before = here;
	}
	// Words of one letter each are signs among others.
	if (letters === 0 || pairs < letters / 2) return 0;
	const words = Math.max(0, 1 - (CAPITAL_INSIDE * inside) / pairs);
	const usual = Math.min(1, Math.max(0, (common / letters - RARE) / (USUAL - RARE)));
	return (good / high) * words * usual;
}

function cyrillicCase(byte: number): 'capital' | 'small' | 'other' {
	if (byte >= 0xe0 || CYRILLIC_SMALL.has(byte)) return 'small';
	return byte >= 0xc0 || CYRILLIC_CAPITALS.has(byte) ? 'capital' : 'other';
}

/** Ł ł Ą ą Ż ż Ś Ź ś ź in windows-1250; signs, which stand in no word, in windows-1252. */
const POLISH = new Set([0xa3, 0xb3, 0xa5, 0xb9, 0xaf, 0xbf, 0x8c, 0x8f, 0x9f, 0x9c]);
/** Š Ž š ž in both … */
const CARONS = new Set([0x8a, 0x8e, 0x9a, 0x9e]);
/** … with Č č ě ř ů, which are È è ì ø ù there: no language has both. */
const CZECH = new Set([0xc8, 0xe8, 0xec, 0xf8, 0xf9]);
/** Ő ő Ű ű, which are Õ õ Û û there: no language that has these has ö and ü, á and é as well. */
const HUNGARIAN = new Set([0xd5, 0xf5, 0xdb, 0xfb]);

/** Whether bytes that could be windows-1252 are rather windows-1250: Polish, Czech, Slovak, Croatian, Slovene, Hungarian. */
export function isCentralEuropean(bytes: Uint8Array): boolean {
	let [high, polish] = [0, 0];
	const counts = new Uint32Array(256);
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!;
		if (byte < 0x80) continue;
		high++;
		counts[byte]!++;
		if (POLISH.has(byte) && isAsciiLetter(bytes[i - 1]) && isAsciiLetter(bytes[i + 1])) polish++;
	}
	const share = (...sets: Iterable<number>[]) =>
		sets.flatMap((set) => [...set]).reduce((sum, byte) => sum + counts[byte]!, 0) / high;
	if (high === 0) return false;
	if (polish / high >= 0.1) return true;
	if (share(CARONS) >= 0.05 && share(CZECH) >= 0.1) return true;
	return share(HUNGARIAN) >= 0.03 && share([0xf6, 0xfc]) >= 0.05 && share([0xe1, 0xe9]) >= 0.15;
}
