import { importTables } from '../lib/engine/import';
import { RevisionCache } from '../lib/engine/revision-cache';
import { canonicalJson } from '../lib/base/hash';
import { cellText } from '../lib/columns/access';
import { checkMapping } from '../lib/intake/check-mapping';
import { recogniseAndMap } from '../lib/intake/formats';
import { readTable } from '../lib/intake/read-table';
import { IntakeError, type Table } from '../lib/intake/types';
import type { IdentityRule } from '../lib/model/dataset';
import type { Mapping } from '../lib/model/mapping';
import { createMemoryStore } from '../lib/store/memory';
import { inputError } from './failures';
import { openInput, openTables, visible } from './files';
import { chainTables, type PlacedTable } from './later-exports';

/** A file and what its rows mean; null = as the program proposes. */
export interface SourceSpec {
	/** Absolute. */
	readonly path: string;
	readonly mapping: Mapping | null;
	/** The place of the source that it is a later export of; null = of none. */
	readonly follows: number | null;
}

/** What a data set is made of. */
export interface DatasetSpec {
	readonly sources: readonly SourceSpec[];
	readonly zone: string;
	/** Undefined: by all keys, nobody by hand. */
	readonly identity: IdentityRule | undefined;
}

/** Where a data set lies in the workspace's store. */
export interface Imported {
	readonly dataset: string;
	readonly revision: string;
}

/** How many files and data sets stay in memory between the cases of a batch. */
const KEPT = 8;

/** A store in memory and what was read into it: cases that ask the same files share the reading. */
export class Workspace {
	readonly store = createMemoryStore();
	readonly cache = new RevisionCache(this.store);
	readonly #tables = new Map<string, Promise<readonly Table[]>>();
	readonly #datasets = new Map<string, Promise<Imported>>();

	/** The data set of these files; read, built and stored once. Throws InputError. */
	async open({ sources, zone, identity }: DatasetSpec): Promise<Imported> {
		const key = canonicalJson([zone, sources, identity ?? null]);
		const imported = keep(this.#datasets, key, () => this.#import({ sources, zone, identity }));
		if (this.#datasets.size > KEPT) {
			const [oldest, dropped] = this.#datasets.entries().next().value!;
			this.#datasets.delete(oldest);
			await dropped.then(
				async ({ dataset }) => {
					await this.store.removeDataset(dataset);
					const rest = await this.store.revisions.all();
					this.cache.forget(rest.map(({ id }) => id));
				},
				() => undefined,
			);
		}
		return imported;
	}

	async #import({ sources, zone, identity }: DatasetSpec): Promise<Imported> {
		const placed: PlacedTable[] = [];
		for (const [source, { path, mapping, follows }] of sources.entries()) {
			const add = (table: Table, meant: Mapping) =>
				placed.push({ mapped: { table, mapping: meant }, source, follows });
			const found = await this.#tablesOf(path, zone);
			if (mapping === null) {
				for (const table of found) add(table, proposal(table));
				continue;
			}
			// Of the sheets of a workbook those that have its columns; none: the fault is told by the import.
			const fit = found.filter(({ columns }) => checkMapping(mapping, columns).length === 0);
			for (const table of fit.length > 0 ? fit : found) add(table, mapping);
		}
		const tables = chainTables(placed);
		const name = tables.map(({ table }) => table.name).join(', ');
		const rule = identity === undefined ? {} : { identity };
		const about = { name, zone, weekStart: 1, ...rule };
		const answer = await importTables(this.store, tables, about);
		if (!answer.ok) throw inputError(answer.failure);
		return { dataset: answer.dataset, revision: answer.revision };
	}

	#tablesOf(path: string, zone: string): Promise<readonly Table[]> {
		const tables = keep(this.#tables, canonicalJson([zone, path]), () =>
			readFileTables(path, zone),
		);
		if (this.#tables.size > KEPT) this.#tables.delete(this.#tables.keys().next().value!);
		return tables;
	}
}

/** The value under a key, made when it is not there; the key becomes the newest. What fails is not kept. */
function keep<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
	const value = map.get(key) ?? make();
	map.delete(key);
	map.set(key, value);
	value.catch(() => map.delete(key));
	return value;
}

/** Rows that formats may look at. */
const SAMPLE_ROWS = 100;

/** What the rows of a table mean if nobody says it. */
function proposal({ frame, columns, format }: Table): Mapping {
	const headers = columns.map(({ name, header }) => header ?? name);
	const length = Math.min(SAMPLE_ROWS, frame.length);
	const sample = Array.from({ length }, (_, row) =>
		[...frame.columns.values()].map((column) => cellText(column, row)),
	);
	return recogniseAndMap(headers, sample, columns, format).mapping;
}

/** The tables in a file; hidden sheets are left where they are. */
async function readFileTables(path: string, zone: string): Promise<readonly Table[]> {
	const file = await openInput(path);
	try {
		const tables = [];
		for (const input of visible(await openTables(file))) {
			tables.push(await readTable(input, {}, zone));
		}
		return tables;
	} catch (error) {
		if (error instanceof IntakeError) {
			throw inputError({ kind: 'unreadable', reason: error.reason, ...error.problem });
		}
		throw error;
	}
}
