import { beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '$lib/base/time';
import { APP_EVENTS } from '$lib/samples/app-events';
import { SHOP } from '$lib/samples/shop';
import { countBy, sampleRows, type Row } from './rows';

describe('shop', () => {
	let rows: Row[];
	beforeAll(async () => {
		rows = (await sampleRows('shop', ['paid_at']))[0]!;
	});

	test('a year of orders, with sales days far above the others', () => {
		expect(countBy(rows, 'customer_id').size).toBe(SHOP.customers);
		expect(new Set(rows.map(({ order_id }) => order_id)).size).toBe(rows.length);
		const days = countBy(
			rows.map((row) => ({ ...row, day: row.paid_at!.slice(0, 10) }) as unknown as Row),
			'day',
		);
		const usual = rows.length / 365;
		for (const day of Object.keys(SHOP.sales)) expect(days.get(day)!).toBeGreaterThan(2 * usual);
		expect([...days.keys()].every((day) => day >= '2025-07-01' && day < '2026-07-01')).toBe(true);
	});

	test('who came first on a sales day buys again less often', () => {
		const first = new Map<string, string>();
		const counts = new Map<string, number>();
		for (const { customer_id, paid_at } of rows) {
			if (!first.has(customer_id!)) first.set(customer_id!, paid_at!.slice(0, 10));
			counts.set(customer_id!, (counts.get(customer_id!) ?? 0) + 1);
		}
		// Customers of the first half year have had time to come again.
		const again = (sale: boolean) => {
			const who = [...first].filter(
				([, day]) => day < '2026-01-01' && Object.hasOwn(SHOP.sales, day) === sale,
			);
			return who.filter(([id]) => counts.get(id)! > 1).length / who.length;
		};
		expect(Math.abs(again(true) - SHOP.again.sale)).toBeLessThan(0.12);
		expect(Math.abs(again(false) - SHOP.again.others)).toBeLessThan(0.07);
	});

	test('some orders are given back in full', () => {
		const back = rows.filter(({ refunded_at }) => refunded_at !== '');
		expect(Math.abs(back.length / rows.length - SHOP.refundRate)).toBeLessThan(0.015);
		for (const { refund_amount, total, refunded_at, paid_at } of back) {
			expect(refund_amount).toBe(`-${total}`);
			expect(refunded_at! > paid_at!).toBe(true);
		}
	});
});

describe('app events', () => {
	let events: Row[];
	beforeAll(async () => {
		events = (await sampleRows('events', ['timestamp']))[0]!;
	});

	test('signing up breaks on one platform from one day on', () => {
		const { broken, signUp } = APP_EVENTS;
		const from = parseDay(broken.from);
		const rate = (platform: (name: string) => boolean, after: boolean) => {
			const of = (kind: string) =>
				events.filter(
					(e) => e.event_name === kind && platform(e.platform!) && e.at >= from === after,
				).length;
			return of('sign-up') / of('open-form');
		};
		const isBroken = (name: string) => name === broken.platform;
		expect(Math.abs(rate(isBroken, true) - broken.signUp)).toBeLessThan(0.06);
		expect(Math.abs(rate(isBroken, false) - signUp)).toBeLessThan(0.06);
		expect(Math.abs(rate((name) => !isBroken(name), true) - signUp)).toBeLessThan(0.06);
	});

	test('those who signed up come back more often', () => {
		const signedUp = new Set(
			events.filter((e) => e.event_name === 'sign-up').map((e) => e.user_id),
		);
		const opens = (who: boolean) => {
			const own = events.filter((e) => e.event_name === 'open' && signedUp.has(e.user_id) === who);
			return own.length / new Set(own.map((e) => e.user_id)).size;
		};
		expect(countBy(events, 'user_id').size).toBe(APP_EVENTS.users);
		expect(opens(true)).toBeGreaterThan(1.8 * opens(false));
	});
});
