import type { Interval } from '../../base/interval';
import type { WallTime } from '../../model/dataset';

export const TIERS = ['head', 'middle', 'base'] as const;
export type Tier = (typeof TIERS)[number];
/** With those who made nothing. */
export const STANDINGS = [...TIERS, 'none'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface TierRow {
	readonly id: Tier;
	readonly creators: number;
	/** Of all creators, with Wilson's interval. Null without creators. */
	readonly share: number | null;
	readonly interval: Interval | null;
	/** Pieces. */
	readonly content: number;
	readonly contentShare: number | null;
	/** What the pieces are worth (reactions, likes …): their sum. */
	readonly value: number;
	readonly valueShare: number | null;
	/** Worth of a piece. Null where there is none. */
	readonly yield: number | null;
	/** Active days of a creator, on average. Null in an empty tier, and where the score does not use them. */
	readonly days: number | null;
	/** Mean score of a creator. Null in an empty tier. */
	readonly score: number | null;
}

/** How unequally pieces or worths are spread over the creators. */
export interface Spread {
	/** Null without anything to spread. */
	readonly gini: number | null;
	/** Absence factor: the fewest creators who make at least half of it. */
	readonly half: number;
}

/** From which tier to which: row by row of `STANDINGS`, every row sums to who was there before. */
export interface Moves {
	/** End (exclusive) of the month with which is compared. */
	readonly asOf: WallTime;
	readonly counts: readonly (readonly number[])[];
	/** Sums of the rows: who was in which tier then. */
	readonly totals: readonly number[];
}

export interface CreatorsResult {
	/** Midnight that begins the day as of which is counted. */
	readonly asOf: WallTime;
	/** Members known by then, creators or not. */
	readonly members: number;
	readonly creators: number;
	/** Members who made nothing. */
	readonly none: number;
	readonly content: number;
	readonly value: number;
	readonly tiers: readonly TierRow[];
	readonly spread: { readonly content: Spread; readonly value: Spread };
	/** Null when nothing is compared or there was nothing yet. */
	readonly moves: Moves | null;
	/** Pieces without a number in the column: worth 0. */
	readonly withoutValue: number;
	/** `column` was chosen, and no column: every piece is worth 1. */
	readonly noColumn: boolean;
}

/** Members of a tier, all creators, who made nothing; who moved; the fewest who make half of something. */
export type CreatorsRef =
	| { readonly tier: Standing | 'all' }
	| { readonly from: Standing; readonly to: Standing | 'all' }
	| { readonly half: 'content' | 'value' };
