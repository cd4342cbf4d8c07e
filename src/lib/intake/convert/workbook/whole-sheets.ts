import { ConvertCancelled, type ConvertHooks } from '../types';
import type { CellValue, Sheet, SheetRow } from './reader';

/** Cells that workbooks which are read as a whole may have, empty ones among them: they are in memory at once. */
export const MAX_CELLS = 50_000_000;
/** Rows that are given between two places to cancel. */
const STEP = 10_000;

/** The sheets of a workbook that was read as a whole, with what its list says of them. */
export function wholeSheets(
	listed: readonly { readonly name: string; readonly hidden: boolean }[],
	read: readonly { readonly rows: readonly (readonly CellValue[] | undefined)[] }[],
	hooks: ConvertHooks,
): readonly Sheet[] {
	return listed.map(({ name, hidden }, i) => ({
		name,
		hidden,
		rows: () => rowsOf(read[i]?.rows ?? [], hooks),
	}));
}

async function* rowsOf(
	rows: readonly (readonly CellValue[] | undefined)[],
	hooks: ConvertHooks,
): AsyncGenerator<SheetRow, void> {
	for (const [index, values] of rows.entries()) {
		if (index % STEP === 0) {
			if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
			await hooks.yieldNow?.();
		}
		if (values !== undefined) yield { index, values };
	}
}
