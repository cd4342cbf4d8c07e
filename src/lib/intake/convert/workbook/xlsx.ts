import { refusal } from '../refuse';
import { loneSheet, type SheetParts } from './lone-sheet';
import { measuredSheet } from './measured-cells';
import { measuringStyles, type Measure } from './number-formats';
import type { Parts } from './parts';
import type { Sheet, SheetNote, SheetRow, Workbook } from './reader';
import { RowGuard } from './row-guard';
import { attribute, tags } from './xml-tags';

/** A sheet of a million rows has some hundred megabytes. */
const MAX_SHEET_BYTES = 2 * 1024 * 1024 * 1024;
/** What is read as one text and held as objects: formats, and the texts that cells share. */
const MAX_SHARED_BYTES = 256 * 1024 * 1024;
/** Each costs the library some hundred bytes; a text has two. */
const MAX_ELEMENTS = 5_000_000;
const TAIL_BYTES = 4096;

/** A workbook in XML (xlsx, xlsm). `path`: its main part. */
export async function openXlsx(parts: Parts, path: string): Promise<Workbook> {
	const xml = await parts.text(path);
	const relations = await parts.relations(path);
	const date1904 = tags(xml, 'workbookPr').some((book) =>
		/^(1|true)$/.test(attribute(book, 'date1904') ?? ''),
	);
	const pathOf = (kind: string) => {
		const found = relations.find((relation) => relation.kind === kind)?.path;
		return found !== undefined && parts.has(found) ? found : undefined;
	};
	const shared = new Shared(parts, pathOf('styles'), pathOf('sharedStrings'));
	const sheets = tags(xml, 'sheet').flatMap((sheet): Sheet | [] => {
		const relation = relations.find(({ id }) => id === attribute(sheet, 'id'));
		// Sheets of charts and dialogs have no cells.
		if (relation?.kind !== 'worksheet') return [];
		const notes: SheetNote[] = [];
		return {
			name: attribute(sheet, 'name') ?? '',
			hidden: (attribute(sheet, 'state') ?? 'visible') !== 'visible',
			rows: () => rowsOf(parts, relation.path, date1904, shared, notes),
			notes: () => notes,
		};
	});
	return { kind: 'xlsx', date1904, sheets };
}

async function* rowsOf(
	parts: Parts,
	path: string,
	date1904: boolean,
	shared: Shared,
	notes: SheetNote[],
): AsyncGenerator<SheetRow, void> {
	const { streamXlsxRows } = await import('hucre/xlsx');
	const { file, hooks } = parts;
	const written = await parts.read(path, MAX_SHEET_BYTES);
	const tail = await written.slice(-TAIL_BYTES).text();
	// The library takes the rows up to where a sheet was cut off.
	if (!/<\/([\w.-]+:)?worksheet\s*>\s*$/.test(tail)) throw refusal('file-damaged', file.name, path);
	const { measures, ...others } = await shared.read();
	const { sheet, durations } = await measuredSheet(written, measures, hooks);
	if (durations !== null) notes.push({ reason: 'duration-seconds', ...durations });
	const all: SheetParts = { sheet, date1904, ...others };
	const guard = new RowGuard(file.name);
	for await (const row of streamXlsxRows(loneSheet(all, hooks, (bytes) => guard.watch(bytes)))) {
		guard.row();
		yield row;
	}
}

type SharedParts = Pick<SheetParts, 'styles' | 'texts'> & {
	readonly measures: ReadonlyMap<number, Measure>;
};

/** The parts that all sheets need, read when the first is. */
class Shared {
	#parts: Promise<SharedParts> | undefined;

	constructor(
		private readonly parts: Parts,
		private readonly styles: string | undefined,
		private readonly texts: string | undefined,
	) {}

	read(): Promise<SharedParts> {
		return (this.#parts ??= this.#read());
	}

	async #read(): Promise<SharedParts> {
		const styles = this.styles === undefined ? undefined : await this.#held(this.styles);
		const texts = this.texts === undefined ? undefined : await this.#held(this.texts);
		const measures = await measuringStyles(styles);
		return { measures, ...(styles ? { styles } : {}), ...(texts ? { texts } : {}) };
	}

	async #held(path: string): Promise<Blob> {
		const blob = await this.parts.read(path, MAX_SHARED_BYTES);
		let elements = 0;
		const reader = blob.stream().getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return blob;
			// `<` of what opens.
			for (let at = value.indexOf(60); at !== -1; at = value.indexOf(60, at + 1))
				if (value[at + 1] !== 47) elements++;
			if (elements > MAX_ELEMENTS) throw refusal('file-too-large', this.parts.file.name, path);
		}
	}
}
