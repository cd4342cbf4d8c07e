import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { rowSums } from '../shared/moves';
import { score, type Scored } from '../shared/rfm/score';
import { NONE, setOf } from '../shared/rfm/segments';
import { memberSince } from '../shared/since';
import { endOfMonthBefore, spanOf } from '../shared/span';
import type { RfmParams } from './manifest';

/** From which class to which: row by row of `standings`, every row sums to who was there then. */
export interface Moves {
	/** End (exclusive) of the month with which is compared. */
	readonly asOf: WallTime;
	/** The classes, then `none`: no order, or not known yet. */
	readonly standings: readonly string[];
	readonly counts: readonly (readonly number[])[];
	/** Sums of the rows. */
	readonly totals: readonly number[];
}

/** When it is compared with; null when there was nothing yet. */
function earlier(data: Data, { before }: RfmParams): WallTime | null {
	const until = endOfMonthBefore(data.covered, before);
	const { from, to } = spanOf(data);
	return until > from && until < to ? until : null;
}

/** Class of every member of the timeline: index of the set's ids, or one more without an order. */
export function standingsOf(
	data: Data,
	params: RfmParams,
	{ buyers, segment }: Scored,
): Uint8Array {
	const of = new Uint8Array(data.timeline.members).fill(setOf(params).ids.length);
	for (let i = 0; i < buyers.count; i++) of[buyers.member[i]!] = segment[i]!;
	return of;
}

/** The same at the earlier date, scored by what was known then. Null when there was nothing yet. */
export function* standingsAt(
	data: Data,
	params: RfmParams,
): Generator<number, Uint8Array | null, void> {
	const until = earlier(data, params);
	if (until === null) return null;
	const then: Data = { ...data, scope: { ...data.scope, to: until }, covered: until };
	return standingsOf(data, params, yield* score(then, params));
}

export function* movesOf(
	data: Data,
	params: RfmParams,
	now: Scored,
): Generator<number, Moves | null, void> {
	const before = yield* standingsAt(data, params);
	if (before === null) return null;
	const after = standingsOf(data, params, now);
	const standings = [...setOf(params).ids, NONE];
	const counts = standings.map(() => standings.map(() => 0));
	for (let m = 0; m < before.length; m++)
		if (memberSince(data.timeline, m) < Infinity) counts[before[m]!]![after[m]!]!++;
	return {
		asOf: earlier(data, params)!,
		standings,
		counts,
		totals: rowSums(counts),
	};
}
