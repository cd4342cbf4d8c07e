import type { Interval } from '../../base/interval';
import type { Ratio } from '../../base/ratio';
import type { ValueLabel, ValueRule } from '../shared/member-values';

/** What a row or column of the table is called. */
export type ProfileLabel =
	| ValueLabel
	/** So many values that have no row of their own. */
	| { readonly others: number }
	| 'missing';

export interface ProfileRow {
	readonly label: ProfileLabel;
	readonly count: number;
	/** Of those whose value is known; null for those whose is not. */
	readonly share: number | null;
	readonly interval: Interval | null;
}

/** How numbers lie. NaN where nothing is known. */
export interface ProfileNumbers {
	readonly mean: number;
	/** P10, P25, P50, P75, P90. */
	readonly quantiles: readonly number[];
	/** 95 % interval of the median, by ranks. */
	readonly medianInterval: Interval;
	readonly min: number;
	readonly max: number;
	/** Members beyond Tukey's fences; null where they cannot be told (few or mostly equal values). */
	readonly outliers: {
		readonly low: number;
		readonly high: number;
		readonly fences: readonly [low: number, high: number];
	} | null;
	/** Each row is one value, not a bin. */
	readonly exact: boolean;
	readonly unit: string | null;
}

export interface CrossColumn {
	readonly label: ProfileLabel;
	readonly count: number;
	/** Of them: their value of the first dimension is known. */
	readonly known: number;
	readonly cells: readonly CrossCell[];
}

/** One for each row. */
export interface CrossCell {
	readonly count: number;
	/** Of those in the column whose value is known. */
	readonly share: number | null;
	/** The share against everyone's: 1 = as many as among all. Null for those whose value is not known. */
	readonly index: Ratio | null;
}

export interface ProfileResult {
	readonly members: number;
	readonly known: number;
	readonly missing: number;
	readonly missingShare: number | null;
	/** How a member has its value. */
	readonly rule: ValueRule;
	/** Largest first, or in their own order (numbers, months); then the others and those without a value. */
	readonly rows: readonly ProfileRow[];
	readonly numbers: ProfileNumbers | null;
	/** Null: nothing is crossed. */
	readonly cross: { readonly rule: ValueRule; readonly columns: readonly CrossColumn[] } | null;
}

/** The members of a row, a column, or both; all of them when neither is said. */
export type ProfileRef =
	| { readonly row?: number; readonly column?: number }
	/** Those whose value is known (in a column of the cross table). */
	| { readonly known: true; readonly column?: number }
	| { readonly outliers: 'low' | 'high' };
