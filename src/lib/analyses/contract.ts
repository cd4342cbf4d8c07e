import type * as v from 'valibot';
import type { BitSet } from '../base/bitset';
import type { Column } from '../columns/column';
import type { EventRole, Members, Timeline } from '../columns/timeline';
import type { Bundle, MessageRef } from '../i18n/types';
import type { Facts, WallTime } from '../model/dataset';
import type { ColumnRef, Condition, Duration, EventSelector } from '../model/event-selector';
import type { Exclusion } from '../model/exclusion';

/** Plain data: survives structured clone; typed arrays allowed. */
export type Plain = unknown;

/**
 * What must be mapped. `roles` all; `kinds` = at least so many kinds of events. A cell whose data lack something
 * says which, and where to map it.
 */
export interface Needs {
	readonly events: boolean;
	readonly roles?: readonly EventRole[];
}

export type Family =
	| 'overview'
	| 'segment'
	| 'behaviour'
	| 'community'
	| 'value'
	| 'experiment'
	| 'voice'
	| 'diagnosis';

export type { ColumnRef, Condition, Duration, EventSelector, Exclusion };

/**
 * One changeable part of the sentence. `path` is the property of the params it edits. Labels are keys of the analysis's
 * own messages.
 */
export type Token<P> = { readonly path: keyof P & string } & (
	| {
			readonly type: 'choice';
			readonly options: readonly { value: string | number | boolean; label: string }[];
	  }
	| {
			readonly type: 'number';
			readonly min: number;
			readonly max: number;
			readonly step: number;
			readonly unit?: string;
	  }
	/** A number for each kind of event. */
	| { readonly type: 'weights' }
	/** Named classes over scores of R, F and M from 1 to 5; their names may be messages `segment.<id>`. */
	| { readonly type: 'score-set' }
	| { readonly type: 'duration'; readonly units: readonly (Duration['unit'] | 'same-day')[] }
	| { readonly type: 'event'; readonly any: boolean }
	| { readonly type: 'steps'; readonly min: number; readonly max: number }
	/** What must not happen between the steps that another token edits. */
	| { readonly type: 'exclusions'; readonly steps: keyof P & string; readonly max: number }
	| { readonly type: 'events'; readonly min: number; readonly max: number; readonly any: boolean }
	| {
			readonly type: 'column';
			readonly kinds: readonly Column['kind'][];
			readonly none: string | null;
	  }
	/** Several columns, in the order of the data. */
	| {
			readonly type: 'columns';
			readonly kinds: readonly Column['kind'][];
			readonly max: number;
			readonly none: string;
	  }
	| { readonly type: 'numbers'; readonly length: number; readonly unit?: string }
	/** Some plain texts of several lines, each under its label; missing or blank: nothing. */
	| { readonly type: 'texts'; readonly labels: readonly string[]; readonly most: number }
	/** Rows of a plan (model/plan.ts): who, what, when, by which events it is told. */
	| { readonly type: 'actions'; readonly max: number }
);

/** Params declared once: type, check on load, default from the data, and the sentence with its tokens. */
export interface ParamsSchema<P> {
	/** Accepts what a person or file wrote (missing optional parts get their default), refuses the rest with a path. */
	readonly schema: v.GenericSchema<unknown, P>;
	/** A sensible first question for these data. */
	defaults(facts: Facts): P;
	/** Message (of the analysis) for these params: every `{slot}` in it names a token or is given in `values`. */
	sentence(params: P): MessageRef;
	readonly tokens: Readonly<Record<string, Token<P>>>;
	/**
	 * Tokens that the sentence of these params does not show because they are at their default: offered under "…".
	 * Setting one to another value makes `sentence` show it.
	 */
	more(params: P): readonly string[];
	/** Columns that compute and people will ask for, besides time and kind. */
	columns(params: P): readonly ColumnRef[];
	/** Roles by which rows belong together: read from the timeline where a column has them and some value comes twice. */
	roles?(params: P): readonly EventRole[];
	/**
	 * What can be asked instead where no column has a role that these params need: params that do without it, and a message of
	 * the analysis that says what they ask. Null: nothing.
	 */
	without?(
		params: P,
		role: string,
		facts: Facts,
	): { readonly params: P; readonly label: string } | null;
}

