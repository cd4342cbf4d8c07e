// Workbooks part by part, as programs other than Excel may write them.
import { zipOf } from './zip-bytes';
import type { Packed } from './zip-bytes';

export interface MadeSheet {
	readonly name?: string;
	readonly state?: string;
	/** The rows in XML. */
	readonly rows: string;
	/** What stands behind the rows. */
	readonly end?: string;
}

export interface MadeBook {
	readonly date1904?: boolean;
	/** Format codes of the styles 1, 2, …; style 0 is General. A number is a format that has no code. */
	readonly formats?: readonly (string | number)[];
	/** Shared texts in XML. */
	readonly texts?: readonly string[];
	readonly more?: readonly Packed[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function xlsxOf(sheets: readonly MadeSheet[], book: MadeBook = {}): Uint8Array<ArrayBuffer> {
	const formats = book.formats ?? [];
	const ids = formats.map((format, i) => (typeof format === 'number' ? format : 164 + i));
	const codes = formats
		.map((code, i) => `<numFmt numFmtId="${ids[i]!}" formatCode="${escaped(String(code))}"/>`)
		.filter((_, i) => typeof formats[i] === 'string');
	const xfs = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`).join('');
	const files: readonly (readonly [name: string, xml: string])[] = [
		['[Content_Types].xml', '<Types/>'],
		[
			'xl/workbook.xml',
			`<workbook ${MAIN} xmlns:r="${REL}"><workbookPr date1904="${book.date1904 ? 1 : 0}"/><sheets>` +
				sheets
					.map(
						({ name, state = 'visible' }, i) =>
							`<sheet name="${escaped(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}" state="${state}" r:id="rId${i}"/>`,
					)
					.join('') +
				'</sheets><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>',
		],
		[
			'xl/_rels/workbook.xml.rels',
			'<Relationships>' +
				sheets.map((_, i) => relation(`rId${i}`, 'worksheet', `worksheets/s${i}.xml`)).join('') +
				relation('styles', 'styles', '/xl/styles.xml') +
				relation('texts', 'sharedStrings', '../xl/texts.xml') +
				'</Relationships>',
		],
		[
			'xl/styles.xml',
			`<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
				`<cellXfs>${xfs}</cellXfs></styleSheet>`,
		],
		['xl/texts.xml', `<sst>${(book.texts ?? []).map((text) => `<si>${text}</si>`).join('')}</sst>`],
		...sheets.map(
			({ rows, end = '</sheetData></worksheet>' }, i) =>
				[`xl/worksheets/s${i}.xml`, `<worksheet ${MAIN}><sheetData>${rows}${end}`] as const,
		),
	];
	return zipOf([...files.map(([name, xml]) => ({ name, data: HEAD + xml })), ...(book.more ?? [])]);
}

function relation(id: string, kind: string, target: string): string {
	return `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"/>`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
