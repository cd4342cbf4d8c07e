const PATIENCE_MS = 500;

/** An answer that some browsers take seconds for, or never give: null after half a second, or when it fails. */
async function soon<T>(question: Promise<T> | undefined): Promise<T | null> {
	if (!question) return null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooLate = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), PATIENCE_MS);
	});
	try {
		return await Promise.race([question, tooLate]);
	} catch {
		return null;
	} finally {
		clearTimeout(timer);
	}
}

function storage(): StorageManager | undefined {
	return globalThis.navigator?.storage as StorageManager | undefined;
}

/** What the browser says this site may use, and uses, in bytes; null where it does not say. */
export async function spaceOf(): Promise<{ quota: number | null; free: number | null }> {
	const { quota, usage } = (await soon(storage()?.estimate?.())) ?? {};
	if (quota === undefined) return { quota: null, free: null };
	return { quota, free: usage === undefined ? null : Math.max(0, quota - usage) };
}

/** Whether the browser promised not to clear this site by itself; null where it does not say. */
export function isPersisted(): Promise<boolean | null> {
	return soon(storage()?.persisted?.());
}

/** Asks the browser to promise it. May show a question that nobody answers: never to be waited for. */
export async function askToPersist(): Promise<boolean> {
	return (await storage()?.persist?.()) ?? false;
}