export interface Manifest<Id extends string = string, P = Plain, _R = Plain> {
	readonly id: Id;
	/** Raised when numbers may change: saved results become stale. */
	readonly version: number;
	readonly family: Family;
	readonly needs: Needs;
	readonly params: ParamsSchema<P>;
	/** Both languages; the name of the analysis is `name`, one line of what it answers is `about`. */
	readonly messages: Bundle;
	/** Where it puts members into classes: those that a rule can name. */
	readonly classes?: MemberClasses<P>;
}

export interface MemberClasses<P> {
	/** In the order in which they are shown; empty where these params leave to the data how many there are. */
	of(params: P): readonly MemberClass[];
	/** The nearest params under which every class has a name. Missing: all params are such. */
	settled?(params: P): P;
}

/** A class of members. Its `ref` (as `people` takes it) names no date: what follows the data stays true when they grow. */
export interface MemberClass {
	readonly ref: Plain;
	readonly label: Said;
}

/** The scope of a run, resolved against the data. */
export interface Scope {
	/** Null = everyone. Others do not exist for the analysis. */
	readonly members: BitSet | null;
	/** The time range: inclusive start, exclusive end. −Infinity / Infinity when not limited. */
	readonly from: WallTime;
	readonly to: WallTime;
	/** Exclusive end of what exists: events at or after it are already cut off by `Data` (see `last`). */
	readonly asOf: WallTime;
}

/**
 * What a compute sees. Events at or after `scope.asOf` and members outside `scope.members` are **already absent** from
 * `timeline` (the engine hands out restricted offsets), so a compute has only the time range to honour: by default events
 * outside [from, to) count for nothing; a definition that looks outside (first-ever, previous period) says so.
 */
export interface Data {
	readonly facts: Facts;
	readonly weekStart: number;
	readonly timeline: ScopedTimeline;
	readonly members: Members;
	readonly scope: Scope;
	/**
	 * Wall time up to which the data are known to be complete (exclusive): scope.asOf if the user set it, else just after
	 * the last event (end of its day if the data carry no time of day). A period is finished iff its end ≤ covered.
	 * Additionally never later than scope.to.
	 */
	readonly covered: WallTime;
	/** A column that `params.columns` asked for. Event columns are in timeline order, member columns one per member. */
	column(ref: ColumnRef): { readonly of: 'event' | 'member'; readonly column: Column };
	/**
	 * The members of a segment that the params name (model/named-segments.ts), as of the as-of day, cut to the scope: a new set.
	 */
	segment(id: string): BitSet;
}

/**
 * The timeline cut to the scope's members and as-of: member m's events are `start[m] … end[m]` (empty for a member
 * outside). The arrays are the whole revision's: views, never copies. `roles` holds those that `params.columns` or the
 * analysis's needs name: nothing else is read from the store.
 */
export interface ScopedTimeline extends Omit<Timeline, 'source' | 'row'> {
	readonly start: Uint32Array;
	readonly end: Uint32Array;
	/** Members inside the scope (with or without events). */
	readonly memberCount: number;
	inScope(member: number): boolean;
}

/** Yields its share done (0…1) between blocks of members or rows; ends with the result. */
export type Compute<P, R> = (data: Data, params: P) => Generator<number, R, void>;
/** The members behind a number of the result: exactly as many as the number says. */
export type People<P, Ref> = (data: Data, params: P, ref: Ref) => BitSet;
/**
 * Puts every member into a class once, and then says who is in each: what `people` says of the refs of `classes`, without its
 * work. Null: not such a ref. What it holds on to is small (some bytes a member).
 */
export type Classify<P, Ref> = (data: Data, params: P) => (ref: Ref) => BitSet | null;

