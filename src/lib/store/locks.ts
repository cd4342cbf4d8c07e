/**
 * While an import is written its tab holds a Web Lock, which the browser frees when the tab dies: what is listed as being
 * written and has no lock was cut off. Where there are no locks, all but this store's own imports count as cut off.
 */
const lockName = (id: string): string => `import:${id}`;

/** Null when someone holds it. The answer frees it; calling it twice is fine. */
export async function holdImport(id: string): Promise<(() => void) | null> {
	const locks = globalThis.navigator?.locks as LockManager | undefined;
	if (!locks) return () => undefined;
	return new Promise((resolve, reject) => {
		locks
			.request(lockName(id), { ifAvailable: true }, (lock) => {
				if (!lock) {
					resolve(null);
					return undefined;
				}
				return new Promise<void>((free) => resolve(() => free()));
			})
			.catch(reject);
	});
}

/** Of these imports, the ones whose lock is held by some tab. */
export async function heldImports(ids: readonly string[]): Promise<ReadonlySet<string>> {
	const locks = globalThis.navigator?.locks as LockManager | undefined;
	if (!locks) return new Set();
	const { held = [] } = await locks.query();
	const names = new Set(held.map((lock) => lock.name));
	return new Set(ids.filter((id) => names.has(lockName(id))));
}
