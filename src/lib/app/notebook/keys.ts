import type { NotebookController } from './notebook.svelte';

export interface KeyActions {
	add: (place: { before?: string; after?: string }) => void;
	palette: () => void;
	help: () => void;
}

/** Is the person typing, or inside something that has keys of its own? */
function busy(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return (
		target.isContentEditable ||
		target.closest('input, textarea, select, [role=listbox], [popover], dialog') !== null
	);
}

function focusCell(id: string | null | undefined): void {
	const cell = id && document.getElementById(`cell-${id}`);
	if (!cell) return;
	cell.focus({ preventScroll: true });
	cell.scrollIntoView({ block: 'nearest' });
}

/** The keys of a notebook (the `?` sheet lists them). Returns true when the key was used. */
export function handleKey(
	event: KeyboardEvent,
	controller: NotebookController,
	actions: KeyActions,
): boolean {
	const mod = event.ctrlKey || event.metaKey;
	if (mod && event.key.toLowerCase() === 'k') return (actions.palette(), true);
	if (event.isComposing || busy(event.target)) return false;
	const cells = controller.notebook?.cells ?? [];
	const { active } = controller;
	const at = controller.indexOf(active);
	if (mod && event.key.toLowerCase() === 'z')
		return (event.shiftKey ? controller.redo() : controller.undo(), true);
	if (mod && event.key === 'Enter')
		return active !== null && (controller.questions.recompute(active), true);
	if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
		if (active === null) return false;
		controller.move(active, event.key === 'ArrowUp' ? -1 : 1);
		requestAnimationFrame(() => focusCell(active));
		return true;
	}
	if (mod || event.altKey) return false;
	const inCell = event.target instanceof HTMLElement && event.target.dataset['cell'] !== undefined;
	switch (event.key) {
		case 'ArrowDown':
		case 'ArrowUp': {
			// Inside a cell the arrows scroll; from cell to cell they walk.
			if (!inCell && event.target !== document.body) return false;
			const to = event.key === 'ArrowDown' ? at + 1 : at - 1;
			focusCell(cells[Math.max(0, Math.min(cells.length - 1, to))]?.id);
			return true;
		}
		case 'Enter': {
			if (!inCell || active === null) return false;
			const cell = controller.cell(active);
			if (cell?.type === 'text' && controller.editable) controller.writing = active;
			else document.querySelector<HTMLElement>(`#cell-${active} .sentence button`)?.focus();
			return true;
		}
		case 'a':
			return (actions.add(active === null ? {} : { before: active }), true);
		case 'b':
			return (actions.add(active === null ? {} : { after: active }), true);
		case 'd':
			return active !== null && (controller.duplicate(active), true);
		case 'x':
			if (active === null) return false;
			controller.remove(active);
			requestAnimationFrame(() => focusCell(controller.active));
			return true;
		case 'z':
			return (controller.undo(), true);
		case '?':
			return (actions.help(), true);
		default:
			return false;
	}
}
