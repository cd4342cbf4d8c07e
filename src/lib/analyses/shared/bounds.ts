import * as v from 'valibot';

/** Numbers at which something begins, each above the one before: from `least` to `most` of them. */
export function ascendingBounds(least: number, most: number, otherwise: readonly number[]) {
	return v.optional(
		v.pipe(
			v.array(v.pipe(v.number(), v.finite())),
			v.minLength(least),
			v.maxLength(most),
			v.check(
				(bounds) => bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!),
				'Bounds must ascend',
			),
		),
		[...otherwise],
	);
}

/** The scores at which the middle and the first of three tiers begin. */
export const tierBounds = ascendingBounds(2, 2, [10, 100]);

/** From 0 to 100: a share as it is typed. */
export const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
