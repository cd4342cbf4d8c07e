import { expect, test } from 'vitest';
import { setEvent } from '$lib/app/intake/edit-mapping';
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
