import type { InputFile } from '../types';
import { field, isObject, jsonHead, type JsonObject } from './json';
import { flatten } from './json-flatten';
import { layoutOf, records, type RecordBatch } from './json-records';
import { refusal } from './refuse';
import type { ConvertHooks, Converter, Origin } from './types';
import { utcColumns, withZone } from './utc-columns';
import { CsvBlob } from './write-csv';

const HEAD = 64 * 1024;
const COLUMNS_MAX = 2000;
/** Records whose columns are known before the first row is written: most files have no others. */
const FIRST = 1000;
/** How deep within an object lists of records are looked for. */
const DEPTH_MAX = 3;
/** A record that stands alone is one if it says what happened. */
const HAPPENED = ['event', 'event_type', 'event_name'];

/**
 * Records in JSON: a list of objects, an object that holds such lists, one record to a line, or one after the other. Only a
 * single object is read as a whole.
 */
export const jsonTable: Converter = {
	id: 'json-table',
	recognises: (_file, head) => jsonHead(head) !== null,
	async convert(file, hooks) {
		const head = jsonHead(new Uint8Array(await file.blob.slice(0, HEAD).arrayBuffer())) ?? '';
		const layout = await layoutOf(file, head, hooks);
		if (layout.kind !== 'object') {
			return [await writeTable(file, '', () => records(file, layout, hooks))];
		}
		const lists = listsIn(layout.value);
		if (lists.length === 0) {
			if (!HAPPENED.some((key) => typeof field(layout.value, key) === 'string')) {
				throw refusal('json-no-table', file.name);
			}
			return [await writeTable(file, '', () => oneBatch([layout.value], hooks))];
		}
		const tables: InputFile[] = [];
		for (const [path, list] of lists) {
			const part = lists.length === 1 ? '' : path;
			tables.push(await writeTable(file, part, () => oneBatch(list, hooks)));
		}
		return tables;
	},
};

/** The lists of objects in an object, with their paths. */
function listsIn(object: JsonObject, path = '', depth = 1): [string, readonly unknown[]][] {
	return Object.entries(object).flatMap(([key, value]): [string, readonly unknown[]][] => {
		const here = path === '' ? key : `${path}.${key}`;
		if (Array.isArray(value)) return value.some(isObject) ? [[here, value]] : [];
		return isObject(value) && depth < DEPTH_MAX ? listsIn(value, here, depth + 1) : [];
	});
}

async function* oneBatch(
	list: readonly unknown[],
	hooks: ConvertHooks,
): AsyncGenerator<RecordBatch, void> {
	const records = list.filter(isObject);
	const first = list.findIndex((item) => !isObject(item));
	yield { records, odd: list.length - records.length, at: `#${first + 1}` };
	if (hooks.yieldNow) await hooks.yieldNow();
}

/**
 * Writes records as a table. Its columns are those of the first records; should a later one have more, all are looked
 * through for theirs and written again.
 */
async function writeTable(
	file: InputFile,
	part: string,
	read: () => AsyncGenerator<RecordBatch, void>,
): Promise<InputFile> {
	const columns = new Columns();
	let writer: TableWriter | null = new TableWriter(columns);
	const odd = { count: 0, at: '' };
	let found = 0;
	for await (const batch of read()) {
		if (batch.odd > 0 && odd.count === 0) odd.at = batch.at;
		odd.count += batch.odd;
		found += batch.records.length;
		for (const record of batch.records) {
			const cells = flatten(record);
			if (!columns.see(cells) && writer?.begun === true) writer = null;
			writer?.push(cells);
		}
	}
	if (found === 0) throw refusal(odd.count > 0 ? 'json-no-table' : 'file-empty', file.name);
	if (odd.count > found) throw refusal('json-damaged', file.name, odd.at);
	if (columns.names.size === 0) throw refusal('json-no-table', file.name);
	if (writer === null) {
		writer = new TableWriter(columns);
		for await (const batch of read()) {
			for (const record of batch.records) writer.push(flatten(record));
		}
	}
	const notes = [
		{ reason: 'json-entry-left-out', ...odd },
		{ reason: 'json-columns-left-out', count: columns.extra.size, at: columns.firstExtra },
	].filter(({ count }) => count > 0);
	return {
		name: file.name,
		blob: writer.finish(),
		origin: {
			converter: 'json-table',
			file: file.name,
			...(part === '' ? {} : { part }),
			...(notes.length === 0 ? {} : { notes }),
		} satisfies Origin,
	};
}

/** The columns of a table in the order in which records first have them. */
class Columns {
	readonly names = new Set<string>();
	/** Those beyond the most that a table may have; not all, if there are very many. */
	readonly extra = new Set<string>();
	firstExtra = '';

	/** Whether all columns of a record were known. */
	see(cells: ReadonlyMap<string, string>): boolean {
		let known = true;
		for (const name of cells.keys()) {
			if (this.names.has(name)) continue;
			if (this.names.size < COLUMNS_MAX) {
				this.names.add(name);
				known = false;
			} else if (this.extra.size < EXTRA_MAX) {
				if (this.extra.size === 0) this.firstExtra = name.slice(0, 200);
				this.extra.add(name);
			}
		}
		return known;
	}
}

const EXTRA_MAX = 50_000;

/** Holds the first records until their columns are known, then writes. */
class TableWriter {
	begun = false;
	readonly #csv = new CsvBlob();
	#held: ReadonlyMap<string, string>[] = [];
	#columns: readonly string[] = [];
	#utc: ReadonlySet<string> = new Set();

	constructor(private readonly columns: Columns) {}

	push(cells: ReadonlyMap<string, string>): void {
		if (this.begun) this.#write(cells);
		else if (this.#held.push(cells) === FIRST) this.#begin();
	}

	finish(): Blob {
		if (!this.begun) this.#begin();
		return this.#csv.finish();
	}

	#begin(): void {
		this.begun = true;
		this.#columns = [...this.columns.names];
		this.#utc = utcColumns(this.columns.names);
		this.#csv.push(this.#columns);
		for (const cells of this.#held) this.#write(cells);
		this.#held = [];
	}

	#write(cells: ReadonlyMap<string, string>): void {
		this.#csv.push(
			this.#columns.map((name) => {
				const cell = cells.get(name) ?? '';
				return this.#utc.has(name) ? withZone(cell) : cell;
			}),
		);
	}
}
