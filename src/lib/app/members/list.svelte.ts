import { BitSet } from '../../base/bitset';
import { toCsv } from '../../base/csv';
import { engine } from '../../engine/client';
import type { MembersRequest } from '../../engine/member-protocol';
import { download } from '../../ui/download';
import { Pages } from '../pages.svelte';
import { filterRule, type Filter } from './filters';

/** Rows are fetched in pages of this many when they come into view. */
const PAGE = 200;

type Sort = NonNullable<MembersRequest['sort']>;

/** What a list is of. */
export interface ListOf {
	readonly dataset: string;
	readonly revision: string;
	readonly members: number;
	readonly locale: string;
}

/** The list of a data set's members: searched, filtered and sorted in the worker, read page by page; and who is chosen in it. */
export class MembersList {
	search = $state('');
	filters = $state.raw<readonly Filter[]>([]);
	sort = $state.raw<Sort | undefined>();
	/** Null until they are known. */
	columns = $state.raw<readonly string[] | null>(null);
	/** Who is listed, in order; null while it is being worked out. */
	members = $state.raw<Uint32Array | null>(null);
	error = $state.raw<string | null>(null);
	chosen = $state.raw<BitSet>(new BitSet(0));
	/** The row that the keys move. */
	active = $state(0);
	#of: ListOf | null = null;
	/** The revision whose members are listed. */
	#listed: string | null = null;
	readonly #pages = new Pages<readonly string[]>(PAGE, (from, to) => this.#fetch(from, to));
	/** Raised by every question: late answers to older ones are dropped. */
	#turn = 0;

	/** Asks anew; who is chosen stays so as long as the revision does. */
	async show(of: ListOf): Promise<void> {
		const turn = ++this.#turn;
		const { search, filters, sort } = this;
		const { dataset, revision, locale } = of;
		if (this.#of?.revision !== revision) {
			this.chosen = new BitSet(of.members);
			this.active = 0;
		}
		this.#of = of;
		try {
			const filter = filterRule(filters);
			const request = { dataset, revision, search, filter, sort, locale };
			const answer = await engine.members(request);
			if (turn !== this.#turn) return;
			this.error = answer.ok ? null : answer.failure.kind;
			const members = answer.ok ? answer.members : new Uint32Array(0);
			// The same list again keeps its rows: a revision never changes.
			if (this.#listed === revision && isSame(this.members, members)) return;
			this.#listed = revision;
			this.members = members;
			this.forgetRows();
			this.needFirst();
		} catch (error) {
			if (turn === this.#turn) this.error = String(error);
		}
	}

	/** For other columns of the same list. */
	forgetRows(): void {
		this.#pages.forget();
	}

	/** The texts of a row, the id first; null while they are on the way. */
	row(index: number): readonly string[] | null {
		return this.#pages.row(index);
	}

	/** Whether it lists the members of this revision, or will. */
	isOf(revision: string): boolean {
		return this.#of?.revision === revision;
	}

	/** Fetches the first rows while the page draws what they stand in, once it is known who and what is listed. */
	needFirst(): void {
		if (this.columns !== null) this.need(0, 0);
	}

	/** Fetches the pages that hold these rows. */
	need(first: number, last: number): void {
		this.#pages.need(first, last);
	}

	#fetch(from: number, to: number): Promise<readonly (readonly string[])[]> | null {
		if (this.members === null || this.#of === null) return null;
		return engine
			.memberRows(this.#of.revision, this.members.slice(from, to), this.refs)
			.then(({ rows }) => rows);
	}

	get refs(): readonly string[] {
		return ['id', ...(this.columns ?? [])];
	}

	/** Chooses rows, or no longer. */
	choose(first: number, last: number, on: boolean): void {
		const chosen = this.chosen.clone();
		for (const member of this.members?.subarray(first, last + 1) ?? [])
			if (on) chosen.add(member);
			else chosen.delete(member);
		this.chosen = chosen;
	}

	isChosen(index: number): boolean {
		const member = this.members?.[index];
		return member !== undefined && this.chosen.has(member);
	}

	chooseAll(): void {
		this.choose(0, (this.members?.length ?? 0) - 1, true);
	}

	chooseNone(): void {
		this.chosen = new BitSet(this.#of?.members ?? 0);
	}

	/** Ids of who is chosen. */
	chosenIds(): Promise<string[]> {
		return this.#idsOf(this.chosen.toArray());
	}

	/** Ids of everyone listed. */
	listedIds(): Promise<string[]> {
		return this.#idsOf(this.members ?? new Uint32Array());
	}

	async #idsOf(members: Uint32Array): Promise<string[]> {
		if (this.#of === null) return [];
		const { rows } = await engine.memberRows(this.#of.revision, members, ['id']);
		return rows.map(([id]) => id!);
	}

	/** Who is chosen, or else everyone listed, as a CSV that spreadsheets open and that holds no formula. */
	async exportCsv(name: string, headers: readonly string[]): Promise<void> {
		const { members, chosen } = this;
		if (members === null || this.#of === null) return;
		const some = chosen.size === 0 ? members : members.filter((m) => chosen.has(m));
		const { rows } = await engine.memberRows(this.#of.revision, some, this.refs);
		const csv = toCsv([headers, ...rows]);
		download(`${name}.csv`, new Blob(['\ufeff', csv], { type: 'text/csv' }));
	}
}

function isSame(a: Uint32Array | null, b: Uint32Array): boolean {
	return a !== null && a.length === b.length && a.every((member, i) => member === b[i]);
}

/** The lists of this page's life: coming back from a member finds the list as it was. */
const lists = new Map<string, MembersList>();

export function listOf(dataset: string): MembersList {
	let list = lists.get(dataset);
	if (list === undefined) lists.set(dataset, (list = new MembersList()));
	return list;
}
