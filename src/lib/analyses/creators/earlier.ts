import type { Data } from '../contract';
import { endOfMonthBefore, spanOf } from '../shared/span';
import type { CreatorsParams } from './manifest';

/** When it is compared with; null when nothing was there by then. */
export function earlier(data: Data, { before }: CreatorsParams): number | null {
	const until = endOfMonthBefore(data.covered, before);
	const { from, to } = spanOf(data);
	return until > from && until < to ? until : null;
}
