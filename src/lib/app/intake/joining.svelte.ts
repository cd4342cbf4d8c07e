import { engine } from '../../engine/client';
import type { FileOverlap, NewSource } from '../../engine/intake-protocol';
import type { IntakeFile, ImportTrouble } from './intake.svelte';
import type { ImportFailure } from '../../engine/intake-protocol';

/** What becomes of a file of whose kind the data set has one already. */
export type JoinAs = 'follow' | 'replace' | 'beside';

/** Importing into a data set that is there: which one, and how each file goes with what is in it. */
export class Joining implements ImportTrouble {
	/** Id of the data set; null: a new one. */
	into = $state.raw<string | null>(null);
	overlaps = $state.raw<ReadonlyMap<IntakeFile, FileOverlap>>(new Map());
	comparing = $state.raw(false);
	failure = $state.raw<ImportFailure | null>(null);
	error = $state.raw<string | null>(null);
	#choices = $state.raw<ReadonlyMap<IntakeFile, JoinAs>>(new Map());
	#stop: (() => void) | null = null;
	#running: Promise<unknown> = Promise.resolve();

	/** A later export follows, unless the person says otherwise; a file that is there already has nothing to choose. */
	choiceOf(file: IntakeFile): JoinAs {
		return this.#choices.get(file) ?? 'follow';
	}

	choose(file: IntakeFile, as: JoinAs): void {
		this.#choices = new Map(this.#choices).set(file, as);
	}

	/** Reads the files and compares them with what the data set holds. A newer question ends an older one. */
	async compare(files: readonly IntakeFile[]): Promise<void> {
		this.stop();
		if (this.into === null || files.length === 0) return;
		const job = engine.compare({
			dataset: this.into,
			add: files.map((file) => sourceOf(file)),
		});
		this.#stop = job.cancel;
		this.#running = job.answer.catch(() => undefined);
		this.comparing = true;
		const isLatest = () => this.#stop === job.cancel;
		try {
			const answer = await job.answer;
			if (!isLatest()) return;
			if (answer.ok) {
				this.overlaps = new Map(files.map((file, i) => [file, answer.overlaps[i]!]));
			} else if (answer.failure.kind !== 'cancelled') this.failure = answer.failure;
		} catch (error) {
			if (isLatest()) this.error = error instanceof Error ? error.message : String(error);
		} finally {
			if (isLatest()) {
				this.#stop = null;
				this.comparing = false;
			}
		}
	}

	stop(): void {
		const stop = this.#stop;
		this.#stop = null;
		stop?.();
		this.comparing = false;
		this.failure = null;
		this.error = null;
	}

	/** Whether it is known of every file how it goes with the data set. */
	knows(files: readonly IntakeFile[]): boolean {
		return !this.comparing && files.every((file) => this.overlaps.has(file));
	}

	/** Stops a comparison and waits for its end. */
	async settle(): Promise<void> {
		this.stop();
		await this.#running;
	}

	/** Forgets what was compared: other files, or another data set. */
	forget(): void {
		this.stop();
		this.overlaps = new Map();
	}

	/** The file as the data set takes it. */
	sourceOf(file: IntakeFile): NewSource {
		const there = this.overlaps.get(file);
		const plain = sourceOf(file);
		if (there === undefined || there.source === null || there.identical) return plain;
		const as = this.choiceOf(file);
		if (as === 'beside') return plain;
		return {
			...plain,
			...(as === 'follow' ? { follows: there.source } : { replaces: there.source }),
		};
	}
}

function sourceOf({ input, options, mapping }: IntakeFile): NewSource {
	return { file: input, options, mapping: mapping! };
}
