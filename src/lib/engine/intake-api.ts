import { openFile } from '../intake/convert';
import { inspect } from '../intake/inspect';
import type { Store } from '../store/store';
import { nextTask } from './drive';
import { importFiles, importTables } from './import';
import { answered, type ImportHooks } from './import-hooks';
import type { ImportAnswer, IntakeApi } from './intake-protocol';
import { compare, findPairs, revise } from './revise';
import type { SampleTables } from './sample';

/** Runs `work` if no other tab or worker holds the lock, else gives null. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T | null>;

export interface IntakeSurroundings {
	readonly openStore: () => Promise<Store>;
	/** One import at a time, over all tabs. */
	readonly exclusively: Exclusively;
	/** The tables of a sample (samples/). */
	readonly sampleTables: (sample: string, zone: string) => Promise<SampleTables>;
}

/** The intake worker's surface. The store is opened when it is first needed. */
export function intakeApi({ openStore, exclusively, sampleTables }: IntakeSurroundings): IntakeApi {
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

	/** Runs a job, which its number cancels; what a person can do something about is an answer. */
	async function during<T>(job: number, work: (stopped: () => boolean) => Promise<T>) {
		try {
			return await answered(() => work(() => cancelled.has(job)));
		} finally {
			cancelled.delete(job);
		}
	}

	/** The same for what writes: one at a time. The store is being opened when the work begins. */
	function run(
		job: number,
		work: (store: Promise<Store>, hooks: ImportHooks) => Promise<ImportAnswer>,
		onProgress: NonNullable<ImportHooks['onProgress']>,
	): Promise<ImportAnswer> {
		return during(job, async (stopped): Promise<ImportAnswer> => {
			const hooks = { cancelled: stopped, onProgress };
			const answer = await exclusively(() => {
				const opened = store();
				// The work may fail before it waits for the store.
				opened.catch(() => undefined);
				return work(opened, hooks);
			});
			return answer ?? { ok: false, failure: { kind: 'busy' } };
		});
	}

	return {
		open: (job, file, onProgress) =>
			during(job, async (stopped) => {
				const hooks = { progress: onProgress, cancelled: stopped, yieldNow: nextTask };
				return { ok: true, files: await openFile(file, hooks) };
			}),
		inspect: (file, options, zone) =>
			answered(async () => ({ ok: true, inspection: await inspect(file, options, zone) })),
		importFiles: (job, request, onProgress) =>
			run(job, async (opened, hooks) => importFiles(await opened, request, hooks), onProgress),
		importSample: (job, sample, zone, onProgress) =>
			run(
				job,
				async (opened, hooks) => {
					const { tables, names } = await sampleTables(sample, zone);
					return importTables(await opened, tables, names, hooks);
				},
				onProgress,
			),
		revise: (job, request, onProgress) =>
			run(job, async (opened, hooks) => revise(await opened, request, hooks), onProgress),
		compare: (job, request, onProgress) =>
			during(job, async (stopped) =>
				compare(await store(), request, { cancelled: stopped, onProgress }),
			),
		findPairs: (job, request) =>
			during(job, async (stopped) => findPairs(await store(), request, { cancelled: stopped })),
		cancel: (job) => void cancelled.add(job),
		prepare: async () => void (await store()),
		sweep,
	};
}
