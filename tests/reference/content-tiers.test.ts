// A shop's goods by revenue, and its pages by visits, against counting line by line; a published table of attendance.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compute, people } from '$lib/analyses/content-tiers/compute';
import { manifest } from '$lib/analyses/content-tiers/manifest';
import type { ContentTiersResult } from '$lib/analyses/content-tiers/result';
import { parseDay } from '$lib/base/time';
import type { CategoryColumn } from '$lib/columns/column';
import { makeData } from '$lib/engine/data';
import * as v from 'valibot';
import { expect } from 'vitest';
import { dataFromText, runToEnd } from '../support/data';
import { dataFromEvents } from './timeline';
import { referenceTest as test, shared } from './shared';

const params = (asked: object) => v.parse(manifest.params.schema, { content: 'object', ...asked });
const unzipped = (...path: string[]): string =>
	gunzipSync(readFileSync(shared(...path))).toString('utf8');

interface Line {
	readonly code: string;
	readonly customer: string;
	readonly day: string;
	readonly amount: number;
}

/** InvoiceNo, StockCode, Description (may be quoted), Quantity, InvoiceDate, UnitPrice, CustomerID, Country. */
function invoiceLines(): Line[] {
	const line =
		/^[^,]*,([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),([\d-]{10}) [\d:]+,(-?[\d.]+),(\d*),/gm;
	return [...unzipped('online_retail', 'online_retail.csv.gz').matchAll(line)].map(
		([, code, quantity, day, price, customer]) => ({
			code: code!,
			customer: customer! || 'nobody',
			day: day!,
			amount: Number(quantity) * Number(price),
		}),
	);
}

/** With the goods as the object of each line. */
function dataOf(lines: readonly Line[]) {
	const data = dataFromEvents(
		{
			member: lines.map(({ customer }) => customer),
			time: lines.map(({ day }) => parseDay(day)),
			amount: lines.map(({ amount }) => amount),
			kind: lines.map(() => 'sale'),
		},
		true,
	);
	const names = ['', ...new Set(lines.map(({ code }) => code))];
	const codes = new Map(names.map((name, code) => [name, code]));
	const { row } = data.timeline as unknown as { row: Uint32Array };
	const object: CategoryColumn = {
		kind: 'category',
		length: lines.length,
		codes: Uint32Array.from(row, (i) => codes.get(lines[i]!.code)!),
		dictionary: { values: names },
	};
	return makeData({
		facts: data.facts,
		weekStart: 1,
		timeline: { ...data.timeline, roles: new Map([...data.timeline.roles, ['object', object]]) },
		members: data.members,
		scope: {},
	});
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

test('Online Retail: 541,909 lines, goods by revenue in tiers by cumulative yield', () => {
	const lines = invoiceLines();
	expect(lines).toHaveLength(541_909);
	const data = dataOf(lines);
	const asked = params({ score: 'amount', tiers: 'yield', first: 50, next: 30 });
	const result = runToEnd(compute(data, asked));

	const revenue = new Map<string, number>();
	for (const { code, amount } of lines) revenue.set(code, (revenue.get(code) ?? 0) + amount);
	// The published revenue of the file.
	expect(result.yield).toBeCloseTo(9_747_747.93, 2);
	expect(result.contents).toBe(revenue.size);
	expect(result.negative).toBe([...revenue.values()].filter((money) => money < -5e-7).length);
	expect(result.gini).toBeNull();

	const ranked = [...revenue].sort((a, b) => b[1] - a[1]);
	const positive = sum(ranked.map(([, money]) => Math.max(0, money)));
	let got = 0;
	const tiers: Record<'top' | 'middle' | 'tail', string[]> = { top: [], middle: [], tail: [] };
	for (const [code, money] of ranked) {
		const before = got / positive;
		tiers[before < 0.5 ? 'top' : before < 0.8 && money > 0 ? 'middle' : 'tail'].push(code);
		got += money;
	}
	for (const { id, contents, yield: made, people: known } of result.tiers) {
		expect(contents, id).toBe(tiers[id].length);
		expect(made, id).toBeCloseTo(sum(tiers[id].map((code) => revenue.get(code)!)), 4);
		const own = new Set(tiers[id]);
		const buyers = new Set(
			lines.filter(({ code, amount }) => amount >= 0 && own.has(code)).map((line) => line.customer),
		);
		expect(known, id).toBe(buyers.size);
		expect(people(data, asked, { tier: id }).size, id).toBe(buyers.size);
	}
	result.list.forEach(({ label, score }, i) => {
		expect((label as { text: string }).text).toBe(ranked[i]![0]);
		expect(score).toBeCloseTo(ranked[i]![1], 5);
	});
	// A few goods carry the shop: Pareto's rule of thumb, 20 % and 80 %.
	const share = (result.tiers[0]!.contents + result.tiers[1]!.contents) / result.contents;
	expect(share).toBeGreaterThan(0.15);
	expect(share).toBeLessThan(0.25);
}, 60_000);

test('Online Retail: who moved between the tiers of two times of four weeks', () => {
	const lines = invoiceLines();
	const asked = params({ score: 'people', compare: 'days', days: 28 });
	const { moves, list }: ContentTiersResult = runToEnd(compute(dataOf(lines), asked));
	const tiersIn = (from: string, to: string): Map<string, number> => {
		const buyers = new Map<string, Set<string>>();
		for (const { code, customer, day } of lines)
			if (day >= from && day < to) buyers.set(code, (buyers.get(code) ?? new Set()).add(customer));
		const sizes = [...buyers.values()].map(({ size }) => size).sort((a, b) => b - a);
		const at = (share: number) => sizes[Math.ceil(share * sizes.length) - 1]!;
		return new Map(
			[...buyers].map(([code, { size }]) => [code, size >= at(0.01) ? 0 : size >= at(0.1) ? 1 : 2]),
		);
	};
	// The file ends on 9 December 2011.
	const before = tiersIn('2011-10-15', '2011-11-12');
	const now = tiersIn('2011-11-12', '2011-12-10');
	const counts = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
	for (const code of new Set([...before.keys(), ...now.keys()]))
		counts[before.get(code) ?? 3]![now.get(code) ?? 3]!++;
	expect(moves!.counts).toEqual(counts);
	const names = ['top', 'middle', 'tail', 'none'];
	for (const { label, before: then, now: last } of list) {
		const { text } = label as { text: string };
		expect([then, last]).toEqual([before.get(text) ?? 3, now.get(text) ?? 3].map((t) => names[t]));
	}
}, 60_000);

test('a shop log: pages by visitors, as counted line by line', () => {
	const [head, ...lines] = unzipped('ecom', 'ecom.csv.gz').trim().split(/\r?\n/);
	const at = (name: string) => head!.split(',').indexOf(name);
	const rows = lines.map((line) => line.split(','));
	const data = dataFromText(
		[
			'member_id,time,event,object',
			...rows.map(
				(row) => `${row[at('user_id')]},${row[at('timestamp')]},visit,${row[at('event')]}`,
			),
		].join('\n'),
	);
	const result = runToEnd(compute(data, params({ score: 'people' })));
	const visitors = new Map<string, Set<string>>();
	for (const row of rows) {
		const page = row[at('event')]!;
		visitors.set(page, (visitors.get(page) ?? new Set()).add(row[at('user_id')]!));
	}
	expect(result).toMatchObject({ events: rows.length, without: 0, contents: visitors.size });
	for (const { label, score, people: n } of result.list)
		expect([score, n]).toEqual(Array(2).fill(visitors.get((label as { text: string }).text)!.size));
	// Gini as twice the area, by the plain double sum.
	const sizes = [...visitors.values()].map(({ size }) => size);
	const differences = sum(sizes.flatMap((a) => sizes.map((b) => Math.abs(a - b))));
	expect(result.gini).toBeCloseTo(differences / (2 * sizes.length * sum(sizes)), 12);
});

test('Southern Women: events by the published attendance', () => {
	const [, ...lines] = readFileSync(shared('davis_women', 'attendance.csv'), 'utf8')
		.trim()
		.split(/\r?\n/);
	const expected = JSON.parse(readFileSync(shared('davis_women', 'expected.json'), 'utf8')) as {
		women: number;
		attendance: Record<string, number>;
	};
	const rows = lines.map((line) => {
		const [member, event] = line.split(',');
		return `${member},1936-01-01,went,${event}`;
	});
	const data = dataFromText(['member_id,time,event,object', ...rows].join('\n'));
	const asked = params({ tiers: 'cuts', cuts: [5, 10] });
	const result = runToEnd(compute(data, asked));
	expect(result).toMatchObject({ people: expected.women, contents: 14, events: rows.length });
	for (const { label, people: n } of result.list)
		expect(n).toBe(expected.attendance[(label as { text: string }).text]);
	const among = (low: number, high: number) =>
		Object.values(expected.attendance).filter((n) => n >= low && n < high).length;
	expect(result.tiers.map((tier) => tier.contents)).toEqual([
		among(10, 99),
		among(5, 10),
		among(0, 5),
	]);
});
