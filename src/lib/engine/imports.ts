import type { ImportAnswer, IntakeApi } from './intake-protocol';
import type { Link, Remote } from './link';

/** What a job that was cancelled answers, whatever its own answers are. */
type Cancelled = Extract<ImportAnswer, { ok: false }>;

/** An import, or the opening of a file, on its way. */
export interface IntakeJob<Answer = ImportAnswer> {
	/** Resolves with what became of it, `cancelled` included; rejects when the worker broke. */
	readonly answer: Promise<Answer>;
	/** Stops it within half a second and leaves nothing of it behind. Does nothing when it is over. */
	readonly cancel: () => void;
}

type Start<Answer, Progress> = (
	remote: Remote<IntakeApi>,
	job: number,
	onProgress: (progress: Progress) => void,
) => Promise<Answer>;

/** Makes a callback callable from the worker. */
type Callback = <Progress>(call: (progress: Progress) => void) => (progress: Progress) => void;

const CANCELLED: Cancelled = { ok: false, failure: { kind: 'cancelled' } };

/** How long an import may take to stop by itself before the worker is ended and its traces are swept. */
const GRACE_MS = 300;

/** Jobs of the intake worker. Imports are never begun twice, stopped softly if they hear it and hard if not. */
export class Imports {
	#lastId = 0;
	/** Sweeping after the last hard stop: a new import waits for it. */
	#swept: Promise<void> = Promise.resolve();

	constructor(
		private readonly link: Link<IntakeApi>,
		private readonly callback: Callback,
		private readonly graceMs = GRACE_MS,
	) {}

	/** `again`: the job leaves no trace, so it may be begun anew when the worker dies of something else. */
	start<Answer, Progress>(
		begin: Start<Answer | Cancelled, Progress>,
		onProgress: (progress: Progress) => void,
		{ again = false } = {},
	): IntakeJob<Answer | Cancelled> {
		const id = ++this.#lastId;
		let cancelled = false;
		let over = false;
		let stop: (answer: Promise<Cancelled>) => void = () => undefined;
		const stopped = new Promise<Cancelled>((resolve) => (stop = resolve));
		const tell = this.callback((progress: Progress) => {
			if (!cancelled && !over) onProgress(progress);
		});
		const run = async (): Promise<Answer | Cancelled> => {
			await this.#swept;
			if (cancelled) return CANCELLED;
			const imported = this.link.call((remote) => begin(remote, id, tell), {
				once: !again,
			});
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

	async #stopHard(): Promise<Cancelled> {
		this.link.end();
		this.#swept = this.link.call((remote) => remote.sweep()).catch(() => undefined);
		await this.#swept;
		return CANCELLED;
	}
}
