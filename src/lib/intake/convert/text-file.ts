import { detectEncoding } from '../encoding';
import { textDecoder } from '../text-decoder';
import type { InputFile } from '../types';
import { refusal } from './refuse';
import { ConvertCancelled, type ConvertHooks } from './types';

/** Largest file that is read as one piece. */
export const WHOLE_MAX = 256 * 1024 * 1024;
/** Bytes from which the encoding is told. */
const SAMPLE = 512 * 1024;
const PIECE = 4 * 1024 * 1024;

/** The beginning of a file as text; its last character may be damaged. */
export function headText(head: Uint8Array): string {
	return textDecoder(detectEncoding(head, false).encoding).decode(head);
}

/** The text of a file in pieces. Throws ConvertCancelled. */
export async function* textPieces(
	{ blob }: InputFile,
	hooks: ConvertHooks,
): AsyncGenerator<{ readonly text: string; readonly last: boolean }, void> {
	const sample = new Uint8Array(await blob.slice(0, SAMPLE).arrayBuffer());
	const decoder = textDecoder(detectEncoding(sample, blob.size <= SAMPLE).encoding);
	for (let offset = 0; offset === 0 || offset < blob.size; offset += PIECE) {
		if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
		const bytes = new Uint8Array(await blob.slice(offset, offset + PIECE).arrayBuffer());
		const last = offset + PIECE >= blob.size;
		yield { text: decoder.decode(bytes, { stream: !last }), last };
		hooks.progress(Math.min(blob.size, offset + PIECE));
		if (hooks.yieldNow) await hooks.yieldNow();
	}
}

/** The whole text of a file that is not too large for that. Throws IntakeError and ConvertCancelled. */
export async function wholeText(file: InputFile, hooks: ConvertHooks): Promise<string> {
	if (file.blob.size > WHOLE_MAX) throw refusal('too-large-at-once', file.name);
	const pieces: string[] = [];
	for await (const { text } of textPieces(file, hooks)) pieces.push(text);
	return pieces.join('');
}
