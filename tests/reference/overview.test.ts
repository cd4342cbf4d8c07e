import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { beforeAll, expect } from 'vitest';
import { compute as overview } from '$lib/analyses/overview/compute';
import { manifest, type OverviewParams } from '$lib/analyses/overview/manifest';
import { compute as rfm, describePeople } from '$lib/analyses/rfm/compute';
import { manifest as rfmManifest } from '$lib/analyses/rfm/manifest';
import { SCORINGS } from '$lib/analyses/shared/rfm/rules';
import { compute as trend } from '$lib/analyses/trend/compute';
import { manifest as trendManifest } from '$lib/analyses/trend/manifest';
import { DAY, parseDay } from '$lib/base/time';
import type { ScopeSpec } from '$lib/model/notebook';
import { runToEnd } from '../support/data';
import { dataFromEvents, type Events } from './timeline';
import { haveSharedData, referenceTest as test, shared } from './shared';

/** Who has no customer number is one member here, so that no line is lost. */
const NOBODY = '?';

let invoices: Set<string>;
let events: Events & { readonly order: string[] };

/** InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country; only descriptions are quoted. */
beforeAll(() => {
	if (!haveSharedData) return;
	invoices = new Set();
	const read = {
		member: [] as string[],
		time: [] as number[],
		amount: [] as number[],
		kind: [] as string[],
		order: [] as string[],
	};
	const text = gunzipSync(readFileSync(shared('online_retail', 'online_retail.csv.gz'))).toString(
		'utf8',
	);
	for (const line of text.split('\n').slice(1)) {
		const match =
			/^([^,]*),[^,]*,(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\S+) (\d+):(\d+):\d+,([^,]*),([^,]*),/.exec(
				line,
			);
		if (match === null) continue;
		invoices.add(match[1]!);
		read.member.push(match[7]! || NOBODY);
		read.time.push(parseDay(match[3]!) + (Number(match[4]) * 60 + Number(match[5])) * 60_000);
		read.amount.push(Number(match[2]) * Number(match[6]));
		read.kind.push('invoice');
		read.order.push(match[1]!);
	}
	events = read;
});

const order = { kind: 'invoice' } as const;
const run = (scope: ScopeSpec, some: Partial<OverviewParams>) => {
	const params = v.parse(manifest.params.schema, { order, ...some });
	const result = runToEnd(overview(dataFromEvents(events, false, scope), params));
	return (id: string) => result.metrics.find((metric) => metric.id === id)!;
};

test('Online Retail: 541,909 lines, 4,372 customers, 25,900 invoices, 9,747,747.93', () => {
	const all = run({}, {});
	expect(invoices.size).toBe(25_900);
	expect(all('events').value).toBe(541_909);
	expect(all('members').value).toBe(4372 + 1);
	expect(all('revenue').value).toBeCloseTo(9_747_747.934, 3);
	expect(all('new').value).toBe(4373);
});

/** Of each customer: 536365 of one is not 536365 of another, though here no number is of two. */
const invoicesOf = (rows: readonly number[]): Set<string> =>
	new Set(rows.map((i) => `${events.member[i]!} ${events.order[i]!}`));

test('Online Retail: a month beside the one before agrees with naive counts', () => {
	const metric = run({ from: '2011-11-01', to: '2011-11-30' }, { compare: 'previous' });
	const between = (from: string, to: string) => {
		const rows = [...events.time.keys()].filter(
			(i) => events.time[i]! >= parseDay(from) && events.time[i]! < parseDay(to) + DAY,
		);
		const ordering = rows.filter((i) => events.amount[i]! >= 0);
		return {
			active: new Set(rows.map((i) => events.member[i]!)).size,
			payers: new Set(ordering.map((i) => events.member[i]!)).size,
			orders: invoicesOf(ordering).size,
			revenue: rows.reduce((sum, i) => sum + events.amount[i]!, 0),
		};
	};
	const [now, before] = [between('2011-11-01', '2011-11-30'), between('2011-10-01', '2011-10-31')];
	for (const id of ['active', 'payers', 'orders', 'revenue'] as const) {
		expect(metric(id).value).toBeCloseTo(now[id], 3);
		expect(metric(id).previous).toBeCloseTo(before[id], 3);
	}
	expect(metric('arppu').value).toBeCloseTo(now.revenue / now.payers, 6);
	expect(metric('mau').value).toBe(now.active);
});

