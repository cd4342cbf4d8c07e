import type { Codes } from '../../columns/column';
import { numberPairs, type Numbered } from '../../columns/number-pairs';
import type { ScopedTimeline } from '../contract';

/** A timeline never changes, so its orders are numbered once and go when its columns go. */
const known = new WeakMap<Codes, Numbered | null>();

/**
 * The orders of each member, numbered: rows of one member, kind and order number (the role `order`) are one order, rows
 * without a number one each. Null where each row is an order of its own: no column has the role, or no number comes twice.
 */
export function orderNumbers({
	offsets,
	kind,
	roles,
}: Pick<ScopedTimeline, 'offsets' | 'kind' | 'roles'>): Numbered | null {
	const column = roles.get('order');
	if (column?.kind !== 'category') return null;
	let numbered = known.get(column.codes);
	if (numbered === undefined) {
		numbered = numberPairs(offsets, kind.codes, column.codes);
		known.set(column.codes, numbered);
	}
	return numbered;
}

/** Remembers which orders of a member were seen, in which span of time, and in which of several lines. */
export interface SeenOrders {
	/** To be called before the rows of each member. */
	next(): void;
	/**
	 * Was the order of this row seen before in this span (0, 1 … `spans` − 1) and line? Rows are asked in the order of time, so
	 * that spans do not go back.
	 */
	again(row: number, span?: number, line?: number): boolean;
	/** The same, of any span before. To be asked before `again`. */
	ever(row: number, line?: number): boolean;
}

export function seenOrders({ of, most }: Numbered, spans = 1, lines = 1): SeenOrders {
	// Each member and span has a mark of its own: nothing has to be cleared.
	const marks = new Float64Array((most + 1) * lines);
	let base = 1 - spans;
	return {
		next() {
			base += spans;
		},
		again(row, span = 0, line = 0) {
			const at = of[row]! * lines + line;
			const seen = marks[at] === base + span;
			marks[at] = base + span;
			return seen;
		},
		ever: (row, line = 0) => marks[of[row]! * lines + line]! >= base,
	};
}
