import { writeSync } from 'node:fs';

/** As JSON: typed arrays are lists, what is not a number is null, sets and maps do not occur. */
export function toJson(value: unknown, indent?: number): string {
	return JSON.stringify(
		value,
		(_key, part: unknown) => (isTyped(part) ? Array.from(part) : part),
		indent,
	);
}

function isTyped(value: unknown): value is Float64Array {
	return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

const OUT = 1;

/** One line on stdout. Written at once, so that a pipe gets all of it before the process ends. */
export function print(line: string): void {
	const bytes = Buffer.from(`${line}\n`);
	for (let at = 0; at < bytes.length;) at += writeSome(bytes, at);
}

function writeSome(bytes: Uint8Array, at: number): number {
	try {
		return writeSync(OUT, bytes, at);
	} catch (error) {
		// The reader of a pipe is slow: try again.
		if ((error as { code?: unknown }).code === 'EAGAIN') return 0;
		throw error;
	}
}

/** A message for the person. */
export function tell(message: string): void {
	process.stderr.write(`${message}\n`);
}
