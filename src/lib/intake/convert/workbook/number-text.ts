import { formatDay, formatTime, DAY, SECOND } from '../../../base/time';
import type { NumberKind } from './number-format';

const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day that spreadsheets have. */
const LAST_SERIAL = 2_958_465;
/** 1900-01-01 is day 1; 1900-02-29, which was none, is day 60. */
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const FALSE_LEAP_DAY = 60;
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Digits that are written out; what needs more keeps its exponent. */
const MOST_DIGITS = 40;

/** A number of a cell as text: by its format a time, a share, an id, or just the number, in a form that is read back. */
export function numberText(value: number, kind: NumberKind, date1904: boolean): string {
	if (!Number.isFinite(value)) return '';
	if (kind === 'percent') return `${plainText(Number((value * 100).toPrecision(15)))}%`;
	if (kind === 'duration') return durationText(value);
	if (kind === 'date' || kind === 'time') return timeText(value, kind, date1904);
	if (typeof kind === 'object' && Number.isInteger(value) && value >= 0)
		return plainText(value).padStart(kind.digits, '0');
	return plainText(value);
}

/** The shortest decimal that is this number, without an exponent where the digits can be written out. */
function plainText(value: number): string {
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

/** Hours may be more than a day has. */
function durationText(days: number): string {
	const seconds = Math.round(Math.abs(days) * DAY_SECONDS);
	const sign = days < 0 && seconds > 0 ? '-' : '';
	return sign + clock(Math.floor(seconds / 3600), seconds);
}

function timeText(serial: number, kind: 'date' | 'time', date1904: boolean): string {
	if (serial < 0 || serial >= LAST_SERIAL + 1) return plainText(serial);
	// The nearest second: what is between is the rounding of fractions of a day.
	const seconds = Math.round(serial * DAY_SECONDS);
	const day = Math.floor(seconds / DAY_SECONDS);
	const rest = seconds - day * DAY_SECONDS;
	const isClock = day === 0 && (kind === 'time' || (rest > 0 && !date1904));
	if (isClock) return clock(Math.floor(rest / 3600), rest);
	if (!date1904 && (day === 0 || day === FALSE_LEAP_DAY)) {
		// Shown by spreadsheets, though there are no such days: told as impossible dates.
		const shown = day === 0 ? '1900-01-00' : '1900-02-29';
		return rest === 0 ? shown : `${shown} ${clock(Math.floor(rest / 3600), rest)}`;
	}
	const begin = date1904 ? EPOCH_1904 : day > FALSE_LEAP_DAY ? EPOCH_1900 - DAY : EPOCH_1900;
	const wall = begin + day * DAY + rest * SECOND;
	return rest === 0 ? formatDay(wall) : formatTime(wall);
}

function clock(hours: number, seconds: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
