import { DAY } from '../../base/time';
import { wallTime } from '../../base/zone';
import type { EventDays, Facts, Instant } from '../../model/dataset';

/** A time without events: first and last day, both inside. */
export interface Gap {
	readonly from: number;
	readonly to: number;
	readonly days: number;
}

/** The longest times without events, the longest first, of at least `least` days. */
export function longestGaps(
	{ first, step, counts }: EventDays,
	{ most = 3, least = 2 }: { readonly most?: number; readonly least?: number } = {},
): readonly Gap[] {
	const gaps: Gap[] = [];
	let start = -1;
	for (let i = 0; i <= counts.length; i++) {
		if (counts[i] === 0) {
			if (start < 0) start = i;
		} else if (start >= 0) {
			const from = first + start * step * DAY;
			const days = (i - start) * step;
			if (days >= least) gaps.push({ from, to: from + (days - 1) * DAY, days });
			start = -1;
		}
	}
	return gaps.sort((a, b) => b.days - a.days || a.from - b.from).slice(0, most);
}

/** Blocks in which nothing happened. */
export const quietBlocks = ({ counts }: EventDays): number =>
	counts.filter((count) => count === 0).length;

/** Events after the day of an instant; in blocks of several days, those of blocks that begin after it. */
export function eventsAfter({ first, step, counts }: EventDays, at: Instant, zone: string): number {
	const end = Math.floor(wallTime(at, zone) / DAY) * DAY + DAY;
	let sum = 0;
	counts.forEach((count, i) => {
		if (first + i * step * DAY >= end) sum += count;
	});
	return sum;
}

/** The counts as at most `most` bars: sums of as many blocks each. */
export function bars({ counts }: EventDays, most: number): readonly number[] {
	const width = Math.ceil(counts.length / most);
	const sums = new Array<number>(Math.ceil(counts.length / width)).fill(0);
	counts.forEach((count, i) => (sums[Math.floor(i / width)]! += count));
	return sums;
}

/** Events that lie before 2000 or after the day of the import; null where that was not counted. */
export function timesOutOfRange(
	{ days, zone }: Facts,
	importedAt: Instant,
): { readonly early: number; readonly late: number } | null {
	return days === undefined
		? null
		: { early: days.early, late: eventsAfter(days, importedAt, zone) };
}
