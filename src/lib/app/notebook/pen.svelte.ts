/**
 * The right to write a notebook: one tab holds it, by a Web Lock, so that two tabs never overwrite each other. Another tab
 * can take it; the one that held it goes on read-only.
 */
export class Pen {
	held = $state(false);
	/** Another tab holds it. */
	elsewhere = $state(false);
	readonly #name: string;
	readonly #onget: () => void;
	#letGo: (() => void) | null = null;
	#wanted = false;

	/** `onget` is called when the pen was taken over from another tab: what that tab wrote must be read first. */
	constructor(name: string, onget: () => void) {
		this.#name = name;
		this.#onget = onget;
	}

	take(): void {
		if (this.held || this.#wanted) return;
		if (typeof navigator === 'undefined' || !('locks' in navigator)) {
			this.held = true;
			return;
		}
		void this.#request({ ifAvailable: true }, false);
	}

	takeOver(): void {
		void this.#request({ steal: true }, true);
	}

	async #request(options: LockOptions, taken: boolean): Promise<void> {
		this.#wanted = true;
		try {
			await navigator.locks.request(this.#name, options, async (lock) => {
				this.#wanted = false;
				if (lock === null) {
					this.elsewhere = true;
					return;
				}
				this.held = true;
				this.elsewhere = false;
				if (taken) this.#onget();
				await new Promise<void>((resolve) => (this.#letGo = resolve));
				this.held = false;
			});
		} catch {
			// Stolen by another tab.
			this.held = false;
			this.elsewhere = true;
		} finally {
			this.#wanted = false;
		}
	}

	release(): void {
		this.#letGo?.();
		this.#letGo = null;
	}
}
