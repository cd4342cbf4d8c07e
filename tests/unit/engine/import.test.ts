import { importFiles } from '$lib/engine/import';
import type { IntakeProgress } from '$lib/intake/types';
import { createMemoryStore } from '$lib/store/memory';
import { QuotaError, StaleTabError, type Store } from '$lib/store/store';
import { describe, expect, it } from 'vitest';
import { csvFile, importTexts } from '../../support/import';

const EVENTS = `member_id,time,event,amount
a,2024-01-01 09:00:00,join,
b,2024-01-02 10:00:00,order,12.5
,2024-01-03 10:00:00,order,1`;
const MEMBERS = 'member_id,name,city\na,Ann,Lyon\nc,Cai,Rome';

async function expectEmpty(store: Store): Promise<void> {
	expect(await store.datasets.all()).toEqual([]);
	expect(await store.sources.all()).toEqual([]);
	expect(await store.revisions.all()).toEqual([]);
	expect(await store.orphans()).toEqual([]);
	expect(await store.interruptedImports()).toEqual([]);
}

describe('importFiles', () => {
	it('makes a data set of several files', async () => {
		const store = createMemoryStore();
		const answer = await importTexts(store, { 'events.csv': EVENTS, 'members.csv': MEMBERS });
		if (!answer.ok) throw new Error(JSON.stringify(answer));
		const dataset = await store.datasets.get(answer.dataset);
		const revision = await store.revisions.get(answer.revision);
		expect(dataset).toMatchObject({ name: 'Test', zone: 'UTC', revision: answer.revision });
		expect(revision?.facts).toMatchObject({ members: 3, events: 2, roles: ['amount'] });
		const sources = await store.sources.all();
		expect(revision?.sources).toEqual(
			['events.csv', 'members.csv'].map(
				(name) => sources.find((source) => source.name === name)?.id,
			),
		);
		const events = sources.find((source) => source.name === 'events.csv')!;
		expect(events).toMatchObject({ rows: 3, rowsUsed: 2, dataset: answer.dataset });
		expect(events.problems.counts).toMatchObject([{ reason: 'no-member', count: 1 }]);
		expect(events.hash).toMatch(/^[0-9a-f]{64}$/);
		const columns = await store.readColumns(events.id, ['member_id', 'amount']);
		expect(columns.get('amount')).toMatchObject({ kind: 'number', length: 3 });
		expect(await store.orphans()).toEqual([]);
	});

	it('tells rows and bytes, never backwards', async () => {
		const told: IntakeProgress[] = [];
		await importTexts(
			createMemoryStore(),
			{ 'events.csv': EVENTS, 'members.csv': MEMBERS },
			{
				onProgress: (progress) => told.push(progress),
			},
		);
		expect([...new Set(told.map(({ phase }) => phase))]).toEqual(['read', 'build', 'store']);
		const total = EVENTS.length + MEMBERS.length;
		expect(told.at(-1)).toMatchObject({ rows: 5, bytesRead: total, bytesTotal: total, files: 2 });
		const bytes = told.map(({ bytesRead }) => bytesRead);
		expect([...bytes].sort((a, b) => a - b)).toEqual(bytes);
	});

	it('leaves nothing behind whenever it is cancelled', async () => {
		for (let after = 0; ; after++) {
			const store = createMemoryStore();
			let asked = 0;
			const answer = await importTexts(
				store,
				{ 'events.csv': EVENTS, 'members.csv': MEMBERS },
				{ cancelled: () => asked++ >= after },
			);
			if (answer.ok) {
				expect(after).toBeGreaterThan(10);
				break;
			}
			expect(answer.failure).toEqual({ kind: 'cancelled' });
			await expectEmpty(store);
		}
	});

	it('says which file cannot be read, and why', async () => {
		const store = createMemoryStore();
		const good = await csvFile('events.csv', EVENTS);
		const file = {
			name: 'photo.csv',
			blob: new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)]),
		};
		const request = { files: [good, { ...good, file }], name: 'n', zone: 'UTC', weekStart: 1 };
		expect(await importFiles(store, request)).toMatchObject({
			ok: false,
			failure: { kind: 'unreadable', file: 'photo.csv', reason: 'file-image' },
		});
		await expectEmpty(store);
	});

	it('refuses a mapping that does not fit, naming the column', async () => {
		const store = createMemoryStore();
		const { mapping, ...file } = await csvFile('events.csv', EVENTS);
		const wrong = { ...mapping, member: 'nobody' };
		const request = { files: [{ ...file, mapping: wrong }], name: 'n', zone: 'UTC', weekStart: 1 };
		expect(await importFiles(store, request)).toMatchObject({
			failure: { kind: 'unreadable', reason: 'mapping-unknown-column', column: 'nobody' },
		});
		await expectEmpty(store);
	});

	it('says when no row can be used', async () => {
		const store = createMemoryStore();
		const { mapping } = await csvFile('events.csv', EVENTS);
		const none = await csvFile(
			'none.csv',
			'member_id,time,event,amount\n,2024-01-01,join,5',
			mapping,
		);
		const request = { files: [none], name: 'n', zone: 'UTC', weekStart: 1 };
		const answer = await importFiles(store, request);
		expect(answer).toMatchObject({ ok: false });
		await expectEmpty(store);
	});

	it.each([
		[new QuotaError(5000, 100), { kind: 'quota', needed: 5000, free: 100 }],
		[new StaleTabError('old'), { kind: 'stale-tab' }],
	])('turns %s into an answer and takes everything back', async (error, failure) => {
		const store = createMemoryStore();
		const full: Store = Object.create(store, {
			beginImport: {
				value: async (info: Parameters<Store['beginImport']>[0]) => {
					const writer = await store.beginImport(info);
					return {
						...writer,
						putColumns: () => Promise.reject(error),
						abort: () => writer.abort(),
					};
				},
			},
		});
		expect(await importTexts(full, { 'events.csv': EVENTS })).toEqual({ ok: false, failure });
		await expectEmpty(store);
	});
});
