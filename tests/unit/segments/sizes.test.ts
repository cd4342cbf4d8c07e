import { withSize } from '$lib/segments/sizes';
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
