import type { Interval } from '../../base/interval';
import type { Ratio } from '../../base/ratio';
import type { ValueLabel } from '../shared/member-values';

/** What somebody can prefer: what it is about, when, by which way. */
export type AspectId = 'category' | 'part' | 'channel';

export type PreferenceLabel =
	| ValueLabel
	| { readonly message: 'part.night' | 'part.morning' | 'part.afternoon' | 'part.evening' }
	/** So many values that count as one. */
	| { readonly others: number };

export interface PreferenceRow {
	readonly label: PreferenceLabel;
	readonly events: number;
	/** Of all events whose value is known: what everyone does. */
	readonly share: number;
	/** Members with at least one. */
	readonly reach: number;
	/** Members who have it among their top three, and those who have it first. */
	readonly prefer: number;
	readonly first: number;
	/** Of those with enough events; null when there are none. */
	readonly rate: number | null;
	readonly interval: Interval | null;
}

export interface Aspect {
	readonly id: AspectId;
	/** Most events first; parts of the day in their order. */
	readonly rows: readonly PreferenceRow[];
	/** Events whose value is known, and whose is not. */
	readonly events: number;
	readonly unknown: number;
	/** Members with enough events; those with some, but too few; those without any. */
	readonly decided: number;
	readonly few: number;
	readonly absent: number;
	/** Of those with enough: who prefers nothing for sure. */
	readonly none: number;
	/** Of those with enough: who keeps to one value, to some, to many. */
	readonly spread: readonly [one: number, some: number, many: number];
	/** P10, P25, P50, P75, P90 of the effective number of values (2 to the entropy in bits). */
	readonly effective: readonly number[];
}

/** Who has to do with one category has so often to do with the other: index of rows of the aspect `category`. */
export interface Pair {
	readonly a: number;
	readonly b: number;
	readonly both: number;
	/** The share of b among the members of a ÷ its share among all members with events; the same with a and b exchanged. */
	readonly lift: Ratio;
}

export interface PreferenceResult {
	readonly members: number;
	readonly aspects: readonly Aspect[];
	/** Members with a category at all: what lifts are of. */
	readonly active: number;
	readonly pairs: readonly Pair[];
	/** The data carry no time of day. */
	readonly dateOnly: boolean;
}

export type PreferenceRef =
	| {
			readonly aspect: AspectId;
			readonly row: number;
			readonly of: 'reach' | 'prefer' | 'first';
	  }
	| { readonly aspect: AspectId; readonly of: 'decided' | 'few' | 'absent' | 'none' }
	| { readonly aspect: AspectId; readonly spread: 0 | 1 | 2 }
	| { readonly pair: readonly [a: number, b: number] }
	| 'active';
