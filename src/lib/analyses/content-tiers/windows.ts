import { DAY, floorTo } from '../../base/time';
import type { Data } from '../contract';
import { coverage } from '../shared/periods';
import { spanOf } from '../shared/span';
import type { ContentTiersParams } from './manifest';
import type { Windows } from './result';

/**
 * Two windows of whole days, the last to end with the last day of the range. Halves leave out the first of an odd number of days;
 * so many days may begin before the range. Null when nothing is to be compared or there is nothing to compare.
 */
export function windowsOf(
	data: Data,
	{ compare, days: asked }: ContentTiersParams,
): Windows | null {
	const covered = coverage(data);
	const { from, to } = spanOf(data);
	if (compare === 'none' || covered === null || from >= to) return null;
	const end = floorTo('day', to - 1) + DAY;
	const days =
		compare === 'days' ? asked : Math.max(1, Math.floor((end - floorTo('day', from)) / DAY / 2));
	const middle = end - days * DAY;
	const begin = middle - days * DAY;
	return {
		days,
		before: { from: begin, to: middle },
		now: { from: middle, to: end },
		isCovered: begin >= (compare === 'days' ? covered.from : floorTo('day', from)),
		unfinished: end > to,
	};
}
