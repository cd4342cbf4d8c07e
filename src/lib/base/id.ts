const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** A new name for a document: 80 random bits in letters and digits that are hard to confuse (Crockford's base 32). */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
	let id = '';
	for (const byte of bytes) id += ALPHABET[byte & 31]!;
	return id;
}
