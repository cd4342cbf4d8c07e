import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { operations, runOperations } from '../../unit/store/operations';
import { storeSuite } from '../../unit/store/suite';
import {
	documentsOf,
	importDataset,
	infoOf,
	notebookOf,
	someColumns,
} from '../../unit/store/fixtures';
import { cleanUp, freshName, opened, raw } from './support';

afterEach(cleanUp);

describe('the store in IndexedDB', () => {
	storeSuite(() => opened({ name: freshName() }));

	it('behaves like a plain model under any sequence of operations', async () => {
		await fc.assert(
			fc.asyncProperty(operations, async (list) => {
				await runOperations(await opened({ name: freshName() }), list);
				await cleanUp();
			}),
			{ numRuns: 40 },
		);
	});

	it('keeps all when closed and opened again', async () => {
		const name = freshName();
		const before = await opened({ name });
		await importDataset(before, 'd');
		await before.notebooks.put(notebookOf('n'));
		before.close();
		const after = await opened({ name });
		expect(await after.notebooks.all()).toEqual([notebookOf('n')]);
		expect((await after.readColumns('d-source', ['member', '群'])).size).toBe(2);
	});

	it('tells watchers of changes that another connection makes', async () => {
		const name = freshName();
		const [here, there] = [await opened({ name }), await opened({ name })];
		const seen: number[] = [];
		const stop = here.notebooks.watch((all) => seen.push(all.length));
		await expect.poll(() => seen.at(-1)).toBe(0);
		await there.notebooks.put(notebookOf('n'));
		await expect.poll(() => seen.at(-1)).toBe(1);
		stop();
	});
});

describe('an import that was cut off', () => {
	/** A store that dies in the middle of an import, beside a data set that is there already. */
	async function cutOff(): Promise<string> {
		const name = freshName();
		const store = await opened({ name });
		await importDataset(store, 'old');
		const writer = await store.beginImport(infoOf('d'));
		await writer.putColumns('d-source', someColumns());
		store.close();
		return name;
	}

	it('is listed, invisible, and leaves no byte when discarded', async () => {
		const name = await cutOff();
		const chunks = await raw(`${name}-columns`, 'chunks', (table) => table.count());
		const store = await opened({ name });
		expect(await store.interruptedImports()).toEqual([infoOf('d')]);
		expect(await store.orphans()).toEqual(['d-source']);
		expect((await store.datasets.all()).map(({ id }) => id)).toEqual(['old']);
		await store.discardImport('d-import');
		expect(await store.interruptedImports()).toEqual([]);
		expect(await store.orphans()).toEqual([]);
		expect(await raw(`${name}-columns`, 'chunks', (table) => table.count())).toBe(
			chunks - someColumns().size,
		);
		expect((await store.readColumns('old-source', ['member'])).size).toBe(1);
	});

	it('is not listed while its tab lives', async () => {
		const name = freshName();
		const [here, there] = [await opened({ name }), await opened({ name })];
		const writer = await here.beginImport(infoOf('d'));
		await writer.putColumns('d-source', someColumns());
		expect(await there.interruptedImports()).toEqual([]);
		await there.discardImport('d-import');
		await expect(there.beginImport(infoOf('d'))).rejects.toThrow('being written');
		await writer.commit(documentsOf('d'));
		expect((await there.readColumns('d-source', ['member'])).size).toBe(1);
	});

	it('without its row is swept at the next start', async () => {
		const name = await cutOff();
		await raw(name, 'imports', (table) => table.clear());
		const store = await opened({ name });
		expect(await store.orphans()).toEqual(['d-source']);
		expect(await store.interruptedImports()).toEqual([]);
		expect(await store.orphans()).toEqual([]);
		expect((await store.readColumns('old-source', ['member'])).size).toBe(1);
	});
});
