import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CorruptColumnError, QuotaError } from '../../../src/lib/store/store';
import type { Store } from '../../../src/lib/store/store';
import { documentsOf, importDataset, infoOf, notebookOf, thirds } from '../../unit/store/fixtures';
import { cleanUp, faults, freshName, opened, raw } from './support';
import type { Faults } from './support';

// Dexie writes each failure to the console, too.
beforeEach(() => {
	vi.spyOn(console, 'warn').mockReturnValue();
	vi.spyOn(console, 'trace').mockReturnValue();
});
afterEach(async () => {
	vi.restoreAllMocks();
	await cleanUp();
});

const fail = (): never => {
	throw new DOMException('disk error', 'DataError');
};
const full = (): never => {
	throw new DOMException('quota', 'QuotaExceededError');
};
const lost = (): never => {
	throw new DOMException(
		'Connection to Indexed Database server lost. Refresh the page',
		'UnknownError',
	);
};

async function withOldData(): Promise<{ name: string; store: Store; state: Faults }> {
	const name = freshName();
	const state = faults();
	const store = await opened({ name, layers: [state.layer] });
	await importDataset(store, 'old');
	state.requests = 0;
	return { name, store, state };
}

async function expectOnlyOldData(store: Store): Promise<void> {
	expect((await store.datasets.all()).map(({ id }) => id)).toEqual(['old']);
	expect((await store.sources.all()).map(({ id }) => id)).toEqual(['old-source']);
	expect((await store.revisions.all()).map(({ id }) => id)).toEqual(['old-revision']);
	expect((await store.readColumns('old-source', ['member', '群'])).size).toBe(2);
	expect(await store.orphans()).toEqual([]);
}

/** How many requests a whole import takes. */
async function requestsOfAnImport(): Promise<number> {
	const { store, state } = await withOldData();
	await importDataset(store, 'new');
	return state.requests;
}

describe('a request that fails', () => {
	it('takes the import back, whichever it is', async () => {
		const requests = await requestsOfAnImport();
		expect(requests).toBeGreaterThan(10);
		for (let n = 1; n <= requests; n++) {
			const { store, state } = await withOldData();
			state.before = (request) => request === n && fail();
			await expect(importDataset(store, 'new'), `request ${n}`).rejects.toThrow('disk error');
			await expectOnlyOldData(store);
			expect(await store.interruptedImports()).toEqual([]);
			await importDataset(store, 'new');
			expect((await store.readColumns('new-source', ['member'])).size).toBe(1);
			await cleanUp();
		}
	});

	it('with all that follow leaves what the next start can clear away', async () => {
		const requests = await requestsOfAnImport();
		for (let n = 1; n <= requests; n++) {
			const { name, store, state } = await withOldData();
			state.before = (request) => request >= n && fail();
			await expect(importDataset(store, 'new'), `request ${n}`).rejects.toThrow('disk error');
			store.close();
			const next = await opened({ name });
			for (const { id } of await next.interruptedImports()) await next.discardImport(id);
			await expectOnlyOldData(next);
			await cleanUp();
		}
	});

	it('for want of room says so and gives back what was written', async () => {
		const requests = await requestsOfAnImport();
		for (let n = 1; n <= requests; n++) {
			const { store, state } = await withOldData();
			state.before = (request) => request === n && full();
			await expect(importDataset(store, 'new'), `request ${n}`).rejects.toBeInstanceOf(QuotaError);
			await expectOnlyOldData(store);
			await cleanUp();
		}
	});

	it('for want of room says how much was still to be written', async () => {
		const { store, state } = await withOldData();
		const writer = await store.beginImport(infoOf('new'));
		await writer.putColumns('new-source', [['small', thirds(1000)]]);
		state.before = full;
		const columns = ['a', 'b', 'c'].map((name) => [name, thirds(3_000_000)] as const);
		const error: unknown = await writer.putColumns('new-source', columns).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(QuotaError);
		expect(error).toMatchObject({ needed: 72_000_000 });
		state.before = () => undefined;
		await writer.abort();
		await expectOnlyOldData(store);
	});

	it('on a document leaves the document as it was', async () => {
		const { store, state } = await withOldData();
		await store.notebooks.put(notebookOf('n', 'one'));
		state.before = full;
		await expect(store.notebooks.put(notebookOf('n', 'two'))).rejects.toBeInstanceOf(QuotaError);
		state.before = fail;
		await expect(store.notebooks.put(notebookOf('n', 'two'))).rejects.toThrow('disk error');
		expect(await store.notebooks.get('n').catch(() => 'no answer')).toBe('no answer');
		state.before = () => undefined;
		expect(await store.notebooks.get('n')).toEqual(notebookOf('n', 'one'));
	});

	it('for a lost connection is tried once more, whichever it is', async () => {
		const requests = await requestsOfAnImport();
		for (let n = 1; n <= requests; n++) {
			const { store, state } = await withOldData();
			state.before = (request) => request === n && lost();
			await importDataset(store, 'new');
			expect((await store.readColumns('new-source', ['member'])).size).toBe(1);
			expect(await store.orphans()).toEqual([]);
			await cleanUp();
		}
	});

	it('because the handle was closed underneath is tried once more', async () => {
		const { store, state } = await withOldData();
		await store.notebooks.put(notebookOf('n', 'one'));
		for (const handle of state.handles) handle.close();
		expect(await store.notebooks.get('n')).toEqual(notebookOf('n', 'one'));
		expect((await store.readColumns('old-source', ['member'])).size).toBe(1);
		for (const handle of state.handles) handle.close();
		await importDataset(store, 'new');
		expect((await store.readColumns('new-source', ['member'])).size).toBe(1);
	});

	it('for a connection that stays lost is told, not tried for ever', async () => {
		const { store, state } = await withOldData();
		state.before = lost;
		await expect(store.notebooks.put(notebookOf('n'))).rejects.toThrow('lost');
		expect(state.requests).toBeLessThan(10);
	});
});

