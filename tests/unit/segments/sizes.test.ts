import { changesSince, withSize } from '$lib/segments/sizes';
import { expect, it } from 'vitest';
import { segmentOf } from '../store/fixtures';

it('notes the size of a segment once for each revision, in their order', () => {
	const one = { ...segmentOf('d'), sizes: [] };
	const second = withSize(one, { revision: 'r2', number: 2, size: 5 });
	const both = withSize(second, { revision: 'r1', number: 1, size: 3 });
	expect(both.sizes.map(({ size }) => size)).toEqual([3, 5]);
	expect(withSize(both, { revision: 'r1', number: 1, size: 3 })).toBe(both);
	// Its rule was changed since.
	expect(withSize(both, { revision: 'r2', number: 2, size: 9 }).sizes).toEqual([
		{ revision: 'r1', number: 1, size: 3 },
		{ revision: 'r2', number: 2, size: 9 },
	]);
});

it('says nothing of what a list was before it was frozen', () => {
	const living = { ...segmentOf('d'), sizes: [] };
	const frozen = { ...living, definition: { type: 'frozen', ids: ['a'], at: 9 } } as const;
	expect(living.definition.type).toBe('living');
	expect(changesSince(living, 1)).toBe(true);
	expect(changesSince(frozen, 1)).toBe(false);
	const counted = withSize(frozen, { revision: 'r2', number: 2, size: 1 });
	expect([1, 2, 3].map((number) => changesSince(counted, number))).toEqual([false, true, false]);
});
