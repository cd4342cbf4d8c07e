import type { IntakeProgress } from '../intake/types';
import type { ImportAnswer, IntakeApi } from './intake-protocol';
import type { Link, Remote } from './link';

type OnProgress = (progress: IntakeProgress) => void;

/** An import on its way. */
export interface ImportJob {
	/** Resolves with what became of it, `cancelled` included; rejects when the worker broke. */
	readonly answer: Promise<ImportAnswer>;
	/** Stops it within half a second and leaves nothing of it behind. Does nothing when it is over. */
	readonly cancel: () => void;
}

type Start = (
	remote: Remote<IntakeApi>,
	job: number,
	onProgress: OnProgress,
) => Promise<ImportAnswer>;

const CANCELLED: ImportAnswer = { ok: false, failure: { kind: 'cancelled' } };

/** How long an import may take to stop by itself before the worker is ended and its traces are swept. */
const GRACE_MS = 300;

/** Imports on the intake worker: never begun twice, stopped softly if they hear it and hard if not. */
export class Imports {
	#lastId = 0;
	/** Sweeping after the last hard stop: a new import waits for it. */
	#swept: Promise<void> = Promise.resolve();

	constructor(
		private readonly link: Link<IntakeApi>,
		private readonly callback: (call: OnProgress) => OnProgress,
		private readonly graceMs = GRACE_MS,
	) {}

	start(begin: Start, onProgress: OnProgress): ImportJob {
		const id = ++this.#lastId;
		let cancelled = false;
		let over = false;
		let stop: (answer: Promise<ImportAnswer>) => void = () => undefined;
		const stopped = new Promise<ImportAnswer>((resolve) => (stop = resolve));
		const tell = this.callback((progress) => {
			if (!cancelled && !over) onProgress(progress);
		});
		const run = async (): Promise<ImportAnswer> => {
			await this.#swept;
			if (cancelled) return CANCELLED;
			const imported = this.link.call((remote) => begin(remote, id, tell), { once: true });
			// A worker that was ended because of the cancel is no error.
			return imported.catch((error: unknown) => (cancelled ? stopped : Promise.reject(error)));
		};
		const answer = Promise.race([run(), stopped]).finally(() => (over = true));
		const cancel = () => {
			if (cancelled || over) return;
			cancelled = true;
			this.link.call((remote) => remote.cancel(id), { once: true }).catch(() => undefined);
			setTimeout(() => {
				if (!over) stop(this.#stopHard());
			}, this.graceMs);
		};
		return { answer, cancel };
	}

	async #stopHard(): Promise<ImportAnswer> {
		this.link.end();
		this.#swept = this.link.call((remote) => remote.sweep()).catch(() => undefined);
		await this.#swept;
		return CANCELLED;
	}
}
