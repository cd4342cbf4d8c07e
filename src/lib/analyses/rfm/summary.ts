import { wilson } from '../../base/interval';
import { snap } from '../shared/money';
import type { Scored } from '../shared/rfm/score';
import { NONE, type SegmentSet } from '../shared/rfm/segments';
import type { RfmResult, SegmentRow } from './compute';

type Grid = RfmResult['grid'];

/** One row per class of the set; then `none`, if it is to be shown. */
export function summariseSegments(
	scored: Scored,
	set: SegmentSet,
	showNone: boolean,
): SegmentRow[] {
	const { buyers, segment } = scored;
	const n = buyers.count;
	const [count, orders, amount, r, f] = Array.from(
		{ length: 5 },
		() => new Float64Array(set.ids.length),
	);
	for (let i = 0; i < n; i++) {
		const s = segment[i]!;
		count![s]!++;
		orders![s]! += buyers.orders[i]!;
		amount![s]! += buyers.amount[i]!;
		r![s]! += buyers.recency[i]!;
		f![s]! += buyers.frequency[i]!;
	}
	const total = snap(amount!.reduce((sum, worth) => sum + worth, 0));
	const rows = set.ids.map((id, s): SegmentRow => {
		const size = count![s]!;
		const worth = snap(amount![s]!);
		return {
			id,
			count: size,
			orders: orders![s]!,
			amount: worth,
			share: total > 0 ? worth / total : null,
			memberShare: n === 0 ? null : size / n,
			interval: n === 0 ? null : wilson(size, n),
			averages: size === 0 ? null : { r: r![s]! / size, f: f![s]! / size, m: worth / size },
		};
	});
	return showNone ? [...rows, noneRow(scored)] : rows;
}

function noneRow({ others }: Scored): SegmentRow {
	return {
		id: NONE,
		count: others.none.count,
		orders: 0,
		amount: refundsOnly(others.refundsOnly),
		share: null,
		memberShare: null,
		interval: null,
		averages: null,
	};
}

export function refundsOnly(amounts: ReadonlyMap<number, number>): number {
	let sum = 0;
	for (const amount of amounts.values()) sum += amount;
	return snap(sum);
}

/** Buyers and their revenue by R (rows) and F (columns). */
export function summariseGrid({ buyers, scores, bins }: Scored): Grid {
	const { r, f } = scores;
	const columns = bins.f;
	const count = new Uint32Array(bins.r * columns);
	const amount = new Float64Array(bins.r * columns);
	for (let i = 0; i < buyers.count; i++) {
		const field = (r[i]! - 1) * columns + f[i]! - 1;
		count[field]!++;
		amount[field]! += buyers.amount[i]!;
	}
	for (let field = 0; field < amount.length; field++) amount[field] = snap(amount[field]!);
	return { rows: bins.r, columns, count, amount };
}
