import { NotUtf8 } from './decode';
import { DAMAGED_UTF8, detectBehindMark, detectLegacy } from './encoding';
import type { EncodingGuess } from './encoding';
import { readSample } from './sample';
import type { FileSample } from './sample';
import type { InputFile, ReadOptions } from './types';

/**
 * Reads a file as its beginning tells, and again from its start if `attempt` finds (`NotUtf8`) that it is not in the encoding
 * that the beginning seemed to be in. Throws IntakeError on files that are no text.
 */
export async function withSample<T>(
	file: InputFile,
	options: ReadOptions,
	attempt: (sample: FileSample) => Promise<T>,
): Promise<T> {
	let guess: EncodingGuess | undefined;
	for (;;) {
		const sample = await readSample(file, options, guess);
		try {
			return await attempt(sample);
		} catch (error) {
			if (!(error instanceof NotUtf8)) throw error;
			guess = detectWithout(sample, error);
		}
	}
}

/** How a file is to be read that has shown late not to be all UTF-8. */
function detectWithout({ bytes, encoding }: FileSample, error: NotUtf8): EncodingGuess {
	const read = joined(bytes, error);
	if (encoding.bom) return detectBehindMark(read, false);
	const guess = detectLegacy(read, false);
	// Where nothing fits better it is read with the bad bytes replaced.
	return guess.encoding === 'utf-8' ? { ...guess, confidence: DAMAGED_UTF8 } : guess;
}

/** The sample and the piece that is not UTF-8, without what both hold. */
function joined(sample: Uint8Array, { piece, offset }: NotUtf8): Uint8Array {
	const head = sample.subarray(0, Math.min(sample.length, offset));
	const bytes = new Uint8Array(head.length + piece.length);
	bytes.set(head);
	bytes.set(piece, head.length);
	return bytes;
}
