/** Newer than the language the core is written for; runtimes without it leave the memory to the collector. */
type Transferring = ArrayBuffer & { readonly transfer?: (bytes: number) => ArrayBuffer };

/**
 * Gives the memory of a buffer back now: the collector lets hundreds of megabytes of them pile up. The buffer and all its
 * views are empty afterwards, where the runtime can do it; else nothing happens.
 */
export function release(buffer: ArrayBufferLike): void {
	resize(buffer, 0);
}

/** The same bytes in a buffer of another length (cut, or filled up with zeros); null where the runtime cannot. The old one is released. */
export function resize(buffer: ArrayBufferLike, bytes: number): ArrayBuffer | null {
	return (buffer as Transferring).transfer?.(bytes) ?? null;
}
