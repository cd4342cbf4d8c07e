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
				throw await told(error, document);
			}
		},
		async update(id, change) {
			let next: T | undefined;
			try {
				return await connection.use((database) => {
					const table = tableOf(database);
					return database.transaction('rw', table, async () => {
						const now = await table.get(id);
						next = change(now);
						if (next === undefined) return now;
						await table.put(next);
						return next;
					});
				});
			} catch (error) {
				throw await told(error, next);
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

/** The error as those who asked are told it: a full disk says what was needed. */
async function told(error: unknown, document: unknown): Promise<unknown> {
	if (!isQuota(error)) return error;
	return new QuotaError(roughBytes(document), (await spaceOf()).free);
}

function roughBytes(document: unknown): number {
	return (JSON.stringify(document) ?? '').length;
}
