import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notebook } from '../../../src/lib/model/notebook';
import type { Store } from '../../../src/lib/store/store';
import { eventually } from '../../support/eventually';
import { plain } from '../columns/arbitraries';
import {
	categories,
	datasetOf,
	documentsOf,
	importDataset,
	infoOf,
	notebookOf,
	numbers,
	resultOf,
	revisionOf,
	someColumns,
	segmentOf,
	sourceOf,
	tagOf,
	thirds,
} from './fixtures';

/** What every body of the store must do. `open` gives an empty one. */
export function storeSuite(open: () => Promise<Store>): void {
	let store: Store;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => {
		store.close();
	});

	describe('documents', () => {
		it('are put, got, listed by id and deleted', async () => {
			await store.notebooks.put(notebookOf('b'));
			await store.notebooks.put(notebookOf('a'));
			await store.notebooks.put(notebookOf('b', 'Renamed'));
			expect(await store.notebooks.all()).toEqual([notebookOf('a'), notebookOf('b', 'Renamed')]);
			expect(await store.notebooks.get('b')).toEqual(notebookOf('b', 'Renamed'));
			await store.notebooks.delete('b');
			await store.notebooks.delete('never was');
			expect(await store.notebooks.get('b')).toBeUndefined();
			expect(await store.notebooks.all()).toEqual([notebookOf('a')]);
		});

		it('are copies: changing one changes nothing that is kept', async () => {
			const mine = { id: 'look', value: { dark: true } };
			await store.settings.put(mine);
			mine.value.dark = false;
			const read = (await store.settings.get('look')) as typeof mine;
			expect(read.value.dark).toBe(true);
			read.value.dark = false;
			expect(await store.settings.get('look')).toEqual({ id: 'look', value: { dark: true } });
		});

		it('hold segments and tags', async () => {
			await store.segments.put(segmentOf('d'));
			await store.tags.put(tagOf('d'));
			await store.segments.put({ ...segmentOf('d'), name: 'Win back' });
			expect(await store.segments.get('d-segment')).toEqual({
				...segmentOf('d'),
				name: 'Win back',
			});
			expect(await store.tags.all()).toEqual([tagOf('d')]);
			await store.segments.delete('d-segment');
			expect(await store.segments.all()).toEqual([]);
		});

		it('are changed with nothing in between', async () => {
			expect(await store.settings.update('n', () => undefined)).toBeUndefined();
			await Promise.all(
				Array.from({ length: 20 }, () =>
					store.settings.update('n', (now) => ({ id: 'n', value: Number(now?.value ?? 0) + 1 })),
				),
			);
			expect(await store.settings.get('n')).toEqual({ id: 'n', value: 20 });
			expect(await store.settings.update('n', () => undefined)).toEqual({ id: 'n', value: 20 });
			const wrong = new Error('wrong');
			const failing = store.settings.update('n', () => {
				throw wrong;
			});
			await expect(failing).rejects.toBe(wrong);
			expect(await store.settings.get('n')).toEqual({ id: 'n', value: 20 });
		});

		it('keep typed arrays', async () => {
			await store.results.put(resultOf('d'));
			expect(await store.results.get('d-result')).toEqual(resultOf('d'));
		});

		it('are watched, from now until stopped', async () => {
			const seen: string[][] = [];
			const stop = store.notebooks.watch((all: readonly Notebook[]) => {
				seen.push(all.map(({ title }) => title));
			});
			await eventually(() => expect(seen.at(-1)).toEqual([]));
			await store.notebooks.put(notebookOf('a', 'one'));
			await eventually(() => expect(seen.at(-1)).toEqual(['one']));
			await store.notebooks.put(notebookOf('a', 'two'));
			await eventually(() => expect(seen.at(-1)).toEqual(['two']));
			await store.notebooks.delete('a');
			await eventually(() => expect(seen.at(-1)).toEqual([]));
			stop();
			const count = seen.length;
			await store.notebooks.put(notebookOf('b'));
			await store.notebooks.all();
			expect(seen.length).toBe(count);
		});

		it('of an import are seen by those who watch', async () => {
			const seen: string[][] = [];
			const stop = store.datasets.watch((all) => seen.push(all.map(({ id }) => id)));
			await eventually(() => expect(seen.length).toBeGreaterThan(0));
			await importDataset(store, 'd');
			await eventually(() => expect(seen.at(-1)).toEqual(['d']));
			await store.removeDataset('d');
			await eventually(() => expect(seen.at(-1)).toEqual([]));
			stop();
		});
	});

	describe('an import', () => {
		it('is read as it was written', async () => {
			await importDataset(store, 'd');
			expect(await store.datasets.all()).toEqual([datasetOf('d')]);
			expect(await store.sources.all()).toEqual([sourceOf('d')]);
			expect(await store.revisions.all()).toEqual([revisionOf('d')]);
			const written = someColumns();
			const read = await store.readColumns('d-source', [...written.keys()]);
			expect([...read.keys()]).toEqual([...written.keys()]);
			for (const [name, column] of written) expect(plain(read.get(name)!)).toEqual(plain(column));
			expect(await store.readBytes('d-revision', 'first')).toEqual(Uint8Array.of(7, 8, 9));
			expect(await store.orphans()).toEqual([]);
			expect(await store.interruptedImports()).toEqual([]);
		});

		it('gives only the columns asked for, of owners that are', async () => {
			await importDataset(store, 'd');
			const read = await store.readColumns('d-revision', ['second', 'toString']);
			expect([...read.keys()]).toEqual(['second']);
			expect((await store.readColumns('d-revision', [])).size).toBe(0);
			expect((await store.readColumns('nobody', ['second'])).size).toBe(0);
			expect(await store.readBytes('nobody', 'first')).toBeNull();
			expect(await store.readBytes('d-revision', 'second')).toBeNull();
		});

		it('may have columns larger than a chunk, and empty ones', async () => {
			const large = thirds(600_000);
			const writer = await store.beginImport(infoOf('d'));
			await writer.putColumns('d-source', [
				['large', large],
				['empty', numbers()],
				['nothing', categories()],
			]);
			await writer.putBytes('d-source', 'none', new Uint8Array());
			await writer.commit(documentsOf('d'));
			const read = await store.readColumns('d-source', ['empty', 'large', 'nothing']);
			const back = read.get('large')!;
			expect(back).toMatchObject({ kind: 'number', length: 600_000 });
			const { values } = back as typeof large;
			expect(values.every((value, i) => value === large.values[i])).toBe(true);
			expect(read.get('empty')).toEqual(numbers());
			expect(read.get('nothing')).toEqual(categories());
			expect(await store.readBytes('d-source', 'none')).toEqual(new Uint8Array());
		});

		it('stores a part of a larger array, not the array', async () => {
			const bytes = new Uint8Array(100_000).fill(1);
			const writer = await store.beginImport(infoOf('d'));
			await writer.putBytes('d-source', 'part', bytes.subarray(10, 20));
			bytes.fill(2);
			await writer.commit(documentsOf('d'));
			expect(await store.readBytes('d-source', 'part')).toEqual(new Uint8Array(10).fill(1));
			expect((await store.usage()).columns).toBeLessThan(1000);
		});

		it('is invisible until it is committed', async () => {
			const writer = await store.beginImport(infoOf('d'));
			await writer.putColumns('d-source', someColumns());
			expect(await store.datasets.all()).toEqual([]);
			expect((await store.readColumns('d-source', ['member'])).size).toBe(0);
			expect(await store.orphans()).toEqual(['d-source']);
			expect(await store.interruptedImports()).toEqual([]);
			await store.discardImport('d-import');
			await writer.commit(documentsOf('d'));
			expect((await store.readColumns('d-source', ['member'])).size).toBe(1);
			expect(await store.orphans()).toEqual([]);
		});

		it('leaves nothing when aborted, once or twice', async () => {
			const writer = await store.beginImport(infoOf('d'));
			await writer.putColumns('d-source', someColumns());
			await Promise.all([writer.abort(), writer.abort()]);
			await writer.abort();
			expect(await store.orphans()).toEqual([]);
			expect(await store.sources.all()).toEqual([]);
			expect((await store.usage()).columns).toBe(0);
			await expect(writer.putColumns('d-source', someColumns())).rejects.toThrow('ended');
			await expect(writer.commit(documentsOf('d'))).rejects.toThrow('ended');
			await importDataset(store, 'd');
			expect((await store.readColumns('d-source', ['member'])).size).toBe(1);
		});

		it('leaves nothing when aborted while it writes', async () => {
			const writer = await store.beginImport(infoOf('d'));
			const writing = writer.putColumns('d-source', [
				['a', thirds(300_000)],
				['b', thirds(300_000)],
			]);
			const written = writing.catch((error: unknown) => error);
			await writer.abort();
			await written;
			expect(await store.orphans()).toEqual([]);
		});

		it('stays when aborted after its commit', async () => {
			const writer = await store.beginImport(infoOf('d'));
			await writer.putColumns('d-source', someColumns());
			await writer.commit(documentsOf('d'));
			await writer.abort();
			expect((await store.readColumns('d-source', ['member'])).size).toBe(1);
		});

		it('has an id of its own while it runs', async () => {
			const writer = await store.beginImport(infoOf('d'));
			await expect(store.beginImport(infoOf('d'))).rejects.toThrow('being written');
			await writer.abort();
			await (await store.beginImport(infoOf('d'))).abort();
		});

		it('refuses a column that it has, and is taken back', async () => {
			const writer = await store.beginImport(infoOf('d'));
			await writer.putColumns('d-source', [['a', numbers(1)]]);
			await expect(writer.putColumns('d-source', [['a', numbers(2)]])).rejects.toThrow('before');
			expect(await store.orphans()).toEqual([]);
		});
	});

	describe('removing a data set', () => {
		it('takes its documents and columns and nothing else', async () => {
			await importDataset(store, 'd');
			await importDataset(store, 'e');
			await store.results.put(resultOf('d'));
			await store.results.put(resultOf('e'));
			await store.notebooks.put({ ...notebookOf('n'), dataset: 'd' });
			for (const dataset of ['d', 'e']) {
				await store.segments.put(segmentOf(dataset));
				await store.tags.put(tagOf(dataset));
			}
			const both = (await store.usage()).columns;
			await store.removeDataset('d');
			await store.removeDataset('never was');

			expect(await store.datasets.all()).toEqual([datasetOf('e')]);
			expect(await store.sources.all()).toEqual([sourceOf('e')]);
			expect(await store.revisions.all()).toEqual([revisionOf('e')]);
			expect(await store.results.all()).toEqual([resultOf('e')]);
			expect(await store.segments.all()).toEqual([segmentOf('e')]);
			expect(await store.tags.all()).toEqual([tagOf('e')]);
			expect(await store.notebooks.all()).toEqual([{ ...notebookOf('n'), dataset: 'd' }]);
			expect((await store.readColumns('d-source', ['member'])).size).toBe(0);
			expect((await store.readColumns('e-source', ['member'])).size).toBe(1);
			const { columns, owners } = await store.usage();
			expect(columns).toBe(both / 2);
			expect([...owners.keys()].sort()).toEqual(['e-revision', 'e-source']);
			expect([...owners.values()].reduce((sum, bytes) => sum + bytes)).toBe(columns);
			expect(await store.orphans()).toEqual([]);
		});
	});

	describe('keeping some revisions', () => {
		/** A second revision with the source of the first and one of its own. */
		async function second(): Promise<void> {
			const writer = await store.beginImport({ ...infoOf('d'), id: 'again' });
			await writer.putColumns('d-next', [['first', numbers(4)]]);
			await writer.putColumns('d-more', [['member', categories('c')]]);
			await writer.commit({
				dataset: { ...datasetOf('d'), revision: 'd-next' },
				sources: [{ ...sourceOf('d'), id: 'd-more' }],
				revision: { ...revisionOf('d'), id: 'd-next', sources: ['d-source', 'd-more'] },
			});
		}

		it('takes the others, their results and the sources that only they had', async () => {
			await importDataset(store, 'd');
			await importDataset(store, 'e');
			await second();
			await store.results.put(resultOf('d'));
			await store.results.put({ ...resultOf('d'), id: 'new', revision: 'd-next' });
			await store.keepRevisions('d', ['d-next']);
			expect((await store.revisions.all()).map(({ id }) => id)).toEqual(['d-next', 'e-revision']);
			expect((await store.results.all()).map(({ id }) => id)).toEqual(['new']);
			expect((await store.readColumns('d-source', ['member'])).size).toBe(1);
			expect((await store.readColumns('d-revision', ['first'])).size).toBe(0);
			expect(await store.orphans()).toEqual([]);

			await store.keepRevisions('d', []);
			expect((await store.sources.all()).map(({ id }) => id)).toEqual(['e-source']);
			expect((await store.readColumns('d-more', ['member'])).size).toBe(0);
			expect((await store.readColumns('e-source', ['member'])).size).toBe(1);
			expect(await store.orphans()).toEqual([]);
		});

		it('takes nothing where all are kept', async () => {
			await importDataset(store, 'd');
			await second();
			const before = (await store.usage()).columns;
			await store.keepRevisions('d', ['d-next', 'd-revision', 'never was']);
			expect((await store.usage()).columns).toBe(before);
			expect((await store.revisions.all()).length).toBe(2);
		});
	});

	it('tells how much it holds', async () => {
		expect((await store.usage()).columns).toBe(0);
		const writer = await store.beginImport(infoOf('d'));
		await writer.putColumns('d-source', [['large', thirds(1000)]]);
		await writer.commit(documentsOf('d'));
		expect((await store.usage()).columns).toBe(8000);
	});
}
