/** The worker was ended, could not start, or broke: whatever was asked of it has no answer. */
export class WorkerDiedError extends Error {
	override name = 'WorkerDiedError';
}

/** An API as it is seen from another thread: every answer is a promise. */
export type Remote<Api> = {
	[Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Answer
		? (...args: Args) => Promise<Awaited<Answer>>
		: never;
};

/** A living worker. */
export interface Connection<Api> {
	readonly remote: Remote<Api>;
	/** Rejects with WorkerDiedError when the worker is gone; never resolves. */
	readonly died: Promise<never>;
	/** Ends the worker at once; `died` rejects. */
	end(): void;
}

/** What a link needs of a worker. */
export interface WorkerLike {
	addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
	terminate(): void;
}

/** Watches a worker's death. */
export function connect<Api>(worker: WorkerLike, remote: Remote<Api>): Connection<Api> {
	let die: (reason: WorkerDiedError) => void = () => undefined;
	const died = new Promise<never>((_, reject) => (die = reject));
	// Nobody may be waiting when it happens.
	died.catch(() => undefined);
	const end = (reason: string) => {
		worker.terminate();
		die(new WorkerDiedError(reason));
	};
	worker.addEventListener('error', (event) => {
		end('message' in event && typeof event.message === 'string' ? event.message : 'it broke');
	});
	worker.addEventListener('messageerror', () => end('a message could not be read'));
	return { remote, died, end: () => end('it was ended') };
}

/**
 * A worker that is started when it is first needed, and anew after its end. The connection is held for the worker's life:
 * a proxy that is collected as garbage would leave its calls without an answer for ever.
 */
export class Link<Api> {
	#live: Connection<Api> | null = null;
	/** Calls that wait for their answers. */
	#waiting = 0;

	constructor(private readonly open: () => Connection<Api>) {}

	/**
	 * Asks the worker. When it dies before it answers, a new one is asked once more; `once` forbids that for what must not
	 * happen twice.
	 */
	async call<T>(ask: (remote: Remote<Api>) => Promise<T>, { once = false } = {}): Promise<T> {
		const { remote, died } = this.#connection();
		this.#waiting++;
		try {
			return await Promise.race([ask(remote), died]);
		} catch (error) {
			if (once || !(error instanceof WorkerDiedError)) throw error;
			return this.call(ask, { once: true });
		} finally {
			this.#waiting--;
		}
	}

	/** Is something asked that has no answer yet? */
	get busy(): boolean {
		return this.#waiting > 0;
	}

	/** Ends the worker, if there is one; the next call starts another. */
	end(): void {
		this.#live?.end();
		this.#live = null;
	}

	#connection(): Connection<Api> {
		if (this.#live !== null) return this.#live;
		const live = this.open();
		this.#live = live;
		live.died.catch(() => {
			if (this.#live === live) this.#live = null;
		});
		return live;
	}
}
