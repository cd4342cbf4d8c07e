import { engine } from '../../engine/client';
import type { Failure } from '../../engine/protocol';
import type { Rule } from '../../model/rule';

/** Waited for more changes before a rule is asked about: edits are whole, so a frame is enough. */
const PAUSE_MS = 16;

/** Where a rule looks for its members. */
export interface Where {
	readonly dataset: string;
	readonly revision: string;
	readonly asOf?: string;
}

/** How many each line of a rule finds, asked again while the rule is edited: the newest question wins. */
export class Counts {
	/** In pre-order, as `linesOf` has the lines; of the rule in `of`. */
	counts = $state.raw<readonly number[]>([]);
	of = $state.raw<Rule | null>(null);
	/** Members who exist at the as-of day. */
	everyone = $state(0);
	pending = $state(false);
	failure = $state.raw<Failure | null>(null);
	error = $state.raw<string | null>(null);
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	ask(where: Where, rule: Rule): void {
		const turn = ++this.#turn;
		this.pending = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#answer(where, rule, turn), PAUSE_MS);
	}

	async #answer(where: Where, rule: Rule, turn: number): Promise<void> {
		try {
			const answer = await engine.evaluateRule({ ...where, rule });
			if (turn !== this.#turn) return;
			this.error = null;
			this.failure = answer.ok ? null : answer.failure;
			if (answer.ok) {
				this.counts = answer.counts;
				this.everyone = answer.everyone;
				this.of = rule;
			}
		} catch (error) {
			if (turn === this.#turn) this.error = error instanceof Error ? error.message : String(error);
		} finally {
			if (turn === this.#turn) this.pending = false;
		}
	}

	stop(): void {
		this.#turn++;
		clearTimeout(this.#timer);
	}
}
