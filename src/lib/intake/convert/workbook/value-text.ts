import { formatDay, formatTime, DAY, SECOND } from '../../../base/time';
import type { CellValue } from './reader';

/** How spreadsheets write errors. */
const ERROR =
	/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|ERR!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)$/;
/** 1900-01-01 is day 1; 1900-02-29, which was none, is day 60. */
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const AFTER_FALSE_LEAP_DAY = Date.UTC(1900, 2, 1);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 is the last day that spreadsheets have. */
const LAST = Date.UTC(10_000, 0, 1);
/** Digits that are written out; what needs more keeps its exponent. */
const MOST_DIGITS = 40;

/** A cell as text, in a form that is read back; null = it holds an error. */
export function valueText(value: CellValue, date1904: boolean): string | null {
	if (typeof value === 'string') return ERROR.test(value) ? null : value;
	if (typeof value === 'number') return Number.isFinite(value) ? plainText(value) : '';
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return value === null ? '' : dateText(value, date1904);
}

/** The shortest decimal that is this number, without an exponent where the digits can be written out. */
export function plainText(value: number): string {
	if (value === 0) return '0';
	const text = String(value);
	const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
	if (!match) return text;
	const [, sign, first, rest = '', exponent] = match;
	const digits = first! + rest;
	const power = Number(exponent);
	if (Math.abs(power) > MOST_DIGITS) return text;
	if (power > 0) return sign! + digits.padEnd(power + 1, '0');
	return `${sign!}0.${'0'.repeat(-power - 1)}${digits}`;
}

/** A date, with its time of day if that is not midnight; a time alone; hours. */
function dateText(date: Date, date1904: boolean): string | null {
	// The nearest second: what is between is the rounding of fractions of a day.
	const wall = Math.round(date.getTime() / SECOND) * SECOND;
	if (Number.isNaN(wall)) return null;
	const first = date1904 ? EPOCH_1904 : EPOCH_1900;
	if (wall < first || wall >= LAST) return plainText(serialOf(date, date1904));
	const isMidnight = wall % DAY === 0;
	// Before 1900-03-01 nothing has a time of day: what has one are hours, of a day (06:00:00) or more (36:00:00).
	const isClock = date1904
		? wall < first + DAY && !isMidnight
		: wall < first + DAY || (wall < AFTER_FALSE_LEAP_DAY && !isMidnight);
	if (isClock) return clock((wall - first) / SECOND);
	return isMidnight ? formatDay(wall) : formatTime(wall);
}

/** A number that has the format of a date and is none: `20240105` in a column of dates. */
function serialOf(date: Date, date1904: boolean): number {
	const days = (date.getTime() - (date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY;
	const isAfter = !date1904 && date.getTime() >= AFTER_FALSE_LEAP_DAY;
	return Number((isAfter ? days + 1 : days).toPrecision(15));
}

function clock(seconds: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
