import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import type { ConvertHooks, Converter } from '../types';
import { zipKind } from '../zip/kind';
import { CutOff } from './binary-reader';
import { isCompound } from './compound';
import { Parts } from './parts';
import { SheetWriter } from './sheet-writer';
import type { OpenWorkbook } from './types';
import { openXls } from './xls';
import { openXlsb } from './xlsb';
import { openXlsx } from './xlsx';
import { attribute, NotXml, readXml } from './xml';

type Kind = 'xlsx' | 'xlsb' | 'xls';

/** Workbooks: a table for every sheet that holds anything. */
export const workbook: Converter = {
	id: 'workbook',

	async recognises(file, head) {
		return isCompound(head) || (await zipKind(file, head)) === 'workbook';
	},

	async convert(file, hooks) {
		try {
			const { kind, book } = await openWorkbook(file, hooks);
			return await tablesOf(file, kind, book);
		} catch (error) {
			const isDamage =
				error instanceof NotXml || error instanceof CutOff || error instanceof RangeError;
			throw isDamage ? refusal('file-damaged', file.name) : error;
		}
	},
};

async function openWorkbook(
	file: InputFile,
	hooks: ConvertHooks,
): Promise<{ kind: Kind; book: OpenWorkbook }> {
	const head = new Uint8Array(await file.blob.slice(0, 8).arrayBuffer());
	if (isCompound(head)) return { kind: 'xls', book: await openXls(file, hooks) };
	const parts = await Parts.open(file, hooks);
	const path = await mainPart(parts, hooks);
	if (path === undefined) throw refusal('file-damaged', file.name);
	if (path.endsWith('.bin')) return { kind: 'xlsb', book: await openXlsb(parts, path, hooks) };
	return { kind: 'xlsx', book: await openXlsx(parts, path, hooks) };
}

/** Where the workbook itself is: at its usual place, or where the list of contents says. */
async function mainPart(parts: Parts, hooks: ConvertHooks): Promise<string | undefined> {
	const usual = ['xl/workbook.xml', 'xl/workbook.bin'].find((path) => parts.has(path));
	if (usual !== undefined) return usual;
	let found: string | undefined;
	await readXml(await parts.read('[Content_Types].xml'), hooks, {
		open(name, attributes) {
			const type = attribute(attributes, 'ContentType') ?? '';
			if (name === 'Override' && /sheet\.(binary\.)?(macroEnabled\.)?main\b/i.test(type))
				found ??= attribute(attributes, 'PartName')?.replace(/^\//, '');
		},
		close: () => undefined,
		text: () => undefined,
	});
	return found !== undefined && parts.has(found) ? found : undefined;
}

async function tablesOf(
	file: InputFile,
	kind: Kind,
	{ formats, sheets }: OpenWorkbook,
): Promise<InputFile[]> {
	const tables: InputFile[] = [];
	for (const { name, hidden, read } of sheets) {
		const writer = new SheetWriter(file.name, name, formats);
		await read(writer);
		const written = writer.finish();
		if (written === null) continue;
		const origin = {
			converter: kind,
			file: file.name,
			...(sheets.length > 1 ? { part: name } : {}),
			...(hidden ? { hidden } : {}),
			...(written.notes.length > 0 ? { notes: written.notes } : {}),
		};
		const title = sheets.length > 1 ? `${file.name} · ${name}` : file.name;
		tables.push({ name: title, blob: written.blob, origin });
	}
	if (tables.length === 0) throw refusal('file-empty', file.name);
	return tables;
}
