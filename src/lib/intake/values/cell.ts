/** What a cell turned out to be, for the parsers of all types. */

/** Texts that exports write where there is no number or time. */
const NOTHING = new Set(
	'- -- --- — —— – / \\n n/a na #n/a null none nil (null) 无 暂无 空 (跳过) （跳过）'.split(' '),
);

/** Whether a cell says by convention that it holds nothing (for numbers and times; a category may well be called so). */
export function saysNothing(text: string): boolean {
	return text.length < 8 && NOTHING.has(text.toLowerCase());
}

const MASKED =
	/^(?:[#$]{2}(?:密文)?|[*＊]+|\S{0,20}[\p{L}\p{N}][*＊]{3,}\S{0,20}|[*＊]{3,}[\p{L}\p{N}]\S{0,20})$/u;
/** Names and phones with fewer signs, or gaps: `张*`, `李*明`, `*小明`, `138 **** 1234`. */
const MASKED_PERSON =
	/^(?:\p{Script=Han}[*＊]{1,2}\p{Script=Han}?|[*＊]{1,2}\p{Script=Han}{1,2}|[+\d() -]*\d\)?[ -][*＊]{3,}[ -]?\d*)$/u;

/** What every mask has. */
const SIGN = /[*＊]|^[#$]/;

/** Whether a platform hid the value, wholly or in part: `1******6198`, `****`, `##密文`. */
export function isMasked(text: string): boolean {
	return text.length <= 60 && SIGN.test(text) && (MASKED.test(text) || MASKED_PERSON.test(text));
}

/** An id as a spreadsheet shows it when it took it for a number: `6.91793E+18`. */
export function isShortenedId(text: string): boolean {
	return /^\d(?:\.\d+)?E\+(?:1[1-9]|[2-9]\d)$/.test(text);
}

/** The same in any spelling, for texts of which it is known that they are no numbers: `1.38E+10` is a phone, `1.2e+17` an id. */
export function lostDigits(text: string): boolean {
	return /^\d(?:\.\d+)?e\+(?:1\d|[2-9]\d)$/i.test(text);
}

/** Digits that are an id, for as a number they would not come back: leading zeros, or too many for a double. */
export function isIdDigits(text: string): boolean {
	return /^[+-]?(?:0\d+|\d{16,})$/.test(text);
}

/** Whether the cell is guarded against spreadsheets: `="0012"`, a leading tab, an apostrophe before digits. */
export function isGuarded(text: string): boolean {
	const first = text.charCodeAt(0);
	return (
		(first === 61 && /^="[^"]*"$/.test(text)) ||
		(first === 9 && text.length > 1) ||
		(first === 39 && /^'[\d+=@-][^']*$/.test(text))
	);
}

/**
 * A cell's text without guards. Blanks around it stay, for they are what the file says, but a cell of blanks alone is
 * empty. The same string if there is nothing to strip.
 */
export function cleanText(text: string): string {
	const first = text.charCodeAt(0);
	// Nearly all texts: without a guard or a tab, and not of blanks alone.
	if (first > 39 && first !== 61 && !isBlankCode(first) && text.charCodeAt(text.length - 1) !== 9)
		return text;
	if (trimBlanks(text) === '') return '';
	const bare = text.replace(/^\t+|\t+$/g, '');
	if (!isGuarded(bare)) return bare;
	return bare.startsWith('=') ? cleanText(bare.slice(2, -1)) : bare.slice(1);
}

/** Without spaces (also full-width and no-break), tabs and line ends around it. U+FEFF is kept: it is data here. */
export function trimBlanks(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isBlankCode(text.charCodeAt(start))) start++;
	while (end > start && isBlankCode(text.charCodeAt(end - 1))) end--;
	return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isBlankCode(code: number): boolean {
	return (
		code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0 || code === 0x3000
	);
}
