import type { Codes, ColumnKind } from '../columns/column';
import type { EventRole } from '../columns/timeline';
import {
	PERSON_KEYS,
	type LookupRole,
	type Mapping,
	type PersonKey,
	type RowRule,
} from './mapping';

/** Milliseconds since 1970 UTC on this machine: for "imported when", never for the data's own times. */
export type Instant = number;
/** Wall-clock milliseconds in the data set's zone (see columns/column.ts). */
export type WallTime = number;

/** What is known of one column of a source, small enough for the page. */
export interface ColumnFacts {
	readonly name: string;
	/** The header as it stood in the file, if it had to be renamed. */
	readonly header?: string;
	readonly kind: ColumnKind;
	readonly unit?: string;
	readonly present: number;
	readonly distinct?: number;
	/** Most frequent values with their counts (categories), at most 50. */
	readonly top?: readonly (readonly [string, number])[];
	readonly min?: number;
	readonly max?: number;
	readonly dateOnly?: boolean;
}

/** A cell or row that was not taken as it stood. `row` is 1-based as a person counts lines of data; 0 = the whole file. */
export interface Problem {
	readonly file: string;
	readonly row: number;
	readonly column: string;
	readonly value: string;
	/** Message key of the reason (intake/messages.ts) … */
	readonly reason: string;
	/** … and whether the row was left out, the cell was taken as missing, or the value was kept and only marked. */
	readonly effect: 'row-left-out' | 'cell-missing' | 'kept';
}

/** Rows that were left out for one reason; row i said `values[codes[i]]` in the column. */
export interface LeftOutRows {
	readonly file: string;
	readonly reason: string;
	readonly column: string;
	readonly rows: Uint32Array;
	readonly codes: Codes;
	readonly values: readonly string[];
}

/** Counts by reason are exact; `sample` is capped (see intake/quality.ts). */
export interface ProblemReport {
	readonly counts: readonly {
		reason: string;
		column: string;
		effect: Problem['effect'];
		count: number;
	}[];
	readonly sample: readonly Problem[];
	/** All rows that were left out, also those in the sample, up to 100,000 (intake/left-out.ts). */
	readonly leftOut?: readonly LeftOutRows[];
}

/** One imported file or sheet. Its columns lie in the store under `id`. */
export interface Source {
	readonly id: string;
	readonly dataset: string;
	readonly name: string;
	readonly format: string;
	readonly encoding: string;
	readonly delimiter: string;
	readonly bytes: number;
	readonly rows: number;
	/** Rows that became a member or an event, or describe one's group, object, … */
	readonly rowsUsed: number;
	readonly columns: readonly ColumnFacts[];
	readonly mapping: Mapping;
	readonly problems: ProblemReport;
	/** SHA-256 of the file's bytes, hex; for files over 16 MiB, of the SHA-256 digests of each 16 MiB. */
	readonly hash: string;
	readonly importedAt: Instant;
	/** The workbook, archive or chat that it was found in: what made it a table, the file, the sheet. */
	readonly origin?: { readonly converter: string; readonly file: string; readonly part?: string };
	/** Rows that say the same in every column as one before them. Missing: not counted. */
	readonly duplicates?: number;
	/** The source whose later export this is: rows that both tell are taken from this one. */
	readonly follows?: string;
}

/** One state of a data set. Its columns lie in the store under `id`; it never changes once `ready`. */
export interface Revision {
	readonly id: string;
	readonly dataset: string;
	readonly number: number;
	readonly sources: readonly string[];
	readonly createdAt: Instant;
	readonly facts: Facts;
	/** Who was found to be the same person. Missing: nothing was asked. */
	readonly identity?: IdentityReport;
	/** The rule by which it was asked, if the data set had one of its own. */
	readonly rule?: IdentityRule;
	/** Missing: no table describes anything that events name. */
	readonly lookups?: readonly Lookup[];
	/** Sources that an earlier revision brought, as this one reads them (see `sourceIn`). */
	readonly uses?: Readonly<
		Record<
			string,
			Pick<Source, 'mapping' | 'rowsUsed' | 'follows'> & { readonly problems: ProblemReport }
		>
	>;
}

