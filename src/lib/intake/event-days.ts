import { DAY } from '../base/time';
import type { EventDays } from '../model/dataset';

/** Blocks at most: longer times are counted by weeks, then by several. */
const MOST_BLOCKS = 4_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Events by day; null where there are none. */
export function eventDays(times: Float64Array): EventDays | null {
	let first = Infinity;
	let last = -Infinity;
	let early = 0;
	for (let i = 0; i < times.length; i++) {
		const time = times[i]!;
		if (time < first) first = time;
		if (time > last) last = time;
		if (time < YEAR_2000) early++;
	}
	if (first > last) return null;
	first = Math.floor(first / DAY) * DAY;
	const days = Math.floor((last - first) / DAY) + 1;
	const step = days <= MOST_BLOCKS ? 1 : 7 * Math.ceil(days / 7 / MOST_BLOCKS);
	const counts = new Array<number>(Math.ceil(days / step)).fill(0);
	const block = DAY * step;
	for (let i = 0; i < times.length; i++) counts[Math.floor((times[i]! - first) / block)]!++;
	return { first, step, counts, early };
}
