import { engine } from '../../engine/client';
import type { EventLine } from '../../engine/member-protocol';

/** Events are fetched in pages of this many when they come into view. */
const PAGE = 100;

/** The events of one member, of chosen kinds, read page by page. */
export class MemberEvents {
	kinds = $state.raw<readonly string[]>([]);
	newestFirst = $state(true);
	#rows = $state.raw<Uint32Array | null>(null);
	#pages = $state.raw<ReadonlyMap<number, readonly EventLine[]>>(new Map());
	#wanted = new Set<number>();
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
		this.#pages = new Map();
		this.#wanted = new Set();
		this.#rows = rows;
	}

	line(index: number): EventLine | null {
		return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
	}

	need(first: number, last: number): void {
		for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++)
			void this.#fetch(page);
	}

	async #fetch(page: number): Promise<void> {
		const wanted = this.#wanted;
		if (this.#rows === null || wanted.has(page)) return;
		wanted.add(page);
		const slice = this.#rows.slice(page * PAGE, (page + 1) * PAGE);
		const lines = await engine.eventLines(this.revision, slice);
		if (this.#wanted === wanted) this.#pages = new Map(this.#pages).set(page, lines);
	}
}
