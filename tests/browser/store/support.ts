import type { Layer } from '../../../src/lib/store/schema';
import { openStore } from '../../../src/lib/store/dexie';
import type { StoreOptions } from '../../../src/lib/store/dexie';
import type { Store } from '../../../src/lib/store/store';

let count = 0;
const names: string[] = [];
const stores: Store[] = [];

/** A name that no database has yet. */
export function freshName(): string {
	const name = `test-${Date.now()}-${count++}`;
	names.push(name);
	return name;
}

/** Opens a store that `cleanUp` closes. */
export async function opened(options: StoreOptions): Promise<Store> {
	const store = await openStore(options);
	stores.push(store);
	return store;
}

export async function cleanUp(): Promise<void> {
	for (const store of stores.splice(0)) store.close();
	for (const name of names.splice(0)) {
		for (const database of [name, `${name}-columns`])
			await done(indexedDB.deleteDatabase(database));
	}
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('request failed'));
	});
}

/** Works on a database without Opsbook's code. */
export async function raw<T>(
	name: string,
	store: string,
	work: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
	const database = await done(indexedDB.open(name));
	try {
		return await done(work(database.transaction(store, 'readwrite').objectStore(store)));
	} finally {
		database.close();
	}
}

export interface Faults {
	/** Transactions and changes begun so far. */
	requests: number;
	/** Asked before each, with its number from 1: what it throws is the database's answer. */
	before: (request: number) => void;
	/** Native handles that transactions ran on. */
	readonly handles: Set<IDBDatabase>;
	readonly layer: Layer;
}

/** A layer around the databases that makes chosen requests fail. */
export function faults(): Faults {
	const state: Faults = {
		requests: 0,
		before: () => undefined,
		handles: new Set(),
		layer: {
			stack: 'dbcore',
			name: 'faults',
			create: (down) => ({
				...down,
				transaction(...args) {
					state.before(++state.requests);
					const transaction = down.transaction(...args);
					state.handles.add((transaction as IDBTransaction).db);
					return transaction;
				},
				table(name) {
					const table = down.table(name);
					return {
						...table,
						async mutate(request) {
							state.before(++state.requests);
							return table.mutate(request);
						},
					};
				},
			}),
		},
	};
	return state;
}
