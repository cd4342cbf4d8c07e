import * as v from 'valibot';
import type { Plain } from '../../analyses/contract';
import { loadParts, type PageParts } from '../../analyses/registry/parts';
import { newId } from '../../base/id';
import { resultKey } from '../../engine/key';
import type { RunRequest } from '../../engine/protocol';
import { pruneResults } from '../../engine/results';
import { pageSurroundings } from '../../engine/surroundings';
import type { Facts, Revision } from '../../model/dataset';
import type { AnalysisCell, Cell, Face, Notebook, ScopeSpec } from '../../model/notebook';
import { withSegmentNames } from '../../model/named-segments';
import { scopeOf, type Message } from '../../notebook/document';
import { apply, endTyping, redo, startHistory, undo, type History } from '../../notebook/history';
import { analysisCell } from '../../notebook/templates';
import { asksForSegments, runFingerprint, type Surroundings } from '../../segments/fingerprint';
import { words } from '../words';
import type { Opsbook } from '../opsbook.svelte';
import { People } from '../people/people.svelte';
import { Autosave } from './autosave.svelte';
import { Pen } from './pen.svelte';
import { CellRun } from './run.svelte';

/** One open notebook: its document with undo, its runs, its pen and its saving. */
export class NotebookController {
	readonly id: string;
	readonly #opsbook: Opsbook;
	#history = $state.raw<History | null>(null);
	/** Looked for and not found on this device. */
	missing = $state(false);
	/** The cell that the keys act on. */
	active = $state<string | null>(null);
	/** The text cell that is being written. */
	writing = $state<string | null>(null);
	readonly people = new People();
	readonly pen: Pen;
	readonly autosave: Autosave;
	/** The segments and tags that results hang on; null until they have been read. */
	#around = $state.raw<Surroundings | null>(null);
	#looking: Promise<void> = Promise.resolve();
	/** Not reactive itself: the run of a cell is the same for the life of the page. */
	readonly #runs = new Map<string, CellRun>();

	constructor(opsbook: Opsbook, id: string) {
		this.#opsbook = opsbook;
		this.id = id;
		this.pen = new Pen(`notebook:${id}`, () => void this.load());
		this.autosave = new Autosave((notebook) => opsbook.saveNotebook(notebook));
	}

	async load(): Promise<void> {
		const store = await this.#opsbook.open();
		const notebook = await store.notebooks.get(this.id);
		this.missing = notebook === undefined;
		if (notebook) this.#history = startHistory(notebook);
		this.pen.take();
		void pruneResults(store);
	}

