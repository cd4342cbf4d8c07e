import { HOUR, MINUTE, SECOND } from '../../base/time';
import { wallTime } from '../../base/zone';
import { toAscii } from './ascii';
import { isMasked, saysNothing, trimBlanks } from './cell';
import { mayBeginWithDay, readMonth, readRepublic, readStamp } from './time-shapes';
import type { Stamp } from './time-shapes';

/** How the times of one column are to be read. */
export interface TimeStyle {
	/** 01/02/2024 is the 2nd of January. */
	readonly monthFirst: boolean;
	/** Stamps that name no zone are UTC (the header says so). */
	readonly utc: boolean;
	/** Bare numbers in the range of spreadsheet days are such. */
	readonly serials: boolean;
	/**
	 * Dates begin with a year of the Republic (Taiwan), also those without a word for it: something says so, or it was seen by
	 * years of three digits, and then what may as well begin with a day is no date.
	 */
	readonly republic?: 'said' | 'seen';
	/** A month alone is its first day. */
	readonly months?: boolean;
}

export type TimeOutcome = 'time' | 'missing' | 'bad' | 'impossible' | 'masked';

const EPOCH_FROM = Date.UTC(1990, 0, 1);
const EPOCH_TO = Date.UTC(2100, 0, 1);
/** Longest stamp that is read byte by byte. */
const ISO_MAX = 27;
/** 1970-01-01 as a spreadsheet day. */
const SERIAL_1970 = 25569;

/**
 * Reads the times of one column as wall-clock ms of `zone`. Stamps with an offset, epochs and stamps of a UTC column are
 * instants and are converted; all others are what the clock showed. After `read`, `outcome` and `dateOnly` tell of the cell.
 */
export class TimeReader {
	outcome: TimeOutcome = 'missing';
	dateOnly = false;
	/** Cells that can only be day/month, only month/day, or either. */
	dayFirst = 0;
	monthFirst = 0;
	unclear = 0;
	/** Cells that told a month alone. */
	months = 0;
	/** The last day that was read by its digits, as a number YYYYMMDD. */
	private day = NaN;
	private dayWall = NaN;
	private readonly ascii = new Uint8Array(ISO_MAX);

	constructor(
		readonly style: TimeStyle,
		private readonly zone: string,
	) {}

	/** NaN unless the outcome is `time`. */
	read(cell: string): number {
		const fast = this.readBytes(this.ascii, 0, toAscii(cell, this.ascii));
		return fast === fast ? fast : this.readAny(cell);
	}

	/** The same for a cell that is the bytes `from … to`, exclusive; NaN also for those that only `read` can tell. */
	readBytes(bytes: Uint8Array, from: number, to: number): number {
		const wall = this.readIso(bytes, from, to);
		if (wall === wall) {
			this.outcome = 'time';
			this.dateOnly = false;
		}
		return wall;
	}

	/**
	 * `YYYY-MM-DD?HH:MM:SS[.fff][Z]` byte by byte, the day remembered: the stamps of a log come in order. NaN if it is not
	 * that; then the slow way says why.
	 */
	private readIso(bytes: Uint8Array, from: number, to: number): number {
		const length = to - from;
		if (length < 19 || length > ISO_MAX) return NaN;
		const separator = bytes[from + 10];
		const signs =
			bytes[from + 4] === 45 &&
			bytes[from + 7] === 45 &&
			(separator === 32 || separator === 84) &&
			bytes[from + 13] === 58 &&
			bytes[from + 16] === 58;
		if (!signs) return NaN;
		const year = two(bytes, from) * 100 + two(bytes, from + 2);
		const day = (year * 100 + two(bytes, from + 5)) * 100 + two(bytes, from + 8);
		const hour = two(bytes, from + 11);
		const minute = two(bytes, from + 14);
		const second = two(bytes, from + 17);
		if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
		if (day !== this.day) {
			const stamp = readStamp(String.fromCharCode(...bytes.subarray(from, from + 10)), false);
			if (!stamp || stamp.impossible) return NaN;
			this.day = day;
			this.dayWall = stamp.wall;
		}
		let wall = this.dayWall + hour * HOUR + minute * MINUTE + second * SECOND;
		let utc = this.style.utc;
		if (length > 19) {
			const zulu = bytes[to - 1] === 90;
			if (zulu) utc = true;
			wall += fraction(bytes, from + 19, zulu ? to - 1 : to);
		}
		return utc && wall === wall ? wallTime(wall, this.zone) : wall;
	}

