import { loadParts } from '../../analyses/registry/parts';
import { newId } from '../../base/id';
import { pruneResults } from '../../engine/results';
import type { Facts, Revision } from '../../model/dataset';
import type { AnalysisCell, Cell, Face, Notebook, ScopeSpec } from '../../model/notebook';
import type { Message } from '../../notebook/document';
import { apply, endTyping, redo, startHistory, undo, type History } from '../../notebook/history';
import { analysisCell } from '../../notebook/templates';
import { words } from '../words';
import type { Opsbook } from '../opsbook.svelte';
import { People } from '../people/people.svelte';
import { Autosave } from './autosave.svelte';
import { Pen } from './pen.svelte';
import { Questions } from './questions.svelte';

/** One open notebook: its document with undo, its questions, its pen and its saving. */
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
	readonly questions: Questions;

	constructor(opsbook: Opsbook, id: string) {
		this.#opsbook = opsbook;
		this.id = id;
		this.questions = new Questions(opsbook, this, this.people);
		this.pen = new Pen(`notebook:${id}`, () => void this.load());
		this.autosave = new Autosave((notebook) => opsbook.saveNotebook(notebook));
	}

	async load(): Promise<void> {
		const store = await this.#opsbook.open();
		const notebook = await store.notebooks.get(this.id);
		this.missing = notebook === undefined;
		if (notebook) this.#history = startHistory(notebook);
		this.questions.leaveRemoved();
		this.pen.take();
		void pruneResults(store);
	}

	/** Writes what is unsaved and lets the pen go. */
	close(): void {
		void this.autosave.flush();
		this.pen.release();
		this.people.close();
		this.questions.close();
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
		if (history.present === before) return;
		this.questions.leaveRemoved();
		this.autosave.later(history.present);
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
	/** Whom one cell looks at: one segment, several beside each other, or (none) that of the notebook. */
	lookAt(cell: AnalysisCell, segments: readonly string[]): void {
		const { segment: _, ...days } = cell.scope ?? {};
		const [one, another] = segments;
		const compare = another === undefined ? {} : { compare: segments };
		const scope = one === undefined || another !== undefined ? days : { ...days, segment: one };
		const own = Object.keys(scope).length === 0 ? null : scope;
		this.change({ type: 'set-cell-scope', id: cell.id, scope: own, ...compare });
	}
}
