import { BinaryReader, CutOff } from './binary-reader';

/** The box of old Office files: streams in sectors that are chained by tables ([MS-CFB]). */
const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_TABLES = 109;
const LAST_SECTOR = 0xfffffffa;
const ENTRY = 128;
const STREAM = 2;
const ROOT = 5;

export function isCompound(head: Uint8Array): boolean {
	return MAGIC.every((byte, i) => head[i] === byte);
}

/** The streams of a compound file by name, read when asked for. Throws CutOff on a damaged one. */
export class CompoundFile {
	readonly #sectorSize: number;
	readonly #smallSize: number;
	readonly #smallLimit: number;
	readonly #chain: Uint32Array;
	readonly #smallChain: Uint32Array;
	readonly #small: Uint8Array;
	readonly #streams = new Map<string, { readonly start: number; readonly size: number }>();

	constructor(private readonly bytes: Uint8Array) {
		const header = new BinaryReader(bytes);
		header.at = 30;
		this.#sectorSize = 1 << header.u16();
		this.#smallSize = 1 << header.u16();
		if (this.#sectorSize < 128 || this.#sectorSize > 65_536 || this.#smallSize > this.#sectorSize)
			throw new CutOff('no such sectors');
		header.at = 48;
		const directory = header.u32();
		header.at = 56;
		this.#smallLimit = header.u32();
		const smallTable = header.u32();
		header.at = 68;
		this.#chain = this.#readChain(header.u32());
		this.#smallChain = numbersOf(this.#follow(smallTable));
		const root = this.#readDirectory(this.#follow(directory));
		this.#small = root === undefined ? new Uint8Array(0) : this.#follow(root.start);
	}

	has(name: string): boolean {
		return this.#streams.has(name.toLowerCase());
	}

	/** Undefined = there is no such stream. */
	read(name: string): Uint8Array | undefined {
		const stream = this.#streams.get(name.toLowerCase());
		if (stream === undefined) return undefined;
		const bytes =
			stream.size < this.#smallLimit
				? joined(this.#small, this.#smallChain, stream.start, this.#smallSize, 0)
				: this.#follow(stream.start);
		if (bytes.length < stream.size) throw new CutOff('a stream is cut off');
		return bytes.subarray(0, stream.size);
	}

	/** Which sector follows which: itself in sectors, whose list begins in the header. */
	#readChain(next: number): Uint32Array {
		const places: number[] = [];
		const header = new BinaryReader(this.bytes);
		header.at = 76;
		for (let i = 0; i < HEADER_TABLES; i++) places.push(header.u32());
		const seen = new Set<number>();
		while (next < LAST_SECTOR && !seen.has(next)) {
			seen.add(next);
			const list = numbersOf(this.#sector(next));
			for (const place of list.subarray(0, -1)) places.push(place);
			next = list.at(-1) ?? LAST_SECTOR;
		}
		const sectors = places.filter((place) => place < LAST_SECTOR);
		const perSector = this.#sectorSize / 4;
		// A table for more sectors than the file has is made up.
		if (sectors.length * this.#sectorSize > this.bytes.length) throw new CutOff('a made-up table');
		const chain = new Uint32Array(sectors.length * perSector);
		sectors.forEach((place, i) => chain.set(numbersOf(this.#sector(place)), i * perSector));
		return chain;
	}

	#readDirectory(bytes: Uint8Array): { start: number } | undefined {
		let root: { start: number } | undefined;
		for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
			const entry = new BinaryReader(bytes.subarray(at, at + ENTRY));
			entry.at = 64;
			const nameBytes = entry.u16();
			const kind = entry.u8();
			entry.at = 116;
			const start = entry.u32();
			const size = entry.u32();
			entry.at = 0;
			const name = entry.utf16(Math.min(31, Math.max(0, (nameBytes >> 1) - 1)));
			if (kind === ROOT) root ??= { start };
			else if (kind === STREAM && !this.has(name))
				this.#streams.set(name.toLowerCase(), { start, size });
		}
		return root;
	}

	#sector(index: number): Uint8Array {
		const begin = (index + 1) * this.#sectorSize;
		const sector = this.bytes.subarray(begin, begin + this.#sectorSize);
		// The last sector of a file may be short.
		if (sector.length === 0) throw new CutOff('a sector that is not there');
		return sector;
	}

	#follow(start: number): Uint8Array {
		return joined(this.bytes, this.#chain, start, this.#sectorSize, this.#sectorSize);
	}
}

/** The bytes of a chain of sectors. */
function joined(
	bytes: Uint8Array,
	chain: Uint32Array,
	start: number,
	size: number,
	offset: number,
): Uint8Array {
	const sectors: number[] = [];
	// A chain that is longer than the file goes in circles.
	const most = Math.ceil(bytes.length / size);
	for (let at = start; at < LAST_SECTOR; at = chain[at] ?? LAST_SECTOR) {
		if (sectors.length > most) throw new CutOff('a chain in circles');
		sectors.push(at);
	}
	const all = new Uint8Array(sectors.length * size);
	let length = 0;
	for (const sector of sectors) {
		const begin = offset + sector * size;
		const piece = bytes.subarray(begin, begin + size);
		all.set(piece, length);
		length += piece.length;
	}
	return all.subarray(0, length);
}

function numbersOf(bytes: Uint8Array): Uint32Array {
	const numbers = new Uint32Array(Math.floor(bytes.length / 4));
	const reader = new BinaryReader(bytes);
	for (let i = 0; i < numbers.length; i++) numbers[i] = reader.u32();
	return numbers;
}
