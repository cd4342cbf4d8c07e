/** Eight tables for slicing-by-8; table 0 is the usual one (polynomial 0xEDB88320, as in zip and PNG). */
const tables = new Int32Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	tables[byte] = crc;
}
for (let i = 256; i < tables.length; i++) {
	const crc = tables[i - 256]!;
	tables[i] = (crc >>> 8) ^ tables[crc & 255]!;
}

/** CRC-32 of bytes as an unsigned number. Pass the CRC of what came before to continue it. */
export function crc32(bytes: Uint8Array, seed = 0): number {
	const t = tables;
	let crc = ~seed;
	let i = 0;
	for (const end = bytes.length - 7; i < end; i += 8) {
		crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
		crc =
			t[1792 + (crc & 255)]! ^
			t[1536 + ((crc >>> 8) & 255)]! ^
			t[1280 + ((crc >>> 16) & 255)]! ^
			t[1024 + (crc >>> 24)]! ^
			t[768 + bytes[i + 4]!]! ^
			t[512 + bytes[i + 5]!]! ^
			t[256 + bytes[i + 6]!]! ^
			t[bytes[i + 7]!]!;
	}
	for (; i < bytes.length; i++) crc = (crc >>> 8) ^ t[(crc ^ bytes[i]!) & 255]!;
	return ~crc >>> 0;
}

/** A 53-bit hash of a text (cyrb53 by bryc) as 14 hex digits. Spreads well; not for secrets or signatures. */
export function hashText(text: string): string {
	let h1 = 0xdeadbeef;
	let h2 = 0x41c6ce57;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		h1 = Math.imul(h1 ^ unit, 2654435761);
		h2 = Math.imul(h2 ^ unit, 1597334677);
	}
	h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
	h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
	return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(16).padStart(14, '0');
}

/**
 * JSON that is the same text for equal values: keys in order of their UTF-16 units, properties that are undefined left
 * out, −0 as 0. What JSON cannot say (NaN, infinities, undefined in arrays) is null, as in JSON.stringify.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const object = value as Record<string, unknown>;
		const parts = Object.keys(object)
			.filter((key) => object[key] !== undefined)
			.sort()
			.map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
		return `{${parts.join(',')}}`;
	}
	return JSON.stringify(value) ?? 'null';
}
