import type { Interval } from '../../base/interval';
import type { WallTime } from '../../model/dataset';

export interface Role {
	/** Members who were in it at any time up to the end of the range. */
	readonly ever: number;
	/** Members who took it for the first time within the range. */
	readonly fresh: number;
	/** Members for whom it is the innermost. */
	readonly innermost: number;
	/** Of the fresh: in the first week of the data, so that they may have been in it before. */
	readonly early: number;
}

/** From one role to the next: those who took the role within the range. */
export interface Turn {
	/** They had the next role before. */
	readonly already: number;
	/** Their time for it is not over yet. */
	readonly open: number;
	/** The others: of them the rate is. */
	readonly entered: number;
	readonly converted: number;
	/** Null where nobody entered. */
	readonly rate: number | null;
	readonly interval: Interval | null;
	/** How long the converted took: mean and P10, P25, P50, P75, P90 in ms; null when nobody did. */
	readonly mean: number | null;
	readonly times: readonly number[] | null;
	/** Members who took the next role within the range without having been in this one before. */
	readonly skipped: number;
}

export interface RoleMonth {
	/** First day. */
	readonly start: WallTime;
	/** Not covered to both ends by the data and the range. */
	readonly unfinished: boolean;
	/** Members who took each role for the first time in it. */
	readonly fresh: readonly number[];
}

export interface RolesResult {
	readonly members: number;
	/** Members without any of the roles. */
	readonly none: number;
	readonly roles: readonly Role[];
	/** One fewer than roles. */
	readonly turns: readonly Turn[];
	readonly months: readonly RoleMonth[];
	/** First times are looked for before the range too. */
	readonly history: boolean;
}

export type RolesRef =
	| 'members'
	| 'none'
	| { readonly role: number; readonly of: 'ever' | 'fresh' | 'innermost' | 'early' }
	| { readonly role: number; readonly month: WallTime }
	| {
			readonly turn: number;
			readonly of: 'already' | 'open' | 'entered' | 'converted' | 'skipped';
	  };
