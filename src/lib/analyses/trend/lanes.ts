import type { Codes } from '../../columns/column';
import { numberPairs, type Numbered } from '../../columns/number-pairs';
import type { Data, EventSelector } from '../contract';
import { blocks } from '../shared/blocks';
import { groupsOf } from '../shared/groups';
import { traits } from '../shared/metric';
import { compileMoney } from '../shared/money';
import { seenOrders } from '../shared/order-numbers';
import { selectorLabel } from '../shared/label';
import { stepBits } from '../shared/selector';
import type { Span } from '../shared/span';
import { countsOrders, type TrendParams } from './manifest';

/** The values of a breakdown that have a line of their own. */
export const TOP = 8;

/** What a line is called: a text of the data, or a message of the analysis. */
export type SeriesLabel = { readonly text: string } | { readonly message: string };

/** Which rows count for which lines: one pass over the timeline fills all lines of a lane. */
export interface Lanes {
	/** By kind code, where no row has to be looked at: 1 counts, −1 is a refund, 0 does not count. */
	readonly byKind: Int8Array;
	/** By row, where conditions are involved; else null. */
	readonly byRow: Int8Array | null;
	/** Lines that the pass fills: `first … first + labels.length − 1`. */
	readonly first: number;
	readonly labels: readonly SeriesLabel[];
	/** The line of each group of a breakdown; null: all rows go to `first`. */
	readonly table: Uint8Array | null;
	/** The group of each row, or of each member if `byMember`. */
	readonly groups: Codes | null;
	readonly byMember: boolean;
	/** For money: NaN = no amount. */
	readonly amounts: Float64Array | null;
	/** Which rows are of one order; null: each is an order of its own. */
	readonly numbers: Numbered | null;
}

export function* lanesOf(
	data: Data,
	params: TrendParams,
	range: Span,
): Generator<number, Lanes[], void> {
	const { events, breakdown } = params;
	if (breakdown !== null) return [yield* brokenDown(data, params, breakdown, range)];
	return events.map((selector, first) => ({
		...marks(data, params, [selector]),
		first,
		labels: [labelOf(selector)],
		table: null,
		groups: null,
		byMember: false,
	}));
}

/** Rows that any of the selectors takes. */
function marks(
	data: Data,
	params: TrendParams,
	selectors: readonly EventSelector[],
): Pick<Lanes, 'byKind' | 'byRow' | 'amounts' | 'numbers'> {
	if (!traits(params.metric).money) {
		const { byKind, byRow } = stepBits(data, selectors);
		const flag = (bits: number): number => (bits === 0 ? 0 : 1);
		return {
			byKind: Int8Array.from(byKind, flag),
			byRow: byRow === null ? null : Int8Array.from(byRow, flag),
			amounts: null,
			numbers: null,
		};
	}
	const { timeline } = data;
	const all = selectors.map((order) => compileMoney(data, { ...params, order, revenue: 'net' }));
	// What one selector takes as an order stays one, whatever the others think of it.
	const byKind = all[0]!.sign.map((_, code) => {
		const signs = all.map(({ sign }) => sign[code]!);
		return signs.find((sign) => sign === 1) ?? Math.min(...signs);
	});
	const { amounts } = all[0]!;
	const numbers = countsOrders(params) ? all[0]!.numbers : null;
	if (all.every(({ test }) => test === null)) return { byKind, byRow: null, amounts, numbers };
	const byRow = new Int8Array(timeline.events);
	const { codes } = timeline.kind;
	for (let m = 0; m < timeline.members; m++) {
		for (let i = timeline.start[m]!; i < timeline.end[m]!; i++) {
			for (const { sign, test } of all) {
				const s = sign[codes[i]!]!;
				if (s !== 0 && byRow[i] !== 1 && (test === null || test(i, m))) byRow[i] = s;
			}
		}
	}
	return { byKind, byRow, amounts, numbers };
}

function* brokenDown(
	data: Data,
	params: TrendParams,
	breakdown: string,
	range: Span,
): Generator<number, Lanes, void> {
	const marked = marks(data, params, params.events);
	const { of, column } = data.column(breakdown);
	const groups = groupsOf(column);
	const { start, end, time, kind } = data.timeline;
	const weight = new Float64Array(groups.count);
	// Values of before the range have a line too: who came earlier is not new.
	const seen = new Uint8Array(groups.count);
	const { codes } = groups;
	const byMember = of === 'member';
	const { numbers } = marked;
	// A member's value is the same in all rows of an order.
	const once =
		numbers && (byMember ? numbers : numberPairs(data.timeline.offsets, codes, numbers.of));
	const counted = once === null ? null : seenOrders(once);
	for (const block of blocks(data.timeline)) {
		for (let m = block.from; m < block.to; m++) {
			counted?.next();
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const mark = marked.byRow === null ? marked.byKind[kind.codes[i]!]! : marked.byRow[i]!;
				const t = time[i]!;
				if (mark === 0 || t >= range.to) continue;
				const code = codes[byMember ? m : i]!;
				seen[code] = 1;
				if (t < range.from) continue;
				const worth = marked.amounts === null ? 1 : weightOf(params, marked.amounts[i]!, mark);
				if (counted === null || worth === 0 || !counted.again(i)) weight[code]! += worth;
			}
		}
		yield block.share * 0.2;
	}
	const used = [...seen.keys()].filter((code) => seen[code] === 1);
	const name = (code: number): string => groups.label(code) ?? '';
	// Codes follow the order of the rows: among equals the text decides.
	used.sort((a, b) => weight[b]! - weight[a]! || (name(a) < name(b) ? -1 : 1));
	const top = used.length > TOP + 1 ? used.slice(0, TOP) : used;
	const other = used.length > top.length;
	const labels = top.map((code): SeriesLabel => {
		const text = groups.label(code);
		return text === null ? { message: 'series.missing' } : { text };
	});
	if (other || top.length === 0)
		labels.push({ message: top.length === 0 ? 'series.nothing' : 'series.other' });
	// What is neither in the top nor among the others has no marked rows: any line will do.
	const table = new Uint8Array(groups.count).fill(labels.length - 1);
	top.forEach((code, i) => (table[code] = i));
	return { ...marked, first: 0, labels, table, groups: codes, byMember };
}

/** What makes a value large: money for revenue, orders for what counts orders or who made them, else events. */
function weightOf(params: TrendParams, amount: number, mark: number): number {
	if (amount !== amount) return 0;
	if (countsOrders(params)) return mark > 0 && amount >= 0 ? 1 : 0;
	return mark > 0 ? amount : -Math.abs(amount);
}

function labelOf(selector: EventSelector): SeriesLabel {
	if (selector === 'any') return { message: 'series.any' };
	if (selector.kind === undefined && selector.where === undefined) return { message: 'series.own' };
	return { text: selectorLabel(selector) ?? '' };
}
