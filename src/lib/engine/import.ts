import { newId } from '../base/id';
import { build } from '../intake/build';
import { checkMapping } from '../intake/check-mapping';
import { ConvertCancelled } from '../intake/convert/types';
import { joinReports } from '../intake/quality';
import { ReadCancelled, readTable } from '../intake/read-table';
import { IntakeError, type IntakeProgress, type MappedTable } from '../intake/types';
import type { Dataset, Revision, Source } from '../model/dataset';
import { timelineColumns } from '../store/layout';
import { QuotaError, StaleTabError, type Store } from '../store/store';
import type { Column } from '../columns/column';
import { nextTask } from './drive';
import type { ImportAnswer, ImportFailure, ImportFile, ImportRequest } from './intake-protocol';

export interface ImportHooks {
	/** Asked between pieces of work; true ends the import and leaves nothing behind. */
	readonly cancelled?: () => boolean;
	readonly onProgress?: (progress: IntakeProgress) => void;
	/** Milliseconds since 1970, for "imported when". */
	readonly now?: () => number;
}

/** What a data set is called and how its clock goes. */
export type DatasetNames = Pick<ImportRequest, 'name' | 'zone' | 'weekStart' | 'sample'>;

/** Thrown by whoever notices a cancel; caught by whoever began. */
class CancelledError extends Error {
	override name = 'CancelledError';
}

/** Files to a stored data set: read, build, store, commit. Expected ends are data; bugs are thrown. */
export async function importFiles(
	store: Store,
	request: ImportRequest,
	hooks: ImportHooks = {},
): Promise<ImportAnswer> {
	return answered(async () => {
		const tables: MappedTable[] = [];
		const progress = readingProgress(request.files, hooks);
		for (const [index, { file, options, mapping }] of request.files.entries()) {
			const table = await readTable(file, options, request.zone, {
				cancelled: () => hooks.cancelled?.() === true,
				progress: (rows, bytes) => progress(index, rows, bytes),
				yieldNow: nextTask,
			});
			stopIfCancelled(hooks);
			tables.push({ table, mapping });
		}
		return storeMapped(store, tables, request, hooks);
	});
}

/** The same from tables that were read before. */
export function importTables(
	store: Store,
	tables: readonly MappedTable[],
	names: DatasetNames,
	hooks: ImportHooks = {},
): Promise<ImportAnswer> {
	return answered(() => storeMapped(store, tables, names, hooks));
}

async function answered(work: () => Promise<ImportAnswer>): Promise<ImportAnswer> {
	try {
		return await work();
	} catch (error) {
		const failure = failureOf(error);
		if (failure === null) throw error;
		return { ok: false, failure };
	}
}

const CANCELS = [CancelledError, ReadCancelled, ConvertCancelled];

/** What went wrong, as an answer; null = a bug. */
export function failureOf(error: unknown): ImportFailure | null {
	if (CANCELS.some((kind) => error instanceof kind)) return { kind: 'cancelled' };
	if (error instanceof IntakeError)
		return { kind: 'unreadable', reason: error.reason, ...error.problem };
	if (error instanceof QuotaError) return { kind: 'quota', needed: error.needed, free: error.free };
	if (error instanceof StaleTabError) return { kind: 'stale-tab' };
	return null;
}

