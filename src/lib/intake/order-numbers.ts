import { DAY } from '../base/time';
import type { CategoryColumn, Frame } from '../columns/column';
import type { Mapping } from '../model/mapping';
import { asCategory } from './as-category';
import { eventTimes } from './event-times';
import { USED, type RowPlan } from './plan-rows';
import { NOBODY } from './member-numbers';
import type { FormatNote } from './types';

/** Of the numbers, the share that comes again on another day for another person in a column that numbers no orders … */
const SHARE = 0.05;
/** … and how many at least: one alone is a mistake of somebody. */
const LEAST = 2;

/** A proposed mapping, without the number of an order where the rows show that it is none; and what is to be said then. */
export function withoutFalseOrder(
	mapping: Mapping,
	frame: Frame,
): { readonly mapping: Mapping; readonly notes: readonly FormatNote[] } {
	const { order, ...roles } = mapping.roles;
	if (order === undefined || !numbersNoOrders(order, mapping, frame)) return { mapping, notes: [] };
	return {
		mapping: { ...mapping, roles },
		notes: [{ reason: 'order-number-again', column: order }],
	};
}

function numbersNoOrders(order: string, mapping: Mapping, frame: Frame): boolean {
	const numbers = frame.columns.get(order);
	const who = mapping.member === null ? undefined : frame.columns.get(mapping.member);
	if (numbers === undefined || who === undefined) return false;
	const times = mapping.events.flatMap((event) => eventTimes(event, frame)?.values ?? []);
	const members = asCategory(who).codes;
	return comeAgain(asCategory(numbers), times, (row) => members[row]! || NOBODY);
}

/**
 * The column by which a table's mapping numbers orders, if the rows that are used show that it numbers none. Numbers that were
 * read as quantities are not looked at.
 */
export function falseOrder({ table, members, events, state }: RowPlan): string | null {
	const { order } = table.mapping.roles;
	const numbers = order === undefined ? undefined : table.table.frame.columns.get(order);
	if (order === undefined || numbers?.kind !== 'category') return null;
	const times = events.map(({ time }) => time.values);
	const memberOf = (row: number) => (state[row] === USED ? members.of(row) : NOBODY);
	return comeAgain(numbers, times, memberOf) ? order : null;
}

/** Whether numbers come again on other days for other people, as those of receipts do that begin anew each day. */
function comeAgain(
	{ codes, dictionary }: CategoryColumn,
	times: readonly Float64Array[],
	memberOf: (row: number) => number,
): boolean {
	const size = dictionary.values.length;
	const members = new Uint32Array(size).fill(NOBODY);
	const days = new Int32Array(size);
	const again = new Uint8Array(size);
	let all = 0;
	let found = 0;
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row]!;
		if (code === 0 || again[code] === 1) continue;
		const member = memberOf(row);
		const day = Math.floor(timeOf(times, row) / DAY);
		if (member === NOBODY || day !== day) continue;
		if (members[code] === NOBODY) {
			members[code] = member;
			days[code] = day;
			all++;
		} else if (members[code] !== member && days[code] !== day) {
			again[code] = 1;
			found++;
		}
	}
	return found >= LEAST && found > all * SHARE;
}

/** When the first event of a row was that has a time. */
function timeOf(times: readonly Float64Array[], row: number): number {
	for (const values of times) if (values[row] === values[row]) return values[row]!;
	return NaN;
}
