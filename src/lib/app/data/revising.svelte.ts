import { engine } from '../../engine/client';
import type { ImportFailure, ReviseRequest } from '../../engine/intake-protocol';
import type { IntakeProgress } from '../../intake/types';
import type { IdentityPair } from '../../model/dataset';
import type { ImportTrouble } from '../intake/intake.svelte';
import type { Opsbook } from '../opsbook.svelte';
import { words } from '../words';

/** Changes of one data set, one at a time. Each makes a new revision, and can be undone by bringing the old one back. */
export class Revising implements ImportTrouble {
	progress = $state.raw<IntakeProgress | null>(null);
	busy = $state(false);
	failure = $state.raw<ImportFailure | null>(null);
	error = $state.raw<string | null>(null);
	#stop: (() => void) | null = null;

	constructor(
		private readonly opsbook: Opsbook,
		private readonly dataset: () => string,
	) {}

	/** The merges of people whose ids or key hold a text; null when it could not be said. */
	async find(text: string): Promise<readonly IdentityPair[] | null> {
		if (this.busy) return null;
		this.#begin();
		const job = engine.findPairs({ dataset: this.dataset(), text });
		this.#stop = job.cancel;
		try {
			const answer = await job.answer;
			if (answer.ok) return answer.pairs;
			if (answer.failure.kind !== 'cancelled') this.failure = answer.failure;
		} catch (error) {
			this.error = error instanceof Error ? error.message : String(error);
		} finally {
			this.#end();
		}
		return null;
	}

	/** Makes the new revision and says what it holds; false when it failed, was cancelled or another is being made. */
	async run(change: Omit<ReviseRequest, 'dataset' | 'add'>): Promise<boolean> {
		if (this.busy) return false;
		this.#begin();
		const dataset = this.dataset();
		const before = this.opsbook.dataset(dataset)?.revision;
		const job = engine.revise({ dataset, add: [], ...change }, (progress) => {
			if (this.busy) this.progress = progress;
		});
		this.#stop = job.cancel;
		try {
			const answer = await job.answer;
			if (!answer.ok) {
				if (answer.failure.kind !== 'cancelled') this.failure = answer.failure;
				return false;
			}
			if (answer.unchanged) this.opsbook.toasts.show(words()('unchangedData'));
			else await this.#tell(answer.revision, before);
			return true;
		} catch (error) {
			this.error = error instanceof Error ? error.message : String(error);
			return false;
		} finally {
			this.#end();
		}
	}

	cancel(): void {
		this.#stop?.();
	}

	async #tell(id: string, before: string | undefined): Promise<void> {
		const store = await this.opsbook.open();
		const [revision, dataset] = await Promise.all([
			store.revisions.get(id),
			store.datasets.get(this.dataset()),
		]);
		await this.opsbook.measure();
		if (revision === undefined || dataset === undefined) return;
		const t = words();
		const { number, facts } = revision;
		const { members, events } = facts;
		this.opsbook.toasts.show(t('revised', { name: dataset.name, number, members, events }), {
			tone: 'good',
			...(before === undefined
				? {}
				: { action: { label: t('undo'), run: () => void this.opsbook.bringBack(before) } }),
		});
	}

	#begin(): void {
		this.busy = true;
		this.failure = null;
		this.error = null;
	}

	#end(): void {
		this.busy = false;
		this.progress = null;
		this.#stop = null;
	}
}
