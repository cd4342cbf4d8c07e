import { stretch } from '../../base/drain';
import { DAY } from '../../base/time';
import type { Data } from '../contract';
import { rowsBetween } from '../shared/range';
import { score } from '../shared/rfm/score';
import { quantileBinning, scores } from '../shared/scoring';
import { matcher } from '../shared/selector';
import { spanOf } from '../shared/span';
import type { MatrixParams } from './manifest';
import { tagsOf, type Tags } from './tags';

/** Every buyer with class, group of value and tag as of the cut, and whether they came back. */
export interface Placed {
	readonly cut: number;
	readonly until: number;
	readonly member: Uint32Array;
	readonly amount: Float64Array;
	/** Days since the last order, and how often. */
	readonly recency: Float64Array;
	readonly frequency: Float64Array;
	readonly segment: Uint8Array;
	/** Groups of value, 0 … groups − 1. */
	readonly group: Uint8Array;
	readonly groups: number;
	readonly bounds: readonly number[];
	readonly tags: Tags;
	readonly back: Uint8Array;
	readonly none: number;
}

/** Scores, groups and tags the buyers by what was known before the window. Yields its share done. */
export function* placed(data: Data, params: MatrixParams): Generator<number, Placed, void> {
	const { from, to } = spanOf(data);
	const cut = Math.max(from, (Math.floor(to / DAY) - params.days) * DAY);
	const then: Data = { ...data, scope: { ...data.scope, to: cut }, covered: cut };
	const { buyers, others, values, segment } = yield* stretch(score(then, params), 0, 0.6);
	const { member, amount } = buyers;
	const { bounds, closed } = quantileBinning(amount, params.groups, 'type-7');
	const tags = yield* stretch(tagsOf(then, params, member), 0.6, 0.9);
	const until = cut + params.days * DAY;
	return {
		cut,
		until,
		member,
		amount,
		recency: values.r,
		frequency: values.f,
		segment,
		group: scores(amount, { bounds, closed }).map((one) => one - 1),
		groups: bounds.length + 1,
		bounds,
		tags,
		back: cameBack(data, params, member, cut, until),
		none: others.none.count,
	};
}

function cameBack(
	data: Data,
	{ back }: MatrixParams,
	members: Uint32Array,
	from: number,
	to: number,
): Uint8Array {
	const matches = matcher(data, back);
	const rows = { first: 0, last: 0 };
	return Uint8Array.from(members, (m) => {
		rowsBetween(data, m, from, Math.min(to, data.scope.to), rows);
		for (let row = rows.first; row < rows.last; row++) if (matches(row, m)) return 1;
		return 0;
	});
}
