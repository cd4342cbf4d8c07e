import type { Plain } from '../../analyses/contract';
import { engine } from '../../engine/client';
import { resultKey, type KeyParts } from '../../engine/key';
import type { Failure, RunRequest } from '../../engine/protocol';
import { getResult, putResult } from '../../engine/results';
import type { Store } from '../../store/store';
import { turn } from '../../ui/turn';

/** What a cell shows of a question: its result, or why there is none (yet). A running cell is not a saved cell. */
export class CellRun {
	readonly cell: string;
	/** Key of the question that `result` answers. */
	key = $state.raw<string | null>(null);
	result = $state.raw<Plain>(null);
	params = $state.raw<Plain>(null);
	tookMs = $state(0);
	/** Key of the question that is being computed. */
	pending = $state.raw<string | null>(null);
	progress = $state(0);
	failure = $state.raw<Failure | null>(null);
	/** A bug, in the words of the machine. */
	error = $state.raw<string | null>(null);
	/** Key of the question that `failure` or `error` answers: not asked again by itself. */
	failedKey = $state.raw<string | null>(null);

	/** The question on its way. */
	#asked: Promise<void> = Promise.resolve();
	/** How many questions there were: the same may be asked twice, and only the last one's answer counts. */
	#last = 0;

	constructor(cell: string) {
		this.cell = cell;
	}

	get hasResult(): boolean {
		return this.key !== null;
	}
	get computing(): boolean {
		return this.pending !== null;
	}

	/**
	 * Answers the question unless it is answered or failed; `force` asks again. Resolves when the answer is there. `asked`:
	 * what the key holds besides the request.
	 */
	ask(
		store: Store,
		request: RunRequest,
		asked: Pick<KeyParts, 'version' | 'fingerprint'>,
		force = false,
	): Promise<void> {
		const key = resultKey({ ...request, ...asked });
		if (!force && (this.key === key || this.failedKey === key)) {
			if (this.key === key) this.#clearFailure();
			// Back at a question that is answered: what is on its way is no longer asked.
			if (this.pending !== key) this.leave();
			return Promise.resolve();
		}
		if (force || this.pending !== key) this.#asked = this.#answer(store, request, key, force);
		return this.#asked;
	}

	async #answer(store: Store, request: RunRequest, key: string, force: boolean): Promise<void> {
		this.leave();
		const number = ++this.#last;
		const isLast = (): boolean => number === this.#last;
		this.pending = key;
		this.progress = 0;
		this.#clearFailure();
		try {
			const saved = force ? undefined : await getResult(store, key);
			if (!isLast()) return;
			if (saved) {
				this.#show(key, saved.result, request.params, saved.tookMs);
				return;
			}
			const answer = await engine.run(this.cell, request, {
				onProgress: (share) => {
					if (isLast()) this.progress = share;
				},
			});
			await turn();
			if (!isLast()) return;
			if (!answer.ok) {
				this.failure = answer.failure;
				this.failedKey = key;
				return;
			}
			// The worker has read the segments itself: should they be newer than the page's, so is its key.
			this.#show(answer.key, answer.result, answer.params, answer.tookMs);
			await putResult(store, {
				id: answer.key,
				dataset: request.dataset,
				revision: request.revision,
				analysis: request.analysis,
				computedAt: Date.now(),
				result: answer.result,
				tookMs: answer.tookMs,
			}).catch(() => undefined); // A result that cannot be kept is computed again next time.
		} catch (error) {
			if (!isLast()) return;
			this.error = error instanceof Error ? error.message : String(error);
			this.failedKey = key;
		} finally {
			if (isLast()) this.pending = null;
		}
	}

	/** A question that cannot even be asked, and takes the place of the one on its way. */
	refuse(failure: Failure): void {
		this.leave();
		this.error = null;
		this.failure = failure;
		this.failedKey = null;
	}

	cancel(): void {
		engine.cancel(this.cell);
	}

	/** Nobody asks any longer: what is on its way is dropped, and no failure. */
	leave(): void {
		if (this.pending === null) return;
		this.#last++;
		this.pending = null;
		engine.cancel(this.cell);
	}

	#show(key: string, result: Plain, params: Plain, tookMs: number): void {
		this.key = key;
		this.result = result;
		this.params = params;
		this.tookMs = tookMs;
	}

	#clearFailure(): void {
		this.failure = null;
		this.error = null;
		this.failedKey = null;
	}
}
