import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect } from 'vitest';
import { compute, describePeople } from '$lib/analyses/rfm/compute';
import { manifest, type RfmParams } from '$lib/analyses/rfm/manifest';
import { parseDay } from '$lib/base/time';
import { runToEnd } from '../support/data';
import { dataFromEvents, type Events } from './timeline';
import { referenceTest as test, shared } from './shared';

function orders(): Events {
	const rows = readFileSync(shared('rfm_r', 'rfm_data_orders.csv'), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(','));
	return {
		member: rows.map((row) => row[0]!),
		time: rows.map((row) => parseDay(row[1]!)),
		amount: rows.map((row) => Number(row[2])),
		kind: rows.map(() => 'order'),
	};
}

const params = (some: Partial<RfmParams>): RfmParams => v.parse(manifest.params.schema, some);
const published = { scoring: 'quantile-plus-1', frequency: 'orders', set: 'r-package' } as const;
const scope = { asOf: '2006-12-31' };

test('RFM: the segments that the R package rfm publishes for its orders', () => {
	const result = runToEnd(compute(dataFromEvents(orders(), true, scope), params(published)));
	expect(result).toMatchObject({ buyers: 995, orders: 4906 });
	const found = Object.fromEntries(result.segments.map((row) => [row.id, row.count]));
	expect(found).toEqual({
		champions: 158,
		'loyal-customers': 278,
		'potential-loyalists': 229,
		'new-customers': 0,
		promising: 0,
		'needing-attention': 35,
		'about-to-sleep': 50,
		'at-risk': 86,
		'cant-lose-them': 0,
		lost: 111,
		others: 48,
	});
	expect(result.segments[0]).toMatchObject({
		id: 'champions',
		count: 158,
		orders: 1234,
		amount: 120_178,
	});
});

test('RFM: the customers that the R package rfm prints', () => {
	const members = describePeople(dataFromEvents(orders(), true, scope), params(published));
	const of = (id: string) => members.find((member) => member.id === id);
	expect(of("Abbey O'Reilly")).toMatchObject({
		recencyDays: 205,
		frequency: 6,
		monetary: 472,
		r: 3,
	});
	expect(of('Add Senger')).toMatchObject({ recencyDays: 140, frequency: 3, monetary: 340, r: 4 });
	expect(of('Aden Lesch')).toMatchObject({ recencyDays: 194, frequency: 4, monetary: 405, r: 3 });
	expect(of('Aden Murphy')).toMatchObject({ recencyDays: 98, frequency: 7, monetary: 596, r: 5 });
	expect(of('Admiral Senger')).toMatchObject({
		recencyDays: 132,
		frequency: 5,
		monetary: 448,
		r: 4,
	});
});

test('RFM: every scoring puts every buyer somewhere; natural breaks are the best of them', () => {
	const data = dataFromEvents(orders(), true, scope);
	const spread = (scoring: RfmParams['scoring']): number => {
		const scored = describePeople(data, params({ scoring, set: 'eleven' }));
		expect(scored).toHaveLength(995);
		const by = new Map<number, number[]>();
		for (const { m, monetary } of scored) by.set(m!, [...(by.get(m!) ?? []), monetary]);
		return [...by.values()].reduce((total, own) => {
			const mean = own.reduce((a, b) => a + b, 0) / own.length;
			return total + own.reduce((sum, one) => sum + (one - mean) ** 2, 0);
		}, 0);
	};
	const [jenks, means, quantiles] = [spread('jenks'), spread('k-means'), spread('quantile')];
	expect(jenks).toBeLessThanOrEqual(means + 1e-6);
	expect(means).toBeLessThan(quantiles);
	expect(spread('nested')).toBeGreaterThan(0);
});

test.each(['eight', 'eleven'] as const)(
	'RFM: %s classes hold all buyers and all revenue',
	(set) => {
		for (const split of ['mean', 'median'] as const) {
			const data = dataFromEvents(orders(), true, scope);
			const { segments } = runToEnd(compute(data, params({ set, split })));
			expect(segments.reduce((sum, row) => sum + row.count, 0)).toBe(995);
			expect(segments.reduce((sum, row) => sum + row.orders, 0)).toBe(4906);
			expect(segments.reduce((sum, row) => sum + row.amount, 0)).toBe(
				orders().amount.reduce((a, b) => a + b, 0),
			);
		}
	},
);

test('Online Retail: the eight classes hold all 4,338 buyers and their revenue', () => {
	const text = gunzipSync(readFileSync(shared('online_retail', 'online_retail.csv.gz'))).toString(
		'utf8',
	);
	const events: Events = { member: [], time: [], amount: [], kind: [] };
	const paid = new Map<string, number>();
	for (const line of text.split('\n').slice(1)) {
		const [, invoice, quantity, day, price, buyer] =
			/^([^,]*),[^,]*,(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\S+) [^,]*,([^,]*),([^,]+),/.exec(line) ??
			[];
		if (buyer === undefined || invoice!.startsWith('C')) continue;
		const amount = Number(quantity) * Number(price);
		if (!(amount > 0)) continue;
		events.member.push(buyer);
		events.time.push(parseDay(day!));
		events.amount.push(amount);
		events.kind.push('invoice');
		paid.set(buyer, (paid.get(buyer) ?? 0) + amount);
	}
	for (const split of ['mean', 'median'] as const) {
		const asked = params({ order: { kind: 'invoice' }, split });
		const { buyers, amount, segments } = runToEnd(compute(dataFromEvents(events, true), asked));
		expect(buyers).toBe(4338);
		expect(paid.size).toBe(4338);
		expect(segments).toHaveLength(8);
		expect(segments.reduce((sum, row) => sum + row.count, 0)).toBe(4338);
		expect(segments.reduce((sum, row) => sum + row.amount, 0)).toBeCloseTo(amount, 4);
		expect(amount).toBeCloseTo(
			[...paid.values()].reduce((a, b) => a + b, 0),
			2,
		);
		expect(amount).toBeCloseTo(8_911_407.9, 0);
	}
});
