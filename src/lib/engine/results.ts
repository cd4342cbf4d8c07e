import type { SavedResult, Store } from '../store/store';

/** How many results are kept: the newest. */
export const KEPT_RESULTS = 200;

export function getResult(store: Store, key: string): Promise<SavedResult | undefined> {
	return store.results.get(key);
}

export async function putResult(store: Store, result: SavedResult): Promise<void> {
	await store.results.put(result);
}

/** Deletes all but the newest results; call it now and then, not after each. Returns how many went. */
export async function pruneResults(store: Store, keep = KEPT_RESULTS): Promise<number> {
	const all = await store.results.all();
	const old = [...all].sort((a, b) => b.computedAt - a.computedAt).slice(keep);
	for (const { id } of old) await store.results.delete(id);
	return old.length;
}
