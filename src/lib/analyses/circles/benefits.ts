import type { CirclesParams } from './manifest';

/** The circles in the order of their benefits. */
export const CIRCLES = ['centre', 'middle', 'outer'] as const;

/** What those of a circle get; '' = nothing said. */
export const benefitsOf = ({ benefits }: CirclesParams, circle: number): string =>
	(benefits?.[circle] ?? '').trim();

export const hasBenefits = (params: CirclesParams): boolean =>
	CIRCLES.some((_, i) => benefitsOf(params, i) !== '');
