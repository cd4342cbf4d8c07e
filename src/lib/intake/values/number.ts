import { toAscii } from './ascii';
import { isIdDigits, isMasked, saysNothing, trimBlanks } from './cell';

/** What a cell is as a number. `id`: digits that must stay text. */
export type NumberOutcome = 'number' | 'missing' | 'bad' | 'masked' | 'id';

export interface NumberCell {
	readonly outcome: NumberOutcome;
	/** NaN unless `outcome` is `number`. */
	readonly value: number;
	/** ISO 4217 code, or `'%'` (the value is then a share), if the cell says one. */
	readonly unit?: string;
	/** A remark in brackets followed the number. */
	readonly footnote?: true;
}

const MISSING: NumberCell = { outcome: 'missing', value: NaN };
const BAD: NumberCell = { outcome: 'bad', value: NaN };
const ID: NumberCell = { outcome: 'id', value: NaN };
const MASKED: NumberCell = { outcome: 'masked', value: NaN };

/**
 * Plain digits with at most one point and sign, up to 15 digits: the fast way for nearly all cells. Exact, for digits and
 * power of ten are exact doubles and one division rounds once. NaN = not of this form (or an id: leading zeros).
 */
export function plainNumber(text: string): number {
	return plainNumberIn(ascii, 0, toAscii(text, ascii));
}

/** The same for the bytes `from … to`, exclusive. */
export function plainNumberIn(bytes: Uint8Array, from: number, to: number): number {
	let i = from;
	const negative = bytes[i] === 45;
	if (negative) i++;
	const length = to - i;
	if (length > 16 || length <= 0) return NaN;
	if (bytes[i] === 48 && length > 1 && bytes[i + 1] !== 46) return NaN;
	let digits = 0;
	let value = 0;
	let point = -1;
	for (; i < to; i++) {
		const code = bytes[i]! - 48;
		if (code >= 0 && code <= 9) {
			value = value * 10 + code;
			digits++;
		} else if (code === -2 && point === -1) point = i;
		else return NaN;
	}
	if (digits === 0 || digits > 15) return NaN;
	if (point !== -1) value /= POWERS[to - point - 1]!;
	return negative && value !== 0 ? -value : value;
}

const ascii = new Uint8Array(17);
const POWERS = Array.from({ length: 17 }, (_, i) => 10 ** i);

const CURRENCIES: readonly (readonly [pattern: string, code: string])[] = [
	['RMB|CNY|CN¥|人民币|¥|元|块', 'CNY'],
	['HK\\$|HKD|港币|港元', 'HKD'],
	['NT\\$|TWD|新台币', 'TWD'],
	['A\\$|AUD|澳元', 'AUD'],
	['C\\$|CAD|加元', 'CAD'],
	['S\\$|SGD|新币', 'SGD'],
	['R\\$|BRL', 'BRL'],
	['MX\\$|MXN', 'MXN'],
	['US\\$|USD|\\$|美元', 'USD'],
	['EUR|€|欧元', 'EUR'],
	['GBP|£|英镑', 'GBP'],
	['JPY|円|日元', 'JPY'],
	['KRW|₩', 'KRW'],
	['INR|₹', 'INR'],
	['RUB|₽', 'RUB'],
	['THB|฿', 'THB'],
	['VND|₫', 'VND'],
	['PLN|zł', 'PLN'],
	...'CHF SEK NOK DKK CZK HUF NZD MYR IDR ZAR AED ILS'
		.split(' ')
		.map((code) => [code, code] as const),
];
const ANY = CURRENCIES.map(([pattern]) => pattern).join('|');
const BEFORE = new RegExp(`^([+-]?)\\s*(${ANY})\\s*`, 'i');
const AFTER = new RegExp(`\\s*(${ANY})$`, 'i');
const CODES = CURRENCIES.map(
	([pattern, code]) => [new RegExp(`^(?:${pattern})$`, 'i'), code] as const,
);

const MULTIPLES = new Map([
	['千', 1e3],
	['k', 1e3],
	['万', 1e4],
	['萬', 1e4],
	['w', 1e4],
	['百万', 1e6],
	['千万', 1e7],
	['亿', 1e8],
	['億', 1e8],
]);
const MULTIPLE = /\s*(百万|千万|[千万萬亿億kw])$/i;
/** How long something took, in words: `61秒`, `1小时2分3秒`. */
const DURATION = /^(?:(\d+)(?:小时|時間|时))?(?:(\d+)(?:分钟|分))?(\d+(?:\.\d+)?)秒$/;
/** At least so many: `1万+`. */
const AT_LEAST = /^(.*[\d万亿kw])\s*\+$/i;
const FOOTNOTE = /^(.*[\d%元万亿])\s*\([^()]*[^\d\s.,%()][^()]*\)$/;

/**
 * Reads a cell as a number: signs, thousands, currency, %, 万/亿, full-width digits, accounting brackets, remarks, and how
 * long something took (in seconds).
 * `comma`: in this column a comma is the decimal sign where a cell alone does not tell.
 */
