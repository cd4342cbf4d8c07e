export const LEVELS = ['core', 'active', 'lurker'] as const;
export type Level = (typeof LEVELS)[number];

/** The members of a period by what they did in it: core + active + lurker = members. */
export interface MixPeriod {
	/** First day. */
	readonly start: string;
	readonly members: number;
	readonly core: number;
	readonly active: number;
	readonly lurker: number;
	/** The range or the data do not cover it from its beginning to its end: its members could still do more. */
	readonly unfinished: boolean;
}

export interface ActivityMixResult {
	readonly periods: readonly MixPeriod[];
	/** The period that is told of: the last finished one that has members, else the last one that has; −1 = none. */
	readonly shown: number;
	/** Members known by the end of the range, whoever left. */
	readonly members: number;
	/** Nobody is known who never did anything: silent people are not in these data. */
	readonly everyoneActed: boolean;
	/** Somebody left and was out of some period. */
	readonly someLeft: boolean;
}

export interface ActivityMixRef {
	/** `start` of the period; missing: the one that is told of (`shown`). */
	readonly period?: string;
	readonly level: Level | 'all';
}
