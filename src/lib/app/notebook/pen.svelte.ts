/** Others are told of only when they hold the pen for longer than a page takes to go. */
const PATIENCE_MS = 250;

/**
 * The right to write a notebook: one tab holds it, by a Web Lock, so that two tabs never overwrite each other. The others
 * stand in line for it, and can take it over; whoever loses it goes on read-only and stands in line again.
 */
export class Pen {
	held = $state(false);
	/** Another tab holds it. */
	elsewhere = $state(false);
	readonly #name: string;
	readonly #onget: () => void;
	#letGo: (() => void) | null = null;
	/** Ends what this tab waits for. */
	#waiting: AbortController | null = null;

	/** `onget` is called when the pen was another tab's before: what that tab wrote must be read first. */
	constructor(name: string, onget: () => void) {
		this.#name = name;
		this.#onget = onget;
	}

	take(): void {
		if (this.held || this.#waiting) return;
		if (typeof navigator === 'undefined' || !('locks' in navigator)) {
			this.held = true;
			return;
		}
		void this.#request({ ifAvailable: true }, new AbortController(), false);
	}

	takeOver(): void {
		this.#waiting?.abort();
		void this.#request({ steal: true }, new AbortController(), true);
	}

	release(): void {
		this.#waiting?.abort();
		this.#waiting = null;
		this.#letGo?.();
		this.#letGo = null;
	}

	async #request(options: LockOptions, waiting: AbortController, others: boolean): Promise<void> {
		this.#waiting = waiting;
		let end: 'refused' | 'released' | 'stolen' = 'stolen';
		try {
			end = await navigator.locks.request(this.#name, options, (lock) =>
				lock === null ? 'refused' : this.#hold(waiting, others),
			);
		} catch {
			// Another tab stole it, or this one waits no more.
		}
		if (waiting.signal.aborted || end === 'released') return;
		this.held = false;
		if (end === 'stolen') this.elsewhere = true;
		this.#standInLine();
	}

	#standInLine(): void {
		const waiting = new AbortController();
		setTimeout(() => {
			if (this.#waiting === waiting) this.elsewhere = true;
		}, PATIENCE_MS);
		void this.#request({ signal: waiting.signal }, waiting, true);
	}

	async #hold(waiting: AbortController, others: boolean): Promise<'released'> {
		if (waiting.signal.aborted) return 'released';
		this.#waiting = null;
		this.held = true;
		this.elsewhere = false;
		if (others) this.#onget();
		await new Promise<void>((resolve) => (this.#letGo = resolve));
		this.held = false;
		return 'released';
	}
}
