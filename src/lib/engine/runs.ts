import type { Link, Remote } from './link';
import type { AnalysisApi, RunAnswer, RunRequest } from './protocol';

type OnProgress = (share: number) => void;

interface Job {
	readonly id: number;
	readonly cell: string;
	readonly request: RunRequest;
	readonly onProgress: OnProgress;
	readonly settle: (answer: RunAnswer) => void;
	readonly fail: (error: unknown) => void;
	/** Settled: whatever comes later is nobody's business. */
	over: boolean;
}

const CANCELLED: RunAnswer = { ok: false, failure: { kind: 'cancelled' } };

/** How long a run may take to hear of its cancel before the worker is ended. */
const GRACE_MS = 1000;

/**
 * The runs of a notebook's cells, one after another on one worker. A newer run of a cell takes the place of the older,
 * whose promise ends as cancelled.
 */
export class Runs {
	readonly #waiting: Job[] = [];
	#running: Job | null = null;
	#lastId = 0;

	constructor(
		private readonly link: Link<AnalysisApi>,
		/** Makes a callback callable from the worker. */
		private readonly callback: (call: OnProgress) => OnProgress,
		private readonly graceMs = GRACE_MS,
	) {}

	run(cell: string, request: RunRequest, onProgress: OnProgress): Promise<RunAnswer> {
		this.cancel(cell);
		return new Promise((settle, fail) => {
			const id = ++this.#lastId;
			this.#waiting.push({ id, cell, request, onProgress, settle, fail, over: false });
			void this.#pump();
		});
	}

	/** Cancels the runs of a cell. They end as cancelled at once; the worker stops at its next slice, or is ended. */
	cancel(cell: string): void {
		for (let i = this.#waiting.length - 1; i >= 0; i--) {
			if (this.#waiting[i]!.cell === cell) finish(this.#waiting.splice(i, 1)[0]!, CANCELLED);
		}
		const job = this.#running;
		if (job === null || job.cell !== cell || job.over) return;
		finish(job, CANCELLED);
		// The answer of a cancel means nothing: the run's own end is what counts.
		this.link.call((remote) => remote.cancel(job.id), { once: true }).catch(() => undefined);
		setTimeout(() => {
			if (this.#running === job) this.link.end();
		}, this.graceMs);
	}

	async #pump(): Promise<void> {
		if (this.#running !== null) return;
		const job = this.#waiting.shift();
		if (job === undefined) return;
		this.#running = job;
		try {
			finish(job, await this.link.call((remote) => this.#ask(remote, job)));
		} catch (error) {
			if (!job.over) job.fail(error);
			job.over = true;
		} finally {
			this.#running = null;
			void this.#pump();
		}
	}

	async #ask(remote: Remote<AnalysisApi>, job: Job): Promise<RunAnswer> {
		// A worker that was ended because of this job must not be asked to do it again.
		if (job.over) return CANCELLED;
		const tell = this.callback((share) => {
			if (!job.over) job.onProgress(share);
		});
		return remote.run(job.id, job.request, tell);
	}
}

function finish(job: Job, answer: RunAnswer): void {
	if (job.over) return;
	job.over = true;
	job.settle(answer);
}