test('Online Retail: RFM classes and monthly trend hold all of the revenue', () => {
	const data = dataFromEvents(events, false);
	const asked = SCORINGS.map((scoring) => ({ scoring, set: 'eleven', before: 3 }));
	for (const some of [{ set: 'eight', before: 6 }, ...asked]) {
		const result = runToEnd(rfm(data, v.parse(rfmManifest.params.schema, { order, ...some })));
		const { counts, totals } = result.moves!;
		counts.forEach((row, r) => expect(row.reduce((a, b) => a + b)).toBe(totals[r]));
		expect(totals.reduce((a, b) => a + b)).toBe(4373);
		const classes = result.segments.reduce((sum, row) => sum + row.amount, 0);
		expect(result.segments.reduce((sum, row) => sum + row.count, 0)).toBe(result.buyers);
		expect(result.buyers + result.none.count).toBe(4373);
		expect(classes + result.none.amount).toBeCloseTo(9_747_747.934, 3);
	}
	const monthlyRevenue = v.parse(trendManifest.params.schema, {
		metric: 'revenue',
		unit: 'month',
		events: [order],
	});
	const monthly = runToEnd(trend(data, monthlyRevenue)).series[0]!;
	expect(monthly.values.reduce((a, b) => a + b, 0)).toBeCloseTo(9_747_747.934, 3);
	expect(monthly.values).toHaveLength(13);
});

test('Online Retail: orders are invoices, counted line by line', () => {
	const monthOf = (time: number) => new Date(time).toISOString().slice(0, 7);
	const ordering = [...events.time.keys()].filter((i) => events.amount[i]! >= 0);
	const naive = new Map<string, number[]>();
	for (const i of ordering) {
		const month = monthOf(events.time[i]!);
		const own = naive.get(month) ?? [];
		naive.set(month, own);
		own.push(i);
	}
	const data = dataFromEvents(events, false);
	const trendParams = { metric: 'orders', unit: 'month', events: [order] };
	const { series, periods } = runToEnd(
		trend(data, v.parse(trendManifest.params.schema, trendParams)),
	);
	const months = Array.from(periods, (start) => invoicesOf(naive.get(monthOf(start))!).size);
	expect([...series[0]!.values]).toEqual(months);
	expect(series[0]!.total).toBe(invoicesOf(ordering).size);
	expect(run({}, {})('orders').value).toBe(invoicesOf(ordering).size);

	const perMember = new Map<string, Set<string>>();
	for (const i of ordering) {
		const own = perMember.get(events.member[i]!) ?? new Set();
		perMember.set(events.member[i]!, own.add(events.order[i]!));
	}
	const asked = v.parse(rfmManifest.params.schema, { order, frequency: 'orders' });
	const buyers = describePeople(data, asked).filter(({ frequency }) => frequency > 0);
	expect(new Map(buyers.map(({ id, frequency }) => [id, frequency]))).toEqual(
		new Map([...perMember].map(([id, own]) => [id, own.size])),
	);
	const classes = runToEnd(rfm(data, asked)).segments;
	expect(classes.reduce((sum, row) => sum + row.orders, 0)).toBe(invoicesOf(ordering).size);
	expect({ months, orders: invoicesOf(ordering).size }).toEqual({
		months: [1699, 1216, 1174, 1665, 1504, 1848, 1683, 1657, 1457, 1994, 2275, 3021, 869],
		orders: 22_062,
	});
});
