import type { ColumnFacts } from '../../model/dataset';
import type { EventMapping, Mapping, RowRule } from '../../model/mapping';
import type { FormatNote } from '../types';
import { isMasked, saysNothing } from '../values/cell';
import { rolesOf } from './find-column';

/** Whether a column can say who: most of its filled cells are neither masked nor a word for nothing. */
export function tellsWho(column: ColumnFacts | undefined): column is ColumnFacts {
	if (column === undefined || column.present === 0 || column.kind === 'time') return false;
	const hidden = (column.top ?? []).reduce(
		(sum, [value, count]) => sum + (isMasked(value) || saysNothing(value) ? count : 0),
		0,
	);
	return hidden * 2 < column.present;
}

/** Whether a column is filled in (nearly) every row. */
export function fillsRows(column: ColumnFacts, columns: readonly ColumnFacts[]): boolean {
	return column.present >= 0.95 * Math.max(...columns.map(({ present }) => present));
}

/**
 * Leaves out the rows in one of these states: the known ones, and those of the most frequent values that sound like it. No
 * rule without the column.
 */
export function stateRule(
	column: ColumnFacts | undefined,
	known: readonly string[],
	like?: RegExp,
): RowRule[] {
	if (column === undefined) return [];
	const found = (column.top ?? []).map(([value]) => value.trim());
	const values = new Set([...known, ...found.filter((value) => like?.test(value) === true)]);
	return [{ column: column.name, when: 'is', values: [...values] }];
}

/** Money that was paid back, and when. */
export interface Refund {
	readonly time: ColumnFacts;
	readonly amount: ColumnFacts;
}

/** Refunds, where the table says both when and how much. */
export function refundOf(
	time: ColumnFacts | undefined,
	amount: ColumnFacts | undefined,
): Refund | undefined {
	return time?.kind === 'time' && amount?.kind === 'number' ? { time, amount } : undefined;
}

/** Says that there are refunds of which nobody knows when. */
export function refundNotes(
	amount: ColumnFacts | undefined,
	refund: Refund | undefined,
): readonly FormatNote[] {
	if (amount === undefined || refund !== undefined || !((amount.max ?? 0) > 0)) return [];
	return [{ reason: 'refund-without-time', column: amount.name }];
}

/** Says that an order stands for its buyer, whom the file does not tell. */
export function buyerNotes(
	{ member }: Pick<Mapping, 'member'>,
	order: ColumnFacts | undefined,
): readonly FormatNote[] {
	return member !== null && member === order?.name
		? [{ reason: 'member-by-order', column: member }]
		: [];
}

export interface OrderColumns {
	readonly member: ColumnFacts | undefined;
	readonly time: ColumnFacts | undefined;
	/** Where the time stands if it is empty. */
	readonly otherwise?: ColumnFacts | undefined;
	readonly amount: ColumnFacts | undefined;
	/** The order's number. */
	readonly order: ColumnFacts | undefined;
	/** What was bought. */
	readonly object?: ColumnFacts | undefined;
	readonly channel?: ColumnFacts | undefined;
	readonly name?: ColumnFacts | undefined;
	readonly currency?: ColumnFacts | undefined;
	readonly skip?: readonly RowRule[];
	readonly refund?: Refund | undefined;
}

/** The mapping of a table of orders; whoever looks at it is asked for what is not there. */
export function orderMapping(found: OrderColumns): Mapping {
	const { member, time, otherwise, amount, refund, skip = [], name, currency } = found;
	const events = time === undefined ? [] : [order(time, otherwise, refund && amount)];
	if (refund !== undefined) {
		const kind = { constant: 'refund' };
		events.push({ time: refund.time.name, kind, amount: refund.amount.name });
	}
	return {
		version: 1,
		row: 'event',
		member: member?.name ?? null,
		events,
		// Beside a refund with an amount of its own, the order has its own too.
		roles: rolesOf({
			amount: refund === undefined ? amount : undefined,
			order: found.order,
			object: filled(found.object),
			channel: filled(found.channel),
		}),
		...(currency === undefined || amount === undefined ? {} : { currency: currency.name }),
		...(skip.length === 0 ? {} : { skip: [...skip] }),
		...(name === undefined || name === member ? {} : { name: name.name }),
	};
}

const filled = (column: ColumnFacts | undefined): ColumnFacts | undefined =>
	(column?.present ?? 0) > 0 ? column : undefined;

function order(
	time: ColumnFacts,
	otherwise: ColumnFacts | undefined,
	amount: ColumnFacts | undefined,
): EventMapping {
	return {
		time: time.name,
		...(otherwise === undefined || otherwise === time ? {} : { otherwise: otherwise.name }),
		kind: { constant: 'order' },
		...(amount === undefined ? {} : { amount: amount.name }),
	};
}