describe('a damaged store', () => {
	const key = (column: string, n: number): IDBValidKey => ['d-source', `c:${column}`, n];
	interface Chunk {
		owner: string;
		entry: string;
		n: number;
		bytes: ArrayBuffer;
	}

	async function damaged(
		damage: (chunks: string, documents: string) => Promise<unknown>,
	): Promise<Store> {
		const name = freshName();
		const before = await opened({ name });
		const writer = await before.beginImport(infoOf('d'));
		await writer.putColumns('d-source', [
			['large', thirds(1_200_000)],
			['small', thirds(100)],
		]);
		await writer.commit(documentsOf('d'));
		await importDataset(before, 'other');
		before.close();
		await damage(`${name}-columns`, name);
		return opened({ name });
	}

	const get = (database: string, n: number): Promise<Chunk> =>
		raw<Chunk>(database, 'chunks', (table) => table.get(key('large', n)));
	const put = (database: string, chunk: Chunk): Promise<unknown> =>
		raw(database, 'chunks', (table) => table.put(chunk));

	it.each<[string, (chunks: string) => Promise<unknown>]>([
		[
			'a flipped bit',
			async (chunks) => {
				const chunk = await get(chunks, 1);
				new Uint8Array(chunk.bytes)[12345]! ^= 4;
				await put(chunks, chunk);
			},
		],
		[
			'a cut chunk',
			async (chunks) => {
				const chunk = await get(chunks, 0);
				await put(chunks, { ...chunk, bytes: chunk.bytes.slice(0, -1) });
			},
		],
		[
			'two chunks exchanged',
			async (chunks) => {
				const [zero, one] = [await get(chunks, 0), await get(chunks, 1)];
				await put(chunks, { ...zero, bytes: one.bytes });
				await put(chunks, { ...one, bytes: zero.bytes });
			},
		],
		[
			'a missing chunk',
			(chunks) => raw(chunks, 'chunks', (table) => table.delete(key('large', 2))),
		],
	])('is told of, by column, after %s; other columns are read', async (_, damage) => {
		const store = await damaged(damage);
		const error: unknown = await store
			.readColumns('d-source', ['small', 'large'])
			.catch((e: unknown) => e);
		expect(error).toBeInstanceOf(CorruptColumnError);
		expect(error).toMatchObject({ owner: 'd-source', column: 'large' });
		expect((await store.readColumns('d-source', ['small'])).size).toBe(1);
		expect((await store.readColumns('other-source', ['member'])).size).toBe(1);
	});

	it('is told of when the manifest is gone', async () => {
		const store = await damaged((_, documents) =>
			raw(documents, 'manifests', (table) => table.delete('d-source')),
		);
		await expect(store.readColumns('d-source', ['small'])).rejects.toBeInstanceOf(
			CorruptColumnError,
		);
		expect((await store.readColumns('other-source', ['member'])).size).toBe(1);
		await store.removeDataset('d');
		expect(await store.orphans()).toEqual([]);
	});
});
