import { random as seeded, type Random } from '../base/random';
import { DAY, HOUR, SECOND, formatDay, formatTime, parseDay } from '../base/time';
import { TimedSheet, type SampleFile } from './sheet';

const START = parseDay('2025-07-01');
const DAYS = 365;
const END = START + DAYS * DAY;

/** What is planted in the shop. */
export const SHOP = {
	customers: 1800,
	/** Days on which so many times the usual number of customers come for the first time. */
	sales: { '2025-11-11': 9, '2025-12-12': 5, '2026-06-18': 7 },
	/** Who first bought on such a day seldom buys again: chance of one more order, each time anew. */
	again: { sale: 0.42, others: 0.68 },
	/** Mean days between two orders of a customer. */
	gap: 38,
	refundRate: 0.07,
} as const;

const HEADER =
	'order_id,customer_id,channel,paid_at,refunded_at,product,quantity,total,refund_amount';
const PRODUCTS: readonly (readonly [name: string, price: number, weight: number])[] = [
	['帆布袋', 39, 30],
	['手账本', 58, 26],
	['马克杯', 68, 20],
	['香薰', 128, 14],
	['礼盒', 298, 10],
];

/** A year of a small shop's orders, one a row: when it was paid, and when it was given back if it was. */
export function shop(seed: number): SampleFile[] {
	const random = seeded(seed);
	const sheet = new TimedSheet(HEADER, 'paid_at');
	const weights = Array.from({ length: DAYS }, (_, day) => salesFactor(START + day * DAY));
	for (let n = 1; n <= SHOP.customers; n++) {
		const first = START + random.weighted(weights) * DAY;
		const onSale = salesFactor(first) > 1;
		const purse = Math.exp(0.6 * random.normal());
		let at = first + random.int(8 * 3600, 23 * 3600) * SECOND;
		do {
			if (at < END) order(random, sheet, `C${String(n).padStart(5, '0')}`, at, purse);
			at += DAY + Math.floor((random.exponential(1 / SHOP.gap) * DAY) / HOUR) * HOUR;
		} while (at < END && random.next() < (onSale ? SHOP.again.sale : SHOP.again.others));
	}
	return [sheet.file('orders.csv', false)];
}

function salesFactor(day: number): number {
	const sale = Object.entries(SHOP.sales).find(([date]) => parseDay(date) === day);
	return sale === undefined ? 1 : sale[1];
}

function order(
	random: Random,
	sheet: TimedSheet,
	customer: string,
	at: number,
	purse: number,
): void {
	const [product, price] = PRODUCTS[random.weighted(PRODUCTS.map(([, , weight]) => weight))]!;
	const quantity = Math.max(1, Math.round(purse));
	const total = price * quantity;
	const back = random.next() < SHOP.refundRate ? at + random.int(1, 12) * DAY : END;
	const [refunded, refund] = back < END ? [formatTime(back), `-¥${total}`] : ['', ''];
	const day = formatDay(at).slice(2).replaceAll('-', '');
	const id = `D${day}-${String(sheet.length + 1).padStart(4, '0')}`;
	const channel = random.next() < 0.7 ? 'mini-program' : 'web';
	const cells = [id, customer, channel, refunded, product, String(quantity), `¥${total}`, refund];
	sheet.add(at, cells);
}
