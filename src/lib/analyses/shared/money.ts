import type { Facts } from '../../model/dataset';
import type { Numbered } from '../../columns/number-pairs';
import type { ColumnRef, Data, EventSelector } from '../contract';
import { orderNumbers } from './order-numbers';
import { kindFlags, kindOf, matcher, selectorColumns, type Matcher } from './selector';

/** `net`: refunds are subtracted. `gross`: they are left out. */
export type Revenue = 'net' | 'gross';

export interface MoneyParams {
	/** What counts as an order: events selected here that carry an amount ≥ 0. A negative amount is a refund. */
	readonly order: EventSelector;
	readonly revenue: Revenue;
	/** Kinds whose amounts are subtracted whatever their sign. Missing: known by their names (refund, 退款 …). */
	readonly refundKinds?: readonly string[] | undefined;
}

/** An order selection compiled for a hot loop: read `sign[kind.codes[row]]`, then `test`, then `amounts[row]`. */
export interface Money {
	/** By code of `timeline.kind`: 1 = may be an order, −1 = a refund, 0 = neither. */
	readonly sign: Int8Array;
	/** Further conditions, for orders and refunds alike. */
	readonly test: Matcher | null;
	/** NaN = no amount. */
	readonly amounts: Float64Array;
	/** Refunds (refund kinds, negative amounts) count with their minus; else they are left out. */
	readonly net: boolean;
	/** Orders are of a kind that was named: one without an amount is a gap in the data, not some other event. */
	readonly named: boolean;
	/** Kinds that are subtracted and occur in the data. */
	readonly refundKinds: readonly string[];
	/** Which rows are of one order; null: each is an order of its own. */
	readonly numbers: Numbered | null;
}

const REFUND = /refund|return|chargeback|revers|cancel|void|退款|退货|退费|退单|撤销|冲正/i;
const CART = /cart|basket|wish|加购|购物车|收藏/i;
const PAID = /paid|pay|purchase|buy|bought|支付|付款|购买|成交/i;
const ORDER = /order|invoice|sale|transaction|checkout|下单|订单|消费|交易/i;

/** Does a kind's name say that money goes back? */
export function isRefundKind(kind: string): boolean {
	return REFUND.test(kind);
}

/** The kind of events that most likely are orders: it has amounts and, if any has, a telling name. Null without amounts. */
export function orderSelector(facts: Facts): EventSelector | null {
	const withAmounts = facts.kinds.filter((kind) => kind.amounts > 0 && !isRefundKind(kind.name));
	const best = withAmounts.sort(
		(a, b) => telling(b.name) - telling(a.name) || b.amounts - a.amounts,
	)[0];
	return best === undefined ? null : { kind: best.name };
}

function telling(kind: string): number {
	if (CART.test(kind)) return 0;
	return PAID.test(kind) ? 3 : ORDER.test(kind) ? 2 : 1;
}

/**
 * Are events of a kind orders that may have a row for each article? Some column has the numbers of orders, and the kind has
 * amounts or, where no kind has, a telling name; refunds and carts are none.
 */
export function isOrderKind(
	{ roles, kinds }: Pick<Facts, 'roles' | 'kinds'>,
	kind: string,
): boolean {
	const known = kinds.find(({ name }) => name === kind);
	if (known === undefined || !roles.includes('order') || isRefundKind(kind)) return false;
	const told = telling(kind);
	if (told === 0) return false;
	return known.amounts > 0 || (told > 1 && kinds.every(({ amounts }) => amounts === 0));
}

/** The roles by which rows are of one order: what counts orders reads them where they are. */
export const ORDER_ROLES = ['order'] as const;

/** Columns that `compileMoney` reads. */
export function moneyColumns(...orders: readonly EventSelector[]): ColumnRef[] {
	return ['amount', ...selectorColumns(...orders)];
}

export function compileMoney(data: Data, { order, revenue, refundKinds }: MoneyParams): Money {
	const { column } = data.column('amount');
	if (column.kind !== 'number') throw new Error('The amount is not a number');
	const { values } = data.timeline.kind.dictionary;
	const kind = kindOf(order);
	// Who asks for the refunds themselves wants their amounts as they are.
	const subtracts = (name: string): boolean =>
		name !== kind &&
		(refundKinds === undefined
			? isRefundKind(name) && !(kind !== undefined && isRefundKind(kind))
			: refundKinds.includes(name));
	const wanted = kindFlags(data, order);
	const sign = Int8Array.from(values, (name, code) => {
		if (code === 0) return 0;
		if (subtracts(name)) return -1;
		return wanted[code]!;
	});
	const where = order === 'any' ? undefined : order.where;
	return {
		sign,
		test: where === undefined || where.length === 0 ? null : matcher(data, { where }),
		amounts: column.values,
		net: revenue === 'net',
		named: kind !== undefined,
		refundKinds: values.filter((_, code) => sign[code] === -1),
		numbers: orderNumbers(data.timeline),
	};
}

/**
 * A sum of amounts without the noise of binary fractions: to the nearest millionth, so that 0.1 + 0.2 and 0.3 are the same
 * money and fall in the same bin.
 */
export function snap(sum: number): number {
	return Math.round(sum * 1e6) / 1e6;
}
