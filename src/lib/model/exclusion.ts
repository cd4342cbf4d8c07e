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

/** The same for so many steps: ends that are gone move to the last two, and nothing lies between fewer than two. A new array. */
export function fitExclusions(exclusions: readonly Exclusion[], steps: number): Exclusion[] {
	if (steps < 2) return [];
	return exclusions.map((one) => {
		const to = Math.min(one.to, steps - 1);
		return { ...one, from: Math.min(one.from, to - 1), to };
	});
}
