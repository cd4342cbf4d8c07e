/** Rows of a long list, fetched page by page as they come into view. */
export class Pages<Row> {
	#pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
	#wanted = new Set<number>();

	/** `fetch` gives the rows `from … to`, exclusive (fewer at the end); null while there is no list. */
	constructor(
		private readonly size: number,
		private readonly fetch: (from: number, to: number) => Promise<readonly Row[]> | null,
	) {}

	/** A row; null while it is on the way. */
	row(index: number): Row | null {
		return this.#pages.get(Math.floor(index / this.size))?.[index % this.size] ?? null;
	}

	/** Fetches the pages that hold these rows. */
	need(first: number, last: number): void {
		for (let page = Math.floor(first / this.size); page <= Math.floor(last / this.size); page++)
			void this.#fetch(page);
	}

	/** The list is another one: what is on the way for the old one is dropped. */
	forget(): void {
		this.#pages = new Map();
		this.#wanted = new Set();
	}

	async #fetch(page: number): Promise<void> {
		const wanted = this.#wanted;
		if (wanted.has(page)) return;
		const asked = this.fetch(page * this.size, (page + 1) * this.size);
		if (asked === null) return;
		wanted.add(page);
		const rows = await asked;
		if (this.#wanted === wanted) this.#pages = new Map(this.#pages).set(page, rows);
	}
}
