import type { Notebook } from '../../model/notebook';

const PAUSE_MS = 300;

/** Saves a notebook a moment after its last change, and at once when the page is hidden. Its state is shown. */
export class Autosave {
	state = $state<'saved' | 'saving' | 'failed'>('saved');
	error = $state('');
	#waiting: Notebook | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #save: (notebook: Notebook) => Promise<void>;

	constructor(save: (notebook: Notebook) => Promise<void>) {
		this.#save = save;
	}

	get dirty(): boolean {
		return this.state !== 'saved';
	}

	later(notebook: Notebook): void {
		this.#waiting = { ...notebook, updatedAt: Date.now() };
		this.state = 'saving';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
	}

	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		const notebook = this.#waiting;
		if (notebook === null) return;
		this.#waiting = null;
		try {
			await this.#save(notebook);
			if (this.#waiting === null) this.state = 'saved';
		} catch (error) {
			// Kept: the next change or a retry writes it again.
			this.#waiting ??= notebook;
			this.state = 'failed';
			this.error = error instanceof Error ? error.message : String(error);
		}
	}
}
