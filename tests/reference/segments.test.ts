import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { DAY, parseDay } from '$lib/base/time';
import { analysisService } from '$lib/engine/analysis-api';
import { importFiles } from '$lib/engine/import';
import type { Mapping } from '$lib/model/mapping';
import type { EventRule, Rule } from '$lib/model/rule';
import { overlapCounts } from '$lib/segments/algebra';
import { evaluate, type Sets } from '$lib/segments/evaluate';
import { createMemoryStore } from '$lib/store/memory';
import { csvFile } from '../support/import';
import { dataFromEvents } from './timeline';
import { referenceTest as test, shared } from './shared';

const NONE = {} as Sets;
const lines = (...parts: string[]): string[][] =>
	readFileSync(shared(...parts), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(','));

interface Davis {
	readonly events_attended: Readonly<Record<string, number>>;
	readonly attendance: Readonly<Record<string, number>>;
	readonly event_overlap: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

test('Southern women: who came to one event, to both of two, and to how many', () => {
	const rows = lines('davis_women', 'attendance.csv');
	const data = dataFromEvents(
		{
			member: rows.map(([woman]) => woman!),
			time: rows.map(([, event]) => Number(event!.slice(1)) * DAY),
			amount: rows.map(() => NaN),
			kind: rows.map(([, event]) => event!),
		},
		true,
	);
	const expected = JSON.parse(
		readFileSync(shared('davis_women', 'expected.json'), 'utf8'),
	) as Davis;
	const came = (kind: string): EventRule => ({
		type: 'event',
		event: { kind },
		measure: { of: 'count', min: 1 },
	});
	const events = Object.keys(expected.attendance);
	expect(events).toHaveLength(14);
	const sets = new Map(events.map((event) => [event, evaluate(came(event), data, NONE)]));
	for (const a of events) {
		expect(sets.get(a)!.size).toBe(expected.attendance[a]);
		for (const b of events) {
			const both = evaluate({ type: 'all', of: [came(a), came(b)] }, data, NONE);
			expect(both.size, `${a} and ${b}`).toBe(expected.event_overlap[a]![b]);
			const [, onlyA, onlyB, inBoth] = overlapCounts([sets.get(a)!, sets.get(b)!]);
			expect([onlyA! + inBoth!, onlyB! + inBoth!, inBoth]).toEqual([
				expected.attendance[a],
				expected.attendance[b],
				both.size,
			]);
		}
	}
	for (let n = 1; n <= 14; n++) {
		const often: Rule = { type: 'event', event: 'any', measure: { of: 'count', min: n, max: n } };
		const women = Array.from(evaluate(often, data, NONE).toArray(), (m) => data.members.ids[m]);
		const same = Object.entries(expected.events_attended).filter(([, times]) => times === n);
		expect(women.sort()).toEqual(same.map(([woman]) => woman).sort());
	}
});

const MAPPING: Mapping = {
	version: 1,
	row: 'event',
	member: 'customer_id',
	events: [{ time: 'order_date', kind: { constant: 'order' } }],
	roles: { amount: 'revenue' },
};

test('RFM of the R package: the 158 champions as a segment, with their 1,234 orders over 120,178', async () => {
	const text = readFileSync(shared('rfm_r', 'rfm_data_orders.csv'), 'utf8');
	const store = createMemoryStore();
	const files = [await csvFile('orders.csv', text, MAPPING)];
	const made = await importFiles(store, { files, name: 'rfm', zone: 'UTC', weekStart: 1 });
	if (!made.ok) throw new Error(JSON.stringify(made.failure));
	const where = { dataset: made.dataset, revision: made.revision, asOf: '2006-12-31' };
	const { api } = analysisService(async () => store);
	const champions: Rule = {
		type: 'class',
		analysis: 'rfm',
		params: {
			order: { kind: 'order' },
			...{ scoring: 'quantile-plus-1', frequency: 'orders', set: 'r-package' },
		},
		ref: { segment: 'champions' },
	};
	const answer = await api.evaluateRule({ ...where, rule: champions, ids: true });
	expect(answer).toMatchObject({ ok: true, count: 158, everyone: 995 });

	const rows = lines('rfm_r', 'rfm_data_orders.csv');
	const ids = new Set(answer.ok ? answer.ids : []);
	const own = rows.filter(([id]) => ids.has(id!));
	expect(own).toHaveLength(1234);
	expect(own.reduce((sum, [, , amount]) => sum + Number(amount), 0)).toBe(120178);

	// What a plain count over the file finds.
	const customers = new Map<string, { orders: number; sum: number; last: number }>();
	for (const [id, day, amount] of rows) {
		const known = customers.get(id!) ?? { orders: 0, sum: 0, last: -Infinity };
		customers.set(id!, {
			orders: known.orders + 1,
			sum: known.sum + Number(amount),
			last: Math.max(known.last, parseDay(day!)),
		});
	}
	const end = parseDay('2006-12-31');
	const order = { type: 'event', event: { kind: 'order' } } as const;
	for (const n of [1, 3, 5, 8, 100, 300, 480, 700]) {
		const counted = async (rule: Rule) => {
			const found = await api.evaluateRule({ ...where, rule });
			return found.ok ? found.count : found.failure;
		};
		const all = [...customers.values()];
		expect(await counted({ ...order, measure: { of: 'count', min: n } })).toBe(
			all.filter(({ orders }) => orders >= n).length,
		);
		expect(await counted({ ...order, measure: { of: 'sum', column: 'amount', max: n } })).toBe(
			all.filter(({ sum }) => sum <= n).length,
		);
		expect(await counted({ ...order, measure: { of: 'last', max: n } })).toBe(
			all.filter(({ last }) => (end - last) / DAY <= n).length,
		);
	}
});

const INVOICES: Mapping = {
	version: 1,
	row: 'event',
	member: 'CustomerID',
	events: [{ time: 'InvoiceDate', kind: { constant: 'order' } }],
	roles: { order: 'InvoiceNo', object: 'StockCode', amount: 'UnitPrice' },
	amountTimes: 'Quantity',
};

test('Online Retail: customers by their invoices, not by the 406,829 lines of these', async () => {
	const text = gunzipSync(readFileSync(shared('online_retail', 'online_retail.csv.gz'))).toString();
	const invoices = new Map<string, Set<string>>();
	let counted = 0;
	for (const line of text.split('\n').slice(1)) {
		const [, invoice, customer] = /^([^,]*),.*,([^,]+),[^,]*$/.exec(line.trimEnd()) ?? [];
		if (customer === undefined) continue;
		counted++;
		invoices.set(customer, (invoices.get(customer) ?? new Set()).add(invoice!));
	}
	expect([counted, invoices.size]).toEqual([406_829, 4372]);

	const store = createMemoryStore();
	const files = [await csvFile('online_retail.csv', text, INVOICES)];
	const made = await importFiles(store, { files, name: 'shop', zone: 'UTC', weekStart: 1 });
	if (!made.ok) throw new Error(JSON.stringify(made.failure));
	const { dataset, revision } = made;
	const { api } = analysisService(async () => store);
	const customers = async (rule: Rule): Promise<string[]> => {
		const found = await api.evaluateRule({ dataset, revision, rule, ids: true });
		if (!found.ok) throw new Error(JSON.stringify(found.failure));
		return [...found.ids!].sort();
	};
	const order = { type: 'event', event: { kind: 'order' } } as const;
	for (const n of [1, 2, 3, 10, 50]) {
		const often = [...invoices].filter(([, own]) => own.size >= n).map(([id]) => id);
		expect(await customers({ ...order, measure: { of: 'count', min: n } })).toEqual(often.sort());
	}
	const { length } = await customers({ ...order, measure: { of: 'count', min: 2 } });
	expect(length).toBe(3059);

	// Without those that were cancelled: invoices of negative amounts, whose numbers begin with a C.
	const paid = { kind: 'order', where: [{ column: 'amount', min: 0 }] };
	const sold = new Map<string, Set<string>>();
	for (const [id, own] of invoices)
		sold.set(id, new Set([...own].filter((invoice) => !invoice.startsWith('C'))));
	for (const n of [1, 2, 5]) {
		const often = [...sold].filter(([, own]) => own.size >= n).map(([id]) => id);
		const rule: Rule = { type: 'event', event: paid, measure: { of: 'count', min: n } };
		expect(await customers(rule)).toEqual(often.sort());
	}
});
