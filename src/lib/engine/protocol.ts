import type { ScopeSpec } from '../model/notebook';
import type { Diff } from '../segments/diff';
import type { Explained } from '../segments/explain';
import type { MembersApi } from './member-protocol';

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
	/** A segment or tag that is named and not there. */
	| { readonly kind: 'no-segment'; readonly segment: string }
	| { readonly kind: 'no-tag'; readonly tag: string }
	/** Names of segments, each referring to the next and the last to the first. */
	| { readonly kind: 'segment-circle'; readonly segments: readonly string[] }
	| { readonly kind: 'cancelled' };

export type PeopleAnswer =
	| {
			readonly ok: true;
			/** Member numbers, ascending. */
			readonly members: Uint32Array;
	  }
	| { readonly ok: false; readonly failure: Failure };

/** A rule, saved or not, and where to look for its members. */
export interface RuleRequest {
	readonly dataset: string;
	readonly revision: string;
	/** Checked on the other side (model/rule.ts). A saved segment is `{ type: 'segment', segment: id }`. */
	readonly rule: unknown;
	/** Missing: the data's own end. */
	readonly asOf?: string | undefined;
}

export interface EvaluateRequest extends RuleRequest {
	/** Tell the members' numbers, and their ids. */
	readonly members?: boolean;
	readonly ids?: boolean;
}

export type EvaluateAnswer =
	| {
			readonly ok: true;
			readonly count: number;
			/** Members who exist at the as-of day. */
			readonly everyone: number;
			/** How many each node of the tree finds by itself, in pre-order: the rule itself first. */
			readonly counts: readonly number[];
			readonly members?: Uint32Array;
			readonly ids?: readonly string[];
	  }
	| { readonly ok: false; readonly failure: Failure };

export interface ExplainRequest extends RuleRequest {
	/** The member's number. */
	readonly member: number;
	/** Also what decides the classes of analyses: each is worked out anew. */
	readonly reasons?: boolean | undefined;
}

export type ExplainAnswer =
	| { readonly ok: true; readonly explained: Explained }
	| { readonly ok: false; readonly failure: Failure };

export interface SegmentsRequest {
	readonly dataset: string;
	readonly revision: string;
	/** Ids; missing: all of the data set. */
	readonly segments?: readonly string[];
	readonly asOf?: string | undefined;
}

/** A list with one entry for each segment asked for; a segment that cannot be found does not spoil the others. */
export type SegmentsAnswer<T> =
	| {
			readonly ok: true;
			readonly segments: readonly ({ readonly id: string } & (
				({ readonly ok: true } & T) | { readonly ok: false; readonly failure: Failure }
			))[];
	  }
	| { readonly ok: false; readonly failure: Failure };

export type SizesAnswer = SegmentsAnswer<{ readonly size: number }>;

export interface ChangesRequest extends SegmentsRequest {
	/** The revision before. */
	readonly since: string;
}

/** Who came and who went between two revisions, by id. */
export type ChangesAnswer = SegmentsAnswer<{ readonly size: number } & Diff>;

/** Rows of the people panel: the columns asked for, for some members, as texts ready to show. */
export interface PeopleRows {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** The analysis worker's whole surface. */
export interface AnalysisApi extends MembersApi {
	/** Gets ready for a first question: opens the store, and reads what every question needs of a revision if one is named. */
	prepare(revision: string | null): Promise<void>;
	/** `onProgress` gets 0…1; called at most ~10 times a second. */
	run(job: number, request: RunRequest, onProgress: (share: number) => void): Promise<RunAnswer>;
	people(job: number, request: RunRequest, ref: unknown): Promise<PeopleAnswer>;
	/** Ids (and chosen member columns) for a slice of member numbers. */
	describe(revision: string, members: Uint32Array, columns: readonly string[]): Promise<PeopleRows>;
	/** Member numbers among `members` whose id or name contains `text` (case-insensitive). */
	search(revision: string, members: Uint32Array, text: string): Promise<Uint32Array>;
	/** The members of a rule: how many, by node; asked again with each change of the rule. */
	evaluateRule(request: EvaluateRequest): Promise<EvaluateAnswer>;
	/** Why a member is in a segment or not. */
	explain(request: ExplainRequest): Promise<ExplainAnswer>;
	segmentSizes(request: SegmentsRequest): Promise<SizesAnswer>;
	segmentChanges(request: ChangesRequest): Promise<ChangesAnswer>;
	cancel(job: number): void;
	/** Drops cached columns of revisions other than these. */
	forget(keep: readonly string[]): void;
}
