import { liveQuery } from 'dexie';
import type { Table } from 'dexie';
import type { Connection } from './connection';
import { spaceOf } from './estimate';
import { isQuota } from './failures';
import type { DocumentsDatabase } from './schema';
import { QuotaError } from './store';
import type { Documents } from './store';

/** One table of documents. */
export function documentsIn<T extends { readonly id: string }>(
	connection: Connection<DocumentsDatabase>,
	tableOf: (database: DocumentsDatabase) => Table<T, string>,
): Documents<T> {
	const all = (): Promise<T[]> => connection.use((database) => tableOf(database).toArray());
	return {
		get: (id) => connection.use((database) => tableOf(database).get(id)),
		all,
		async put(document) {
			try {
				await connection.use((database) => tableOf(database).put(document));
			} catch (error) {
				if (!isQuota(error)) throw error;
				throw new QuotaError(roughBytes(document), (await spaceOf()).free);
			}
		},
		delete: (id) => connection.use((database) => tableOf(database).delete(id)),
		watch(changed) {
			const subscription = liveQuery(all).subscribe({
				next: changed,
				// The connection tells of its own end (StoreEvents); a watcher just hears no more.
				error: () => undefined,
			});
			return () => subscription.unsubscribe();
		},
	};
}

function roughBytes(document: unknown): number {
	return JSON.stringify(document).length;
}
