import type { CellFormats } from './number-format';
import type { SheetWriter } from './sheet-writer';

/** A workbook whose sheets can be read one after the other. */
export interface OpenWorkbook {
	readonly formats: CellFormats;
	readonly sheets: readonly WorkbookSheet[];
}

export interface WorkbookSheet {
	readonly name: string;
	readonly hidden: boolean;
	read(writer: SheetWriter): Promise<void>;
}
