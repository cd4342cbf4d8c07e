import { HOUR, MINUTE, SECOND } from '../../base/time';
import { wallTime } from '../../base/zone';
import { isMasked, saysNothing, trimBlanks } from './cell';
import { readRepublicDay, readStamp } from './time-shapes';
import type { Stamp } from './time-shapes';

/** How the times of one column are to be read. */
export interface TimeStyle {
	/** 01/02/2024 is the 2nd of January. */
	readonly monthFirst: boolean;
	/** Stamps that name no zone are UTC (the header says so). */
	readonly utc: boolean;
	/** Bare numbers in the range of spreadsheet days are such. */
	readonly serials: boolean;
	/** Six or seven digits are days by the years of the Republic (Taiwan). */
	readonly republic?: boolean;
}

export type TimeOutcome = 'time' | 'missing' | 'bad' | 'impossible' | 'masked';

const EPOCH_FROM = Date.UTC(1990, 0, 1);
const EPOCH_TO = Date.UTC(2100, 0, 1);
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
	/** The last day that was read by its digits, as a number YYYYMMDD. */
	private day = NaN;
	private dayWall = NaN;

	constructor(
		readonly style: TimeStyle,
		private readonly zone: string,
	) {}

	/** NaN unless the outcome is `time`. */
	read(cell: string): number {
		const fast = this.readIso(cell);
		if (!Number.isNaN(fast)) {
			this.outcome = 'time';
			this.dateOnly = false;
			return fast;
		}
		return this.readAny(cell);
	}

	/**
	 * `YYYY-MM-DD?HH:MM:SS[.fff][Z]` by character codes, the day remembered: the stamps of a log come in order. NaN if it is
	 * not that; then the slow way says why.
	 */
	private readIso(cell: string): number {
		const length = cell.length;
		if (length < 19 || length > 27) return NaN;
		const separator = cell.charCodeAt(10);
		const signs =
			cell.charCodeAt(4) === 45 &&
			cell.charCodeAt(7) === 45 &&
			(separator === 32 || separator === 84) &&
			cell.charCodeAt(13) === 58 &&
			cell.charCodeAt(16) === 58;
		if (!signs) return NaN;
		const year = two(cell, 0) * 100 + two(cell, 2);
		const day = (year * 100 + two(cell, 5)) * 100 + two(cell, 8);
		const hour = two(cell, 11);
		const minute = two(cell, 14);
		const second = two(cell, 17);
		if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
		if (day !== this.day) {
			const stamp = readStamp(cell.slice(0, 10), false);
			if (!stamp || stamp.impossible) return NaN;
			this.day = day;
			this.dayWall = stamp.wall;
		}
		let wall = this.dayWall + hour * HOUR + minute * MINUTE + second * SECOND;
		let utc = this.style.utc;
		if (length > 19) {
			const zulu = cell.charCodeAt(length - 1) === 90;
			if (zulu) utc = true;
			wall += fraction(cell, zulu ? length - 1 : length);
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
		const stamp =
			readStamp(text, this.style.monthFirst) ??
			(this.style.republic ? readRepublicDay(text) : undefined);
		if (stamp) return this.take(stamp);
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

/** The number of two digits at a place of a text; NaN if they are none. */
function two(text: string, at: number): number {
	const tens = text.charCodeAt(at) - 48;
	const ones = text.charCodeAt(at + 1) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Milliseconds of the digits after a point at 19, up to `end`; NaN if they are none, 0 if nothing is there. */
function fraction(text: string, end: number): number {
	if (end === 19) return 0;
	if (text.charCodeAt(19) !== 46 || end === 20) return NaN;
	let ms = 0;
	let unit = 100;
	for (let i = 20; i < end; i++) {
		const digit = text.charCodeAt(i) - 48;
		if (digit < 0 || digit > 9) return NaN;
		if (unit >= 1) ms += digit * unit;
		unit /= 10;
	}
	return ms;
}
