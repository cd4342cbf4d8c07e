import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ascendingBounds, percent, tierBounds } from '$lib/analyses/shared/bounds';

const reads = (schema: v.GenericSchema, written: unknown) => v.safeParse(schema, written).success;

test('bounds ascend, and are as many as they may be', () => {
	const some = ascendingBounds(1, 3, [2]);
	expect(v.parse(some, undefined)).toEqual([2]);
	for (const good of [[1], [-1, 0, 0.5]]) expect(reads(some, good)).toBe(true);
	for (const bad of [[], [1, 1], [2, 1], [1, 3, 2], [1, 2, 3, 4], [NaN], [0, Infinity], ['1']])
		expect(reads(some, bad)).toBe(false);
});

test('tiers have two', () => {
	expect(v.parse(tierBounds, undefined)).toEqual([10, 100]);
	expect(reads(tierBounds, [1, 2])).toBe(true);
	for (const bad of [[1], [2, 1], [1, 2, 3]]) expect(reads(tierBounds, bad)).toBe(false);
});

test('shares of a hundred', () => {
	for (const good of [0, 0.5, 100]) expect(reads(percent, good)).toBe(true);
	for (const bad of [-1, 101, NaN, '5']) expect(reads(percent, bad)).toBe(false);
});
