import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import type { Classify, Compute, People } from '../contract';
import type { CirclesParams } from './manifest';
import { NEW, type CirclesMonth, type CirclesRef, type CirclesResult } from './result';
import { eachMember, frameOf, monthOf, shownOf } from './rings';

/** Rings before (new, outside, outer, middle, centre) by rings now. */
const FROM = 5;
const TO = 4;

export const compute: Compute<CirclesParams, CirclesResult> = function* (data, params) {
	const frame = frameOf(data);
	const { months, unfinished } = frame;
	const { count } = months;
	// Of the first month: all are "new".
	const moved = new Uint32Array(count * FROM * TO);
	let members = 0;
	yield* eachMember(data, params, frame, (_member, rings, since) => {
		members++;
		for (let p = since; p < count; p++) {
			const from = p === since ? 0 : rings[p - 1]! + 1;
			moved[(p * FROM + from) * TO + rings[p]!]!++;
		}
	});
	const shown = shownOf(frame);
	const matrixOf = (p: number): number[][] =>
		Array.from({ length: FROM }, (_, from) => {
			const at = (p * FROM + from) * TO;
			return [...moved.subarray(at, at + TO)];
		});
	const rows = Array.from({ length: count }, (_, p): CirclesMonth => {
		const matrix = matrixOf(p);
		const now = (least: number): number => sum(matrix, (_from, to) => to >= least);
		return {
			start: months.starts[p]!,
			unfinished: unfinished[p]!,
			known: now(0),
			outer: now(1),
			middle: now(2),
			centre: now(3),
			moves:
				p === 0
					? null
					: {
							inward: sum(matrix, (from, to) => from !== NEW && to > from),
							outward: sum(matrix, (from, to) => from !== NEW && to < from),
							same: sum(matrix, (from, to) => from === to),
							came: sum(matrix, (from) => from === NEW),
							unfinished: unfinished[p]! || unfinished[p - 1]!,
						},
		};
	});
	return { members, months: rows, shown, matrix: shown > 0 ? matrixOf(shown) : null };
};

/** Adds up the fields of a matrix by the rings before (−1 = new) and now. */
function sum(
	matrix: readonly (readonly number[])[],
	holds: (from: number, to: number) => boolean,
): number {
	return matrix.reduce(
		(all, row, i) => all + row.reduce((n, count, to) => (holds(i - 1, to) ? n + count : n), 0),
		0,
	);
}

const LEAST = { outer: 1, middle: 2, centre: 3 } as const;

export const classify: Classify<CirclesParams, CirclesRef> = (data, params) => {
	const frame = frameOf(data);
	const p = shownOf(frame);
	/** Places of the ring in RINGS, from 1 up; 0 = not known by then. */
	const rings = new Uint8Array(data.timeline.members);
	const steps = eachMember(data, params, frame, (member, ofMonths, since) => {
		if (p !== -1 && since <= p) rings[member] = ofMonths[p]! + 1;
	});
	drain(steps);
	return (ref) => {
		if (ref === 'members' || 'from' in ref || ref.month !== undefined) return null;
		if (ref.of === 'outside') return BitSet.where(rings, 1);
		if (!isCircle(ref.of)) return null;
		const set = new BitSet(rings.length);
		for (let ring = LEAST[ref.of]; ring <= 3; ring++) set.unite(BitSet.where(rings, ring + 1));
		return set;
	};
};

export const people: People<CirclesParams, CirclesRef> = (data, params, ref) => {
	const set = new BitSet(data.timeline.members);
	const frame = frameOf(data);
	const p = ref === 'members' ? -1 : monthOf(frame, ref.month);
	const belongs = (rings: Uint8Array, since: number): boolean => {
		if (ref === 'members') return true;
		if (p === -1 || since > p) return false;
		const to = rings[p]!;
		const from = p === since ? NEW : rings[p - 1]!;
		if ('from' in ref) return from === ref.from && to === ref.to;
		switch (ref.of) {
			case 'known':
				return true;
			case 'outside':
				return to === 0;
			case 'outer':
			case 'middle':
			case 'centre':
				return to >= LEAST[ref.of];
			case 'came':
				return p > 0 && from === NEW;
			case 'inward':
				return from !== NEW && to > from;
			case 'outward':
				return from !== NEW && to < from;
			case 'same':
				return from === to;
		}
	};
	const steps = eachMember(data, params, frame, (member, rings, since) => {
		if (belongs(rings, since)) set.add(member);
	});
	drain(steps);
	return set;
};

const isCircle = (of: string): of is keyof typeof LEAST => Object.hasOwn(LEAST, of);

export { why } from './why';
