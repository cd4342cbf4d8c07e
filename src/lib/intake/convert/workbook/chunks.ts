import { ConvertCancelled, type ConvertHooks } from '../types';

const CHUNK = 1024 * 1024;

/** The bytes of a Blob, a megabyte at a time, with a place to cancel between. */
export async function* chunks(
	blob: Blob,
	hooks: ConvertHooks,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
	for (let at = 0; at < blob.size; at += CHUNK) {
		if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
		yield new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
		await hooks.yieldNow?.();
	}
}
