/** Errors of the database come wrapped: in Dexie's `inner`, in a bulk error's `failures`, in a `cause`. */
function* causes(error: unknown): Generator<{ name: string; message: string }> {
	if (error === null || typeof error !== 'object') return;
	const { name, message, inner, cause, failures } = error as Record<string, unknown>;
	yield { name: String(name), message: String(message) };
	yield* causes(inner);
	yield* causes(cause);
	if (Array.isArray(failures)) yield* causes(failures[0]);
}

/** The disk, or this site's part of it, is full. */
export function isQuota(error: unknown): boolean {
	for (const { name } of causes(error)) if (name === 'QuotaExceededError') return true;
	return false;
}

/** The connection is gone though nobody closed it: a resumed phone, a crashed storage process. Worth one new try. */
export function isLost(error: unknown): boolean {
	for (const { name, message } of causes(error)) {
		if (name === 'DatabaseClosedError') return true;
		if (name === 'InvalidStateError' && /clos/i.test(message)) return true;
		if (name === 'UnknownError' && /connection|lost/i.test(message)) return true;
	}
	return false;
}
