import type { EventSelector } from '../contract';
import type { Series } from './compute';
import type { SeriesLabel } from './lanes';
import type { TrendParams } from './manifest';

/** What a line is called where people read it: the events that it counts, or a value of the breakdown. */
export type LineLabel = SeriesLabel | { readonly event: EventSelector };

export function labelOf(
	{ label }: Series,
	index: number,
	{ events, breakdown }: Pick<TrendParams, 'events' | 'breakdown'>,
): LineLabel {
	const event = events[index];
	if ('message' in label || breakdown !== null || event === undefined) return label;
	return { event };
}
