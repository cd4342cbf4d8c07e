import * as v from 'valibot';
import { NOTEBOOK_FORMAT, notebookSchema, type Notebook } from './notebook';

/** Raises a document of one format to the next. Never changed once it was released. */
type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** `STEPS[n]` raises format n to n + 1. */
const STEPS: Readonly<Record<number, Step>> = {};

export type Upgraded =
	| { readonly ok: true; readonly notebook: Notebook }
	/** Written by a newer Opsbook. */
	| { readonly ok: false; readonly reason: 'newer'; readonly format: number }
	/** Not a notebook; `path` is the first part that is wrong, '' the whole. */
	| {
			readonly ok: false;
			readonly reason: 'invalid';
			readonly path: string;
			readonly message: string;
	  };

/** Reads a notebook of any format so far: older ones are raised step by step, then checked as the current one. */
export function upgradeNotebook(document: unknown): Upgraded {
	if (typeof document !== 'object' || document === null || Array.isArray(document)) {
		return { ok: false, reason: 'invalid', path: '', message: 'not an object' };
	}
	let current = document as Record<string, unknown>;
	const format = current['format'];
	if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
		return { ok: false, reason: 'invalid', path: 'format', message: 'no format number' };
	}
	if (format > NOTEBOOK_FORMAT) return { ok: false, reason: 'newer', format };
	for (let from = format; from < NOTEBOOK_FORMAT; from++) current = STEPS[from]!(current);
	const checked = v.safeParse(notebookSchema, current);
	if (checked.success) return { ok: true, notebook: checked.output };
	const [issue] = checked.issues;
	return {
		ok: false,
		reason: 'invalid',
		path: v.getDotPath(issue) ?? '',
		message: issue.message,
	};
}
