import * as v from 'valibot';
import type { Plain } from '../../analyses/contract';
import { loadParts, type PageParts } from '../../analyses/registry/parts';
import { resultKey } from '../../engine/key';
import type { RunRequest } from '../../engine/protocol';
import { pageSurroundings } from '../../engine/surroundings';
import type { Facts, Revision } from '../../model/dataset';
import { withSegmentNames } from '../../model/named-segments';
import type { AnalysisCell, Notebook, ScopeSpec } from '../../model/notebook';
import { scopesOf } from '../../notebook/document';
import { asksForSegments, runFingerprint, type Surroundings } from '../../segments/fingerprint';
import type { Store } from '../../store/store';
import type { Opsbook } from '../opsbook.svelte';
import type { People } from '../people/people.svelte';
import { CellRun } from './run.svelte';

/** What a notebook's cells ask about. */
interface Asked {
	readonly notebook: Notebook | null;
	readonly revision: Revision | undefined;
	readonly facts: Facts | null;
}

/** One question of a cell: of its scope, or of one of the segments that are compared in it. */
export interface Question {
	readonly scope: ScopeSpec;
	readonly run: CellRun;
}

/** The questions of a notebook's cells, and their runs. */
export class Questions {
	readonly #opsbook: Opsbook;
	readonly #asked: Asked;
	readonly #people: People;
	/** The segments and tags that results hang on; null until they have been read. */
	#around = $state.raw<Surroundings | null>(null);
	#looking: Promise<void> = Promise.resolve();
	/**
	 * By cell, then by the segment that is compared. Not reactive itself: the run of a question is the same for the life of the
	 * page.
	 */
	readonly #runs = new Map<string, Map<string | null, CellRun>>();
	#closed = false;

	constructor(opsbook: Opsbook, asked: Asked, people: People) {
		this.#opsbook = opsbook;
		this.#asked = asked;
		this.#people = people;
	}

