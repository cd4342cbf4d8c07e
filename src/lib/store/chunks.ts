import { crc32 } from '../base/hash';

/** Far below what a browser refuses (127 MiB in Chromium), large enough that records cost nothing. */
export const CHUNK_BYTES = 4 * 2 ** 20;

/** Parts begin at multiples of this, so that they can be read as any typed array without a copy. */
const ALIGNMENT = 8;

/** By which a chunk is known to be whole and in its place. */
export interface ChunkSum {
	readonly bytes: number;
	readonly crc32: number;
}

export function sumOf(chunk: ArrayBuffer): ChunkSum {
	return { bytes: chunk.byteLength, crc32: crc32(new Uint8Array(chunk)) };
}

function aligned(length: number): number {
	return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

/** Copies parts, one after the other, into chunks of at most `limit` bytes (a multiple of 8). */
export function split(parts: readonly Uint8Array[], limit = CHUNK_BYTES): ArrayBuffer[] {
	const total = parts.reduce((sum, part) => sum + aligned(part.length), 0);
	const chunks: ArrayBuffer[] = [];
	for (let start = 0; start < total; start += limit) {
		chunks.push(new ArrayBuffer(Math.min(limit, total - start)));
	}
	let start = 0;
	for (const part of parts) {
		for (let done = 0; done < part.length;) {
			const at = start + done;
			const chunk = new Uint8Array(chunks[Math.floor(at / limit)]!, at % limit);
			const piece = part.subarray(done, done + chunk.length);
			chunk.set(piece);
			done += piece.length;
		}
		start += aligned(part.length);
	}
	return chunks;
}

/**
 * The parts of these lengths again: views of the one chunk, or of a new copy of several. Null when a chunk is missing,
 * of another length than its sum says, or has another CRC.
 */
export function join(
	chunks: readonly (ArrayBuffer | undefined)[],
	sums: readonly ChunkSum[],
	lengths: readonly number[],
): Uint8Array[] | null {
	const total = sums.reduce((sum, { bytes }) => sum + bytes, 0);
	if (total !== lengths.reduce((sum, length) => sum + aligned(length), 0)) return null;
	const whole = sums.length === 1 ? null : new Uint8Array(total);
	let start = 0;
	for (const [n, sum] of sums.entries()) {
		const chunk = chunks[n];
		if (!chunk || chunk.byteLength !== sum.bytes) return null;
		const bytes = new Uint8Array(chunk);
		if (crc32(bytes) !== sum.crc32) return null;
		whole?.set(bytes, start);
		start += sum.bytes;
	}
	const buffer = whole?.buffer ?? chunks[0]!;
	start = 0;
	return lengths.map((length) => {
		const part = new Uint8Array(buffer, start, length);
		start += aligned(length);
		return part;
	});
}
