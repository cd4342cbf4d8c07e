import type { Condition } from './event-selector';

/** Events that must not happen between two steps (positions among the steps, from 0; `to` may be any later one). */
export interface Exclusion {
	readonly kind?: string | undefined;
	readonly where?: readonly Condition[] | undefined;
	readonly from: number;
	readonly to: number;
	/**
	 * `drop-member`: a run with such an event does not count at all, not even its first step; a later clean run still does.
	 * `drop-step`: the run ends before the event and keeps the steps that it has.
	 */
	readonly effect: 'drop-member' | 'drop-step';
}

/** A first one, between the first and the last of so many steps. */
export const newExclusion = (steps: number): Exclusion => ({
	from: 0,
	to: steps - 1,
	effect: 'drop-member',
});

/**
 * The same after the steps have changed: an exclusion goes with the steps that it lies between, in whatever order they then stand;
 * where one of them is gone, with its neighbour; and is gone where nothing is left between. A new array.
 */
export function followSteps(
	exclusions: readonly Exclusion[],
	before: readonly unknown[],
	after: readonly unknown[],
): Exclusion[] {
	const countTo = (steps: readonly unknown[], at: number): number =>
		steps.slice(0, at).filter((step) => step === steps[at]).length;
	/** Where a step stands now; null: nowhere. Equal ones are told apart by their order. */
	const placeOf = (at: number): number | null => {
		// One of them was edited in its place.
		if (before.length === after.length && !after.includes(before[at])) return at;
		const nth = countTo(before, at);
		const place = after.findIndex((step, i) => step === before[at] && countTo(after, i) === nth);
		return place === -1 ? null : place;
	};
	if (after.length < 2) return [];
	const among = (at: number): number => Math.max(0, Math.min(at, after.length - 1));
	return exclusions.flatMap((one) => {
		const from = placeOf(one.from) ?? among(one.from - 1);
		const to = placeOf(one.to) ?? among(one.to);
		return from === to ? [] : [{ ...one, from: Math.min(from, to), to: Math.max(from, to) }];
	});
}
