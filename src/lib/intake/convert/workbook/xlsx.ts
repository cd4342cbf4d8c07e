import type { ConvertHooks } from '../types';
import { CellFormats } from './number-format';
import type { Parts } from './parts';
import type { OpenWorkbook } from './types';
import { readStrings, unescaped } from './xlsx-strings';
import { SheetReader } from './xlsx-sheet';
import { attribute, readXml } from './xml';

/** A workbook in XML (xlsx, xlsm). `path`: its main part. */
export async function openXlsx(
	parts: Parts,
	path: string,
	hooks: ConvertHooks,
): Promise<OpenWorkbook> {
	const relations = await parts.relations(path);
	const listed: { name: string; hidden: boolean; id: string }[] = [];
	let date1904 = false;
	await readXml(await parts.read(path), hooks, {
		open(name, attributes) {
			// An extension has another element of this name.
			if (name === 'workbookPr') date1904 ||= isTrue(attribute(attributes, 'date1904'));
			if (name !== 'sheet') return;
			listed.push({
				name: unescaped(attribute(attributes, 'name') ?? ''),
				hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
				id: attribute(attributes, 'id') ?? '',
			});
		},
		close: () => undefined,
		text: () => undefined,
	});
	const partOf = (kind: string) =>
		Array.from(relations.values()).find((relation) => relation.kind === kind)?.path;
	const styles = partOf('styles');
	const formats =
		styles !== undefined && parts.has(styles)
			? await readStyles(await parts.read(styles), date1904, hooks)
			: new CellFormats([], new Map(), date1904);
	const strings = partOf('sharedStrings');
	const texts =
		strings !== undefined && parts.has(strings)
			? await readStrings(await parts.read(strings), hooks)
			: [];
	const sheets = listed.flatMap(({ name, hidden, id }) => {
		const relation = relations.get(id);
		// Sheets of charts and dialogs have no cells.
		if (relation?.kind !== 'worksheet') return [];
		return {
			name,
			hidden,
			read: async (writer) => {
				const reader = new SheetReader(writer, texts);
				await readXml(await parts.readSheet(relation.path), hooks, reader);
			},
		};
	}) satisfies OpenWorkbook['sheets'];
	return { formats, sheets };
}

function isTrue(value: string | undefined): boolean {
	return value === '1' || value === 'true';
}

async function readStyles(
	blob: Blob,
	date1904: boolean,
	hooks: ConvertHooks,
): Promise<CellFormats> {
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let inCells = false;
	await readXml(blob, hooks, {
		open(name, attributes) {
			if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0));
			else if (name === 'numFmt' && ids.length === 0) {
				const code = attribute(attributes, 'formatCode') ?? '';
				codes.set(Number(attribute(attributes, 'numFmtId')), code);
			}
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		},
		text: () => undefined,
	});
	return new CellFormats(ids, codes, date1904);
}
