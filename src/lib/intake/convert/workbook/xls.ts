import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import type { ConvertHooks } from '../types';
import { BinaryReader, CutOff } from './binary-reader';
import { CompoundFile } from './compound';
import type { Workbook } from './reader';
import { MAX_CELLS, wholeSheets } from './whole-sheets';

/** Such a file is read as a whole; a full sheet of 65,536 rows has some ten megabytes. */
const MAX_BYTES = 128 * 1024 * 1024;
/** Each costs the library some hundred bytes. */
const MAX_RECORDS = 5_000_000;
const ROWS = 65_536;

const BIFF8 = 0x600;
const BIFF5 = 0x500;

/** Numbers of records in [MS-XLS]. */
const RECORD = {
	EOF: 0x0a,
	DATE1904: 0x22,
	FILEPASS: 0x2f,
	SHEET: 0x85,
	MULTI_RK: 0xbd,
	BEGIN: 0x809,
} as const;
/** Records of one cell: formula, shared text, number, text, truth or error, small number. */
const CELLS: ReadonlySet<number> = new Set([0x06, 0xfd, 0x203, 0x204, 0x205, 0x27e]);

/** A workbook of Excel 97 to 2003. A newer one behind a password lies in the same box. */
export async function openXls(file: InputFile, hooks: ConvertHooks): Promise<Workbook> {
	const box = new CompoundFile(await bytesOf(file));
	if (box.has('EncryptedPackage')) throw refusal('file-locked', file.name);
	const stream = box.read('Workbook') ?? box.read('Book');
	if (stream === undefined) throw refusal('file-no-workbook', file.name);
	const { date1904, listed } = readGlobals(stream, file.name);
	hold(stream, listed.length, file.name);
	const { readXls } = await import('hucre/xlsx');
	const { sheets } = await readXls(await bytesOf(file));
	return { kind: 'xls', date1904, sheets: wholeSheets(listed, sheets, hooks) };
}

async function bytesOf(file: InputFile): Promise<Uint8Array> {
	if (file.blob.size > MAX_BYTES) throw refusal('file-too-large', file.name);
	return new Uint8Array(await file.blob.arrayBuffer());
}

interface Listed {
	readonly name: string;
	readonly hidden: boolean;
}

/** What stands before the sheets and holds for all. */
function readGlobals(
	stream: Uint8Array,
	file: string,
): { readonly date1904: boolean; readonly listed: readonly Listed[] } {
	const listed: Listed[] = [];
	let date1904 = false;
	let isFirst = true;
	for (const { id, record } of records(stream)) {
		if (isFirst) {
			const version = id === RECORD.BEGIN ? record.u16() : 0;
			if (version === BIFF5) throw refusal('file-old-workbook', file);
			if (version !== BIFF8) throw new CutOff('no workbook');
			isFirst = false;
		} else if (id === RECORD.EOF) break;
		else if (id === RECORD.FILEPASS) throw refusal('file-locked', file);
		else if (id === RECORD.DATE1904) date1904 = record.u16() === 1;
		else if (id === RECORD.SHEET) {
			record.u32();
			const hidden = (record.u8() & 3) !== 0;
			record.u8();
			const length = record.u8();
			const isWide = (record.u8() & 1) !== 0;
			listed.push({ name: isWide ? record.utf16(length) : latin1(record.take(length)), hidden });
		}
	}
	return { date1904, listed };
}

/** Refuses what would not fit into memory: a row is as long as its last cell is far, and sheets may name one place. */
function hold(stream: Uint8Array, sheets: number, file: string): void {
	const far = new Uint16Array(ROWS);
	let count = 0;
	for (const { id, record } of records(stream)) {
		if (++count > MAX_RECORDS) throw refusal('file-too-large', file);
		const isMultiple = id === RECORD.MULTI_RK;
		if ((!isMultiple && !CELLS.has(id)) || record.left < 4) continue;
		const row = record.u16();
		const column = record.u16() + (isMultiple ? Math.floor(record.left / 6) : 1);
		if (column > far[row]!) far[row] = Math.min(column, 0xffff);
	}
	const cells = far.reduce((sum, columns) => sum + columns, 0);
	if (cells * sheets > MAX_CELLS) throw refusal('file-too-large', file);
}

/** The records of a stream; one that is cut off ends them with CutOff. */
function* records(stream: Uint8Array): Generator<{ id: number; record: BinaryReader }, void> {
	const reader = new BinaryReader(stream);
	while (reader.left >= 4) {
		const id = reader.u16();
		const length = reader.u16();
		// What follows the end in the last sector are zeros.
		if (id === 0 && length === 0) return;
		yield { id, record: new BinaryReader(reader.take(length)) };
	}
}

/** The lower halves of UTF-16 letters; windows-1252 is not that. */
function latin1(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes);
}
