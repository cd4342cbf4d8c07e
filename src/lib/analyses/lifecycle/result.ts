import type { Interval } from '../../base/interval';
import type { WallTime } from '../../model/dataset';

/** Every known member is in exactly one. `never`: no activity yet, and no longer new. */
export const STAGES = ['new', 'growing', 'mature', 'at-risk', 'lost', 'never'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a member stood: in a stage, or not known yet. */
export const STANDINGS = [...STAGES, 'absent'] as const;
export type Standing = (typeof STANDINGS)[number];

export const FLOWS = ['new', 'returning', 'resurrected', 'dormant'] as const;
export type Flow = (typeof FLOWS)[number];

export interface StageRow {
	readonly id: Stage;
	readonly count: number;
	/** Of the members, with Wilson's interval. Null without members. */
	readonly share: number | null;
	readonly interval: Interval | null;
}

/** From how many silent days on members of a group are at risk and lost. */
export interface Bounds {
	/** Null for everyone (the first row), a value of the column for the others. */
	readonly group: string | null;
	/** Gaps between active days, and the members who have some. */
	readonly gaps: number;
	readonly members: number;
	/** Percentiles of the gaps, days. */
	readonly atRisk: number;
	readonly lost: number;
	/** Too few gaps of its own: everyone's bounds are used. */
	readonly borrowed: boolean;
}

/** From which standing to which stage: row by row of STANDINGS, column by column of STAGES. */
export interface Moves {
	/** First days of the two periods whose ends are compared. */
	readonly from: string;
	readonly to: string;
	readonly counts: readonly (readonly number[])[];
	/** Sums of the rows. */
	readonly totals: readonly number[];
	/** The later period ends at as-of: its columns sum to the stages. */
	readonly current: boolean;
}

/** active = new + returning + resurrected; active of the period before = returning + dormant. */
export interface FlowPeriod {
	readonly start: string;
	readonly active: number;
	/** First activity ever. */
	readonly new: number;
	/** Active in the period before too. */
	readonly returning: number;
	/** Active once, not in the period before. */
	readonly resurrected: number;
	/** Active in the period before, not in this one. */
	readonly dormant: number;
	readonly unfinished: boolean;
}

export interface LifecycleResult {
	/** Midnight that begins the day as of which stages are told. */
	readonly asOf: WallTime;
	readonly members: number;
	readonly stages: readonly StageRow[];
	readonly bounds: readonly Bounds[];
	/** Null without two finished periods. */
	readonly moves: Moves | null;
	readonly flow: readonly FlowPeriod[];
	/** Active in the period before the first. */
	readonly before: number;
	/** The flow begins where the data do: who was there before looks new. */
	readonly leftCensored: boolean;
}

export type LifecycleRef =
	| { readonly stage: Stage | 'all' }
	| { readonly from: Standing; readonly to: Stage | 'all' }
	/** `start` of a period. */
	| { readonly period: string; readonly flow: Flow | 'active' }
	/** Members with gaps: index of `bounds`. */
	| { readonly bounds: number };
