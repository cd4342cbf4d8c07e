import { DAY, HOUR, MINUTE, SECOND, wallFromCivil } from '../../base/time';

/**
 * Texts that are dates and times, cut into fields. Reading has two halves: a date at the start of the text, and what
 * follows it (a time of day, AM/PM, an offset).
 */
export interface Stamp {
	/** The civil date and time counted as if it were UTC. */
	readonly wall: number;
	readonly dateOnly: boolean;
	/** Minutes east of UTC, if the text says; `wall` is then the clock at that offset. */
	readonly offset?: number;
	/** The text has the shape of a date, but there is no such day or hour. */
	readonly impossible?: true;
	/** Of two fields that could be day and month: which order it must be, or `either`. */
	readonly order?: 'dmy' | 'mdy' | 'either';
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const YEAR_FIRST =
	/^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?)(?!\d)/;
/** Years of an era, as Taiwan and Japan write them: 民國113年 and 令和6年 are 2024. Maybe without a day. */
const OF_ERA =
	/^(民國|民国|中華民國|令和|平成|昭和)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日?)?(?!\d)/;
/** The year before the first of an era; that of the Republic where it is not listed. */
const BEFORE_ERA: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
const BEFORE_REPUBLIC = 1911;
/** The same years without a word for them. */
const OF_REPUBLIC =
	/^(\d{2,3})(?:([-/.])(\d{1,2})\2(\d{1,2})|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?)(?!\d)/;
const OF_REPUBLIC_IN_DIGITS = /^(\d{2,3})(0[1-9]|1[0-2])([0-2]\d|3[01])$/;
const MONTH = /^((?:19|20)\d\d)(?:[-/](\d{1,2})|\s?年\s?(\d{1,2})\s?月份?)$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?=$|[ TZ+-])/;
// Two digits of a year only where it cannot be a version (1.2.13).
const YEAR_LAST =
	/^(?:(\d{1,2})([-/.])(\d{1,2})\2(\d{4})|(\d{1,2})\/(\d{1,2})\/(\d{2})|(\d\d)([-.])(\d\d)\9(\d{2}))(?![\d.])/;
const DAY_NAME =
	/^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4}|\d{2})(?!\d)/i;
const NAME_DAY =
	/^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;

const HALF = '上午|下午|凌晨|早上|早晨|中午|晚上|傍晚|[ap]\\.?m\\.?';
const REST = new RegExp(
	'^(?:,?\\s*(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?|[(（][月火水木金土日][)）]))?(?:[T,]|\\s+at)?\\s*' +
		`(?:(${HALF})\\s*)?(\\d{1,2})(?:[:：](\\d{1,2})(?:[:：](\\d{1,2})(?:[.,](\\d{1,9}))?)?|[时時点](?:\\s?(\\d{1,2})分(?:\\s?(\\d{1,2})秒)?)?)` +
		`\\s*(${HALF})?\\s*(Z|UTC|GMT)?\\s*([+-]\\d\\d?(?::?\\d\\d)?)?\\s*(?:\\([^()]*\\)|\\[[^\\]]*\\])?$`,
	'i',
);
const WEEKDAY = /^,?\s*[(（]?(?:(?:星期|周)[一二三四五六日天]|[月火水木金土日])?[)）]?\s*$/;

/** The fields of a date, maybe with a time; undefined if the text is neither. `monthFirst` decides 01/02/2024. */
export function readStamp(text: string, monthFirst: boolean): Stamp | undefined {
	let match = YEAR_FIRST.exec(text);
	if (match) {
		const month = Number(match[3] ?? match[5]);
		const day = Number(match[4] ?? match[6]);
		return withTime(Number(match[1]), month, day, text.slice(match[0].length));
	}
	match = OF_ERA.exec(text);
	if (match?.[4] !== undefined) {
		return withTime(
			yearOfEra(match),
			Number(match[3]),
			Number(match[4]),
			text.slice(match[0].length),
		);
	}
	match = COMPACT.exec(text);
	if (match) return compact(match, text.slice(match[0].length));
	match = YEAR_LAST.exec(text);
	if (match) return yearLast(match, text.slice(match[0].length), monthFirst);
	match = DAY_NAME.exec(text);
	if (match) return named(match[2]!, match[1]!, match[3]!, text.slice(match[0].length));
	match = NAME_DAY.exec(text);
	if (match) return named(match[1]!, match[2]!, match[3]!, text.slice(match[0].length));
	return undefined;
}

/** A month alone, as its first day: 2026-03, 2026/3, 2026年3月, 民國115年3月. */
export function readMonth(text: string): Stamp | undefined {
	const match = MONTH.exec(text);
	if (match) return withTime(Number(match[1]), Number(match[2] ?? match[3]), 1, '');
	const era = OF_ERA.exec(text);
	if (era?.[0] !== text || era[4] !== undefined) return undefined;
	return withTime(yearOfEra(era), Number(era[3]), 1, '');
}