	/** Looks at the segments and tags of the data set again: called whenever one of them has changed. */
	lookAround(dataset: string | null | undefined): void {
		const { segments, tags } = this.#opsbook;
		if (segments === null || tags === null) return;
		const looking = pageSurroundings(
			this.#opsbook.segmentsOf(dataset),
			this.#opsbook.tagsOf(dataset),
		).then((around) => {
			if (this.#looking === looking) this.#around = around;
		});
		this.#looking = looking;
	}
	/** Changes when results may hang on other segments or tags. */
	get around(): Surroundings | null {
		return this.#around;
	}

	/** What a cell asks now: one question, or one for each segment that is compared. */
	of(cell: AnalysisCell): readonly Question[] {
		const scopes = scopesOf(this.#asked.notebook ?? { scope: {} }, cell);
		return scopes.map((scope, i) => ({
			scope,
			run: this.#run(cell.id, cell.compare?.[i] ?? null),
		}));
	}

	#run(cell: string, segment: string | null): CellRun {
		let runs = this.#runs.get(cell);
		if (runs === undefined) this.#runs.set(cell, (runs = new Map<string | null, CellRun>()));
		let run = runs.get(segment);
		if (run === undefined) {
			run = new CellRun(segment === null ? cell : JSON.stringify([cell, segment]));
			runs.set(segment, run);
		}
		return run;
	}

	/** What is still on its way is dropped, and nothing is asked any more. */
	close(): void {
		this.#closed = true;
		for (const runs of this.#runs.values()) for (const run of runs.values()) run.leave();
	}

	/** Drops what is on its way for cells that are gone: called whenever the notebook has changed. */
	leaveRemoved(): void {
		const there = new Set(this.#cells.map(({ id }) => id));
		for (const [cell, runs] of this.#runs)
			if (!there.has(cell)) for (const run of runs.values()) run.leave();
	}

	/**
	 * The cell's params as its analysis reads them, with the names that segments have now; its defaults when nobody set any
	 * or they cannot be read.
	 */
	paramsOf(cell: AnalysisCell, parts: PageParts): Record<string, unknown> | null {
		const parsed = v.safeParse(parts.manifest.params.schema, cell.params ?? {});
		const { notebook, facts } = this.#asked;
		if (parsed.success) {
			const segments = this.#opsbook.segmentsOf(notebook?.dataset);
			return withSegmentNames(
				parsed.output as Record<string, unknown>,
				(id) => segments.find((one) => one.id === id)?.name,
			);
		}
		return facts && (parts.manifest.params.defaults(facts) as Record<string, unknown>);
	}

	#request(cell: AnalysisCell, parts: PageParts, scope: ScopeSpec): RunRequest | null {
		const { revision, notebook } = this.#asked;
		const params = this.paramsOf(cell, parts);
		if (!revision || !notebook?.dataset || params === null) return null;
		const { dataset } = notebook;
		return { dataset, revision: revision.id, analysis: cell.analysis, params, scope };
	}

	/** What the key of an answer holds besides the request; null while the segments have not been read. */
	#hangsOn({ scope: { segment }, params }: RunRequest, { manifest: { version } }: PageParts) {
		if (!asksForSegments(segment, params)) return { version };
		return this.#around && { version, fingerprint: runFingerprint(segment, params, this.#around) };
	}

	/** Is what the run shows the answer to another question than the one that is asked now? */
	isStale(cell: AnalysisCell, parts: PageParts, { scope, run }: Question): boolean {
		if (!run.hasResult || run.computing) return run.hasResult;
		const request = this.#request(cell, parts, scope);
		const hangsOn = request && this.#hangsOn(request, parts);
		return !hangsOn || run.key !== resultKey({ ...request, ...hangsOn });
	}

	/** Answers a cell's questions if they are not answered yet: called when the cell is in view and whenever it changes. */
	async ensure(cell: AnalysisCell, force = false): Promise<void> {
		if (this.#closed) return;
		this.#leaveOthers(cell);
		let parts: PageParts;
		try {
			parts = await loadParts(cell.analysis);
		} catch {
			const now = this.#now(cell);
			for (const { run } of now === undefined ? [] : this.of(now))
				run.refuse({ kind: 'unknown-analysis', id: cell.analysis });
			return;
		}
		const store = await this.#opsbook.open();
		await this.#looking;
		const now = this.#now(cell);
		if (now === undefined) return;
		const parsed = v.safeParse(parts.manifest.params.schema, now.params ?? {});
		if (!parsed.success && now.params !== undefined) {
			const issue = parsed.issues[0];
			const path = v.getDotPath(issue) ?? '';
			for (const { run } of this.of(now))
				run.refuse({ kind: 'bad-params', path, message: issue.message });
			return;
		}
		const questions = this.of(now);
		await Promise.all(questions.map((question) => this.#ask(store, now, parts, question, force)));
	}

	/** The cell as it is now, for it may have been changed meanwhile; none if it was removed, asks another analysis, or all is closed. */
	#now({ id, analysis }: AnalysisCell): AnalysisCell | undefined {
		if (this.#closed) return undefined;
		return this.#cells.find((cell) => cell.id === id && cell.analysis === analysis);
	}

	/** Drops what a cell asked before, of a segment that it does not look at any longer. */
	#leaveOthers(cell: AnalysisCell): void {
		const questions = this.of(cell);
		for (const run of this.#runs.get(cell.id)?.values() ?? [])
			if (!questions.some((one) => one.run === run)) run.leave();
	}

	async #ask(
		store: Store,
		cell: AnalysisCell,
		parts: PageParts,
		{ scope, run }: Question,
		force: boolean,
	): Promise<void> {
		const request = this.#request(cell, parts, scope);
		if (request === null) return run.leave();
		const hangsOn = this.#hangsOn(request, parts);
		if (hangsOn !== null) await run.ask(store, request, hangsOn, force);
	}

	/** Asks one of a cell's questions again, whatever is known of it. */
	async again(cell: AnalysisCell, { run }: Question): Promise<void> {
		const parts = await loadParts(cell.analysis);
		const store = await this.#opsbook.open();
		await this.#looking;
		const now = this.#now(cell);
		const question = now && this.of(now).find((one) => one.run === run);
		if (now && question) await this.#ask(store, now, parts, question, true);
	}

	recompute(id: string): void {
		const cell = this.#cells.find((one) => one.id === id);
		if (cell !== undefined) void this.ensure(cell, true);
	}

	async recomputeAll(): Promise<void> {
		for (const cell of this.#cells) await this.ensure(cell, true);
	}

	/** Every analysis cell answered or failed: what a report waits for. */
	async settle(): Promise<void> {
		for (const cell of this.#cells) await this.ensure(cell);
	}

	get #cells(): readonly AnalysisCell[] {
		const cells = this.#asked.notebook?.cells ?? [];
		return cells.filter((cell) => cell.type === 'analysis');
	}

	/** Lists the people behind a number of a cell; the label is what the number is called there. */
	async showPeople(
		cell: AnalysisCell,
		scope: ScopeSpec,
		ref: Plain,
		title: string,
		label: string,
	): Promise<void> {
		const parts = await loadParts(cell.analysis);
		const request = this.#request(cell, parts, scope);
		const { facts } = this.#asked;
		if (!request || !facts) return;
		const extra = facts.memberColumns.slice(0, 4).map((column) => column.name);
		await this.#people.show(request, { ref, label }, `${title} · ${label}`, facts.members, extra);
	}
}
