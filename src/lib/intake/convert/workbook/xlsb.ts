import type { ConvertHooks } from '../types';
import { BinaryReader, CutOff } from './binary-reader';
import { chunks } from './chunks';
import { CellFormats } from './number-format';
import type { Parts } from './parts';
import type { SheetWriter } from './sheet-writer';
import type { OpenWorkbook } from './types';

/** Numbers of records in [MS-XLSB]. */
const ROW = 0;
const CELL_RK = 2;
const CELL_ERROR = 3;
const CELL_BOOL = 4;
const CELL_REAL = 5;
const CELL_TEXT = 6;
const CELL_SHARED = 7;
const FORMULA_TEXT = 8;
const FORMULA_NUMBER = 9;
const FORMULA_BOOL = 10;
const FORMULA_ERROR = 11;
const SHARED_TEXT = 19;
const FORMAT = 44;
const STYLE = 47;
const CELL_RICH = 62;
const WORKBOOK = 153;
const SHEET = 156;
const BEGIN_STYLES = 617;
const END_STYLES = 618;

/** No record of these parts is longer. */
const MAX_RECORD = 64 * 1024 * 1024;

/** A workbook in binary records (xlsb). `path`: its main part. */
export async function openXlsb(
	parts: Parts,
	path: string,
	hooks: ConvertHooks,
): Promise<OpenWorkbook> {
	const relations = await parts.relations(path);
	const listed: { name: string; hidden: boolean; id: string }[] = [];
	let date1904 = false;
	await eachRecord(await parts.read(path), hooks, (id, record) => {
		if (id === WORKBOOK) date1904 = (record.u32() & 1) !== 0;
		if (id !== SHEET) return;
		const hidden = record.u32() !== 0;
		record.u32();
		listed.push({ id: wideText(record), name: wideText(record), hidden });
	});
	const partOf = (kind: string) =>
		Array.from(relations.values()).find((relation) => relation.kind === kind)?.path;
	const styles = partOf('styles');
	const strings = partOf('sharedStrings');
	const formats =
		styles !== undefined && parts.has(styles)
			? await readStyles(await parts.read(styles), date1904, hooks)
			: new CellFormats([], new Map(), date1904);
	const texts: string[] = [];
	if (strings !== undefined && parts.has(strings)) {
		await eachRecord(await parts.read(strings), hooks, (id, record) => {
			if (id === SHARED_TEXT) texts.push(richText(record));
		});
	}
	const sheets = listed.flatMap(({ name, hidden, id }) => {
		const relation = relations.get(id);
		if (relation?.kind !== 'worksheet') return [];
		return {
			name,
			hidden,
			read: async (writer) => {
				await readCells(await parts.readSheet(relation.path), hooks, writer, texts);
			},
		};
	}) satisfies OpenWorkbook['sheets'];
	return { formats, sheets };
}

async function readCells(
	blob: Blob,
	hooks: ConvertHooks,
	writer: SheetWriter,
	texts: readonly string[],
): Promise<void> {
	let row = 0;
	await eachRecord(blob, hooks, (id, record) => {
		if (id === ROW) row = record.u32();
		const isCell = (id >= CELL_RK && id <= FORMULA_ERROR) || id === CELL_RICH;
		if (!isCell) return;
		const column = record.u32();
		const style = record.u32() & 0xffffff;
		if (id === CELL_RK) writer.number(row, column, record.rk(), style);
		else if (id === CELL_REAL || id === FORMULA_NUMBER)
			writer.number(row, column, record.f64(), style);
		else if (id === CELL_BOOL || id === FORMULA_BOOL) writer.flag(row, column, record.u8() !== 0);
		else if (id === CELL_ERROR || id === FORMULA_ERROR) writer.note('excel-error', row, column);
		else if (id === CELL_TEXT || id === FORMULA_TEXT) writer.text(row, column, wideText(record));
		else if (id === CELL_RICH) writer.text(row, column, richText(record));
		else if (id === CELL_SHARED) {
			const text = texts[record.u32()];
			if (text === undefined) throw new CutOff('a text that is not there');
			writer.text(row, column, text);
		}
	});
}

async function readStyles(
	blob: Blob,
	date1904: boolean,
	hooks: ConvertHooks,
): Promise<CellFormats> {
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let inCells = false;
	await eachRecord(blob, hooks, (id, record) => {
		if (id === BEGIN_STYLES) inCells = true;
		else if (id === END_STYLES) inCells = false;
		else if (id === FORMAT) codes.set(record.u16(), wideText(record));
		else if (id === STYLE && inCells) {
			record.u16();
			ids.push(record.u16());
		}
	});
	return new CellFormats(ids, codes, date1904);
}

function wideText(record: BinaryReader): string {
	return record.utf16(record.u32());
}

/** The runs of fonts behind it are not read. */
function richText(record: BinaryReader): string {
	record.u8();
	return wideText(record);
}

async function eachRecord(
	blob: Blob,
	hooks: ConvertHooks,
	see: (id: number, record: BinaryReader) => void,
): Promise<void> {
	let rest = new Uint8Array(0);
	for await (const bytes of chunks(blob, hooks)) {
		const all = new Uint8Array(rest.length + bytes.length);
		all.set(rest);
		all.set(bytes, rest.length);
		let at = 0;
		for (;;) {
			const head = recordHead(all, at);
			if (head === null || head.begin + head.length > all.length) break;
			see(head.id, new BinaryReader(all.subarray(head.begin, head.begin + head.length)));
			at = head.begin + head.length;
		}
		rest = all.slice(at);
		if (rest.length > MAX_RECORD) throw new CutOff('a record without an end');
	}
	if (rest.length > 0) throw new CutOff('a record is cut off');
}

/** The number and the length of a record are written in seven bits a byte; null = they are cut off. */
function recordHead(
	bytes: Uint8Array,
	at: number,
): { id: number; begin: number; length: number } | null {
	const first = bytes[at];
	const second = bytes[at + 1];
	if (first === undefined || second === undefined) return null;
	const wide = (first & 0x80) !== 0;
	const id = wide ? (first & 0x7f) | ((second & 0x7f) << 7) : first;
	let begin = at + (wide ? 2 : 1);
	let length = 0;
	for (let i = 0; i < 4; i++) {
		const byte = bytes[begin++];
		if (byte === undefined) return null;
		length |= (byte & 0x7f) << (7 * i);
		if ((byte & 0x80) === 0) break;
	}
	return { id, begin, length };
}
