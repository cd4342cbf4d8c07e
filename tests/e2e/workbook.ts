// Workbooks for tests, written by the library that the app reads them with.
import { writeXlsx } from 'hucre/xlsx';
import type { TestFile } from './files';

/** Sheets by name, each a list of rows of texts. */
export async function workbook(
	name: string,
	sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
): Promise<TestFile> {
	const bytes = await writeXlsx({
		sheets: Object.entries(sheets).map(([sheet, rows]) => ({
			name: sheet,
			rows: rows.map((row) => [...row]),
		})),
	});
	return {
		name,
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: Buffer.from(bytes),
	};
}
