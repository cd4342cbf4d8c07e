import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import type { Converter } from '../types';
import { zipKind } from '../zip/kind';
import { isCompound } from './compound';
import { openWorkbook } from './reader';
import { SheetWriter } from './sheet-writer';

/** Workbooks: a table for every sheet that holds anything. */
export const workbook: Converter = {
	id: 'workbook',

	async recognises(file, head) {
		return isCompound(head) || (await zipKind(file, head)) === 'workbook';
	},

	async convert(file, hooks) {
		const { kind, date1904, sheets } = await openWorkbook(file, hooks);
		const tables: InputFile[] = [];
		for (const { name, hidden, rows, notes: ofSheet } of sheets) {
			const writer = new SheetWriter(file.name, name, date1904);
			for await (const { index, values } of rows()) writer.push(index, values);
			const written = writer.finish();
			if (written === null) continue;
			const notes = [...written.notes, ...(ofSheet?.() ?? [])];
			const origin = {
				converter: kind,
				file: file.name,
				...(sheets.length > 1 ? { part: name } : {}),
				...(hidden ? { hidden } : {}),
				...(notes.length > 0 ? { notes } : {}),
			};
			const title = sheets.length > 1 ? `${file.name} · ${name}` : file.name;
			tables.push({ name: title, blob: written.blob, origin });
		}
		if (tables.length === 0) throw refusal('file-empty', file.name);
		return tables;
	},
};
