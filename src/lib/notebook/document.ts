import { canonicalJson } from '../base/hash';
import {
	isComparison,
	type AnalysisCell,
	type Cell,
	type Face,
	type Notebook,
	type ScopeSpec,
} from '../model/notebook';

/** Every change of a notebook, as data: what a key, a button or an undo does. */
export type Message =
	/** `before` a cell, `after` it, or (neither) at the end. */
	| { readonly type: 'add'; readonly cell: Cell; readonly before?: string; readonly after?: string }
	/** To an index as it will be; indices beyond the ends mean the ends. */
	| { readonly type: 'move'; readonly id: string; readonly to: number }
	/** A copy under a new id, just below. */
	| { readonly type: 'duplicate'; readonly id: string; readonly as: string }
	| { readonly type: 'remove'; readonly id: string }
	| { readonly type: 'set-params'; readonly id: string; readonly params: unknown }
	/** The empty title shows the analysis's own name again. */
	| { readonly type: 'set-title'; readonly id: string; readonly title: string }
	| { readonly type: 'set-markdown'; readonly id: string; readonly markdown: string }
	| { readonly type: 'set-face'; readonly id: string; readonly face: Face }
	/** Null: the notebook's own scope again. `compare`: two to four segments beside each other; missing: no longer. */
	| {
			readonly type: 'set-cell-scope';
			readonly id: string;
			readonly scope: ScopeSpec | null;
			readonly compare?: readonly string[];
	  }
	| { readonly type: 'rename'; readonly title: string }
	| { readonly type: 'set-scope'; readonly scope: ScopeSpec }
	| { readonly type: 'set-dataset'; readonly dataset: string | null };

/**
 * The notebook after a change. Nothing is changed in place; cells that stay are the same objects, and a change that changes
 * nothing (an unknown id, an equal value) gives back the same notebook. `updatedAt` is left to whoever saves.
 */
export function transition(notebook: Notebook, message: Message): Notebook {
	switch (message.type) {
		case 'rename':
			return message.title === notebook.title ? notebook : { ...notebook, title: message.title };
		case 'set-scope':
			return equal(message.scope, notebook.scope)
				? notebook
				: { ...notebook, scope: message.scope };
		case 'set-dataset':
			return message.dataset === notebook.dataset
				? notebook
				: { ...notebook, dataset: message.dataset };
		default: {
			const cells = changeCells(notebook.cells, message);
			return cells === notebook.cells ? notebook : { ...notebook, cells };
		}
	}
}

type CellMessage = Exclude<Message, { type: 'rename' | 'set-scope' | 'set-dataset' }>;

function changeCells(cells: Cell[], message: CellMessage): Cell[] {
	const indexOf = (id: string | undefined) => cells.findIndex((cell) => cell.id === id);
	if (message.type === 'add') {
		if (indexOf(message.cell.id) >= 0) return cells;
		const before = indexOf(message.before);
		const after = indexOf(message.after);
		const at = before >= 0 ? before : after >= 0 ? after + 1 : cells.length;
		return cells.toSpliced(at, 0, message.cell);
	}
	const index = indexOf(message.id);
	const cell = cells[index];
	if (cell === undefined) return cells;
	switch (message.type) {
		case 'remove':
			return cells.toSpliced(index, 1);
		case 'duplicate':
			if (indexOf(message.as) >= 0) return cells;
			return cells.toSpliced(index + 1, 0, { ...cell, id: message.as });
		case 'move': {
			const to = Math.max(0, Math.min(cells.length - 1, Math.trunc(message.to)));
			return to === index ? cells : cells.toSpliced(index, 1).toSpliced(to, 0, cell);
		}
		case 'set-markdown':
			if (cell.type !== 'text' || cell.markdown === message.markdown) return cells;
			return cells.with(index, { ...cell, markdown: message.markdown });
		default: {
			if (cell.type !== 'analysis') return cells;
			const changed = changeAnalysis(cell, message);
			return changed === cell ? cells : cells.with(index, changed);
		}
	}
}

type AnalysisMessage = Extract<
	CellMessage,
	{ type: 'set-params' | 'set-title' | 'set-face' | 'set-cell-scope' }
>;

function changeAnalysis(cell: AnalysisCell, message: AnalysisMessage): AnalysisCell {
	switch (message.type) {
		case 'set-params':
			return equal(cell.params, message.params) ? cell : { ...cell, params: message.params };
		case 'set-face':
			return cell.face === message.face ? cell : { ...cell, face: message.face };
		case 'set-title': {
			const title = message.title.trim();
			if (title === (cell.title ?? '')) return cell;
			const { title: _, ...untitled } = cell;
			return title === '' ? untitled : { ...untitled, title };
		}
		case 'set-cell-scope': {
			const { scope, compare } = message;
			const same = equal([cell.scope ?? null, cell.compare ?? null], [scope, compare ?? null]);
			if (same || (compare !== undefined && !isComparison(compare))) return cell;
			const { scope: _, compare: __, ...rest } = cell;
			return {
				...rest,
				...(scope === null ? {} : { scope }),
				...(compare === undefined ? {} : { compare: [...compare] }),
			};
		}
	}
}

function equal(a: unknown, b: unknown): boolean {
	return a === b || canonicalJson(a) === canonicalJson(b);
}

/** What a cell looks at: the notebook's scope with the parts that the cell sets itself. */
export function scopeOf(notebook: Pick<Notebook, 'scope'>, cell: AnalysisCell): ScopeSpec {
	return { ...notebook.scope, ...cell.scope };
}

/** The scope of each question that a cell asks: its own, or one for each of the segments that are compared. */
export function scopesOf(
	notebook: Pick<Notebook, 'scope'>,
	cell: AnalysisCell,
): readonly ScopeSpec[] {
	const scope = scopeOf(notebook, cell);
	return cell.compare?.map((segment) => ({ ...scope, segment })) ?? [scope];
}
