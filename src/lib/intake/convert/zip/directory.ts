import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import { entryName } from './names';

/** What the directory at the end of an archive says about an entry. */
export interface Listed {
	readonly name: string;
	readonly flags: number;
	readonly method: number;
	readonly crc: number;
	readonly compressedSize: number;
	readonly size: number;
	/** Where the entry's own header begins, in the file as it is. */
	readonly offset: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64 = 0x06064b50;
const END64_SIZE = 56;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const MAX_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

/** Nobody exports more files at once. */
export const MAX_ENTRIES = 65_535;
/** So many entries with the longest paths that are usual; a directory beyond is made up. */
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

interface Directory {
	readonly entries: number;
	readonly bytes: number;
	/** As the archive says; with something before the archive it lies that much later. */
	readonly offset: number;
	/** Where it must end. */
	readonly end: number;
}

/** Reads the directory of an archive (also zip64, which some programs write for small files). Throws IntakeError. */
export async function readDirectory({ name: file, blob }: InputFile): Promise<Listed[]> {
	const found = await findDirectory(file, blob);
	if (found.entries > MAX_ENTRIES) throw refusal('zip-too-many', file);
	if (found.bytes > MAX_DIRECTORY_BYTES) throw refusal('file-too-large', file);
	const begin = found.end - found.bytes;
	const before = begin - found.offset;
	if (begin < 0 || before < 0) throw refusal('file-damaged', file);
	const view = await viewOf(blob, begin, found.end);
	const listed: Listed[] = [];
	let at = 0;
	while (at + ENTRY_SIZE <= view.byteLength && view.getUint32(at, true) === ENTRY) {
		// The count in the archive's end may lie.
		if (listed.length === MAX_ENTRIES) throw refusal('zip-too-many', file);
		const length =
			ENTRY_SIZE +
			view.getUint16(at + 28, true) +
			view.getUint16(at + 30, true) +
			view.getUint16(at + 32, true);
		if (at + length > view.byteLength) throw refusal('file-damaged', file);
		listed.push(readListed(view, at, before));
		at += length;
	}
	if (listed.length !== found.entries) throw refusal('file-damaged', file);
	return listed;
}

function readListed(view: DataView, at: number, before: number): Listed {
	const flags = view.getUint16(at + 8, true);
	const nameLength = view.getUint16(at + 28, true);
	const extraLength = view.getUint16(at + 30, true);
	const extra = at + ENTRY_SIZE + nameLength;
	const [size, compressedSize, offset] = wideFields(view, extra, extra + extraLength, [
		view.getUint32(at + 24, true),
		view.getUint32(at + 20, true),
		view.getUint32(at + 42, true),
	]);
	const bytes = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_SIZE, nameLength);
	return {
		name: entryName(bytes, (flags & 0x800) !== 0),
		flags,
		method: view.getUint16(at + 10, true),
		crc: view.getUint32(at + 16, true),
		compressedSize: compressedSize!,
		size: size!,
		offset: offset! + before,
	};
}

/** Fields that are all ones stand, in this order, in the extra field of zip64. */
function wideFields(view: DataView, begin: number, end: number, fields: number[]): number[] {
	if (!fields.includes(IN_ZIP64)) return fields;
	for (let at = begin; at + 4 <= end;) {
		const next = at + 4 + view.getUint16(at + 2, true);
		if (view.getUint16(at, true) === 1 && next <= end) {
			let from = at + 4;
			return fields.map((field) => {
				if (field !== IN_ZIP64 || from + 8 > next) return field;
				from += 8;
				return wide(view, from - 8);
			});
		}
		at = next;
	}
	return fields;
}

async function findDirectory(file: string, blob: Blob): Promise<Directory> {
	const begin = Math.max(0, blob.size - END_SIZE - MAX_COMMENT - LOCATOR_SIZE);
	const view = await viewOf(blob, begin, blob.size);
	for (let at = view.byteLength - END_SIZE; at >= 0; at--) {
		if (view.getUint32(at, true) !== END) continue;
		if (at + END_SIZE + view.getUint16(at + 20, true) > view.byteLength) continue;
		const hasLocator = at >= LOCATOR_SIZE && view.getUint32(at - LOCATOR_SIZE, true) === LOCATOR;
		if (hasLocator) return readEnd64(file, blob, begin + at - LOCATOR_SIZE);
		return {
			entries: view.getUint16(at + 10, true),
			bytes: view.getUint32(at + 12, true),
			offset: view.getUint32(at + 16, true),
			end: begin + at,
		};
	}
	// Cut off while it was downloaded: the directory is at the end.
	throw refusal('file-damaged', file);
}

/** The wide end lies directly before its locator, whatever was put before the archive. */
async function readEnd64(file: string, blob: Blob, locator: number): Promise<Directory> {
	const begin = locator - END64_SIZE;
	if (begin < 0) throw refusal('file-damaged', file);
	const view = await viewOf(blob, begin, locator);
	if (view.getUint32(0, true) !== END64) throw refusal('file-damaged', file);
	return {
		entries: wide(view, 32),
		bytes: wide(view, 40),
		offset: wide(view, 48),
		end: begin,
	};
}

function wide(view: DataView, at: number): number {
	return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

async function viewOf(blob: Blob, begin: number, end: number): Promise<DataView> {
	return new DataView(await blob.slice(begin, end).arrayBuffer());
}
