import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import { BinaryReader, CutOff } from './binary-reader';
import { MAX_CELLS, wholeSheets } from './whole-sheets';
import type { Parts } from './parts';
import type { Workbook } from './reader';

/** Such a file is read as a whole. */
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_COLUMNS = 16_384;

/** Numbers of records in [MS-XLSB]. */
const ROW = 0;
const FIRST_CELL = 1;
const LAST_CELL = 11;
const WORKBOOK = 153;
const SHEET = 156;

interface Listed {
	readonly name: string;
	readonly hidden: boolean;
	readonly path: string | undefined;
}

/** A workbook in binary records (xlsb). `path`: its main part. */
export async function openXlsb(file: InputFile, parts: Parts, path: string): Promise<Workbook> {
	const relations = await parts.relations(path);
	const listed: Listed[] = [];
	let date1904 = false;
	for (const { id, record } of records(await bytesOf(parts, path))) {
		if (id === WORKBOOK) date1904 = (record.u32() & 1) !== 0;
		if (id !== SHEET) continue;
		const hidden = record.u32() !== 0;
		record.u32();
		const relation = wideText(record);
		const found = relations.find((one) => one.id === relation && one.kind === 'worksheet');
		listed.push({ name: wideText(record), hidden, path: found?.path });
	}
	await hold(
		parts,
		listed,
		relations.map((relation) => relation.path),
	);
	const bytes = new Uint8Array(await file.blob.arrayBuffer());
	const { readXlsb } = await import('hucre/xlsx');
	const { sheets } = await readXlsb(bytes);
	return { kind: 'xlsb', date1904, sheets: wholeSheets(listed, sheets, parts.hooks) };
}

/** Refuses what would not fit into memory as rows of cells: a row is as long as its last cell is far. */
async function hold(
	parts: Parts,
	listed: readonly Listed[],
	referred: readonly string[],
): Promise<void> {
	const paths = Array.from(new Set(referred)).filter((path) => parts.has(path));
	const size = paths.reduce((sum, path) => sum + parts.sizeOf(path), 0);
	if (size > MAX_BYTES) throw refusal('file-too-large', parts.file.name);
	const known = new Map<string, number>();
	let cells = 0;
	for (const { path } of listed) {
		if (path === undefined) continue;
		const own = known.get(path) ?? cellsIn(await bytesOf(parts, path));
		known.set(path, own);
		cells += own;
		if (cells > MAX_CELLS) throw refusal('file-too-large', parts.file.name, path);
	}
}

function cellsIn(sheet: Uint8Array): number {
	let cells = 0;
	let far = 0;
	for (const { id, record } of records(sheet)) {
		if (id === ROW) {
			cells += far + 1;
			far = 0;
		} else if (id >= FIRST_CELL && id <= LAST_CELL)
			far = Math.max(far, Math.min(record.u32() + 1, MAX_COLUMNS));
	}
	return cells + far;
}

async function bytesOf(parts: Parts, path: string): Promise<Uint8Array> {
	return new Uint8Array(await (await parts.read(path, MAX_BYTES)).arrayBuffer());
}

/** A text behind its length in letters. */
function wideText(record: BinaryReader): string {
	const length = record.u32();
	return length === 0xffffffff ? '' : record.utf16(length);
}

/** The records of a part: their numbers and lengths are written in seven bits a byte. */
function* records(bytes: Uint8Array): Generator<{ id: number; record: BinaryReader }, void> {
	const reader = new BinaryReader(bytes);
	while (reader.left > 0) {
		const first = reader.u8();
		const id = first & 0x80 ? (first & 0x7f) | ((reader.u8() & 0x7f) << 7) : first;
		let length = 0;
		for (let i = 0; i < 4; i++) {
			const byte = reader.u8();
			length |= (byte & 0x7f) << (7 * i);
			if ((byte & 0x80) === 0) break;
		}
		if (length > reader.left) throw new CutOff('a record is cut off');
		yield { id, record: new BinaryReader(reader.take(length)) };
	}
}
