import { ConvertCancelled, type ConvertHooks } from '../types';

export interface SheetParts {
	readonly sheet: Blob;
	readonly date1904: boolean;
	readonly styles?: Blob;
	readonly texts?: Blob;
}

const CHUNK = 1024 * 1024;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A workbook of this sheet alone, its parts unpacked and in the order in which they are needed: so the library streams the
 * sheet, no faster than its rows are taken, whatever order, paths and packing the file has. `watch` sees the sheet's bytes.
 */
export function loneSheet(
	{ sheet, date1904, styles, texts }: SheetParts,
	hooks: ConvertHooks,
	watch: (bytes: Uint8Array) => void,
): ReadableStream<Uint8Array> {
	const relations = [
		relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
		styles ? relation('rId2', 'styles', 'styles.xml') : '',
		texts ? relation('rId3', 'sharedStrings', 'sharedStrings.xml') : '',
	];
	const files: readonly (readonly [name: string, data: Blob])[] = [
		['[Content_Types].xml', new Blob(['<Types/>'])],
		['_rels/.rels', relationsOf([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
		['xl/_rels/workbook.xml.rels', relationsOf(relations)],
		[
			'xl/workbook.xml',
			new Blob([
				`<workbook><workbookPr date1904="${date1904 ? 1 : 0}"/>`,
				'<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
			]),
		],
		...(styles ? [['xl/styles.xml', styles] as const] : []),
		...(texts ? [['xl/sharedStrings.xml', texts] as const] : []),
	];
	const before = new Blob([
		...files.flatMap(([name, data]) => [header(name, data.size), data]),
		header('xl/worksheets/sheet1.xml', sheet.size),
	]);
	const pieces = piecesOf(before, sheet, hooks, watch);
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
	});
}

async function* piecesOf(
	before: Blob,
	sheet: Blob,
	hooks: ConvertHooks,
	watch: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void> {
	for (const blob of [before, sheet]) {
		for (let at = 0; at < blob.size; at += CHUNK) {
			if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
			const bytes = new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
			if (blob === sheet) watch(bytes);
			// Meanwhile the rows of the last piece are taken.
			await hooks.yieldNow?.();
			yield bytes;
		}
	}
}

function relation(id: string, kind: string, target: string): string {
	return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

function relationsOf(relations: readonly string[]): Blob {
	return new Blob([`<Relationships>${relations.join('')}</Relationships>`]);
}

/** The header of a stored file in an archive. */
function header(name: string, size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(LOCAL_SIZE + name.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, LOCAL, true);
	view.setUint16(4, 20, true);
	view.setUint32(18, size, true);
	view.setUint32(22, size, true);
	view.setUint16(26, name.length, true);
	bytes.set(new TextEncoder().encode(name), LOCAL_SIZE);
	return bytes;
}
