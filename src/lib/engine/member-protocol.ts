import type { Failure, PeopleRows } from './protocol';

/** Columns of the members list besides `member:` + a header: the id, how many events, the first and the last of them. */
export const MEMBER_FIGURES = ['id', 'events', 'first', 'last'] as const;
export type MemberFigure = (typeof MEMBER_FIGURES)[number];

export interface MembersRequest {
	readonly dataset: string;
	readonly revision: string;
	/** In ids and names; Chinese also by pinyin. Empty: everyone. */
	readonly search: string;
	/** A rule (model/rule.ts), checked on the other side. */
	readonly filter?: unknown;
	/** Missing: as they were imported. */
	readonly sort?: { readonly column: string; readonly descending: boolean } | undefined;
	/** Language of the sorting rules. */
	readonly locale: string;
}

export type MembersAnswer =
	| {
			readonly ok: true;
			/** Member numbers in the order asked for. */
			readonly members: Uint32Array;
	  }
	| { readonly ok: false; readonly failure: Failure };

/** What is known of one member. */
export interface MemberAbout {
	readonly member: number;
	readonly id: string;
	/** Member columns that say something, with their texts. */
	readonly cells: readonly (readonly [column: string, text: string])[];
	readonly events: number;
	/** Kinds of the member's events with how many, the most frequent first. */
	readonly kinds: readonly (readonly [kind: string, count: number])[];
	readonly first: string;
	readonly last: string;
}

/** One event as it is listed. */
export interface EventLine {
	/** Row of the timeline. */
	readonly row: number;
	readonly time: string;
	readonly kind: string;
	/** The mapped roles that say something. */
	readonly roles: readonly (readonly [role: string, text: string])[];
}

/** The row of a file that an event comes from, with all its cells that say something. */
export interface EventOrigin {
	/** Id of the source. */
	readonly source: string;
	/** 1-based, as a person counts lines of data. */
	readonly row: number;
	readonly cells: readonly (readonly [column: string, text: string])[];
}

/** What the page asks about members, of the analysis worker. */
export interface MembersApi {
	/** Searches, filters and sorts. */
	members(request: MembersRequest): Promise<MembersAnswer>;
	/** Texts of some columns for a slice of member numbers. Columns that the data do not have are left out. */
	memberRows(
		revision: string,
		members: Uint32Array,
		columns: readonly string[],
	): Promise<PeopleRows>;
	/** Null when nobody has this id. */
	member(revision: string, id: string): Promise<MemberAbout | null>;
	/** Timeline rows of a member's events in the order of time, of these kinds or all. */
	memberEvents(
		revision: string,
		member: number,
		kinds: readonly string[] | null,
	): Promise<Uint32Array>;
	eventLines(revision: string, rows: Uint32Array): Promise<readonly EventLine[]>;
	eventOrigin(revision: string, row: number): Promise<EventOrigin>;
}
