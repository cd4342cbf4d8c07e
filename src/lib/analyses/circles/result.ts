import type { WallTime } from '../../model/dataset';

/** Where a member stands in a month, from outside in. */
export const RINGS = ['outside', 'outer', 'middle', 'centre'] as const;
export type Ring = 0 | 1 | 2 | 3;
/** Of a movement: the member was not known before the month. */
export const NEW = -1;

/** From the month before to this one, of those who were known by its end. */
export interface Moves {
	readonly inward: number;
	readonly outward: number;
	readonly same: number;
	/** Members known only since this month. */
	readonly came: number;
	/** This month or the one before is unfinished. */
	readonly unfinished: boolean;
}

export interface CirclesMonth {
	/** First day. */
	readonly start: WallTime;
	readonly unfinished: boolean;
	/** Members known by its end. */
	readonly known: number;
	/** Nested: those of the centre are in the middle circle, and those of both in the outer one. */
	readonly outer: number;
	readonly middle: number;
	readonly centre: number;
	/** Null in the first month. */
	readonly moves: Moves | null;
}

export interface CirclesResult {
	readonly members: number;
	readonly months: readonly CirclesMonth[];
	/** The month that is told of: the last finished one, if possible with a finished one before it; else the last. −1 = none. */
	readonly shown: number;
	/** Into the shown month: rows are those new, outside, outer, middle, centre before; columns outside … centre now. */
	readonly matrix: readonly (readonly number[])[] | null;
}

export type CirclesRef =
	| 'members'
	| {
			/** Missing: the month that is told of (`shown`). */
			readonly month?: WallTime;
			readonly of:
				| 'known'
				| 'outside'
				| 'outer'
				| 'middle'
				| 'centre'
				| 'inward'
				| 'outward'
				| 'same'
				| 'came';
	  }
	| { readonly month: WallTime; readonly from: Ring | typeof NEW; readonly to: Ring };
