// Old workbooks record by record, and the box that they lie in.

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const TABLE = 0xfffffffd;

/** A compound file ([MS-CFB]) with these streams, each made long enough for sectors of its own. */
export function boxOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
	const names = Object.keys(streams);
	const data = names.map((name) => padded(streams[name]!, Math.max(4096, streams[name]!.length)));
	const chain: number[] = [TABLE, END];
	const directory = [entry('Root Entry', 5, END, 0)];
	names.forEach((name, i) => {
		const sectors = data[i]!.length / SECTOR;
		directory.push(entry(name, 2, chain.length, data[i]!.length));
		for (let s = 1; s <= sectors; s++) chain.push(s === sectors ? END : chain.length + 1);
	});
	if (chain.length > SECTOR / 4 || directory.length > 4) throw new Error('too much for one sector');
	while (chain.length < SECTOR / 4) chain.push(FREE);
	const header = Buffer.alloc(SECTOR, 0xff);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
	header.fill(0, 8, 76);
	for (const [at, value] of [
		[24, 0x3e],
		[26, 3],
		[28, 0xfffe],
		[30, 9],
		[32, 6],
	] as const)
		header.writeUInt16LE(value, at);
	for (const [at, value] of [
		[44, 1],
		[48, 1],
		[56, 4096],
		[60, END],
		[68, END],
		[76, 0],
	] as const)
		header.writeUInt32LE(value, at);
	const table = new Uint8Array(Uint32Array.from(chain).buffer);
	return new Uint8Array(
		Buffer.concat([header, table, padded(Buffer.concat(directory), SECTOR), ...data]),
	);
}

function entry(name: string, kind: number, start: number, size: number): Uint8Array {
	const bytes = Buffer.alloc(128);
	bytes.write(name, 0, 'utf16le');
	bytes.writeUInt16LE(name.length * 2 + 2, 64);
	bytes[66] = kind;
	bytes.writeUInt32LE(start, 116);
	bytes.writeUInt32LE(size, 120);
	return bytes;
}

function padded(bytes: Uint8Array, least: number): Uint8Array {
	const all = new Uint8Array(Math.ceil(least / SECTOR) * SECTOR);
	all.set(bytes);
	return all;
}

export function record(id: number, ...parts: readonly (Uint8Array | number[])[]): Uint8Array {
	const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
	const head = Buffer.alloc(4);
	head.writeUInt16LE(id, 0);
	head.writeUInt16LE(data.length, 2);
	return Buffer.concat([head, data]);
}

/** Numbers of two bytes. */
export function u16(...values: readonly number[]): Uint8Array {
	return new Uint8Array(Uint16Array.from(values).buffer);
}

export function f64(value: number): Uint8Array {
	return new Uint8Array(Float64Array.of(value).buffer);
}

export interface OldSheet {
	readonly name: Uint8Array;
	readonly hidden?: boolean;
	readonly records: readonly Uint8Array[];
}

/** The stream of a workbook: the records that hold for all, then the sheets. */
export function bookOf(
	version: 5 | 8,
	globals: readonly Uint8Array[],
	sheets: readonly OldSheet[],
): Uint8Array {
	const begin = (kind: number) => record(0x809, u16(version === 8 ? 0x600 : 0x500, kind, 0, 0));
	const end = record(0x0a);
	const bodies = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, end]));
	const listed = (offsets: readonly number[]) =>
		sheets.map(({ name, hidden }, i) =>
			record(0x85, u16(offsets[i]! & 0xffff, offsets[i]! >> 16), [hidden ? 1 : 0, 0], name),
		);
	const before = (offsets: readonly number[]) =>
		Buffer.concat([begin(5), ...globals, ...listed(offsets), end]);
	let at = before(bodies.map(() => 0)).length;
	const offsets = bodies.map(({ length }) => (at += length) - length);
	return Buffer.concat([before(offsets), ...bodies]);
}
