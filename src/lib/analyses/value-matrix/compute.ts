import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import type { Compute, People } from '../contract';
import { snap } from '../shared/money';
import { setOf } from '../shared/rfm/segments';
import { memberSince } from '../shared/since';
import type { MatrixParams } from './manifest';
import { placed, type Placed } from './placed';
import type { Fields, MatrixRef, MatrixResult } from './result';

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

export { why } from './why';
