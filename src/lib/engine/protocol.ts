import type { ScopeSpec } from '../model/notebook';

/** What crosses to the analysis worker: names, not data. */
export interface RunRequest {
	readonly dataset: string;
	readonly revision: string;
	readonly analysis: string;
	/** Checked against the analysis's schema on the other side. */
	readonly params: unknown;
	readonly scope: ScopeSpec;
}

/** Expected ends of a run are data; bugs are thrown. */
export type RunAnswer =
	| {
			readonly ok: true;
			readonly key: string;
			readonly result: unknown;
			/** Params as checked, defaults filled in. */
			readonly params: unknown;
			readonly tookMs: number;
	  }
	| { readonly ok: false; readonly failure: Failure };

export type Failure =
	| { readonly kind: 'needs-role'; readonly role: string }
	| { readonly kind: 'needs-events' }
	| { readonly kind: 'no-column'; readonly column: string }
	| { readonly kind: 'bad-params'; readonly path: string; readonly message: string }
	| { readonly kind: 'unknown-analysis'; readonly id: string }
	| { readonly kind: 'no-revision' }
	| { readonly kind: 'damaged'; readonly column: string }
	| { readonly kind: 'empty-scope' }
	| { readonly kind: 'cancelled' };

export type PeopleAnswer =
	| {
			readonly ok: true;
			/** Member numbers, ascending. */
			readonly members: Uint32Array;
	  }
	| { readonly ok: false; readonly failure: Failure };

/** Rows of the people panel: the columns asked for, for some members, as texts ready to show. */
export interface PeopleRows {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** The analysis worker's whole surface. */
export interface AnalysisApi {
	/** `onProgress` gets 0…1; called at most ~10 times a second. */
	run(job: number, request: RunRequest, onProgress: (share: number) => void): Promise<RunAnswer>;
	people(job: number, request: RunRequest, ref: unknown): Promise<PeopleAnswer>;
	/** Ids (and chosen member columns) for a slice of member numbers. */
	describe(revision: string, members: Uint32Array, columns: readonly string[]): Promise<PeopleRows>;
	/** Member numbers among `members` whose id or name contains `text` (case-insensitive). */
	search(revision: string, members: Uint32Array, text: string): Promise<Uint32Array>;
	cancel(job: number): void;
	/** Drops cached columns of revisions other than these. */
	forget(keep: readonly string[]): void;
}
