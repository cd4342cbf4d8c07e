/**
 * The memory of all typed arrays in plain data, each once, to be handed to another thread instead of copied.
 * What `keep` says true of stays here and is copied.
 */
export function transferables(
	value: unknown,
	keep: (buffer: ArrayBufferLike) => boolean = () => false,
): ArrayBuffer[] {
	const buffers = new Set<ArrayBuffer>();
	const seen = new Set<object>();
	const visit = (part: unknown): void => {
		if (typeof part !== 'object' || part === null || seen.has(part)) return;
		seen.add(part);
		const buffer = ArrayBuffer.isView(part) ? part.buffer : part;
		if (buffer instanceof ArrayBuffer) {
			if (!keep(buffer)) buffers.add(buffer);
		} else if (Array.isArray(part)) {
			// Lists of numbers and texts are long and hold no memory of their own: one look at the first is enough.
			if (typeof part[0] === 'object') part.forEach(visit);
		} else if (!ArrayBuffer.isView(part)) Object.values(part).forEach(visit);
	};
	visit(value);
	return [...buffers];
}
