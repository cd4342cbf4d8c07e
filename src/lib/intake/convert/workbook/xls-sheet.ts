import { RECORD, records } from './biff';
import type { BiffRecord, BiffTexts } from './biff';
import { BinaryReader, CutOff } from './binary-reader';
import type { SheetWriter } from './sheet-writer';

export interface SheetTexts {
	readonly shared: readonly string[];
	readonly texts: BiffTexts;
}

/** A cell that is written when its turn comes: not all programs keep to the order of rows. */
interface Cell {
	readonly row: number;
	readonly write: Write;
}
type Write = (writer: SheetWriter) => void;

/** Reads the cells of the sheet that begins at `at`. */
export function readCells(
	stream: Uint8Array,
	at: number,
	writer: SheetWriter,
	texts: SheetTexts,
): void {
	const cells: Cell[] = [];
	const inOrder = rowsInOrder(stream, at);
	const put = (cell: Cell) => {
		if (inOrder) cell.write(writer);
		else cells.push(cell);
	};
	/** The cell of a formula whose text is in a record of its own. */
	let waiting: { row: number; column: number } | undefined;
	for (const { id, data } of sheetRecords(stream, at)) {
		const record = new BinaryReader(data);
		if (id === RECORD.FORMULA_TEXT) {
			if (waiting === undefined) continue;
			const { row, column } = waiting;
			const text = texts.texts.readCell(record);
			put({ row, write: (to) => to.text(row, column, text) });
			waiting = undefined;
			continue;
		}
		if (!CELLS.has(id)) continue;
		const row = record.u16();
		const column = record.u16();
		if (id === RECORD.FORMULA && isText(record)) waiting = { row, column };
		else put({ row, write: cellOf(id, record, row, column, texts) });
	}
	// Stable: what comes later in a row stays later.
	cells.sort((a, b) => a.row - b.row);
	for (const { write } of cells) write(writer);
}

function rowsInOrder(stream: Uint8Array, at: number): boolean {
	let last = 0;
	for (const { id, data } of sheetRecords(stream, at)) {
		if (!CELLS.has(id)) continue;
		const row = new BinaryReader(data).u16();
		if (row < last) return false;
		last = row;
	}
	return true;
}

/** The records of a sheet without those of charts that lie within it. */
function* sheetRecords(stream: Uint8Array, at: number): Generator<BiffRecord, void> {
	let depth = 0;
	for (const record of records(stream, at)) {
		if (record.id === RECORD.BEGIN) depth++;
		else if (record.id === RECORD.EOF && --depth === 0) return;
		if (depth === 1) yield record;
	}
}

const CELLS: ReadonlySet<number> = new Set([
	RECORD.FORMULA,
	RECORD.MULTI_RK,
	RECORD.RICH_LABEL,
	RECORD.SHARED_LABEL,
	RECORD.NUMBER,
	RECORD.LABEL,
	RECORD.BOOL_ERROR,
	RECORD.RK,
]);

function cellOf(
	id: number,
	record: BinaryReader,
	row: number,
	column: number,
	{ shared, texts }: SheetTexts,
): Write {
	if (id === RECORD.MULTI_RK) return multiple(record, row, column);
	const style = record.u16();
	if (id === RECORD.RK || id === RECORD.NUMBER) {
		const value = id === RECORD.RK ? record.rk() : record.f64();
		return (to) => to.number(row, column, value, style);
	}
	if (id === RECORD.SHARED_LABEL) {
		const text = shared[record.u32()];
		if (text === undefined) throw new CutOff('a text that is not there');
		return (to) => to.text(row, column, text);
	}
	if (id === RECORD.BOOL_ERROR) {
		const value = record.u8();
		if (record.u8() === 1) return (to) => to.note('excel-error', row, column);
		return (to) => to.flag(row, column, value !== 0);
	}
	if (id === RECORD.FORMULA) return result(record, row, column, style);
	const text = texts.readCell(record);
	return (to) => to.text(row, column, text);
}

function multiple(record: BinaryReader, row: number, column: number): Write {
	const numbers: { value: number; style: number }[] = [];
	// The last two bytes are the number of the last column.
	while (record.left >= 8) {
		const style = record.u16();
		numbers.push({ style, value: record.rk() });
	}
	return (to) => numbers.forEach(({ value, style }, i) => to.number(row, column + i, value, style));
}

/** Whether the value of a formula is a text: it follows in the next record. */
function isText(record: BinaryReader): boolean {
	const { bytes, at } = record;
	return bytes[at + 2] === 0 && bytes[at + 8] === 0xff && bytes[at + 9] === 0xff;
}

/** A number, or six bytes that tell what else before two of ones. */
function result(record: BinaryReader, row: number, column: number, style: number): Write {
	const { bytes, at } = record;
	if (bytes[at + 6] !== 0xff || bytes[at + 7] !== 0xff) {
		const value = record.f64();
		return (to) => to.number(row, column, value, style);
	}
	const kind = record.u8();
	record.u8();
	const value = record.u8();
	if (kind === 1) return (to) => to.flag(row, column, value !== 0);
	if (kind === 2) return (to) => to.note('excel-error', row, column);
	// The empty text.
	return () => undefined;
}
