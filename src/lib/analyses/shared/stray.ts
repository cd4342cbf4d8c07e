import { DAY } from '../../base/time';
import type { EventDays, WallTime } from '../../model/dataset';

/** Where nearly all events lie, when a few lie far from them. */
export interface Bulk {
	/** First and last day. */
	readonly from: WallTime;
	readonly to: WallTime;
	/** Events before and after. */
	readonly stray: number;
}

/** Strays are at most so many of the events … */
const FEW = 0.01;
/** … before or after a time without any of so many days, and of this share of the time in which the others lie. */
const FAR_DAYS = 90;
const FAR = 0.25;

/** The days between which all but a few far-off events lie; null when none lie far off. */
export function bulkOf({ first, step, counts }: EventDays): Bulk | null {
	const total = counts.reduce((sum, n) => sum + n, 0);
	const days = counts.flatMap((n, i) => (n > 0 ? [i] : []));
	const most = Math.floor(total * FEW);
	const begin = cut(days, (i) => counts[i]!, most, step);
	const end = cut(days.map((i) => -i).reverse(), (i) => counts[-i]!, most, step);
	const [low, high] = [days[begin.at], days[days.length - 1 - end.at]];
	const stray = begin.count + end.count;
	if (stray === 0 || low === undefined || high === undefined || low > high) return null;
	return { from: first + low * step * DAY, to: first + ((high + 1) * step - 1) * DAY, stray };
}

/** From which of the days (ascending) on the events belong together, and how many events lie before. */
function cut(
	days: readonly number[],
	count: (day: number) => number,
	most: number,
	step: number,
): { at: number; count: number } {
	const last = days.at(-1) ?? 0;
	let found = { at: 0, count: 0 };
	let before = 0;
	for (let i = 1; i < days.length; i++) {
		before += count(days[i - 1]!);
		if (before > most) break;
		const gap = (days[i]! - days[i - 1]! - 1) * step;
		const rest = (last - days[i]!) * step;
		if (gap >= FAR_DAYS && gap >= rest * FAR) found = { at: i, count: before };
	}
	return found;
}
