// Archives byte by byte, honest and not.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
	readonly name: string;
	/** The name's bytes, where they are not UTF-8; the flag for UTF-8 is then not set. */
	readonly nameBytes?: Uint8Array;
	readonly data: string | Uint8Array;
	readonly stored?: boolean;
	/** Further flags: 1 = encrypted. */
	readonly flags?: number;
	readonly method?: number;
	/** What the directory says instead of the truth. */
	readonly says?: {
		readonly size?: number;
		readonly compressedSize?: number;
		readonly crc?: number;
		readonly offset?: number;
	};
}

export interface How {
	/** Sizes and places in the fields of zip64. */
	readonly wide?: boolean;
	/** Lies before the archive. */
	readonly before?: Uint8Array;
	readonly comment?: string;
	/** What the end says instead of the truth. */
	readonly count?: number;
}

export function zipOf(entries: readonly Packed[], how: How = {}): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [how.before ?? new Uint8Array(0)];
	const directory: Uint8Array[] = [];
	let at = 0;
	const add = (list: Uint8Array[], ...more: Uint8Array[]) => {
		for (const part of more) list.push(part);
		return more.reduce((sum, { length }) => sum + length, 0);
	};
	for (const entry of entries) {
		const bytes = typeof entry.data === 'string' ? Buffer.from(entry.data) : entry.data;
		const packed = entry.stored ? bytes : deflateRawSync(bytes);
		const name = entry.nameBytes ?? Buffer.from(entry.name);
		const flags = (entry.flags ?? 0) | (entry.nameBytes ? 0 : 0x800);
		const method = entry.method ?? (entry.stored ? 0 : 8);
		const crc = entry.says?.crc ?? crc32(bytes);
		const size = entry.says?.size ?? bytes.length;
		const compressed = entry.says?.compressedSize ?? packed.length;
		const offset = entry.says?.offset ?? at;
		const extra = how.wide
			? Buffer.concat([u16(1, 24), u64(size, compressed, offset)])
			: new Uint8Array(0);
		const fields = (count: number) =>
			Buffer.concat([
				u16(20, flags, method, 0, 0),
				u32(crc, ...(how.wide ? [0xffffffff, 0xffffffff] : [compressed, size])),
				u16(name.length, count),
			]);
		add(
			directory,
			u32(0x02014b50),
			u16(20),
			fields(extra.length),
			u16(0, 0, 0),
			u32(0, how.wide ? 0xffffffff : offset),
			name,
			extra,
		);
		at += add(parts, u32(0x04034b50), fields(0), name, packed);
	}
	const length = directory.reduce((sum, part) => sum + part.length, 0);
	const count = how.count ?? entries.length;
	const wideEnd = how.wide
		? [
				u32(0x06064b50),
				u64(44),
				u16(45, 45),
				u32(0, 0),
				u64(count, count, length, at),
				u32(0x07064b50, 0),
				u64(at + length),
				u32(1),
			]
		: [];
	const comment = Buffer.from(how.comment ?? '');
	const end = how.wide
		? [u16(0xffff, 0xffff), u32(0xffffffff, 0xffffffff)]
		: [u16(Math.min(count, 0xffff), Math.min(count, 0xffff)), u32(length, at)];
	parts.push(Buffer.concat(directory));
	add(parts, ...wideEnd, u32(0x06054b50), u16(0, 0), ...end);
	add(parts, u16(comment.length), comment);
	return new Uint8Array(Buffer.concat(parts));
}

function u16(...values: readonly number[]): Uint8Array {
	return new Uint8Array(Uint16Array.from(values).buffer);
}

function u32(...values: readonly number[]): Uint8Array {
	return new Uint8Array(Uint32Array.from(values).buffer);
}

function u64(...values: readonly number[]): Uint8Array {
	return new Uint8Array(BigUint64Array.from(values.map(BigInt)).buffer);
}
