// Looks into the databases without the app: what is really there.
import type { Page } from '@playwright/test';

export interface Stored {
	/** Rows by table of documents. */
	readonly documents: Readonly<Record<string, number>>;
	/** Pieces of columns. */
	readonly chunks: number;
	/** Owners of pieces that no document names. */
	readonly orphans: readonly string[];
}

/** Reads both databases raw. Missing ones count as empty. */
export function stored(page: Page): Promise<Stored> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const names = (await indexedDB.databases()).map(({ name }) => name);
		const keys = new Map<string, IDBValidKey[]>();
		for (const name of ['opsbook', 'opsbook-columns']) {
			if (!names.includes(name)) continue;
			const database = await done(indexedDB.open(name));
			const tables = [...database.objectStoreNames];
			const transaction = database.transaction(tables);
			for (const table of tables) {
				keys.set(table, await done(transaction.objectStore(table).getAllKeys()));
			}
			database.close();
		}
		const of = (table: string) => keys.get(table) ?? [];
		const referred = new Set([...of('sources'), ...of('revisions')]);
		const owners = new Set([...of('chunks').map((key) => (key as string[])[0]!), ...of('seals')]);
		const documents = [...keys].filter(([table]) => table !== 'chunks' && table !== 'seals');
		return {
			documents: Object.fromEntries(documents.map(([table, all]) => [table, all.length])),
			chunks: of('chunks').length,
			orphans: [...owners].filter((owner) => !referred.has(owner)) as string[],
		};
	});
}
