import { openFile } from '../intake/convert';
import { inspect } from '../intake/inspect';
import type { Store } from '../store/store';
import { nextTask } from './drive';
import { failureOf, importFiles, type ImportHooks } from './import';
import type { ImportAnswer, ImportRequest, IntakeApi } from './intake-protocol';

/** Runs `work` if no other tab or worker holds the lock, else gives null. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T | null>;

export interface IntakeSurroundings {
	readonly openStore: () => Promise<Store>;
	/** One import at a time, over all tabs. */
	readonly exclusively: Exclusively;
	/** The request that a sample stands for (samples/). */
	readonly sampleRequest: (sample: string, zone: string) => ImportRequest;
}

/** The intake worker's surface. The store is opened when it is first needed. */
export function intakeApi({
	openStore,
	exclusively,
	sampleRequest,
}: IntakeSurroundings): IntakeApi {
	const cancelled = new Set<number>();
	let opening: Promise<Store> | undefined;

	function store(): Promise<Store> {
		opening ??= openStore().catch((error: unknown) => {
			opening = undefined;
			throw error;
		});
		return opening;
	}

	async function sweep(): Promise<void> {
		const opened = await store();
		for (const { id } of await opened.interruptedImports()) await opened.discardImport(id);
	}

	async function run(
		job: number,
		request: () => ImportRequest,
		onProgress: NonNullable<ImportHooks['onProgress']>,
	): Promise<ImportAnswer> {
		try {
			const hooks = { cancelled: () => cancelled.has(job), onProgress };
			const answer = await exclusively(async () => importFiles(await store(), request(), hooks));
			return answer ?? { ok: false, failure: { kind: 'busy' } };
		} catch (error) {
			// Opening the store may fail in ways that a person can do something about.
			const failure = failureOf(error);
			if (failure === null) throw error;
			return { ok: false, failure };
		} finally {
			cancelled.delete(job);
		}
	}

	return {
		async open(job, file, onProgress) {
			const hooks = {
				progress: onProgress,
				cancelled: () => cancelled.has(job),
				yieldNow: nextTask,
			};
			try {
				return { ok: true, files: await openFile(file, hooks) };
			} catch (error) {
				const failure = failureOf(error);
				if (failure === null) throw error;
				return { ok: false, failure };
			} finally {
				cancelled.delete(job);
			}
		},
		async inspect(file, options, zone) {
			try {
				return { ok: true, inspection: await inspect(file, options, zone) };
			} catch (error) {
				const failure = failureOf(error);
				if (failure === null) throw error;
				return { ok: false, failure };
			}
		},
		importFiles: (job, request, onProgress) => run(job, () => request, onProgress),
		importSample: (job, sample, zone, onProgress) =>
			run(job, () => sampleRequest(sample, zone), onProgress),
		cancel: (job) => void cancelled.add(job),
		sweep,
	};
}
