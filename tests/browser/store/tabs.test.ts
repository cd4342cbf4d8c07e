import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/lib/store/dexie';
import { SCHEMA_VERSION } from '../../../src/lib/store/schema';
import { NewerDatabaseError, StaleTabError } from '../../../src/lib/store/store';
import {
	importDataset,
	infoOf,
	notebookOf,
	segmentOf,
	someColumns,
} from '../../unit/store/fixtures';
import { cleanUp, done, freshName, opened } from './support';

afterEach(cleanUp);

/** Dexie's versions are ten times the declared ones. */
const CURRENT = 10 * SCHEMA_VERSION;
const NEWER = CURRENT + 10;

/** What a newer build would do: raise the version. */
async function upgrade(name: string): Promise<void> {
	(await done(indexedDB.open(name, NEWER))).close();
}

async function versionOf(name: string): Promise<number | undefined> {
	return (await indexedDB.databases()).find((info) => info.name === name)?.version;
}

describe('an old tab', () => {
	it('steps back when another tab upgrades, and never writes again', async () => {
		const name = freshName();
		const onStale = vi.fn();
		const store = await opened({ name, onStale });
		await store.notebooks.put(notebookOf('n', 'before'));
		const writer = await store.beginImport(infoOf('d'));
		await Promise.all([upgrade(name), upgrade(`${name}-columns`)]);

		expect(onStale).toHaveBeenCalledTimes(1);
		await expect(store.notebooks.put(notebookOf('n', 'after'))).rejects.toBeInstanceOf(
			StaleTabError,
		);
		await expect(store.notebooks.all()).rejects.toBeInstanceOf(StaleTabError);
		await expect(writer.putBytes('d', 'x', new Uint8Array(1))).rejects.toBeInstanceOf(
			StaleTabError,
		);
		await expect(store.readColumns('d', ['x'])).rejects.toBeInstanceOf(StaleTabError);
		expect(await versionOf(name)).toBe(NEWER);
	});

	it('is refused by a database that is newer, without touching it', async () => {
		const name = freshName();
		const store = await opened({ name });
		await importDataset(store, 'd');
		store.close();
		await upgrade(`${name}-columns`);
		await expect(openStore({ name })).rejects.toBeInstanceOf(NewerDatabaseError);
		expect(await versionOf(name)).toBe(CURRENT);
		expect(await versionOf(`${name}-columns`)).toBe(NEWER);
	});

	it('that does not step back blocks the new one, which goes on once it is closed', async () => {
		const name = freshName();
		vi.spyOn(console, 'warn').mockReturnValueOnce();
		const stuck = await done(indexedDB.open(name, 1));
		const onBlocked = vi.fn(() => stuck.close());
		const store = await opened({ name, onBlocked });
		expect(onBlocked).toHaveBeenCalledTimes(1);
		await store.notebooks.put(notebookOf('n'));
		expect(await store.notebooks.all()).toHaveLength(1);
	});
});

describe('a database of the first version', () => {
	/** As the first release made it. */
	async function firstVersion(name: string): Promise<void> {
		const stores = {
			[name]: {
				datasets: [],
				sources: ['dataset'],
				revisions: ['dataset'],
				notebooks: [],
				results: ['dataset'],
				settings: [],
				imports: [],
				manifests: [],
			},
			[`${name}-columns`]: { chunks: [], seals: [] },
		};
		const keys: Readonly<Record<string, string | string[]>> = {
			manifests: 'owner',
			chunks: ['owner', 'entry', 'n'],
			seals: 'owner',
		};
		for (const [database, tables] of Object.entries(stores)) {
			const request = indexedDB.open(database, 10);
			request.onupgradeneeded = () => {
				for (const [table, indices] of Object.entries(tables)) {
					const made = request.result.createObjectStore(table, { keyPath: keys[table] ?? 'id' });
					for (const index of indices) made.createIndex(index, index);
				}
			};
			(await done(request)).close();
		}
	}

	/** All records of the tables that both have. */
	async function copy(from: string, to: string): Promise<void> {
		const [source, target] = await Promise.all(
			[from, to].map((name) => done(indexedDB.open(name))),
		);
		for (const table of target!.objectStoreNames) {
			const records = await done(source!.transaction(table).objectStore(table).getAll());
			const into = target!.transaction(table, 'readwrite').objectStore(table);
			await Promise.all(records.map((record) => done(into.put(record))));
		}
		source!.close();
		target!.close();
	}

	it('is raised, and keeps what it held', async () => {
		const name = freshName();
		// What the current version writes into these tables is what the first one wrote.
		const current = freshName();
		const now = await opened({ name: current });
		await importDataset(now, 'd');
		await now.notebooks.put(notebookOf('n'));
		await firstVersion(name);
		await copy(current, name);
		await copy(`${current}-columns`, `${name}-columns`);

		const store = await opened({ name });
		expect([await versionOf(name), await versionOf(`${name}-columns`)]).toEqual([CURRENT, CURRENT]);
		expect(await store.notebooks.all()).toEqual([notebookOf('n')]);
		expect(await store.datasets.all()).toEqual(await now.datasets.all());
		expect((await store.readColumns('d-source', [...someColumns().keys()])).size).toBe(
			someColumns().size,
		);
		expect(await store.segments.all()).toEqual([]);
		await store.segments.put(segmentOf('d'));
		expect(await store.segments.all()).toEqual([segmentOf('d')]);
		await store.removeDataset('d');
		expect(await store.segments.all()).toEqual([]);
		expect(await store.orphans()).toEqual([]);
	});
});
