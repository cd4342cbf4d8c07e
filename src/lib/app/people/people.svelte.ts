import type { Plain } from '../../analyses/contract';
import { toCsv } from '../../base/csv';
import { engine } from '../../engine/client';
import type { RunRequest } from '../../engine/protocol';
import { download } from '../../ui/download';
import { Pages } from '../pages.svelte';

/** Rows are fetched in pages of this many when they come into view. */
const PAGE = 200;

/** The people behind one number: opened from any count, searched, read page by page, exported whole. */
export class People {
	title = $state('');
	request = $state.raw<RunRequest | null>(null);
	/** Everyone behind the number; null while it is being worked out. */
	all = $state.raw<Uint32Array | null>(null);
	/** Those that match the search. */
	found = $state.raw<Uint32Array | null>(null);
	columns = $state.raw<readonly string[]>([]);
	error = $state.raw<string | null>(null);
	query = $state('');
	/** How many members the scope has, for the share. */
	outOf = $state(0);
	readonly #pages = new Pages<readonly string[]>(PAGE, (from, to) => this.#fetch(from, to));
	/** Raised by every opening and search: late answers to older ones are dropped. */
	#turn = 0;
	#extra: readonly string[] = [];

	get open(): boolean {
		return this.request !== null;
	}

	async show(
		request: RunRequest,
		ref: Plain,
		title: string,
		outOf: number,
		extra: readonly string[],
	): Promise<void> {
		const turn = ++this.#turn;
		this.#extra = extra;
		this.request = request;
		this.title = title;
		this.outOf = outOf;
		this.query = '';
		this.error = null;
		this.all = null;
		this.#show(null);
		try {
			const answer = await engine.people(request, ref);
			if (turn !== this.#turn) return;
			if (!answer.ok) this.error = answer.failure.kind;
			else {
				this.all = answer.members;
				this.#show(answer.members);
			}
		} catch (error) {
			if (turn === this.#turn) this.error = String(error);
		}
	}

	close(): void {
		this.#turn++;
		this.request = null;
	}

	async search(text: string): Promise<void> {
		this.query = text;
		const { all, request } = this;
		if (all === null || request === null) return;
		const turn = ++this.#turn;
		const found = text.trim() === '' ? all : await engine.search(request.revision, all, text);
		if (turn === this.#turn) this.#show(found);
	}

	#show(found: Uint32Array | null): void {
		this.found = found;
		this.#pages.forget();
	}

	/** The texts of a row, or null while they are on the way. */
	row(index: number): readonly string[] | null {
		return this.#pages.row(index);
	}

	/** Fetches the pages that hold these rows. */
	need(first: number, last: number): void {
		this.#pages.need(first, last);
	}

	#fetch(from: number, to: number): Promise<readonly (readonly string[])[]> | null {
		const { found, request } = this;
		if (found === null || request === null) return null;
		return engine
			.describe(request.revision, found.slice(from, to), this.#extra)
			.then(({ columns, rows }) => {
				if (this.found === found) this.columns = columns;
				return rows;
			});
	}

	/** Everyone who matches, as a CSV that spreadsheets open and that holds no formula. */
	async exportCsv(): Promise<void> {
		const { found, request } = this;
		if (found === null || request === null) return;
		const { columns, rows } = await engine.describe(request.revision, found, this.#extra);
		const csv = toCsv([columns, ...rows]);
		download(`${this.title}.csv`, new Blob(['\ufeff', csv], { type: 'text/csv' }));
	}
}
