import { IntakeError } from '../types';
import { BlobPieces } from './pieces';
import { refusal } from './refuse';
import { ConvertCancelled, type ConvertHooks } from './types';

/** Compressed bytes that are handed over at a time. */
const SLICE = 256 * 1024;
/** What one compressed file may become. */
export const MAX_INFLATED_BYTES = 2 * 1024 * 1024 * 1024;
/** Tables shrink to a fifth or a tenth; what grows more than this is made to fill the memory. */
const MAX_RATIO = 200;
/** Up to here the ratio says nothing: a small table of equal rows may well shrink to a thousandth. */
const RATIO_FREE_BYTES = 64 * 1024 * 1024;

/** Whether so many bytes are more than so many compressed ones may honestly hold. */
export function isBomb(bytes: number, compressed: number): boolean {
	return bytes > RATIO_FREE_BYTES && bytes > compressed * MAX_RATIO;
}

export interface InflateOptions {
	/** What errors name. */
	readonly file: string;
	readonly part?: string;
	/** Bytes that may come out, and the reason that is given when more do. */
	readonly limit?: number;
	readonly overLimit?: string;
	/** Sees the bytes as they come out. */
	readonly watch?: (bytes: Uint8Array) => void;
	readonly hooks?: ConvertHooks;
}

/**
 * Decompresses a Blob with a counter at the outlet: throws IntakeError as soon as more comes out than `limit` or than is
 * honest for the compressed size, and when the data is damaged or ends too early. Holds some megabytes at a time.
 */
export async function inflate(
	source: Blob,
	format: 'gzip' | 'deflate-raw',
	options: InflateOptions,
): Promise<Blob> {
	const { file, part, limit = MAX_INFLATED_BYTES, overLimit = 'file-too-large', watch } = options;
	const feed = new Feed(source, options.hooks);
	const reader = feed.stream.pipeThrough(new DecompressionStream(format)).getReader();
	const pieces = new BlobPieces();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return pieces.finish();
			pieces.push(value);
			if (pieces.size > limit) throw refusal(overLimit, file, part);
			if (isBomb(pieces.size, source.size)) throw refusal('file-bomb', file, part);
			watch?.(value);
		}
	} catch (error) {
		// Not awaited: it may wait for the other end, which nobody feeds any more.
		reader.cancel().catch(() => undefined);
		if (feed.failure !== undefined) throw feed.failure;
		// All that the platform itself throws here is that the data is damaged.
		throw error instanceof IntakeError ? error : refusal('file-damaged', file, part);
	}
}

/** Gives a Blob in slices. */
class Feed {
	/** Why it gave up: cancelled, or the file could not be read. */
	failure: Error | undefined;
	readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
	#at = 0;

	constructor(
		private readonly source: Blob,
		private readonly hooks: ConvertHooks | undefined,
	) {
		this.stream = new ReadableStream({ pull: (controller) => this.#pull(controller) });
	}

	async #pull(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
		try {
			if (this.hooks?.cancelled()) throw new ConvertCancelled('cancelled');
			const slice = await this.source.slice(this.#at, this.#at + SLICE).arrayBuffer();
			this.#at += slice.byteLength;
			if (slice.byteLength > 0) controller.enqueue(new Uint8Array(slice));
			if (this.#at >= this.source.size) controller.close();
			this.hooks?.progress(this.#at);
			await this.hooks?.yieldNow?.();
		} catch (error) {
			this.failure = error as Error;
			throw error;
		}
	}
}
