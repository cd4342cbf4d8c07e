import type { Plain } from '../../analyses/contract';
import { toCsv } from '../../base/csv';
import { engine } from '../../engine/client';
import type { PeopleAnswer, RunRequest } from '../../engine/protocol';
import type { ClassRule, Rule } from '../../model/rule';
import { EVERYONE } from '../../segments/parts';
import { download } from '../../ui/download';
import { Pages } from '../pages.svelte';

/** Rows are fetched in pages of this many when they come into view. */
const PAGE = 200;

/** Where a list of people comes from. */
export interface PeopleSource {
	readonly dataset: string;
	readonly revision: string;
	/** A day, where not the data's own end. */
	readonly asOf?: string | undefined;
	/** Finds these people in other revisions too: a living segment can be made of it. Null: just these. */
	readonly rule: Rule | null;
	/** The segment that is asked about first when one of them is looked at. */
	readonly segment?: string | undefined;
}

/** A number of an analysis: its own name there, and what it is called on the page. */
export interface Counted {
	readonly ref: Plain;
	readonly label: string;
}

/** One member who is looked at. */
export interface Looked {
	readonly number: number;
	readonly texts: readonly string[];
}

/** The people behind one number: opened from any count, searched, read page by page, exported whole. */
export class People {
	title = $state('');
	source = $state.raw<PeopleSource | null>(null);
	/** The member who is looked at, in place of the list. */
	looked = $state.raw<Looked | null>(null);
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
		return this.source !== null;
	}

	/** Finds those who are listed again; null where nothing does, as for names that were searched. */
	get rule(): Rule | null {
		return this.found !== null && this.found === this.all ? (this.source?.rule ?? null) : null;
	}

	/** The people behind a number of an analysis. */
	show(
		request: RunRequest,
		number: Counted,
		title: string,
		outOf: number,
		extra: readonly string[],
	): Promise<void> {
		const { dataset, revision, scope } = request;
		const { asOf, segment } = scope;
		const source = { dataset, revision, asOf, rule: classOf(request, number), segment };
		const asked = (): Promise<PeopleAnswer> => engine.people(request, number.ref);
		return this.#open(source, asked, title, outOf, extra);
	}

	/** The people whom a rule finds. */
	showRule(
		source: PeopleSource & { readonly rule: Rule },
		title: string,
		outOf: number,
		extra: readonly string[],
	): Promise<void> {
		const { dataset, revision, rule, asOf } = source;
		const asked = async (): Promise<PeopleAnswer> => {
			const answer = await engine.evaluateRule({ dataset, revision, rule, asOf, members: true });
			return answer.ok ? { ok: true, members: answer.members ?? new Uint32Array() } : answer;
		};
		return this.#open(source, asked, title, outOf, extra);
	}

	async #open(
		source: PeopleSource,
		ask: () => Promise<PeopleAnswer>,
		title: string,
		outOf: number,
		extra: readonly string[],
	): Promise<void> {
		const turn = ++this.#turn;
		this.#extra = extra;
		this.source = source;
		this.title = title;
		this.outOf = outOf;
		this.query = '';
		this.error = null;
		this.all = null;
		this.looked = null;
		this.#show(null);
		try {
			const answer = await ask();
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

	/** Looks at one of those found. */
	look(index: number): void {
		const number = this.found?.[index];
		const texts = this.row(index);
		if (number !== undefined && texts !== null) this.looked = { number, texts };
	}

	/** The ids of those found. */
	async ids(): Promise<string[]> {
		const { found, source } = this;
		if (found === null || source === null) return [];
		const { rows } = await engine.describe(source.revision, found, []);
		return rows.map(([id]) => id!);
	}

	close(): void {
		this.#turn++;
		this.source = null;
		this.looked = null;
	}

	async search(text: string): Promise<void> {
		this.query = text;
		const { all, source } = this;
		if (all === null || source === null) return;
		const turn = ++this.#turn;
		const found = text.trim() === '' ? all : await engine.search(source.revision, all, text);
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
		const { found, source } = this;
		if (found === null || source === null) return null;
		return engine
			.describe(source.revision, found.slice(from, to), this.#extra)
			.then(({ columns, rows }) => {
				if (this.found === found) this.columns = columns;
				return rows;
			});
	}

	/** Everyone who matches, as a CSV that spreadsheets open and that holds no formula. */
	async exportCsv(): Promise<void> {
		const { found, source } = this;
		if (found === null || source === null) return;
		const { columns, rows } = await engine.describe(source.revision, found, this.#extra);
		const csv = toCsv([columns, ...rows]);
		download(`${this.title}.csv`, new Blob(['\ufeff', csv], { type: 'text/csv' }));
	}
}

/** The rule that finds the people behind a number. */
function classOf({ analysis, params, scope }: RunRequest, { ref, label }: Counted): ClassRule {
	const { from, to, segment } = scope;
	const own = {
		...(from === undefined ? {} : { from }),
		...(to === undefined ? {} : { to }),
		...(segment === undefined || segment === EVERYONE ? {} : { segment }),
	};
	return {
		type: 'class',
		analysis,
		params,
		ref,
		...(label === '' ? {} : { label }),
		...(Object.keys(own).length === 0 ? {} : { scope: own }),
	};
}
