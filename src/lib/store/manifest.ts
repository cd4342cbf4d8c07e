import type { Column } from '../columns/column';
import { decodeColumn, encodeColumn } from '../columns/codec';
import type { ColumnMeta } from '../columns/codec';
import { join, split, sumOf } from './chunks';
import type { ChunkSum } from './chunks';

/** What an owner's chunks are. Written in the transaction that makes the owner visible; never changed. */
export interface Manifest {
	readonly owner: string;
	/** Of this record and of how columns are encoded. */
	readonly format: 1;
	/** Of all chunks. */
	readonly bytes: number;
	readonly entries: readonly Entry[];
}

/** One stored column, or plain bytes (no meta). */
export interface Entry {
	/** Column `x` is `c:x`, bytes `x` are `b:x`: they do not share names. */
	readonly key: string;
	readonly column: ColumnMeta | null;
	readonly parts: readonly { readonly name: string; readonly bytes: number }[];
	readonly chunks: readonly ChunkSum[];
}

/** An entry and the bytes it describes. */
export interface Packed {
	readonly entry: Entry;
	readonly chunks: readonly ArrayBuffer[];
}

export const columnKey = (name: string): string => `c:${name}`;
export const bytesKey = (name: string): string => `b:${name}`;

export function packColumn(name: string, column: Column): Packed {
	const { meta, parts } = encodeColumn(column);
	return packParts(columnKey(name), meta, parts);
}

export function packBytes(name: string, bytes: Uint8Array): Packed {
	return packParts(bytesKey(name), null, [{ name: 'bytes', bytes }]);
}

function packParts(
	key: string,
	column: ColumnMeta | null,
	parts: readonly { name: string; bytes: Uint8Array }[],
): Packed {
	const chunks = split(parts.map((part) => part.bytes));
	const entry: Entry = {
		key,
		column,
		parts: parts.map((part) => ({ name: part.name, bytes: part.bytes.length })),
		chunks: chunks.map(sumOf),
	};
	return { entry, chunks };
}

/** Null when the chunks are not those that were written. */
export function unpackColumn(
	entry: Entry,
	chunks: readonly (ArrayBuffer | undefined)[],
): Column | null {
	const parts = unpackParts(entry, chunks);
	if (!parts || !entry.column) return null;
	try {
		return decodeColumn(
			entry.column,
			parts.map((bytes, i) => ({ name: entry.parts[i]!.name, bytes })),
		);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** Null when the chunks are not those that were written. */
export function unpackBytes(
	entry: Entry,
	chunks: readonly (ArrayBuffer | undefined)[],
): Uint8Array | null {
	return unpackParts(entry, chunks)?.[0] ?? null;
}

function unpackParts(
	entry: Entry,
	chunks: readonly (ArrayBuffer | undefined)[],
): Uint8Array[] | null {
	return join(
		chunks,
		entry.chunks,
		entry.parts.map((part) => part.bytes),
	);
}

export function manifestOf(owner: string, entries: readonly Entry[]): Manifest {
	const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
	return { owner, format: 1, bytes, entries };
}

export function entryBytes(entry: Entry): number {
	return entry.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
}
