import { engine } from '../../engine/client';
import type { EventLine } from '../../engine/member-protocol';
import { Pages } from '../pages.svelte';

/** Events are fetched in pages of this many when they come into view. */
const PAGE = 100;

/** The events of one member, of chosen kinds, read page by page. */
export class MemberEvents {
	kinds = $state.raw<readonly string[]>([]);
	newestFirst = $state(true);
	#rows = $state.raw<Uint32Array | null>(null);
	readonly #pages = new Pages<EventLine>(
		PAGE,
		(from, to) => this.#rows && engine.eventLines(this.revision, this.#rows.slice(from, to)),
	);
	#turn = 0;

	constructor(
		readonly revision: string,
		readonly member: number,
	) {}

	/** How many there are; null while that is being worked out. */
	get count(): number | null {
		return this.#rows?.length ?? null;
	}

	/** Asks anew, after the kinds or the order were changed. */
	async show(): Promise<void> {
		const turn = ++this.#turn;
		const kinds = this.kinds.length === 0 ? null : this.kinds;
		const rows = await engine.memberEvents(this.revision, this.member, kinds);
		if (turn !== this.#turn) return;
		if (this.newestFirst) rows.reverse();
		this.#pages.forget();
		this.#rows = rows;
	}

	line(index: number): EventLine | null {
		return this.#pages.row(index);
	}

	need(first: number, last: number): void {
		this.#pages.need(first, last);
	}
}
