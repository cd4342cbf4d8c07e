import { expect, test } from 'vitest';
import { withSegmentNames } from '$lib/model/named-segments';

const names = new Map([['a', 'New name']]);
const nameOf = (id: string): string | undefined => names.get(id);

test('rows get the names that their segments have now; one that is gone keeps the saved name', () => {
	const everyone = { segment: 'everyone', name: '', action: 'greet' };
	const rows = [
		{ segment: 'a', name: 'Old name', action: 'call' },
		{ segment: 'gone', name: 'Saved', action: 'write' },
		everyone,
	];
	const params = { rows, other: 1 };
	expect(withSegmentNames(params, nameOf)).toEqual({
		rows: [{ ...rows[0], name: 'New name' }, rows[1], everyone],
		other: 1,
	});
	expect(rows[0]!.name).toBe('Old name');
});

test('params that name no segment stay as they are', () => {
	for (const params of [{}, { rows: 3 }, { rows: [{ segment: 'everyone', name: '' }] }])
		expect(withSegmentNames(params, nameOf)).toBe(params);
});
