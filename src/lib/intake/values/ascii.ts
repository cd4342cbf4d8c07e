/**
 * Writes a text's characters as bytes; returns how many they are, or 0 for a text that is longer than the bytes or not ASCII.
 */
export function toAscii(text: string, bytes: Uint8Array): number {
	const { length } = text;
	if (length > bytes.length) return 0;
	for (let i = 0; i < length; i++) {
		const code = text.charCodeAt(i);
		if (code > 127) return 0;
		bytes[i] = code;
	}
	return length;
}