function yearOfEra([, era, year]: RegExpExecArray): number {
	return (BEFORE_ERA[era!] ?? BEFORE_REPUBLIC) + (year === '元' ? 1 : Number(year));
}

/** A date that begins with a year of the Republic as Taiwan counts them: 1050724, 105/7/24 and 105年7月24日 are 24 July 2016. */
export function readRepublic(text: string): Stamp | undefined {
	const match = OF_REPUBLIC.exec(text) ?? OF_REPUBLIC_IN_DIGITS.exec(text);
	if (!match) return undefined;
	const digits = match.length === 4;
	const month = Number(digits ? match[2] : (match[3] ?? match[5]));
	const day = Number(digits ? match[3] : (match[4] ?? match[6]));
	return withTime(BEFORE_REPUBLIC + Number(match[1]), month, day, text.slice(match[0].length));
}

/** Whether what begins with two digits may as well begin with a day. */
export function mayBeginWithDay(text: string): boolean {
	return /^(?:[012]\d|3[01])\D/.test(text);
}

function compact(match: RegExpExecArray, rest: string): Stamp | undefined {
	const year = Number(match[1]);
	// Eight digits may be anything; only those that could be a day of our times are a date at all.
	if (year < 1900 || year > 2100) return undefined;
	if (match[4] === undefined) return withTime(year, Number(match[2]), Number(match[3]), rest);
	const clock = ` ${match[4]}:${match[5]!}:${match[6] ?? '00'}`;
	return withTime(year, Number(match[2]), Number(match[3]), clock + rest);
}

function yearLast(match: RegExpExecArray, rest: string, monthFirst: boolean): Stamp | undefined {
	const a = Number(match[1] ?? match[5] ?? match[8]);
	const b = Number(match[3] ?? match[6] ?? match[10]);
	const year = fullYear((match[4] ?? match[7] ?? match[11])!);
	if (a > 31 || b > 31) return undefined;
	const stamp = monthFirst ? withTime(year, a, b, rest) : withTime(year, b, a, rest);
	if (!stamp || a === b || (a > 12 && b > 12)) return stamp;
	return { ...stamp, order: a > 12 ? 'dmy' : b > 12 ? 'mdy' : 'either' };
}

function named(name: string, day: string, year: string, rest: string): Stamp | undefined {
	const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
	return month === 0 ? undefined : withTime(fullYear(year), month, Number(day), rest);
}

/** Two digits: 69 and below are this century (POSIX). */
function fullYear(text: string): number {
	const year = Number(text);
	return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function withTime(year: number, month: number, day: number, rest: string): Stamp | undefined {
	const wall = wallFromCivil(year, month, day);
	const real = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
	if (rest === '' || WEEKDAY.test(rest)) {
		return { wall, dateOnly: true, ...(real ? {} : IMPOSSIBLE) };
	}
	const match = REST.exec(rest);
	if (!match) return undefined;
	let hour = Number(match[2]);
	const minute = Number(match[3] ?? match[6] ?? 0);
	const second = Number(match[4] ?? match[7] ?? 0);
	const ms = match[5] === undefined ? 0 : Number(match[5].padEnd(3, '0').slice(0, 3));
	const half = match[1] ?? match[8];
	if (half !== undefined) hour = hourOfHalf(hour, half.toLowerCase());
	// 24:00 is the end of the day; a leap second counts into the next minute.
	const clock = hour < 24 || (hour === 24 && minute === 0 && second === 0);
	const possible = real && clock && minute < 60 && second <= 60;
	const offset =
		match[10] !== undefined ? minutesOf(match[10]) : match[9] !== undefined ? 0 : undefined;
	return {
		wall: wall + hour * HOUR + minute * MINUTE + second * SECOND + ms,
		dateOnly: false,
		...(offset === undefined ? {} : { offset }),
		...(possible ? {} : IMPOSSIBLE),
	};
}

const IMPOSSIBLE = { impossible: true } as const;

function daysIn(year: number, month: number): number {
	return (wallFromCivil(year, month + 1, 1) - wallFromCivil(year, month, 1)) / DAY;
}

function hourOfHalf(hour: number, half: string): number {
	const late = half.startsWith('p') || half === '下午' || half === '晚上' || half === '傍晚';
	if (late) return hour < 12 ? hour + 12 : hour;
	if (half === '中午') return hour < 3 ? hour + 12 : hour;
	return hour === 12 ? 0 : hour;
}

function minutesOf(offset: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d\d?)(?::?(\d\d))?$/.exec(offset)!;
	const size = Number(hours) * 60 + Number(minutes ?? 0);
	return sign === '-' ? -size : size;
}
