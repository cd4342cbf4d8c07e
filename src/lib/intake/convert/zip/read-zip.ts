import { crc32 } from '../../../base/hash';
import type { InputFile } from '../../types';
import { inflate, isBomb, MAX_INFLATED_BYTES } from '../inflate';
import { refusal } from '../refuse';
import type { ConvertHooks } from '../types';
import { readDirectory } from './directory';
import type { Listed } from './directory';

/** A file in an archive. */
export interface ZipEntry {
	/** A name and no place: folders with `/`; it is never used as a path. */
	readonly name: string;
	/** As the archive says; `read` holds it to that. */
	readonly size: number;
	readonly compressedSize: number;
	readonly encrypted: boolean;
	/** The file's bytes. Throws IntakeError when it is locked, damaged, or larger than it said or than `limit`. */
	read(limit?: number, hooks?: ConvertHooks): Promise<Blob>;
}

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;

/** Whether bytes begin as an archive does, an empty one among them. */
export function isZip(head: Uint8Array): boolean {
	const [p, k, kind, again] = head;
	return p === 0x50 && k === 0x4b && ((kind === 3 && again === 4) || (kind === 5 && again === 6));
}

/**
 * The files in an archive, without folders and what macOS adds. Nothing is unpacked: the directory is read, and refused
 * (IntakeError) when it is damaged or says more entries or bytes than an honest archive has.
 */
export async function readZip(file: InputFile): Promise<readonly ZipEntry[]> {
	const listed = await readDirectory(file);
	let size = 0;
	let compressed = 0;
	for (const entry of listed) {
		size += entry.size;
		compressed += entry.compressedSize;
		if (entry.offset + LOCAL_SIZE + entry.compressedSize > file.blob.size)
			throw refusal('file-damaged', file.name, entry.name);
	}
	if (size > MAX_INFLATED_BYTES) throw refusal('file-too-large', file.name);
	// More than the file has: entries that share their bytes, the way to pack much into little.
	if (compressed > file.blob.size || isBomb(size, file.blob.size))
		throw refusal('file-bomb', file.name);
	return listed.filter(({ name }) => !isBeside(name)).map((entry) => new Entry(file, entry));
}

/** Folders, the other halves of files that macOS adds, and dotfiles. */
function isBeside(name: string): boolean {
	const parts = name.split('/');
	const last = parts.at(-1)!;
	return last === '' || last.startsWith('.') || parts.includes('__MACOSX');
}

class Entry implements ZipEntry {
	readonly name: string;
	readonly size: number;
	readonly compressedSize: number;
	readonly encrypted: boolean;

	constructor(
		private readonly file: InputFile,
		private readonly listed: Listed,
	) {
		this.name = listed.name;
		this.size = listed.size;
		this.compressedSize = listed.compressedSize;
		this.encrypted = (listed.flags & 1) !== 0;
	}

	async read(limit = MAX_INFLATED_BYTES, hooks?: ConvertHooks): Promise<Blob> {
		const { file, listed } = this;
		const refuse = (reason: string) => refusal(reason, file.name, listed.name);
		if (this.encrypted) throw refuse('zip-locked');
		if (listed.size > limit) throw refuse('file-too-large');
		const data = await this.data();
		if (listed.method === STORED) {
			if (data.size !== listed.size) throw refuse('file-damaged');
			return data;
		}
		if (listed.method !== DEFLATED) throw refuse('zip-method');
		let crc = 0;
		const watch = (bytes: Uint8Array) => (crc = crc32(bytes, crc));
		const blob = await inflate(data, 'deflate-raw', {
			file: file.name,
			part: listed.name,
			limit: listed.size,
			overLimit: 'file-damaged',
			watch,
			...(hooks ? { hooks } : {}),
		});
		if (blob.size !== listed.size || crc !== listed.crc) throw refuse('file-damaged');
		return blob;
	}

	/** The compressed bytes: behind the entry's own header, whose length only it says itself. */
	private async data(): Promise<Blob> {
		const { blob, name } = this.file;
		const { offset, compressedSize } = this.listed;
		const header = new DataView(await blob.slice(offset, offset + LOCAL_SIZE).arrayBuffer());
		const isHeader = header.byteLength === LOCAL_SIZE && header.getUint32(0, true) === LOCAL;
		if (!isHeader) throw refusal('file-damaged', name, this.listed.name);
		const begin = offset + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
		const data = blob.slice(begin, begin + compressedSize);
		if (data.size !== compressedSize) throw refusal('file-damaged', name, this.listed.name);
		return data;
	}
}
