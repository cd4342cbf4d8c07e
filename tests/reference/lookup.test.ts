// A real file of half a million lines as events and as the list of its own products, joined by the product's code.
import { openAsBlob, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { cellText } from '$lib/columns/access';
import { RevisionColumns } from '$lib/engine/columns';
import { importTables } from '$lib/engine/import';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import type { MappedTable } from '$lib/intake/types';
import type { Mapping } from '$lib/model/mapping';
import { createMemoryStore } from '$lib/store/memory';
import { referenceTest, shared } from './shared';

async function stored(tables: readonly MappedTable[]) {
	const store = createMemoryStore();
	const answer = await importTables(store, tables, { name: 'x', zone: 'UTC', weekStart: 1 });
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	const revision = (await store.revisions.get(answer.revision))!;
	const sources = await Promise.all(revision.sources.map((id) => store.sources.get(id)));
	return {
		columns: new RevisionColumns(store, revision),
		revision,
		problems: sources.map((source) =>
			Object.fromEntries(source!.problems.counts.map(({ reason, count }) => [reason, count])),
		),
	};
}

const lookup: Mapping = { version: 1, row: 'lookup', member: null, events: [], roles: {} };

describe('lookups', () => {
	referenceTest('Online Retail: each line finds the first description of its product', async () => {
		const bytes = gunzipSync(readFileSync(shared('online_retail', 'online_retail.csv.gz')));
		const file = { name: 'online_retail.csv', blob: new Blob([new Uint8Array(bytes)]) };
		const table = await readTable(file, {}, 'UTC');
		const lines: Mapping = {
			...{ version: 1, row: 'event', member: 'CustomerID' },
			events: [{ time: 'InvoiceDate', kind: { constant: 'order' } }],
			roles: { object: 'StockCode' },
		};
		const products: Mapping = {
			...{ ...lookup, key: 'StockCode' },
			unused: ['InvoiceNo', 'InvoiceDate', 'Quantity', 'CustomerID', 'Country'],
		};
		const { columns, revision, problems } = await stored([
			{ table, mapping: lines },
			{ table, mapping: products },
		]);
		expect(revision.lookups).toMatchObject([
			{ role: 'object', columns: [{ name: 'object:Description' }, { name: 'object:UnitPrice' }] },
		]);
		// 4,070 products, 3,684 of them bought by somebody known, in 406,829 lines: as published.
		expect(problems[1]).toEqual({
			'lookup-joined': 3684,
			'lookup-key-unnamed': 4070 - 3684,
			'lookup-key-again': 541_909 - 4070,
			'lookup-events': 406_829,
		});
		const { columns: loaded, timeline } = await columns.load([
			'object:Description',
			'object:UnitPrice',
			'object',
		]);
		const [code, description, price] = ['StockCode', 'Description', 'UnitPrice'].map((name) =>
			table.frame.columns.get(name)!,
		);
		const first = new Map<string, number>();
		for (let row = 0; row < table.frame.length; row++) {
			const text = cellText(code!, row);
			if (!first.has(text)) first.set(text, row);
		}
		const found = loaded!.get('object:Description')!.column;
		const prices = loaded!.get('object:UnitPrice')!.column;
		const object = timeline.roles.get('object')!;
		let wrong = 0;
		for (let i = 0; i < timeline.events; i++) {
			const row = first.get(cellText(object, i))!;
			if (cellText(found, i) !== cellText(description!, row)) wrong++;
			if (cellText(prices, i) !== cellText(price!, row)) wrong++;
		}
		expect(wrong).toBe(0);
	});

	referenceTest('小红书: notes are found by their titles', async () => {
		const path = shared('platform_exports', 'xiaohongshu_notes.csv');
		const file = { name: 'xiaohongshu_notes.csv', blob: await openAsBlob(path) };
		const notes = await readTable(file, {}, 'UTC');
		const { mapping } = await inspect(file, {}, 'UTC');
		const titles = notes.frame.columns.get('笔记标题')!;
		const named = [3, 0, 3, 9].map((row) => cellText(titles, row));
		const text = ['member_id,time,event,object', ...named.map((t) => `a,2026-08-01,click,"${t}"`)];
		const clicks = await readTable(
			{ name: 'clicks.csv', blob: new Blob([text.join('\n')]) },
			{},
			'UTC',
		);
		const roles = { object: 'object' };
		const events = [{ time: 'time', kind: { column: 'event' } }];
		const { columns, problems } = await stored([
			{ table: clicks, mapping: { version: 1, row: 'event', member: 'member_id', events, roles } },
			{ table: notes, mapping },
		]);
		expect(problems[1]).toMatchObject({ 'lookup-joined': 3, 'lookup-events': 4 });
		const { column } = (await columns.load(['object:观看量'])).columns!.get('object:观看量')!;
		const views = notes.frame.columns.get('观看量')!;
		expect([0, 1, 2, 3].map((i) => cellText(column, i))).toEqual(
			[3, 0, 3, 9].map((row) => cellText(views, row)),
		);
	});
});
