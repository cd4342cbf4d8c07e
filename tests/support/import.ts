// Texts as files, imported into a store in memory the way the app does it.
import { importFiles } from '$lib/engine/import';
import type { ImportHooks } from '$lib/engine/import-hooks';
import type { ImportAnswer, ImportFile } from '$lib/engine/intake-protocol';
import { inspect } from '$lib/intake/inspect';
import type { Mapping } from '$lib/model/mapping';
import type { Revision } from '$lib/model/dataset';
import { createMemoryStore } from '$lib/store/memory';
import type { Store } from '$lib/store/store';

export async function csvFile(name: string, text: string, mapping?: Mapping): Promise<ImportFile> {
	const file = { name, blob: new Blob([text]) };
	return { file, options: {}, mapping: mapping ?? (await inspect(file, {}, 'UTC')).mapping };
}

export async function importTexts(
	store: Store,
	texts: Readonly<Record<string, string>>,
	hooks: ImportHooks = {},
): Promise<ImportAnswer> {
	const files = await Promise.all(Object.entries(texts).map(([name, text]) => csvFile(name, text)));
	return importFiles(store, { files, name: 'Test', zone: 'UTC', weekStart: 1 }, hooks);
}

/** A store that holds these files as one data set. */
export async function storeOf(
	texts: Readonly<Record<string, string>>,
): Promise<{ store: Store; revision: Revision }> {
	const store = createMemoryStore();
	const answer = await importTexts(store, texts);
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	return { store, revision: (await store.revisions.get(answer.revision))! };
}
