import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import { ConvertCancelled, type ConvertHooks } from '../types';
import { BiffTexts, decoderOf, RECORD, records, sharedTexts } from './biff';
import type { BiffVersion } from './biff';
import { BinaryReader, CutOff } from './binary-reader';
import { CompoundFile } from './compound';
import { CellFormats } from './number-format';
import type { OpenWorkbook } from './types';
import { readCells } from './xls-sheet';

/** Such a file is read as a whole; a full one of 65,536 rows has some ten megabytes. */
const MAX_BYTES = 512 * 1024 * 1024;
const BIFF8 = 0x600;
const BIFF5 = 0x500;
const WORKSHEET = 0;

/** A workbook of Excel 5 to 2003, or a newer one behind a password, which lies in the same box. */
export async function openXls(file: InputFile, hooks: ConvertHooks): Promise<OpenWorkbook> {
	if (file.blob.size > MAX_BYTES) throw refusal('file-too-large', file.name);
	const box = new CompoundFile(new Uint8Array(await file.blob.arrayBuffer()));
	if (box.has('EncryptedPackage')) throw refusal('file-locked', file.name);
	const stream = box.read('Workbook') ?? box.read('Book');
	if (stream === undefined) throw refusal('file-no-workbook', file.name);
	const book = readGlobals(stream, file.name);
	const { formats, shared, texts } = book;
	const sheets = book.listed.map(({ name, hidden, at }) => ({
		name,
		hidden,
		read: async (writer) => {
			if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
			readCells(stream, at, writer, { shared, texts });
			hooks.progress(Math.min(file.blob.size, at));
			await hooks.yieldNow?.();
		},
	})) satisfies OpenWorkbook['sheets'];
	return { formats, sheets };
}

interface Globals {
	readonly formats: CellFormats;
	readonly shared: readonly string[];
	readonly texts: BiffTexts;
	readonly listed: readonly {
		readonly name: string;
		readonly hidden: boolean;
		readonly at: number;
	}[];
}

/** What stands before the sheets and holds for all. */
function readGlobals(stream: Uint8Array, file: string): Globals {
	const codes = new Map<number, string>();
	const ids: number[] = [];
	const listed: { name: string; hidden: boolean; at: number }[] = [];
	const blocks: Uint8Array[] = [];
	let version: BiffVersion | undefined;
	let texts = new BiffTexts(8, decoderOf(1252));
	let date1904 = false;
	let last = 0;
	for (const { id, data } of records(stream, 0)) {
		const record = new BinaryReader(data);
		if (version === undefined) {
			version = versionOf(id, record);
			texts = new BiffTexts(version, decoderOf(1252));
		} else if (id === RECORD.EOF) break;
		else if (id === RECORD.FILEPASS) throw refusal('file-locked', file);
		else if (id === RECORD.CODEPAGE) texts = new BiffTexts(version, decoderOf(record.u16()));
		else if (id === RECORD.DATE1904) date1904 = record.u16() === 1;
		else if (id === RECORD.FORMAT) codes.set(record.u16(), texts.read(record, version === 8));
		else if (id === RECORD.STYLE) {
			record.u16();
			ids.push(record.u16());
		} else if (id === RECORD.SHEET) {
			const at = record.u32();
			const hidden = (record.u8() & 3) !== 0;
			// Sheets of charts and macros have no cells.
			if (record.u8() === WORKSHEET) listed.push({ name: texts.read(record, false), hidden, at });
		} else if (id === RECORD.STRINGS || (id === RECORD.CONTINUE && last === RECORD.STRINGS)) {
			blocks.push(data);
			last = RECORD.STRINGS;
			continue;
		}
		last = id;
	}
	const shared = blocks.length > 0 ? sharedTexts(blocks) : [];
	return { formats: new CellFormats(ids, codes, date1904), shared, texts, listed };
}

function versionOf(id: number, record: BinaryReader): BiffVersion {
	const version = id === RECORD.BEGIN ? record.u16() : 0;
	if (version === BIFF8) return 8;
	if (version === BIFF5) return 5;
	throw new CutOff('no workbook');
}
