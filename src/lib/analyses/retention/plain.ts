import { daysOf } from '../../columns/days';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { differ, periodOfEachDay } from '../shared/periods';
import { rowsBetween } from '../shared/range';
import { stepBits } from '../shared/selector';
import type { Frame } from './cohorts';
import type { RetentionParams } from './manifest';

/**
 * Counts the commonest question in the shortest loop: periods of the calendar, each member in one cohort, events told by their
 * kinds alone. `counts` has a row of `frame.width` for each cohort, `sizes` an entry. Null for any other question.
 */
export function plainCounts(
	data: Data,
	params: RetentionParams,
	frame: Frame,
	counts: Uint32Array,
	sizes: Uint32Array,
): Generator<number, void, void> | null {
	if (params.mode !== 'on' || params.cohort === 'each' || frame.length > 0) return null;
	const { byKind, byRow } = stepBits(data, [params.start, params.return]);
	return byRow === null ? count(data, params, frame, byKind, counts, sizes) : null;
}

function* count(
	data: Data,
	params: RetentionParams,
	{ periods, width }: Frame,
	bits: Uint16Array,
	counts: Uint32Array,
	sizes: Uint32Array,
): Generator<number, void, void> {
	const { timeline, scope } = data;
	const { time, kind } = timeline;
	const { codes } = kind;
	const since = params.cohort === 'first-ever' ? -Infinity : scope.from;
	const days = daysOf(time);
	const ofDay = periodOfEachDay(days, periods);
	const named = bits.subarray(1);
	const anyStarts = named.every((bit) => (bit & 1) === 1);
	const anyReturns = named.every((bit) => (bit & 2) === 2);
	const rows = { first: 0, last: 0 };

	function visit(member: number): void {
		rowsBetween(data, member, since, scope.to, rows);
		const { last } = rows;
		let row = rows.first;
		if (!anyStarts) while (row < last && (bits[codes[row]!]! & 1) === 0) row++;
		if (row === last) return;
		const t = time[row]!;
		// The first start ever was before the range: the member is in no cohort of it.
		if (t < scope.from) return;
		const cohort = ofDay[days.of[row]!]!;
		sizes[cohort]!++;
		// Events of the same stamp may stand before the start.
		while (row > rows.first && time[row - 1] === t) row--;
		const zero = cohort * width - cohort;
		const end = cohort + width;
		let previous = -1;
		if (anyReturns) {
			for (; row < last; row++) {
				const period = ofDay[days.of[row]!]!;
				if (period >= end) return;
				counts[zero + period]! += differ(period, previous);
				previous = period;
			}
			return;
		}
		for (; row < last; row++) {
			const period = ofDay[days.of[row]!]!;
			if (period >= end) return;
			const back = (bits[codes[row]!]! >> 1) & 1;
			counts[zero + period]! += back & differ(period, previous);
			// The last period with a return: unchanged where this row is none.
			previous += (period - previous) & -back;
		}
	}

	for (const block of blocks(timeline)) {
		if (periods.count > 0) for (let m = block.from; m < block.to; m++) visit(m);
		yield block.share;
	}
}
