// What the core may use of its surroundings: the part that browsers, workers and Node share.
// Only tsconfig.core.json reads this file. Keep it short; whatever is missing here is missing on purpose.

interface Console {
	warn(...data: unknown[]): void;
	error(...data: unknown[]): void;
}
declare var console: Console;

interface TextDecodeOptions {
	stream?: boolean;
}
interface TextDecoderOptions {
	fatal?: boolean;
	ignoreBOM?: boolean;
}
interface TextDecoder {
	readonly encoding: string;
	readonly fatal: boolean;
	readonly ignoreBOM: boolean;
	decode(input?: ArrayBufferView | ArrayBuffer, options?: TextDecodeOptions): string;
}
declare var TextDecoder: { new (label?: string, options?: TextDecoderOptions): TextDecoder };

interface TextEncoderEncodeIntoResult {
	read: number;
	written: number;
}
interface TextEncoder {
	encode(input?: string): Uint8Array<ArrayBuffer>;
	encodeInto(source: string, destination: Uint8Array): TextEncoderEncodeIntoResult;
}
declare var TextEncoder: { new (): TextEncoder };

declare function structuredClone<T>(value: T, options?: { transfer?: readonly ArrayBuffer[] }): T;
declare function queueMicrotask(callback: () => void): void;

interface Performance {
	now(): number;
}
declare var performance: Performance;

interface SubtleCrypto {
	digest(algorithm: string, data: ArrayBufferView | ArrayBuffer): Promise<ArrayBuffer>;
}
interface Crypto {
	readonly subtle: SubtleCrypto;
	getRandomValues<T extends ArrayBufferView>(array: T): T;
	randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}
declare var crypto: Crypto;

interface AbortSignal {
	readonly aborted: boolean;
	readonly reason: unknown;
	throwIfAborted(): void;
}
interface AbortController {
	readonly signal: AbortSignal;
	abort(reason?: unknown): void;
}
declare var AbortController: { new (): AbortController };

interface ReadableStreamReadResult<T> {
	done: boolean;
	value: T | undefined;
}
interface ReadableStreamDefaultReader<T> {
	read(): Promise<{ done: false; value: T } | { done: true; value: T | undefined }>;
	cancel(reason?: unknown): Promise<void>;
	releaseLock(): void;
}
interface ReadableStreamDefaultController<T> {
	readonly desiredSize: number | null;
	enqueue(chunk: T): void;
	close(): void;
	error(reason?: unknown): void;
}
interface UnderlyingSource<T> {
	start?(controller: ReadableStreamDefaultController<T>): void | Promise<void>;
	pull?(controller: ReadableStreamDefaultController<T>): void | Promise<void>;
	cancel?(reason?: unknown): void | Promise<void>;
}
interface ReadableStream<T = unknown> {
	readonly locked: boolean;
	getReader(): ReadableStreamDefaultReader<T>;
	cancel(reason?: unknown): Promise<void>;
	pipeThrough<R>(pair: {
		readable: ReadableStream<R>;
		writable: WritableStream<T>;
	}): ReadableStream<R>;
}
declare var ReadableStream: { new <T>(source?: UnderlyingSource<T>): ReadableStream<T> };

interface WritableStreamDefaultWriter<T> {
	readonly ready: Promise<void>;
	write(chunk: T): Promise<void>;
	close(): Promise<void>;
	abort(reason?: unknown): Promise<void>;
	releaseLock(): void;
}
interface WritableStream<T = unknown> {
	getWriter(): WritableStreamDefaultWriter<T>;
}

type CompressionFormat = 'deflate' | 'deflate-raw' | 'gzip';
interface CompressionStream {
	readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
	readonly writable: WritableStream<ArrayBufferView | ArrayBuffer>;
}
declare var CompressionStream: { new (format: CompressionFormat): CompressionStream };
interface DecompressionStream {
	readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
	readonly writable: WritableStream<ArrayBufferView | ArrayBuffer>;
}
declare var DecompressionStream: { new (format: CompressionFormat): DecompressionStream };

interface Blob {
	readonly size: number;
	readonly type: string;
	arrayBuffer(): Promise<ArrayBuffer>;
	slice(start?: number, end?: number, type?: string): Blob;
	stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
	text(): Promise<string>;
}
declare var Blob: {
	new (
		parts?: readonly (ArrayBufferView | ArrayBuffer | Blob | string)[],
		options?: { type?: string },
	): Blob;
};