export function readNumber(cell: string, comma: boolean): NumberCell {
	let text = trimBlanks(cell);
	if (text === '' || saysNothing(text)) return MISSING;
	if (isIdDigits(text)) return ID;
	if (text.length > 100) return BAD;
	if (isMasked(text)) return MASKED;
	// eslint-disable-next-line no-control-regex -- anything beyond ASCII
	if (/[^\x00-\x7f]/.test(text)) text = text.normalize('NFKC').replace(/−/g, '-');
	const footnote = (FOOTNOTE.exec(text) ?? AT_LEAST.exec(text))?.[1];
	if (footnote !== undefined) text = footnote;
	const duration = DURATION.exec(text);
	if (duration) return { outcome: 'number', value: secondsOf(duration) };
	let sign = 1;
	if (inBrackets(text)) {
		sign = -1;
		text = text.slice(1, -1).trim();
	}
	let unit: string | undefined;
	const before = BEFORE.exec(text);
	if (before) {
		unit = codeOf(before[2]!);
		text = before[1]! + text.slice(before[0].length);
	}
	const after = AFTER.exec(text);
	if (after) {
		// ￥5元 says it twice; $5元 says nothing.
		if (unit !== undefined && unit !== codeOf(after[1]!)) return BAD;
		unit = codeOf(after[1]!);
		text = text.slice(0, after.index);
	}
	if (sign === 1 && (inBrackets(text) || /^[\d.,]+-$/.test(text))) {
		sign = -1;
		text = text.replace(/^\(|\)$|-$/g, '');
	}
	let divide = 1;
	if (text.endsWith('%')) {
		if (unit !== undefined) return BAD;
		unit = '%';
		divide = 100;
		text = text.slice(0, -1).trimEnd();
	}
	let multiply = 1;
	const multiple = MULTIPLE.exec(text);
	if (multiple) {
		multiply = MULTIPLES.get(multiple[1]!.toLowerCase())!;
		text = text.slice(0, multiple.index);
	}
	const digits = decimalDigits(text, comma);
	const value = digits === undefined ? NaN : Number(digits);
	if (!Number.isFinite(value)) return BAD;
	// Rounded to what was written: 1.2 × 10,000 and 12.3 / 100 must not carry binary noise.
	const scaled =
		multiply === 1 && divide === 1 ? value : Number(((value * multiply) / divide).toPrecision(15));
	return {
		outcome: 'number',
		value: scaled === 0 ? 0 : sign * scaled,
		...(unit === undefined ? {} : { unit }),
		...(footnote === undefined ? {} : { footnote: true as const }),
	};
}

/** Bookkeepers write (5.00) for −5.00. */
function inBrackets(text: string): boolean {
	return text.startsWith('(') && text.endsWith(')');
}

function secondsOf([, hours = '0', minutes = '0', seconds]: RegExpExecArray): number {
	return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The ISO 4217 code that a sign or name of a currency stands for. */
export function codeOf(symbol: string): string | undefined {
	return CODES.find(([pattern]) => pattern.test(symbol))?.[1];
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const EXPONENT = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;
const COMMA_GROUPS = /^[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/;
const POINT_GROUPS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const OTHER_GROUPS = /^[+-]?\d{1,3}(?:[ '’\u2009\u202f]\d{3})+(?:[.,]\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

/** The number as JavaScript writes it, or undefined if it is none. */
function decimalDigits(text: string, comma: boolean): string | undefined {
	if (comma) {
		if (POINT_GROUPS.test(text)) return text.replace(/\./g, '').replace(',', '.');
		if (DECIMAL_COMMA.test(text)) return text.replace(',', '.');
	}
	if (PLAIN.test(text) || EXPONENT.test(text)) return text;
	if (COMMA_GROUPS.test(text)) return text.replace(/,/g, '');
	if (OTHER_GROUPS.test(text)) return text.replace(/[ '’\u2009\u202f]/g, '').replace(',', '.');
	// Two points, or a point before a comma: it cannot mean anything else.
	if (POINT_GROUPS.test(text) && /\..*[.,]/.test(text))
		return text.replace(/\./g, '').replace(',', '.');
	return undefined;
}

/** Whether a cell alone shows that the comma is its decimal sign (1), the point is (−1), or neither (0). */
export function decimalSign(cell: string): number {
	const digits = cell.normalize('NFKC').replace(/[^\d.,]/g, '');
	if (/^\d{1,3}(\.\d{3})+,\d+$|^\d+,(\d{1,2}|\d{4,})$|^\d{4,},\d+$/.test(digits)) return 1;
	if (/^\d{1,3}(,\d{3})+\.\d+$|^\d+\.(\d{1,2}|\d{4,})$|^\d{4,}\.\d+$|^0\.\d+$/.test(digits))
		return -1;
	return 0;
}

/** Whether a text is a number on its own, for telling headers from rows. */
export function isNumberText(text: string): boolean {
	const { outcome } = readNumber(text, false);
	return outcome === 'number' || outcome === 'id';
}
