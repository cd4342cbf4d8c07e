/** How an exported WhatsApp chat writes its lines. */

/** Three fields of a date as they stand, and the time of day. */
export interface WrittenTime {
	readonly fields: readonly [string, string, string];
	/** `HH:MM:SS`. */
	readonly clock: string;
}

/** The first line of an entry: when, and all that follows. */
export interface Entry extends WrittenTime {
	rest: string;
}

const HALF = '[ap]\\.? ?m\\.?|上午|下午|凌晨|早上|清晨|中午|晚上|傍晚';
const DATE = '(\\d{1,4})(?:[/.-]|年)(\\d{1,2})(?:[/.-]|月)(\\d{1,4})日?';
const CLOCK = `(?:(${HALF}) ?)?(\\d{1,2})[:.](\\d\\d)(?:[:.](\\d\\d))?(?: ?(${HALF}))?`;
const START = new RegExp(`^(?:\\[${DATE},? ${CLOCK}\\] ?|${DATE},? ${CLOCK} [-–] )(.*)$`, 'i');

/** Marks of writing direction, and a byte order mark, before and within the time. */
const MARKS = /[\u200e\u200f\u202a-\u202e\ufeff]/g;
const SPACES = /[\u00a0\u202f\u2009]/g;
/** A time and its brackets are not longer than this. */
const START_MAX = 60;

/** Reads the line as the first of an entry; null if it goes on with the entry before it. */
export function readEntry(line: string): Entry | null {
	const head = line.slice(0, START_MAX).replace(MARKS, '').replace(SPACES, ' ');
	const match = START.exec(head);
	if (match === null) return null;
	const at = match[1] === undefined ? 9 : 1;
	const [a, b, c, before, hour, minute, second, after] = match.slice(at, at + 8);
	const half = before ?? after;
	const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half);
	return {
		fields: [a!, b!, c!],
		clock: `${two(hours)}:${minute!}:${second ?? '00'}`,
		rest: afterStart(line, match[17]!.length, head.length),
	};
}

/** What follows the time, with the marks that it has of its own. */
function afterStart(line: string, restLength: number, headLength: number): string {
	let skip = headLength - restLength;
	let at = 0;
	for (; skip > 0 && at < line.length; at++) {
		if (line[at]!.replace(MARKS, '') !== '') skip--;
	}
	return line.slice(at);
}

function hourOfHalf(hour: number, half: string): number {
	const late = /^p|下午|晚上|傍晚/i.test(half) || (half === '中午' && hour < 3);
	if (late) return hour < 12 ? hour + 12 : hour;
	return hour === 12 && half !== '中午' ? 0 : hour;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/**
 * The order of the fields of all dates of a chat: by a year or a day that stands where no other field can; else by the
 * order in which the entries, which come one after the other in time, go back less often. `sure`: something decided.
 */
export function dateOrder(times: readonly WrittenTime[]): { order: DateOrder; sure: boolean } {
	let [first, dayFirst, monthFirst] = [0, 0, 0];
	for (const { fields } of times) {
		const [a, b] = fields.map(Number) as [number, number, number];
		if (fields[0].length > 2 || a > 31) first++;
		else if (a > 12) dayFirst++;
		else if (b > 12) monthFirst++;
	}
	if (first > times.length / 2) return { order: 'ymd', sure: true };
	if (dayFirst !== monthFirst) {
		return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', sure: true };
	}
	const [day, month] = [stepsBack(times, 'dmy'), stepsBack(times, 'mdy')];
	return { order: month < day ? 'mdy' : 'dmy', sure: month !== day };
}

function stepsBack(times: readonly WrittenTime[], order: DateOrder): number {
	let steps = 0;
	let last = '';
	for (const time of times) {
		const here = timeText(time, order);
		if (here < last) steps++;
		last = here;
	}
	return steps;
}

/** `YYYY-MM-DD HH:MM:SS`. */
export function timeText({ fields: [a, b, c], clock }: WrittenTime, order: DateOrder): string {
	const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
	const full = year.length > 2 ? year : `20${year.padStart(2, '0')}`;
	return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${clock}`;
}