	private readAny(cell: string): number {
		let text = trimBlanks(cell);
		if (text === '' || saysNothing(text)) return this.none('missing');
		if (text.length > 80) return this.none('bad');
		if (isMasked(text)) return this.none('masked');
		// eslint-disable-next-line no-control-regex -- anything beyond ASCII
		if (/[^\x00-\x7f]/.test(text))
			text = text
				.normalize('NFKC')
				.replace(/[\u200e\u200f\u202f]/g, ' ')
				.trim();
		const { monthFirst, republic, months } = this.style;
		const ofRepublic = republic ? readRepublic(text) : undefined;
		if (ofRepublic && republic === 'seen' && mayBeginWithDay(text)) return this.none('bad');
		const stamp = ofRepublic ?? readStamp(text, monthFirst);
		if (stamp) return this.take(stamp);
		const month = months ? readMonth(text) : undefined;
		if (month) {
			this.months++;
			return this.take(month);
		}
		const wall = this.readDigits(text);
		if (Number.isNaN(wall)) return this.none('bad');
		this.outcome = 'time';
		return wall;
	}

	private take(stamp: Stamp): number {
		if (stamp.order === 'dmy') this.dayFirst++;
		else if (stamp.order === 'mdy') this.monthFirst++;
		else if (stamp.order === 'either') this.unclear++;
		if (stamp.impossible) return this.none('impossible');
		this.outcome = 'time';
		this.dateOnly = stamp.dateOnly;
		const offset = stamp.offset ?? (this.style.utc && !stamp.dateOnly ? 0 : undefined);
		return offset === undefined ? stamp.wall : wallTime(stamp.wall - offset * MINUTE, this.zone);
	}

	/** Epochs in s, ms or µs; days of a spreadsheet, rounded to the second. */
	private readDigits(text: string): number {
		const epoch = epochInstant(text);
		if (!Number.isNaN(epoch)) {
			this.dateOnly = false;
			return wallTime(epoch, this.zone);
		}
		if (!this.style.serials || !isSerial(text)) return NaN;
		const days = Number(text);
		this.dateOnly = Number.isInteger(days);
		return Math.round((days - SERIAL_1970) * 86400) * SECOND;
	}

	private none(outcome: TimeOutcome): number {
		this.outcome = outcome;
		return NaN;
	}
}

/** The instant of an epoch in seconds (also with decimals), milliseconds or microseconds of our times; else NaN. */
export function epochInstant(text: string): number {
	const match = /^(\d{9,10}|\d{13}|\d{16})(\.\d+)?$/.exec(text);
	if (!match) return NaN;
	const length = match[1]!.length;
	const scale = length <= 10 ? 1000 : length === 13 ? 1 : 0.001;
	const instant = Math.floor(Number(text) * scale + 1e-3);
	return instant >= EPOCH_FROM && instant < EPOCH_TO ? instant : NaN;
}

/** Whether digits could be a day number of a spreadsheet: 1954 … 2119. */
export function isSerial(text: string): boolean {
	return /^[2-7]\d{4}(\.\d+)?$/.test(text);
}

/** Whether a text is a date or time on its own (bare digits are not). */
export function isTimeText(text: string): boolean {
	return !/^\d+(\.\d+)?$/.test(text) && readStamp(text.normalize('NFKC'), false) !== undefined;
}

/** The number of two digits at a place; NaN if they are none. */
function two(bytes: Uint8Array, at: number): number {
	const tens = bytes[at]! - 48;
	const ones = bytes[at + 1]! - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Milliseconds of a point and the digits after it; NaN if they are none, 0 if nothing is there. */
function fraction(bytes: Uint8Array, from: number, to: number): number {
	if (from === to) return 0;
	if (bytes[from] !== 46 || from + 1 === to) return NaN;
	let ms = 0;
	let unit = 100;
	for (let i = from + 1; i < to; i++) {
		const digit = bytes[i]! - 48;
		if (digit < 0 || digit > 9) return NaN;
		if (unit >= 1) ms += digit * unit;
		unit /= 10;
	}
	return ms;
}
