import fc from 'fast-check';
import { expect } from 'vitest';
import { cellText } from '../../../src/lib/columns/access';
import type { ImportWriter, Store } from '../../../src/lib/store/store';
import { categories, documentsOf, infoOf, notebookOf, resultOf } from './fixtures';

/** One thing that is done to a store. `n` chooses which running import or data set is meant, if there is any. */
export type Operation =
	| { readonly do: 'put notebook'; readonly id: string; readonly title: string }
	| { readonly do: 'delete notebook'; readonly id: string }
	| { readonly do: 'save result'; readonly n: number }
	| { readonly do: 'begin' }
	| {
			readonly do: 'write';
			readonly n: number;
			readonly owner: 'source' | 'revision';
			readonly cells: string[];
	  }
	| { readonly do: 'commit' | 'abort'; readonly n: number }
	| { readonly do: 'remove'; readonly n: number };

const id = fc.constantFrom('a', 'b', 'c');
const n = fc.nat(3);

export const operations: fc.Arbitrary<Operation[]> = fc.array(
	fc.oneof(
		fc.record({ do: fc.constant('put notebook' as const), id, title: fc.string({ maxLength: 3 }) }),
		fc.record({ do: fc.constant('delete notebook' as const), id }),
		fc.record({ do: fc.constant('save result' as const), n }),
		fc.record({ do: fc.constant('begin' as const) }),
		fc.record({
			do: fc.constant('write' as const),
			n,
			owner: fc.constantFrom('source' as const, 'revision' as const),
			cells: fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }),
		}),
		fc.record({ do: fc.constantFrom('commit' as const, 'abort' as const), n }),
		fc.record({ do: fc.constant('remove' as const), n }),
	),
	{ maxLength: 25 },
);

/** What a store should hold, kept the plain way: cells of the columns `0`, `1`, … of each owner. */
class Model {
	readonly notebooks = new Map<string, string>();
	readonly results = new Set<string>();
	readonly datasets = new Set<string>();
	readonly columns = new Map<string, string[][]>();
	readonly running = new Map<string, { writer: ImportWriter; columns: Map<string, string[][]> }>();
	begun = 0;
}

function chosen<T>(from: Iterable<T>, which: number): T | undefined {
	const all = [...from];
	return all[which % Math.max(1, all.length)];
}

/** Does the operations to the store and to a model, and compares all that can be seen after each. */
export async function runOperations(store: Store, list: readonly Operation[]): Promise<void> {
	const model = new Model();
	for (const operation of list) {
		await apply(store, model, operation);
		await compare(store, model);
	}
	for (const { writer } of model.running.values()) await writer.abort();
}

async function apply(store: Store, model: Model, operation: Operation): Promise<void> {
	switch (operation.do) {
		case 'put notebook':
			await store.notebooks.put(notebookOf(operation.id, operation.title));
			model.notebooks.set(operation.id, operation.title);
			return;
		case 'delete notebook':
			await store.notebooks.delete(operation.id);
			model.notebooks.delete(operation.id);
			return;
		case 'save result': {
			const dataset = chosen(model.datasets, operation.n);
			if (dataset === undefined) return;
			await store.results.put(resultOf(dataset));
			model.results.add(dataset);
			return;
		}
		case 'begin': {
			const dataset = `d${model.begun++}`;
			const writer = await store.beginImport(infoOf(dataset));
			model.running.set(dataset, { writer, columns: new Map() });
			return;
		}
		case 'write': {
			const [dataset, running] = chosen(model.running, operation.n) ?? [];
			if (!running) return;
			const owner = `${dataset}-${operation.owner}`;
			const columns = running.columns.get(owner) ?? [];
			running.columns.set(owner, columns);
			await running.writer.putColumns(owner, [
				[String(columns.length), categories(...operation.cells)],
			]);
			columns.push(operation.cells);
			return;
		}
		case 'commit': {
			const [dataset, running] = chosen(model.running, operation.n) ?? [];
			if (dataset === undefined || !running) return;
			await running.writer.commit(documentsOf(dataset));
			model.running.delete(dataset);
			model.datasets.add(dataset);
			for (const [owner, columns] of running.columns) model.columns.set(owner, columns);
			return;
		}
		case 'abort': {
			const [dataset, running] = chosen(model.running, operation.n) ?? [];
			if (dataset === undefined || !running) return;
			await running.writer.abort();
			model.running.delete(dataset);
			return;
		}
		case 'remove': {
			const dataset = chosen(model.datasets, operation.n);
			if (dataset === undefined) return;
			await store.removeDataset(dataset);
			model.datasets.delete(dataset);
			model.results.delete(dataset);
			for (const owner of ['source', 'revision']) model.columns.delete(`${dataset}-${owner}`);
		}
	}
}

async function compare(store: Store, model: Model): Promise<void> {
	const titles = (await store.notebooks.all()).map((notebook) => [notebook.id, notebook.title]);
	expect(titles).toEqual([...model.notebooks].sort());
	const datasets = [...model.datasets].sort();
	expect((await store.datasets.all()).map((dataset) => dataset.id)).toEqual(datasets);
	expect((await store.sources.all()).map((source) => source.dataset)).toEqual(datasets);
	expect((await store.revisions.all()).map((revision) => revision.dataset)).toEqual(datasets);
	expect((await store.results.all()).map((result) => result.dataset)).toEqual(
		[...model.results].sort(),
	);

	for (let i = 0; i < model.begun; i++) {
		for (const owner of [`d${i}-source`, `d${i}-revision`]) {
			const expected = model.columns.get(owner) ?? [];
			const names = Array.from({ length: expected.length + 1 }, (_, column) => String(column));
			const read = await store.readColumns(owner, names);
			const cells = [...read.values()].map((column) =>
				Array.from({ length: column.length }, (_, row) => cellText(column, row)),
			);
			expect(cells).toEqual(expected);
		}
	}
	const unfinished = [...model.running.values()].flatMap(({ columns }) => [...columns.keys()]);
	expect([...(await store.orphans())].sort()).toEqual(unfinished.sort());
	expect(await store.interruptedImports()).toEqual([]);
}