async function storeMapped(
	store: Store,
	tables: readonly MappedTable[],
	names: DatasetNames,
	hooks: ImportHooks,
): Promise<ImportAnswer> {
	const start = performance.now();
	const fault = firstFault(tables);
	if (fault !== null) return { ok: false, failure: fault };
	const tell = (phase: IntakeProgress['phase']) => hooks.onProgress?.(summary(tables, phase));
	tell('build');
	await breathe(hooks);
	const built = await build(tables, { zone: names.zone }, { pause: () => breathe(hooks) });
	if (built.members.count === 0) {
		return { ok: false, failure: { kind: 'nothing-usable', file: tables[0]?.table.name ?? '' } };
	}
	tell('store');
	const now = (hooks.now ?? Date.now)();
	const ids = tables.map(() => newId());
	const dataset: Dataset = {
		id: newId(),
		name: names.name,
		zone: names.zone,
		weekStart: names.weekStart,
		revision: newId(),
		createdAt: now,
		...(names.sample === undefined ? {} : { sample: names.sample }),
	};
	const revision: Revision = {
		id: dataset.revision,
		dataset: dataset.id,
		number: 1,
		sources: ids,
		createdAt: now,
		facts: built.facts,
	};
	const sources = tables.map(({ table, mapping }, i): Source => {
		const use = built.uses[i]!;
		return {
			id: ids[i]!,
			dataset: dataset.id,
			name: table.name,
			format: table.format,
			encoding: table.dialect.encoding,
			delimiter: table.dialect.delimiter,
			bytes: table.bytes,
			rows: table.frame.length,
			rowsUsed: use.rowsUsed,
			columns: table.columns,
			mapping,
			problems: joinReports([table.problems, use.problems]),
			hash: table.hash,
			importedAt: now,
		};
	});
	const writer = await store.beginImport({
		id: newId(),
		dataset: dataset.id,
		name: names.name,
		files: tables.map(({ table }) => table.name),
		startedAt: now,
	});
	try {
		const columns = timelineColumns(built.timeline, built.members);
		await writer.putColumns(revision.id, untilCancelled(columns, hooks));
		for (const [i, { table }] of tables.entries()) {
			await writer.putColumns(ids[i]!, untilCancelled(table.frame.columns, hooks));
		}
		await breathe(hooks);
		await writer.commit({ dataset, sources, revision });
	} catch (error) {
		await writer.abort();
		throw error;
	}
	const tookMs = performance.now() - start;
	return { ok: true, dataset: dataset.id, revision: revision.id, tookMs };
}

/** A mapping that does not fit its table. */
function firstFault(tables: readonly MappedTable[]): ImportFailure | null {
	for (const { table, mapping } of tables) {
		const [fault] = checkMapping(mapping, table.columns);
		if (fault === undefined) continue;
		const { key: reason, column } = fault;
		return { kind: 'unreadable', reason, file: table.name, row: 0, column, value: '' };
	}
	return null;
}

/** The columns, as long as nobody cancels. */
function* untilCancelled(
	columns: Iterable<readonly [string, Column]>,
	hooks: ImportHooks,
): Generator<readonly [string, Column]> {
	for (const column of columns) {
		stopIfCancelled(hooks);
		yield column;
	}
}

function stopIfCancelled({ cancelled }: ImportHooks): void {
	if (cancelled?.() === true) throw new CancelledError();
}

/** Lets messages in, a cancel among them. */
async function breathe(hooks: ImportHooks): Promise<void> {
	await nextTask();
	stopIfCancelled(hooks);
}

/** Rows and bytes over all files, told by the file that is being read. */
function readingProgress(
	files: readonly ImportFile[],
	{ onProgress }: ImportHooks,
): (file: number, rows: number, bytes: number) => void {
	const sizes = files.map(({ file }) => file.blob.size);
	const rowsOf = new Array<number>(files.length).fill(0);
	return (file, rows, bytes) => {
		rowsOf[file] = rows;
		onProgress?.({
			phase: 'read',
			file,
			files: files.length,
			rows: sum(rowsOf),
			bytesRead: sum(sizes.slice(0, file)) + bytes,
			bytesTotal: sum(sizes),
		});
	};
}

function summary(tables: readonly MappedTable[], phase: IntakeProgress['phase']): IntakeProgress {
	const bytes = sum(tables.map(({ table }) => table.bytes));
	return {
		phase,
		file: tables.length - 1,
		files: tables.length,
		rows: sum(tables.map(({ table }) => table.frame.length)),
		bytesRead: bytes,
		bytesTotal: bytes,
	};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
