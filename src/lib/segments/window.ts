import type { Data } from '../analyses/contract';
import { DAY, parseDay } from '../base/time';
import type { WallTime } from '../model/dataset';
import type { Window } from '../model/rule';

/** [from, to) */
export interface Span {
	readonly from: WallTime;
	readonly to: WallTime;
}

/** Number of the day up to which the data are looked at. */
export function asOfDay({ scope }: Pick<Data, 'scope'>): number {
	return Math.ceil(scope.asOf / DAY) - 1;
}

/** When events count for a rule; never at or after the as-of. */
export function spanOf(data: Pick<Data, 'scope'>, window: Window | undefined): Span {
	const { asOf } = data.scope;
	if (window === undefined) return { from: -Infinity, to: asOf };
	if ('last' in window) return { from: (asOfDay(data) - window.last + 1) * DAY, to: asOf };
	const { from, to } = window;
	return {
		from: from === undefined ? -Infinity : parseDay(from),
		to: to === undefined ? asOf : Math.min(asOf, parseDay(to) + DAY),
	};
}
