/**
 * Arithmetic on wall-clock time: milliseconds of the civil date and time counted as if it were UTC (1970-01-01 00:00 on
 * the clock = 0). Days have 24 hours here by definition, so nothing knows zones; negative times (before 1970) are fine.
 */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

export type Unit = 'day' | 'week' | 'month';

export interface Civil {
	readonly year: number;
	/** 1 … 12 */
	readonly month: number;
	/** 1 … 31 */
	readonly day: number;
	/** 1 = Monday … 7 = Sunday */
	readonly weekday: number;
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
}

/** Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra =
		yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

function civilFromDays(days: number): [year: number, month: number, day: number] {
	const z = days + 719468;
	const era = Math.floor(z / 146097);
	const dayOfEra = z - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36524) -
			Math.floor(dayOfEra / 146096)) /
			365,
	);
	const dayOfYear =
		dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const m = Math.floor((5 * dayOfYear + 2) / 153);
	const month = m < 10 ? m + 3 : m - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return [year, month, dayOfYear - Math.floor((153 * m + 2) / 5) + 1];
}

/** Wall time of a civil date and time. Months outside 1 … 12 and days outside the month roll over. */
export function wallFromCivil(
	year: number,
	month: number,
	day: number,
	hour = 0,
	minute = 0,
	second = 0,
	ms = 0,
): number {
	const carry = Math.floor((month - 1) / 12);
	const days = daysFromCivil(year + carry, month - carry * 12, day);
	return days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + ms;
}

/** The fields of a wall time; fractions of a second are dropped. */
export function civil(wall: number): Civil {
	const days = Math.floor(wall / DAY);
	const [year, month, day] = civilFromDays(days);
	const rest = wall - days * DAY;
	return {
		year,
		month,
		day,
		weekday: weekdayOf(days),
		hour: Math.floor(rest / HOUR),
		minute: Math.floor((rest % HOUR) / MINUTE),
		second: Math.floor((rest % MINUTE) / SECOND),
	};
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(days: number): number {
	return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** Start of the period that `wall` lies in. `weekStart`: 1 = Monday … 7 = Sunday. */
export function floorTo(unit: Unit, wall: number, weekStart = 1): number {
	const days = Math.floor(wall / DAY);
	if (unit === 'day') return days * DAY;
	if (unit === 'week') return (days - ((weekdayOf(days) - weekStart + 7) % 7)) * DAY;
	const [year, month] = civilFromDays(days);
	return daysFromCivil(year, month, 1) * DAY;
}

/** The start of the `n`-th period after the one that starts at `start` (n may be negative). */
export function add(unit: Unit, start: number, n: number): number {
	if (unit === 'day') return start + n * DAY;
	if (unit === 'week') return start + n * WEEK;
	const [year, month] = civilFromDays(Math.floor(start / DAY));
	return wallFromCivil(year, month + n, 1);
}

/** Start of the period after the one that starts at `start`: its exclusive end. */
export function next(unit: Unit, start: number): number {
	return add(unit, start, 1);
}

/** Whole periods from the period that starts at `a` to the one that starts at `b`; negative when b is earlier. */
export function between(unit: Unit, a: number, b: number): number {
	if (unit === 'day') return Math.round((b - a) / DAY);
	if (unit === 'week') return Math.round((b - a) / WEEK);
	const [yearA, monthA] = civilFromDays(Math.floor(a / DAY));
	const [yearB, monthB] = civilFromDays(Math.floor(b / DAY));
	return (yearB - yearA) * 12 + monthB - monthA;
}

/** Wall time of the midnight that begins the day `YYYY-MM-DD`. Throws RangeError on other texts and impossible dates. */
export function parseDay(text: string): number {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
	if (match) {
		const wall = wallFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
		if (formatDay(wall) === text) return wall;
	}
	throw new RangeError(`not a date of the form YYYY-MM-DD: ${text}`);
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

function fourDigits(year: number): string {
	return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}

/** `YYYY-MM-DD`; the empty text for a missing time (NaN). */
export function formatDay(wall: number): string {
	if (!Number.isFinite(wall)) return '';
	const [year, month, day] = civilFromDays(Math.floor(wall / DAY));
	return `${fourDigits(year)}-${two(month)}-${two(day)}`;
}

/** `YYYY-MM-DD HH:MM:SS`; the empty text for a missing time (NaN). */
export function formatTime(wall: number): string {
	if (!Number.isFinite(wall)) return '';
	const { hour, minute, second } = civil(wall);
	return `${formatDay(wall)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