/** Tables that describe the values of a role: their columns are columns of the events that name these values. */
export interface Lookup<Source = string> {
	readonly role: LookupRole;
	/** A table and its later exports, newest first: the first that has a key tells all of its row. */
	readonly tables: readonly {
		readonly source: Source;
		readonly key: string;
		readonly skip?: readonly RowRule[];
	}[];
	/** What analyses call a column, what the tables call it, and its kind: one of another kind tells nothing. */
	readonly columns: readonly {
		readonly name: string;
		readonly header: string;
		readonly kind: ColumnKind;
	}[];
}

/** Revisions of a data set that are kept: older ones make room. */
export const KEPT_REVISIONS = 5;

/** By what members of different sources are taken for one person. */
export interface IdentityRule {
	/** Keys that join; an id that two sources share always does. */
	readonly by: readonly PersonKey[];
	/** Pairs of ids that a person joined by hand … */
	readonly together: readonly (readonly [string, string])[];
	/** … and pairs that no key may join. */
	readonly apart: readonly (readonly [string, string])[];
}

/** The rule of a data set that has none of its own. */
export const BY_ALL_KEYS: IdentityRule = { by: PERSON_KEYS, together: [], apart: [] };

/** Two ids that may be one person and were not joined. */
export interface IdentityPair {
	readonly ids: readonly [string, string];
	/** The key whose value both have, or their name. */
	readonly by: PersonKey | 'name';
	readonly value: string;
}

export interface IdentityReport {
	/** For each key that at least two sources have: people that it joined out of several ids, and values that it did not use. */
	readonly keys: readonly {
		readonly key: PersonKey;
		readonly used: boolean;
		/** People who are one by this key (as far as the rule uses it, or would use it alone). */
		readonly joined: number;
		/** Values that several members of one source have: they join nobody. */
		readonly conflicts: number;
	}[];
	/** Ids that became another's. */
	readonly merged: number;
	/** Pairs joined, and pairs to look at: the first of them (intake/identity.ts). */
	readonly pairs: readonly IdentityPair[];
	readonly suggestions: readonly IdentityPair[];
}

/** What the page may know of a revision without reading a column. */
export interface Facts {
	readonly zone: string;
	readonly members: number;
	readonly events: number;
	/** First and last event; NaN-free: null when there are no events. */
	readonly firstTime: WallTime | null;
	readonly lastTime: WallTime | null;
	/** No event carries a time of day: the last day counts as covered to its end. */
	readonly dateOnly: boolean;
	readonly kinds: readonly {
		name: string;
		count: number;
		members: number;
		first: WallTime;
		last: WallTime;
		amounts: number;
		/** Members who did the other kind for the first time within 7 days after this one (intake/kind-order.ts). */
		then?: readonly (readonly [string, number])[];
	}[];
	/** Roles that at least one source maps. */
	readonly roles: readonly EventRole[];
	/** Columns of events (roles under the role's name, others under their header) that an analysis can use. */
	readonly eventColumns: readonly ColumnFacts[];
	readonly memberColumns: readonly ColumnFacts[];
	/** Events over time. Missing: the revision was made before this was counted, or has no events. */
	readonly days?: EventDays;
	/** ISO 4217 code if the amounts said one. */
	readonly currency: string | null;
}

/** Events counted by day, or by blocks of days where there are too many. */
export interface EventDays {
	/** Midnight of the first day. */
	readonly first: WallTime;
	/** Days in a block: 1, or a multiple of 7. */
	readonly step: number;
	readonly counts: readonly number[];
	/** Events before 2000. */
	readonly early: number;
}

export interface Dataset {
	readonly id: string;
	readonly name: string;
	readonly zone: string;
	/** 1 = Monday … 7 = Sunday. */
	readonly weekStart: number;
	/** Id of the revision that notebooks use. */
	readonly revision: string;
	readonly createdAt: Instant;
	/** Missing: by all keys, nothing by hand. */
	readonly identity?: IdentityRule;
	/** Made by samples/: shown as such, deletable. */
	readonly sample?: string;
}
