import type { Interval } from '../../base/interval';
import type { ValueLabel, ValueRule } from '../shared/member-values';

export const TRAITS = ['region', 'age', 'interest', 'sex'] as const;
export type TraitId = (typeof TRAITS)[number];

/** What members of a group have in common in one respect. */
export interface Likeness {
	/** Members whose value is known. */
	readonly known: number;
	/** Probability that two different members of them have the same value; null below two. */
	readonly agree: number | null;
	/** Between which bounds that lies for 95 % of groups of this size that are put together at random. */
	readonly chance: Interval | null;
	/** Entropy of the values ÷ that of equal shares: 0 = all alike, 1 = evenly mixed. Null below two values among everyone. */
	readonly evenness: number | null;
	/** Members with the rarest value that occurs. */
	readonly rarest: number;
}

export interface Trait {
	readonly id: TraitId;
	readonly rule: ValueRule;
	/** Of everyone who is in a group. */
	readonly known: number;
	/** Different values. */
	readonly values: number;
	/** Probability that two of everyone have the same value: what chance gives any group. Null below two. */
	readonly base: number | null;
	readonly evenness: number | null;
	readonly rarest: number;
}

export interface Group {
	/** Null: everybody is one group. */
	readonly label: ValueLabel | null;
	readonly size: number;
	/** One for each trait of the result. */
	readonly likeness: readonly Likeness[];
}

export interface CompositionResult {
	readonly members: number;
	/** Members in a group, and in none. */
	readonly grouped: number;
	readonly ungrouped: number;
	readonly traits: readonly Trait[];
	/** Largest first. */
	readonly groups: readonly Group[];
	/** Groups that are not shown, and their members. */
	readonly others: { readonly groups: number; readonly size: number };
	readonly rule: ValueRule;
}

export type CompositionRef =
	| 'members'
	| 'grouped'
	| 'ungrouped'
	| 'others'
	| { readonly group: number }
	| { readonly group: number; readonly trait: TraitId }
	| { readonly trait: TraitId };
