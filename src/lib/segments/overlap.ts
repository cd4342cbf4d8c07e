import type { Rule } from '../model/rule';
import { EVERYONE } from './parts';

/** How many people some segments have. */
export interface Overlap {
	/** One for each, in their order. */
	readonly sizes: readonly number[];
	/** People who are in more than one. */
	readonly several: number;
}

/** Finds who is in a segment; `everyone` is one, too. */
export function memberRule(segment: string): Rule {
	return segment === EVERYONE ? { type: 'all', of: [] } : { type: 'segment', segment };
}

/** Asks for the overlap of some segments in one question: `overlapIn` reads it from what each node finds. */
export function overlapRule(segments: readonly string[]): Rule {
	const each = segments.map(memberRule);
	const pairs = each.flatMap((a, i) =>
		each.slice(i + 1).map((b): Rule => ({ type: 'all', of: [a, b] })),
	);
	return { type: 'any', of: [...each, { type: 'any', of: pairs }] };
}

/** The overlap of so many segments, from how many each node of their rule finds, in pre-order. */
export function overlapIn(segments: number, counts: readonly number[]): Overlap {
	return { sizes: counts.slice(1, segments + 1), several: counts[segments + 1] ?? 0 };
}
