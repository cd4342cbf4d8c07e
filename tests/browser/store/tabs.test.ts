import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/lib/store/dexie';
import { NewerDatabaseError, StaleTabError } from '../../../src/lib/store/store';
import { importDataset, infoOf, notebookOf } from '../../unit/store/fixtures';
import { cleanUp, done, freshName, opened } from './support';

afterEach(cleanUp);

/** What a newer build would do: raise the version. Dexie's versions are ten times the declared ones. */
async function upgrade(name: string): Promise<void> {
	(await done(indexedDB.open(name, 20))).close();
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
		expect(await versionOf(name)).toBe(20);
	});

	it('is refused by a database that is newer, without touching it', async () => {
		const name = freshName();
		const store = await opened({ name });
		await importDataset(store, 'd');
		store.close();
		await upgrade(`${name}-columns`);
		await expect(openStore({ name })).rejects.toBeInstanceOf(NewerDatabaseError);
		expect(await versionOf(name)).toBe(10);
		expect(await versionOf(`${name}-columns`)).toBe(20);
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
