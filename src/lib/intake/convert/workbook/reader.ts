import { IntakeError, type InputFile } from '../../types';
import { refusal } from '../refuse';
import { ConvertCancelled, type ConvertHooks } from '../types';
import { isCompound } from './compound';
import { Parts } from './parts';
import { openXls } from './xls';
import { openXlsb } from './xlsb';
import { openXlsx } from './xlsx';

export type CellValue = string | number | boolean | Date | null;

export interface SheetRow {
	/** From 0; rows that hold nothing may be left out. */
	readonly index: number;
	readonly values: readonly CellValue[];
}

export interface SheetNote {
	readonly reason: string;
	readonly count: number;
	readonly at: string;
}

export interface Sheet {
	readonly name: string;
	readonly hidden: boolean;
	/** The rows in order, to be read once. Dates are those of a calendar in UTC. Throws IntakeError and ConvertCancelled. */
	rows(): AsyncIterable<SheetRow>;
	/** What was not taken as it stands; asked after the rows. */
	notes?(): readonly SheetNote[];
}

export interface Workbook {
	readonly kind: 'xlsx' | 'xlsb' | 'xls';
	/** Whether days are counted from 1904: there a time of day alone is on that year's first day. */
	readonly date1904: boolean;
	readonly sheets: readonly Sheet[];
}

/** Opens a workbook of any kind. Throws IntakeError and ConvertCancelled. */
export async function openWorkbook(file: InputFile, hooks: ConvertHooks): Promise<Workbook> {
	return refusing(file, async () => {
		const head = new Uint8Array(await file.blob.slice(0, 8).arrayBuffer());
		const book = isCompound(head) ? await openXls(file, hooks) : await openZipped(file, hooks);
		const sheets = book.sheets.map((sheet) => ({
			...sheet,
			rows: () => refusingRows(file, sheet.rows()),
		}));
		return { ...book, sheets };
	});
}

async function openZipped(file: InputFile, hooks: ConvertHooks): Promise<Workbook> {
	const parts = await Parts.open(file, hooks);
	const path = await parts.main();
	return path.endsWith('.bin') ? openXlsb(file, parts, path) : openXlsx(parts, path);
}

/** What a reader throws is that the file is not as it should be. */
async function refusing<T>(file: InputFile, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const isKnown = error instanceof IntakeError || error instanceof ConvertCancelled;
		throw isKnown ? error : refusal('file-damaged', file.name);
	}
}

async function* refusingRows(
	file: InputFile,
	rows: AsyncIterable<SheetRow>,
): AsyncGenerator<SheetRow, void> {
	const reading = rows[Symbol.asyncIterator]();
	try {
		for (;;) {
			const step = await refusing(file, () => reading.next());
			if (step.done) return;
			yield step.value;
		}
	} finally {
		await reading.return?.();
	}
}
