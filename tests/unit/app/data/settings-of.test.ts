import { memberColumnsId, planId, settingsOf, tagLimitId } from '$lib/app/data/settings-of';
import { expect, test } from 'vitest';

test('what is set for a data set has ids of its own, all of which go with it', () => {
	const all = [planId('a'), memberColumnsId('a'), tagLimitId('a')];
	expect(settingsOf('a')).toEqual(all);
	expect(new Set([...all, ...settingsOf('b')]).size).toBe(6);
});
