import type { Connection } from './connection';
import type { ColumnsDatabase, DocumentsDatabase } from './schema';

/** Deletes all columns of these owners. */
export async function removeOwners(
	owners: readonly string[],
	columns: Connection<ColumnsDatabase>,
): Promise<void> {
	if (owners.length === 0) return;
	await columns.use((database) =>
		database.transaction('rw', [database.chunks, database.seals], async () => {
			for (const owner of owners) {
				// An array sorts after every text, so the range holds all entries of the owner.
				await database.chunks.where(':id').between([owner], [owner, []]).delete();
			}
			await database.seals.bulkDelete([...owners]);
		}),
	);
}

/** All owners that have bytes. */
async function ownersWithBytes(columns: Connection<ColumnsDatabase>): Promise<ReadonlySet<string>> {
	const keys = await columns.use(async (database) => {
		const chunks = await database.chunks.toCollection().primaryKeys();
		const seals = await database.seals.toCollection().primaryKeys();
		return [...chunks.map(([owner]) => owner), ...seals];
	});
	return new Set(keys);
}

/** Owners of bytes that no document refers to: of imports being written, cut off, or removed halfway. */
export async function orphans(
	documents: Connection<DocumentsDatabase>,
	columns: Connection<ColumnsDatabase>,
): Promise<readonly string[]> {
	// First the bytes, then who owns them: an import that becomes visible in between is not taken for an orphan.
	const withBytes = await ownersWithBytes(columns);
	const owners = await documents.use(({ sources, revisions }) =>
		Promise.all([sources.toCollection().primaryKeys(), revisions.toCollection().primaryKeys()]),
	);
	const referred = new Set(owners.flat());
	return [...withBytes].filter((owner) => !referred.has(owner));
}

/** Removes orphans that no import, running or cut off, has a claim on. */
export async function sweep(
	documents: Connection<DocumentsDatabase>,
	columns: Connection<ColumnsDatabase>,
): Promise<void> {
	const withBytes = await ownersWithBytes(columns);
	if (withBytes.size === 0) return;
	const unclaimed = await documents.use((database) => {
		const { sources, revisions, imports, manifests } = database;
		// One transaction: a commit moves an owner from `imports` to the documents at once.
		return database.transaction('rw', [sources, revisions, imports, manifests], async () => {
			const ids = await Promise.all([
				sources.toCollection().primaryKeys(),
				revisions.toCollection().primaryKeys(),
			]);
			const rows = await imports.toArray();
			const claimed = new Set([...ids.flat(), ...rows.flatMap((row) => row.owners)]);
			const owners = [...withBytes].filter((owner) => !claimed.has(owner));
			await manifests.bulkDelete(owners);
			return owners;
		});
	});
	await removeOwners(unclaimed, columns);
}
