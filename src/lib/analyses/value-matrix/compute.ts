import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { DAY } from '../../base/time';
import type { Compute, Data, People } from '../contract';
import { snap } from '../shared/money';
import { rowsBetween } from '../shared/range';
import { score } from '../shared/rfm/score';
import { setOf } from '../shared/rfm/segments';
import { quantileBinning, scores } from '../shared/scoring';
import { matcher } from '../shared/selector';
import { memberSince } from '../shared/since';
import { spanOf } from '../shared/span';
import type { MatrixParams } from './manifest';
import type { Fields, MatrixRef, MatrixResult } from './result';
import { tagsOf, type Tags } from './tags';

/** Every buyer with class, group of value and tag as of the cut, and whether they came back. */
interface Placed {
	readonly cut: number;
	readonly until: number;
	readonly member: Uint32Array;
	readonly amount: Float64Array;
	readonly segment: Uint8Array;
	/** Groups of value, 0 … groups − 1. */
	readonly group: Uint8Array;
	readonly groups: number;
	readonly bounds: readonly number[];
	readonly tags: Tags;
	readonly back: Uint8Array;
	readonly none: number;
}

function* placed(data: Data, params: MatrixParams): Generator<number, Placed, void> {
	const { from, to } = spanOf(data);
	const cut = Math.max(from, (Math.floor(to / DAY) - params.days) * DAY);
	const then: Data = { ...data, scope: { ...data.scope, to: cut }, covered: cut };
	const { buyers, others, segment } = yield* stretch(score(then, params), 0, 0.6);
	const { member, amount } = buyers;
	const { bounds, closed } = quantileBinning(amount, params.groups, 'type-7');
	const tags = yield* stretch(tagsOf(then, params, member), 0.6, 0.9);
	const until = cut + params.days * DAY;
	return {
		cut,
		until,
		member,
		amount,
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

export const compute: Compute<MatrixParams, MatrixResult> = function* (data, params) {
	const found = yield* placed(data, params);
	const { member, segment, group, groups, tags } = found;
	const classes = setOf(params).ids;
	const t = tags.labels.length;
	const fieldsBy = (size: number, at: (i: number) => number): Fields => sumsOf(found, size, at);
	return {
		cut: found.cut,
		until: found.until,
		members: member.length + found.none,
		buyers: member.length,
		none: found.none,
		classes,
		groups,
		bounds: found.bounds,
		tags: tags.labels,
		fields: fieldsBy(
			classes.length * groups * t,
			(i) => (segment[i]! * groups + group[i]!) * t + tags.of[i]!,
		),
		byClass: fieldsBy(classes.length, (i) => segment[i]!),
		byGroup: fieldsBy(groups, (i) => group[i]!),
		byTag: fieldsBy(t, (i) => tags.of[i]!),
		all: fieldsBy(1, () => 0),
	};
};

function sumsOf({ member, amount, back }: Placed, size: number, at: (i: number) => number): Fields {
	const count = new Uint32Array(size);
	const revenue = new Float64Array(size);
	const returned = new Uint32Array(size);
	for (let i = 0; i < member.length; i++) {
		const field = at(i);
		count[field]!++;
		revenue[field]! += amount[i]!;
		returned[field]! += back[i]!;
	}
	return { count, revenue: revenue.map(snap), back: returned };
}

export const people: People<MatrixParams, MatrixRef> = (data, params, ref) => {
	const { member, segment, group, tags, back } = drain(placed(data, params));
	const set = new BitSet(data.timeline.members);
	if ('none' in ref) {
		for (let m = 0; m < set.length; m++) if (memberSince(data.timeline, m) < Infinity) set.add(m);
		for (const m of member) set.delete(m);
		return set;
	}
	const [c, g, t] = ref.at;
	member.forEach((m, i) => {
		if (c !== null && segment[i] !== c) return;
		if (g !== null && group[i] !== g) return;
		if (t !== null && tags.of[i] !== t) return;
		if (!ref.back || back[i] === 1) set.add(m);
	});
	return set;
};
