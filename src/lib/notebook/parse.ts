import { newId } from '../base/id';
import type { Notebook } from '../model/notebook';
import { upgradeNotebook, type Upgraded } from '../model/upgrade';
import { renewDuplicates } from './ids';

/** Larger files are not notebooks of a person. */
const MAX_BYTES = 8_000_000;
const MAX_CELLS = 1000;
const MAX_TEXT = 1_000_000;
const MAX_TITLE = 1000;
/** Nesting of objects and lists; params have four or five levels. */
const MAX_DEPTH = 64;

export type ParsedNotebook =
	| { readonly ok: true; readonly notebook: Notebook }
	| Extract<Upgraded, { ok: false }>
	| { readonly ok: false; readonly reason: 'too-large' | 'not-json' };

/**
 * A notebook from the text of a file: checked, raised to the current format, capped, and with ids of cells that are all
 * different. `__proto__` keys are dropped wherever they stand.
 */
export function parseNotebook(text: string, makeId: () => string = newId): ParsedNotebook {
	if (text.length > MAX_BYTES) return { ok: false, reason: 'too-large' };
	let document: unknown;
	try {
		document = JSON.parse(text.replace(/^\uFEFF/, ''), withoutPrototypes);
	} catch {
		return { ok: false, reason: 'not-json' };
	}
	if (depthExceeds(document, MAX_DEPTH)) return { ok: false, reason: 'too-large' };
	const upgraded = upgradeNotebook(document);
	if (!upgraded.ok) return upgraded;
	const { notebook } = upgraded;
	if (isTooLarge(notebook)) return { ok: false, reason: 'too-large' };
	return { ok: true, notebook: { ...notebook, cells: renewDuplicates(notebook.cells, makeId) } };
}

function withoutPrototypes(key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}

function isTooLarge({ title, cells }: Notebook): boolean {
	if (title.length > MAX_TITLE || cells.length > MAX_CELLS) return true;
	return cells.some((cell) =>
		cell.type === 'text' ? cell.markdown.length > MAX_TEXT : (cell.title ?? '').length > MAX_TITLE,
	);
}

function depthExceeds(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (depth === 0) return true;
	return Object.values(value).some((part) => depthExceeds(part, depth - 1));
}
