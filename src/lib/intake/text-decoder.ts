import type { EncodingName } from './types';

/** A decoder of text; it leaves bytes that do not fit as U+FFFD. */
export function textDecoder(
	encoding: EncodingName,
	options: TextDecoderOptions = {},
): Pick<TextDecoder, 'decode'> {
	const decoder = new TextDecoder(encoding, options);
	if (encoding !== 'windows-1252') return decoder;
	// Node 20 takes € “ ” and the like for control characters, but not in pieces.
	return {
		decode: (bytes, { stream = false } = {}) =>
			decoder.decode(bytes, { stream: true }) + (stream ? '' : decoder.decode()),
	};
}
