import { proxy, wrap, type Endpoint } from 'comlink';
import type { InputFile, ReadOptions } from '../intake/types';
import type { IntakeProgress } from '../intake/types';
import { startWorker } from './bootstrap';
import { Imports, type IntakeJob } from './imports';
import type {
	CompareAnswer,
	ImportRequest,
	IntakeApi,
	OpenAnswer,
	PairsAnswer,
	PairsRequest,
	ReviseRequest,
} from './intake-protocol';
import { Link, connect, type Remote, type WorkerLike } from './link';
import type { MembersApi } from './member-protocol';
import type {
	AnalysisApi,
	ChangesAnswer,
	ChangesRequest,
	EvaluateAnswer,
	EvaluateRequest,
	ExplainAnswer,
	ExplainRequest,
	PeopleAnswer,
	PeopleRows,
	RunAnswer,
	RunRequest,
	SegmentsRequest,
	SizesAnswer,
} from './protocol';
import { Runs } from './runs';

export { WorkerDiedError } from './link';
export type { IntakeJob } from './imports';

/** What the page may ask of the workers. Names go in, results come out; no column crosses. */
export interface Engine extends MembersApi {
	/**
	 * Tells that questions will come, of a revision if it is known: the worker starts and reads while the page is still busy with
	 * other things. Nothing hangs on it: what fails is met again by the question.
	 */
	prepare(revision?: string): void;
	/** The same for an import. */
	prepareImport(): void;
	/** Runs a cell. A newer run of the same cell ends this one as cancelled. `onProgress` gets 0…1. */
	run(
		cell: string,
		request: RunRequest,
		options?: { readonly onProgress?: (share: number) => void },
	): Promise<RunAnswer>;
	/** Cancels the runs of a cell. */
	cancel(cell: string): void;
	people(request: RunRequest, ref: unknown): Promise<PeopleAnswer>;
	describe(revision: string, members: Uint32Array, columns: readonly string[]): Promise<PeopleRows>;
	search(revision: string, members: Uint32Array, text: string): Promise<Uint32Array>;
	evaluateRule(request: EvaluateRequest): Promise<EvaluateAnswer>;
	explain(request: ExplainRequest): Promise<ExplainAnswer>;
	segmentSizes(request: SegmentsRequest): Promise<SizesAnswer>;
	segmentChanges(request: ChangesRequest): Promise<ChangesAnswer>;
	/** Drops the cached columns of all other revisions. */
	forget(keep: readonly string[]): Promise<void>;
	/** The text tables of a file; `onProgress` gets bytes read. */
	open(file: InputFile, onProgress?: (bytes: number) => void): IntakeJob<OpenAnswer>;
	inspect(file: InputFile, options: ReadOptions, zone: string): ReturnType<IntakeApi['inspect']>;
	importFiles(request: ImportRequest, onProgress?: (progress: IntakeProgress) => void): IntakeJob;
	importSample(
		sample: string,
		zone: string,
		onProgress?: (progress: IntakeProgress) => void,
	): IntakeJob;
	/** A new revision of a data set. */
	revise(request: ReviseRequest, onProgress?: (progress: IntakeProgress) => void): IntakeJob;
	/** What adding files to a data set would do. */
	compare(
		request: ReviseRequest,
		onProgress?: (progress: IntakeProgress) => void,
	): IntakeJob<CompareAnswer>;
	/** Merges of people of a data set by a part of their ids or keys. */
	findPairs(request: PairsRequest): IntakeJob<PairsAnswer>;
	/** Does a worker have something to do? */
	readonly busy: boolean;
	/** Ends both workers; the next question starts them again. */
	close(): void;
}

export interface Workers {
	readonly analysis: () => WorkerLike & Endpoint;
	readonly intake: () => WorkerLike & Endpoint;
	/** Grace before a worker that does not stop is ended, for tests. */
	readonly graceMs?: number;
}

/** An engine over two workers, each started with the first question to it. */
export function createEngine(workers: Workers): Engine {
	const analysis = linkTo<AnalysisApi>(workers.analysis);
	const intake = linkTo<IntakeApi>(workers.intake);
	const runs = new Runs(analysis, proxy, workers.graceMs);
	const imports = new Imports(intake, proxy, workers.graceMs);
	let people = 0;
	return {
		prepare: (revision) =>
			void analysis.call((remote) => remote.prepare(revision ?? null)).catch(ignore),
		prepareImport: () => void intake.call((remote) => remote.prepare()).catch(ignore),
		run: (cell, request, { onProgress = ignore } = {}) => runs.run(cell, request, onProgress),
		cancel: (cell) => runs.cancel(cell),
		people: (request, ref) => analysis.call((remote) => remote.people(--people, request, ref)),
		describe: (revision, members, columns) =>
			analysis.call((remote) => remote.describe(revision, members, columns)),
		search: (revision, members, text) =>
			analysis.call((remote) => remote.search(revision, members, text)),
		members: (request) => analysis.call((remote) => remote.members(request)),
		memberRows: (revision, members, columns) =>
			analysis.call((remote) => remote.memberRows(revision, members, columns)),
		member: (revision, id) => analysis.call((remote) => remote.member(revision, id)),
		memberEvents: (revision, member, kinds) =>
			analysis.call((remote) => remote.memberEvents(revision, member, kinds)),
		eventLines: (revision, rows) => analysis.call((remote) => remote.eventLines(revision, rows)),
		eventOrigin: (revision, row) => analysis.call((remote) => remote.eventOrigin(revision, row)),
		evaluateRule: (request) => analysis.call((remote) => remote.evaluateRule(request)),
		explain: (request) => analysis.call((remote) => remote.explain(request)),
		segmentSizes: (request) => analysis.call((remote) => remote.segmentSizes(request)),
		segmentChanges: (request) => analysis.call((remote) => remote.segmentChanges(request)),
		forget: (keep) => analysis.call((remote) => remote.forget(keep)),
		open: (file, onProgress = ignore) =>
			imports.start((remote, job, tell) => remote.open(job, file, tell), onProgress, {
				again: true,
			}),
		inspect: (file, options, zone) => intake.call((remote) => remote.inspect(file, options, zone)),
		importFiles: (request, onProgress = ignore) =>
			imports.start((remote, job, tell) => remote.importFiles(job, request, tell), onProgress),
		importSample: (sample, zone, onProgress = ignore) =>
			imports.start(
				(remote, job, tell) => remote.importSample(job, sample, zone, tell),
				onProgress,
			),
		revise: (request, onProgress = ignore) =>
			imports.start((remote, job, tell) => remote.revise(job, request, tell), onProgress),
		compare: (request, onProgress = ignore) =>
			imports.start((remote, job, tell) => remote.compare(job, request, tell), onProgress, {
				again: true,
			}),
		findPairs: (request) =>
			imports.start((remote, job) => remote.findPairs(job, request), ignore, { again: true }),
		get busy() {
			return analysis.busy || intake.busy;
		},
		close: () => {
			analysis.end();
			intake.end();
		},
	};
}

const ignore = () => undefined;

function linkTo<Api>(start: () => WorkerLike & Endpoint): Link<Api> {
	return new Link<Api>(() => {
		const worker = start();
		return connect(worker, wrap<Api>(worker) as unknown as Remote<Api>);
	});
}

/** The page's engine. Nothing starts before it is asked something. */
export const engine: Engine = createEngine({
	analysis: () => startWorker('analysis'),
	intake: () => startWorker('intake'),
});