/** A sentence that the result supports. Values are raw; `format` says how to print them. */
export interface Finding {
	/** Key of the analysis's messages. */
	readonly key: string;
	readonly values: Readonly<Record<string, FindingValue>>;
	/** `notable`: shown first, in seal red; `plain`: context; `caution`: too little data, left-censored, … */
	readonly tone: 'notable' | 'plain' | 'caution';
}
export type FindingValue =
	| string
	| { readonly count: number }
	| { readonly share: number; readonly digits?: number }
	| { readonly points: number }
	| { readonly money: number; readonly currency: string | null }
	| { readonly number: number; readonly digits?: number }
	| { readonly day: WallTime }
	| { readonly durationMs: number }
	/** A value that is itself a message of the analysis. */
	| { readonly message: string }
	/** Events, said in the person's language. */
	| { readonly event: EventSelector };

/** What decides where a member stands behind the number of `ref`: sentences of the analysis's own messages, with its values. */
export type Why<P, Ref> = (data: Data, params: P, ref: Ref, member: number) => readonly Finding[];

export type Findings<P, R> = (result: R, params: P, facts: Facts) => readonly Finding[];

/** The accessible twin of the picture, and what CSV and reports take. */
export interface TableSpec {
	/** Message key of the caption. */
	readonly caption: string;
	readonly columns: readonly TableColumn[];
	readonly rows: readonly TableRow[];
	/** The column that says what a row is; missing: the first. */
	readonly naming?: number;
}
export interface TableColumn {
	readonly id: string;
	/** A message key of the analysis, or a text from the data. */
	readonly label:
		| { readonly message: string; readonly values?: MessageRef['values'] }
		| { readonly text: string }
		/** Events in the person's language (files: in the data's own words); in the message's slot `{series}` if there is one. */
		| { readonly event: EventSelector; readonly message?: string };
	/** `count` cells of a column with `privacy: 'people'` are numbers of members: suppressed below 5 in shared reports. */
	readonly format: 'text' | 'count' | 'share' | 'money' | 'number' | 'day' | 'duration';
	readonly digits?: number;
	readonly privacy?: 'people';
}
/** A text of the data, a message of the analysis, or events after the number of their step. */
export type Said =
	| string
	| { readonly message: string; readonly values?: MessageRef['values'] }
	| { readonly event: EventSelector; readonly step: number };
export interface TableRow {
	readonly cells: readonly (Said | number | null)[];
	/** Per column: the ref of the people behind that number. */
	readonly refs?: readonly (Plain | null)[];
	/** The row or some of its cells are an unfinished period: indices of columns, or all. */
	readonly unfinished?: 'all' | readonly number[];
}
export type Tables<P, R> = (result: R, params: P, facts: Facts) => readonly TableSpec[];

/** Some of the properties of a result, at any depth. Lists are stated from their beginning to their end. */
export type Stated<T> = T extends readonly (infer U)[]
	? readonly Stated<U>[]
	: T extends object
		? { readonly [K in keyof T]?: Stated<T[K]> }
		: T;

/** Tiny data, params and the expected result: feeds the unit test and the method page. */
export interface Example<P, R> {
	/** Text table with a header `member_id,time,event[,amount,…]` (columns/frameFromText). */
	readonly data: string;
	readonly params: P;
	readonly scope?: { from?: string; to?: string; asOf?: string };
	/** The part of the result that is stated; compared by `toMatchObject`. */
	readonly expected: Stated<R>;
}

/** What a view may do; the app's host asks the worker, a report's host has everything frozen (people: null). */
export interface Host {
	readonly mode: 'app' | 'report';
	readonly facts: Facts;
	/** Opens the side panel with the people behind a number; null where there are none to show (reports). */
	readonly people: ((ref: Plain, label: string) => void) | null;
}

/**
 * The result as it may leave the machine (`share.ts`): a number of people from 1 to k − 1 becomes SUPPRESSED, and so does
 * everything from which it could be worked out again (complementary suppression: rates, sums, differences, one more cell of
 * a row whose total is shown). What is suppressed and not a count of people (an amount, a rate, a percentile of few
 * people) becomes NaN. Shapes stay, so that the same view and tables draw it.
 */
export type Share<R, P = Plain> = (result: R, k: number, params: P) => R;

/** Stands for "fewer than k people, not told": shown as "<k". */
export const SUPPRESSED = -1;

/** The k of shared reports: numbers of fewer people are not told. */
export const FEWEST = 5;