	/** Writes what is unsaved and lets the pen go. */
	close(): void {
		void this.autosave.flush();
		this.pen.release();
		this.people.close();
		for (const run of this.#runs.values()) if (run.computing) run.cancel();
	}

	get notebook(): Notebook | null {
		return this.#history?.present ?? null;
	}
	get editable(): boolean {
		return this.pen.held && this.#opsbook.trouble === null;
	}
	get revision(): Revision | undefined {
		return this.#opsbook.revisionOf(this.notebook?.dataset);
	}
	get facts(): Facts | null {
		return this.revision?.facts ?? null;
	}
	get canUndo(): boolean {
		return (this.#history?.past.length ?? 0) > 0;
	}
	get canRedo(): boolean {
		return (this.#history?.future.length ?? 0) > 0;
	}

	change(message: Message): void {
		const history = this.#history;
		if (history === null || !this.editable) return;
		this.#set(apply(history, message, performance.now()));
	}
	undo(): void {
		if (this.#history && this.editable) this.#set(undo(this.#history));
	}
	redo(): void {
		if (this.#history && this.editable) this.#set(redo(this.#history));
	}
	/** The field that was typed into is left. */
	doneTyping(): void {
		if (this.#history) this.#history = endTyping(this.#history);
	}

	#set(history: History): void {
		const before = this.#history?.present;
		this.#history = history;
		if (history.present !== before) this.autosave.later(history.present);
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

	// Cells

	cell(id: string | null): Cell | undefined {
		return this.notebook?.cells.find((cell) => cell.id === id);
	}
	indexOf(id: string | null): number {
		return this.notebook?.cells.findIndex((cell) => cell.id === id) ?? -1;
	}

	addText(place: { before?: string; after?: string }): void {
		const cell: Cell = { id: newId(), type: 'text', markdown: '' };
		this.change({ type: 'add', cell, ...place });
		this.active = cell.id;
		this.writing = cell.id;
	}

	async addAnalysis(analysis: string, place: { before?: string; after?: string }): Promise<void> {
		const { manifest } = await loadParts(analysis);
		if (!this.facts) return;
		const cell = analysisCell(manifest, this.facts);
		this.change({ type: 'add', cell, ...place });
		this.active = cell.id;
	}

	remove(id: string): void {
		const at = this.indexOf(id);
		this.change({ type: 'remove', id });
		this.active = this.notebook?.cells[Math.min(at, this.notebook.cells.length - 1)]?.id ?? null;
		const t = words();
		this.#opsbook.toasts.show(t('cellDeleted'), {
			action: { label: t('undo'), run: () => this.undo() },
		});
	}

	move(id: string, by: number): void {
		this.change({ type: 'move', id, to: Math.max(0, this.indexOf(id) + by) });
	}
	duplicate(id: string): void {
		const as = newId();
		this.change({ type: 'duplicate', id, as });
		this.active = as;
	}
	setParams(id: string, params: unknown): void {
		this.change({ type: 'set-params', id, params });
	}
	setFace(id: string, face: Face): void {
		this.change({ type: 'set-face', id, face });
	}
	setScope(scope: ScopeSpec): void {
		this.change({ type: 'set-scope', scope });
	}
	/** The segment that one cell looks at; null: the notebook's. */
	setCellSegment(cell: AnalysisCell, segment: string | null): void {
		const { segment: _, ...days } = cell.scope ?? {};
		const scope = segment === null ? days : { ...days, segment };
		const own = Object.keys(scope).length === 0 ? null : scope;
		this.change({ type: 'set-cell-scope', id: cell.id, scope: own });
	}

	/** Below a cell, the same of each of these segments. */
	compare(cell: AnalysisCell, segments: readonly { id: string; name: string }[]): void {
		const copies = segments.map(({ id, name }) => ({ as: newId(), segment: id, title: name }));
		this.change({ type: 'compare', id: cell.id, copies });
		this.active = copies[0]?.as ?? this.active;
	}

	// Runs

	run(id: string): CellRun {
		let run = this.#runs.get(id);
		if (run === undefined) {
			run = new CellRun(id);
			this.#runs.set(id, run);
		}
		return run;
	}

	/**
	 * The cell's params as its analysis reads them, with the names that segments have now; its defaults when nobody set any
	 * or they cannot be read.
	 */
	paramsOf(cell: AnalysisCell, parts: PageParts): Record<string, unknown> | null {
		const parsed = v.safeParse(parts.manifest.params.schema, cell.params ?? {});
		if (parsed.success) {
			const segments = this.#opsbook.segmentsOf(this.notebook?.dataset);
			return withSegmentNames(
				parsed.output as Record<string, unknown>,
				(id) => segments.find((one) => one.id === id)?.name,
			);
		}
		return this.facts && (parts.manifest.params.defaults(this.facts) as Record<string, unknown>);
	}

	#request(cell: AnalysisCell, parts: PageParts): RunRequest | null {
		const { revision, notebook } = this;
		const params = this.paramsOf(cell, parts);
		if (!revision || !notebook?.dataset || params === null) return null;
		return {
			dataset: notebook.dataset,
			revision: revision.id,
			analysis: cell.analysis,
			params,
			scope: scopeOf(notebook, cell),
		};
	}

	/** What the key of an answer holds besides the request; null while the segments have not been read. */
	#asked({ scope: { segment }, params }: RunRequest, { manifest: { version } }: PageParts) {
		if (!asksForSegments(segment, params)) return { version };
		return this.#around && { version, fingerprint: runFingerprint(segment, params, this.#around) };
	}

	/** The key of what the cell asks now: a result under another key is stale. */
	keyOf(cell: AnalysisCell, parts: PageParts | null): string | null {
		const request = parts && this.#request(cell, parts);
		const asked = request && this.#asked(request, parts);
		return asked && resultKey({ ...request, ...asked });
	}

	/** Answers a cell's question if it is not answered yet: called when the cell is in view and whenever it changes. */
	async ensure(cell: AnalysisCell, force = false): Promise<void> {
		const run = this.run(cell.id);
		let parts: PageParts;
		try {
			parts = await loadParts(cell.analysis);
		} catch {
			run.refuse({ kind: 'unknown-analysis', id: cell.analysis });
			return;
		}
		const parsed = v.safeParse(parts.manifest.params.schema, cell.params ?? {});
		if (!parsed.success && cell.params !== undefined) {
			const issue = parsed.issues[0];
			run.refuse({ kind: 'bad-params', path: v.getDotPath(issue) ?? '', message: issue.message });
			return;
		}
		const request = this.#request(cell, parts);
		if (request === null) return;
		const store = await this.#opsbook.open();
		await this.#looking;
		const asked = this.#asked(request, parts);
		if (asked !== null) await run.ask(store, request, asked, force);
	}

	recompute(id: string): void {
		const cell = this.cell(id);
		if (cell?.type === 'analysis') void this.ensure(cell, true);
	}

	async recomputeAll(): Promise<void> {
		for (const cell of this.notebook?.cells ?? [])
			if (cell.type === 'analysis') await this.ensure(cell, true);
	}

	/** Every analysis cell answered or failed: what a report waits for. */
	async settle(): Promise<void> {
		for (const cell of this.notebook?.cells ?? [])
			if (cell.type === 'analysis') await this.ensure(cell);
	}

	/** Lists the people behind a number of a cell; the label is what the number is called there. */
	async showPeople(cell: AnalysisCell, ref: Plain, title: string, label: string): Promise<void> {
		const parts = await loadParts(cell.analysis);
		const request = this.#request(cell, parts);
		const { facts } = this;
		if (!request || !facts) return;
		const extra = facts.memberColumns.slice(0, 4).map((column) => column.name);
		await this.people.show(request, { ref, label }, `${title} · ${label}`, facts.members, extra);
	}
}
