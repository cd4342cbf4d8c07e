import type { Interval } from '../../base/interval';
import type { Span } from '../shared/span';

export const TIERS = ['top', 'middle', 'tail'] as const;
export type Tier = (typeof TIERS)[number];
/** With contents that nobody did anything with: not there yet, or silent. */
export const STANDINGS = [...TIERS, 'none'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Contents that are listed one by one. */
export const LISTED = 100;

export interface TierRow {
	readonly id: Tier;
	readonly contents: number;
	/** Of all contents. Null without contents. */
	readonly share: number | null;
	/** Sum of the scores. */
	readonly yield: number;
	/** Of all yield. Null where that is not above 0. */
	readonly yieldShare: number | null;
	/** Per content; null in an empty tier. `least` is the lowest score in the tier. */
	readonly mean: number | null;
	readonly median: number | null;
	readonly least: number | null;
	/** Members who did something with a content of the tier. */
	readonly people: number;
	/** Of all who did something with any content, with Wilson's interval. Null when nobody did. */
	readonly peopleShare: number | null;
	readonly interval: Interval | null;
}

/** What a content is called: a text of the data, or a kind of events. */
export type ContentLabel = { readonly text: string } | { readonly kind: string };

export interface ContentRow {
	/** Null where a shared result does not tell it. */
	readonly label: ContentLabel | null;
	readonly score: number;
	/** Of all yield. Null where that is not above 0. */
	readonly share: number | null;
	readonly people: number;
	readonly tier: Tier;
	/** In the earlier and in the last window; null when nothing is compared. */
	readonly before: Standing | null;
	readonly now: Standing | null;
}

/** Two windows of equal length, one after the other. */
export interface Windows {
	readonly days: number;
	readonly before: Span;
	readonly now: Span;
	/** Do the data reach back to the beginning of the earlier window? Else nothing is compared. */
	readonly isCovered: boolean;
	/** The last day of the last window is not over. */
	readonly unfinished: boolean;
}

/** Contents from which tier to which: row by row of `STANDINGS`. */
export interface Moves {
	readonly counts: readonly (readonly number[])[];
	/** Sums of the rows: contents by tier in the earlier window. */
	readonly totals: readonly number[];
	/** Sums of the columns: contents by tier in the last window. */
	readonly nows: readonly number[];
}

export interface ContentTiersResult {
	/** Members known by the end of the range. */
	readonly members: number;
	/** Members who did something with a content in the range, and who did not. */
	readonly people: number;
	readonly silent: number;
	readonly contents: number;
	/** Events that count, and those of them that name no content. */
	readonly events: number;
	readonly without: number;
	/** Orders without an amount. */
	readonly withoutAmount: number;
	/** Contents whose score is below 0, and whose score is 0. */
	readonly negative: number;
	readonly zero: number;
	readonly yield: number;
	readonly tiers: readonly TierRow[];
	/** Of the yield over the contents; null where it sums to 0 or something is below 0. */
	readonly gini: number | null;
	/** The fewest contents that make half of the yield; null as above. */
	readonly half: number | null;
	/** The first contents by score, then by name: at most `LISTED`. */
	readonly list: readonly ContentRow[];
	/** Null when nothing is to be compared. */
	readonly windows: Windows | null;
	/** Null when nothing is or can be compared. */
	readonly moves: Moves | null;
}

/** Who did something with a content of a tier or with any, who did not, who did with one content. */
export type ContentTiersRef =
	{ readonly tier: Tier | 'all' } | 'silent' | { readonly content: string };
