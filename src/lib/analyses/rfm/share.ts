import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { NONE, setOf } from '../shared/rfm/segments';
import { isTold, withholdSums } from '../shared/suppress';
import type { BinsOf, RfmResult, SegmentRow } from './compute';
import type { RfmParams } from './manifest';

type Handles = Readonly<Record<'r' | 'f' | 'm', readonly number[]>>;

/**
 * Classes, fields of the grid and bins each add up to the buyers, and where a set of classes is drawn from the scores, to
 * each other; who moved adds up to the classes of both dates. What a class or field is worth goes with its count.
 */
export const share: Share<RfmResult, RfmParams> = (result, k, params) => {
	const disclosure = new Disclosure(k);
	const total = (value: number): number => disclosure.shown(value, { total: true });
	const buyers = total(result.buyers);
	const none = disclosure.shown(result.none.count);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	disclosure.sum(members, [buyers, none]);
	const once = disclosure.shown(result.once);
	disclosure.sum(buyers, [once, disclosure.implied(result.buyers - result.once)]);

	const { grid, bins } = result;
	const fields = Array.from(grid.count, (count) => disclosure.shown(count));
	const sizes: Handles = {
		r: bins.r.sizes.map(total),
		f: bins.f.sizes.map(total),
		m: bins.m.sizes.map(total),
	};
	for (const of of ['r', 'f', 'm'] as const)
		if (result.buyers > 0) disclosure.sum(buyers, sizes[of]);
	if (fields.length > 0 && result.buyers > 0) {
		sizes.r.forEach((row, r) =>
			disclosure.sum(row, fields.slice(r * grid.columns, (r + 1) * grid.columns)),
		);
		sizes.f.forEach((column, f) =>
			disclosure.sum(
				column,
				fields.filter((_, field) => field % grid.columns === f),
			),
		);
	}
	if (holdsExactlyOnce(bins.f)) disclosure.sum(once, [sizes.f[0]!]);

	const classes = result.segments.filter(({ id }) => id !== NONE);
	const handles = new Map(classes.map(({ id, count }) => [id, disclosure.shown(count)]));
	if (result.buyers > 0) disclosure.sum(buyers, [...handles.values()]);
	if (result.buyers > 0) {
		for (const { parts, ids } of linked(params, bins, 'fields'))
			disclosure.sum(
				parts.map((field) => fields[field]!),
				ids.map((id) => handles.get(id)!),
			);
		for (const { parts, ids } of linked(params, bins, 'm'))
			disclosure.sum(
				parts.map((score) => sizes.m[score]!),
				ids.map((id) => handles.get(id)!),
			);
	}
	const { moves } = result;
	const cells = moves?.counts.map((row) => row.map((count) => disclosure.shown(count))) ?? [];
	const before = moves?.totals.map((count) => disclosure.shown(count, { total: true })) ?? [];
	if (moves !== null) {
		moves.standings.forEach((id, c) =>
			disclosure.sum(
				id === NONE ? none : handles.get(id)!,
				cells.map((row) => row[c]!),
			),
		);
		before.forEach((total, r) => disclosure.sum(total, cells[r]!));
		disclosure.sum(members, before);
	}

	const told = disclosure.settle();
	const all = told(buyers);
	const segments = tellSegments(result, (id) => told(id === NONE ? none : handles.get(id)!), all);
	const tellBins = (of: 'r' | 'f' | 'm'): BinsOf => ({ ...bins[of], sizes: sizes[of].map(told) });
	const count = Float64Array.from(fields, told);
	const worth = withholdSums([...grid.amount], [...count], [...grid.count]);
	return {
		...result,
		members: told(members),
		buyers: all,
		orders: isTold(all) ? result.orders : NaN,
		amount: isTold(all) ? result.amount : NaN,
		bins: { r: tellBins('r'), f: tellBins('f'), m: tellBins('m') },
		split: isTold(all) || result.split === null ? result.split : { r: NaN, f: NaN, m: NaN },
		segments,
		none: { count: told(none), amount: isTold(told(none)) ? result.none.amount : NaN },
		grid: { ...grid, count, amount: Float64Array.from(worth) },
		once: told(once),
		moves:
			moves === null
				? null
				: { ...moves, counts: cells.map((row) => row.map(told)), totals: before.map(told) },
	};
};

function tellSegments(
	{ segments }: RfmResult,
	told: (id: string) => number,
	buyers: number,
): SegmentRow[] {
	const rows = segments.filter(({ id }) => id !== NONE);
	const counts = rows.map(({ id }) => told(id));
	const amounts = withholdSums(
		rows.map(({ amount }) => amount),
		counts,
		rows.map(({ count }) => count),
	);
	return segments.map((row): SegmentRow => {
		const count = told(row.id);
		const i = rows.indexOf(row);
		const shared = { ...row, count };
		if (i === -1) return isTold(count) ? shared : { ...shared, amount: NaN };
		const hide = <T>(value: T | null, hidden: T): T | null => (value === null ? null : hidden);
		return {
			...shared,
			...(isTold(count) && isTold(buyers)
				? {}
				: {
						memberShare: hide(row.memberShare, NaN),
						interval: hide(row.interval, { low: NaN, high: NaN }),
					}),
			...(Number.isNaN(amounts[i])
				? {
						orders: NaN,
						amount: NaN,
						share: hide(row.share, NaN),
						averages: hide(row.averages, { r: NaN, f: NaN, m: NaN }),
					}
				: {}),
		};
	});
}

/** Is the lowest F bin exactly those who ordered once? Then two names stand for one number. */
function holdsExactlyOnce({ bounds: [first], closed, sizes }: BinsOf): boolean {
	if (first === undefined || sizes.length === 0) return false;
	return closed === 'upper' ? first >= 1 && first < 2 : first > 1 && first <= 2;
}

/**
 * Fields of the grid (or scores of M) and the classes that together hold exactly the buyers in them: known to everybody who
 * knows the definition of the set. Empty where classes do not follow from scores.
 */
function linked(
	params: RfmParams,
	bins: RfmResult['bins'],
	by: 'fields' | 'm',
): { parts: number[]; ids: string[] }[] {
	if (params.set === 'eight') return [];
	const set = setOf(params);
	const sizes = { r: bins.r.sizes.length, f: bins.f.sizes.length, m: bins.m.sizes.length };
	const found = new Map<number, Set<number>>();
	for (let r = 1; r <= sizes.r; r++) {
		for (let f = 1; f <= sizes.f; f++) {
			for (let m = 1; m <= sizes.m; m++) {
				const part = by === 'm' ? m - 1 : (r - 1) * sizes.f + f - 1;
				const id = set.classify({ r, f, m, highR: false, highF: false, highM: false }, sizes);
				found.set(part, (found.get(part) ?? new Set()).add(id));
			}
		}
	}
	const groups: { parts: number[]; ids: Set<number> }[] = [];
	for (const [part, ids] of found) {
		const group = { parts: [part], ids: new Set(ids) };
		// What shares a class with it belongs to it.
		for (const other of groups.filter((one) => [...one.ids].some((id) => group.ids.has(id)))) {
			groups.splice(groups.indexOf(other), 1);
			group.parts.push(...other.parts);
			for (const id of other.ids) group.ids.add(id);
		}
		groups.push(group);
	}
	// One group of all says no more than that everybody is somewhere.
	if (groups.length < 2) return [];
	return groups.map(({ parts, ids }) => ({ parts, ids: [...ids].map((id) => set.ids[id]!) }));
}
