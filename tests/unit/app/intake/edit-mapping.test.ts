import { expect, test } from 'vitest';
import { roleOf, setEvent, setKey, setOf, setRole } from '$lib/app/intake/edit-mapping';
import type { Mapping } from '$lib/model/mapping';

const mapping: Mapping = {
	version: 1,
	row: 'event',
	member: 'who',
	events: [{ time: 'paid at', otherwise: 'number', kind: { constant: 'order' } }],
	roles: {},
};

test('another time is taken as it is, without the column that filled the gaps of the old one', () => {
	expect(setEvent(mapping, 0, { time: 'sent at' }).events).toEqual([
		{ time: 'sent at', kind: { constant: 'order' } },
	]);
});

test('another kind leaves the time as it was', () => {
	expect(setEvent(mapping, 0, { kind: { column: 'event' } }).events).toEqual([
		{ time: 'paid at', otherwise: 'number', kind: { column: 'event' } },
	]);
});

test('a lookup has a key, and a role if one is said', () => {
	const lookup = setKey({ ...mapping, row: 'lookup', member: null }, 'title');
	expect(roleOf(lookup, 'title')).toBe('key');
	expect(roleOf(lookup, 'paid at')).toBeNull();
	expect(setOf(lookup, 'object').of).toBe('object');
	expect(setOf(setOf(lookup, 'object'), null)).toEqual(lookup);
});

test('a column is the number of the order, or of nothing', () => {
	const numbered = setRole({ ...mapping, roles: { object: 'number' } }, 'order', 'number');
	expect(numbered.roles).toEqual({ order: 'number' });
	expect(roleOf({ ...numbered, events: [] }, 'number')).toBe('order');
	expect(setRole(numbered, 'order', null).roles).toEqual({});
});
