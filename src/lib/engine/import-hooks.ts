import { ConvertCancelled } from '../intake/convert/types';
import { ReadCancelled, type ReadHooks } from '../intake/read-table';
import {
	IntakeError,
	type InputFile,
	type IntakeProgress,
	type MappedTable,
} from '../intake/types';
import { checkMapping } from '../intake/check-mapping';
import { OvertakenError, QuotaError, StaleTabError } from '../store/store';
import { nextTask } from './drive';
import type { ImportFailure } from './intake-protocol';

export interface ImportHooks {
	/** Asked between pieces of work; true ends the import and leaves nothing behind. */
	readonly cancelled?: () => boolean;
	readonly onProgress?: (progress: IntakeProgress) => void;
	/** Milliseconds since 1970, for "imported when". */
	readonly now?: () => number;
}

/** Thrown by whoever notices a cancel; caught by whoever began. */
class CancelledError extends Error {
	override name = 'CancelledError';
}

export function stopIfCancelled({ cancelled }: ImportHooks): void {
	if (cancelled?.() === true) throw new CancelledError();
}

/** Lets messages in, a cancel among them. */
export async function breathe(hooks: ImportHooks): Promise<void> {
	await nextTask();
	stopIfCancelled(hooks);
}

/** Runs `work`; what a person can do something about becomes an answer, bugs stay thrown. */
export async function answered<T>(
	work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly failure: ImportFailure }> {
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
function failureOf(error: unknown): ImportFailure | null {
	if (CANCELS.some((kind) => error instanceof kind)) return { kind: 'cancelled' };
	if (error instanceof IntakeError)
		return { kind: 'unreadable', reason: error.reason, ...error.problem };
	if (error instanceof QuotaError) return { kind: 'quota', needed: error.needed, free: error.free };
	if (error instanceof StaleTabError) return { kind: 'stale-tab' };
	if (error instanceof OvertakenError) return { kind: 'gone' };
	return null;
}

/** A mapping that does not fit its table. */
export function firstFault(tables: readonly MappedTable[]): ImportFailure | null {
	for (const { table, mapping } of tables) {
		const [fault] = checkMapping(mapping, table.columns);
		if (fault === undefined) continue;
		const { key: reason, column } = fault;
		return { kind: 'unreadable', reason, file: table.name, row: 0, column, value: '' };
	}
	return null;
}

/** What the reader of each file is to call: rows and bytes are told over all files. */
export function readHooks(
	files: readonly { readonly file: InputFile }[],
	{ cancelled, onProgress }: ImportHooks,
): (file: number) => ReadHooks {
	const sizes = files.map(({ file }) => file.blob.size);
	const rowsOf = new Array<number>(files.length).fill(0);
	return (file) => ({
		cancelled: () => cancelled?.() === true,
		yieldNow: nextTask,
		progress(rows, bytes) {
			rowsOf[file] = rows;
			onProgress?.({
				phase: 'read',
				file,
				files: files.length,
				rows: sum(rowsOf),
				bytesRead: sum(sizes.slice(0, file)) + bytes,
				bytesTotal: sum(sizes),
			});
		},
	});
}

/** How far along an import is whose files are all read. */
export function afterReading(
	tables: readonly MappedTable[],
	phase: 'build' | 'store',
): IntakeProgress {
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
