import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { wilson, type Interval } from '../../base/interval';
import { quantileSorted } from '../../base/quantile';
import { partRatio } from '../../base/ratio';
import type { Compute, Data, People } from '../contract';
import { memberValues, type MemberValues } from '../shared/member-values';
import { memberSince } from '../shared/since';
import { axisOf, type Axis } from './axis';
import type { ProfileParams } from './manifest';
import type { CrossColumn, ProfileNumbers, ProfileRef, ProfileResult, ProfileRow } from './result';

/** Columns of a cross table with a name of their own. */
const COLUMNS = 6;

export const compute: Compute<ProfileParams, ProfileResult> = function* (data, params) {
	const { first, second, values } = yield* axes(data, params);
	const sizes = countBy(first.of, first.entries.length);
	const unknown = first.entries.indexOf('missing');
	const missing = unknown === -1 ? 0 : sizes[unknown]!;
	const members = sizes.reduce((sum, size) => sum + size, 0);
	const known = members - missing;
	const rows = first.entries.map((label, row): ProfileRow => {
		const count = sizes[row]!;
		if (row === unknown) return { label, count, share: null, interval: null };
		return { label, count, share: count / known, interval: wilson(count, known) };
	});
	return {
		members,
		known,
		missing,
		missingShare: members === 0 ? null : missing / members,
		rule: values.rule,
		rows,
		numbers: first.numbers === null ? null : numbersOf(first.numbers),
		cross:
			second === null
				? null
				: { rule: second.rule, columns: crossed(first, second, rows, unknown, known) },
	};
};

export const people: People<ProfileParams, ProfileRef> = (data, params, ref) => {
	const { first, second, values } = drain(axes(data, params));
	const unknown = first.entries.indexOf('missing');
	const set = new BitSet(data.timeline.members);
	const belongs = (m: number): boolean => {
		if ('outliers' in ref) {
			if (values.form === 'codes' || first.numbers === null) return false;
			const [low, high] = first.numbers.cut.fences;
			return ref.outliers === 'low' ? values.values[m]! < low : values.values[m]! > high;
		}
		if (ref.column !== undefined && second?.of[m] !== ref.column) return false;
		if ('known' in ref) return first.of[m] !== unknown;
		return ref.row === undefined || first.of[m] === ref.row;
	};
	for (let m = 0; m < set.length; m++) if (first.of[m] !== -1 && belongs(m)) set.add(m);
	return set;
};

interface Axes {
	readonly values: MemberValues;
	readonly first: Axis;
	readonly second: Axis | null;
}

/** Members by both dimensions: those of the scope who were known before the end of the time range. */
function* axes(data: Data, { dimension, by, top }: ProfileParams): Generator<number, Axes, void> {
	const { timeline, scope } = data;
	const isIn = (member: number): boolean => memberSince(timeline, member) < scope.to;
	const values = yield* stretch(memberValues(data, dimension), 0, by === null ? 0.8 : 0.4);
	const first = axisOf(values, isIn, top);
	if (by === null) return { values, first, second: null };
	const second = axisOf(yield* stretch(memberValues(data, by), 0.5, 0.9), isIn, COLUMNS);
	return { values, first, second };
}

function countBy(of: Int32Array, length: number): number[] {
	const counts = new Array<number>(length).fill(0);
	for (let m = 0; m < of.length; m++) if (of[m] !== -1) counts[of[m]!]!++;
	return counts;
}

function numbersOf({ sorted, cut, unit }: NonNullable<Axis['numbers']>): ProfileNumbers {
	const [low, high] = cut.fences;
	return {
		mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
		quantiles: [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => quantileSorted(sorted, p)),
		medianInterval: medianInterval(sorted),
		min: sorted[0] ?? NaN,
		max: sorted.at(-1) ?? NaN,
		outliers:
			cut.exact || !(high > low)
				? null
				: {
						low: sorted.filter((value) => value < low).length,
						high: sorted.filter((value) => value > high).length,
						fences: cut.fences,
					},
		exact: cut.exact,
		unit: unit ?? null,
	};
}

/** Between two of the values themselves (Campbell and Gardner 1988, ranks rounded outwards). */
function medianInterval(sorted: Float64Array): Interval {
	const n = sorted.length;
	const half = (1.959964 * Math.sqrt(n)) / 2;
	const low = Math.max(1, Math.floor(n / 2 - half));
	const high = Math.min(n, Math.ceil(1 + n / 2 + half));
	return { low: sorted[low - 1] ?? NaN, high: sorted[high - 1] ?? NaN };
}

function crossed(
	first: Axis,
	second: Axis,
	rows: readonly ProfileRow[],
	unknown: number,
	known: number,
): CrossColumn[] {
	const width = rows.length;
	const counts = new Uint32Array(width * second.entries.length);
	for (let m = 0; m < first.of.length; m++)
		if (first.of[m] !== -1) counts[second.of[m]! * width + first.of[m]!]!++;
	return second.entries.map((label, column): CrossColumn => {
		const own = [...counts.subarray(column * width, (column + 1) * width)];
		const count = own.reduce((sum, size) => sum + size, 0);
		const ofKnown = count - (unknown === -1 ? 0 : own[unknown]!);
		return {
			label,
			count,
			known: ofKnown,
			cells: own.map((cell, row) => {
				if (row === unknown || ofKnown === 0) return { count: cell, share: null, index: null };
				const index = partRatio(cell, ofKnown, rows[row]!.count, known);
				return { count: cell, share: cell / ofKnown, index };
			}),
		};
	});
}

export { why } from './why';
