import { expect, test } from 'vitest';
import { recallMapping, rememberMapping } from '$lib/app/intake/remembered';
import { inspect } from '$lib/intake/inspect';
import { createMemoryStore } from '$lib/store/memory';

const look = (text: string) => inspect({ name: 'a.csv', blob: new Blob([text]) }, {}, 'UTC');

test('what a file was taken for is found again by its headers, in any order', async () => {
	const store = createMemoryStore();
	const march = await look('buyer,seller,day\na,x,2026-03-01\nb,y,2026-03-02\n');
	expect(await recallMapping(store, march.columns, march.mapping)).toBeNull();
	const mapping = { ...march.mapping, member: 'seller' };
	await rememberMapping(store, march.columns, mapping);
	const april = await look('day,seller,buyer\n2026-04-01,x,a\n2026-04-02,y,b\n');
	expect(await recallMapping(store, april.columns, april.mapping)).toEqual(mapping);
	// It says nothing that the proposal does not say.
	expect(await recallMapping(store, april.columns, mapping)).toBeNull();
	const other = await look('day,seller,buyer,paid\n2026-04-01,x,a,5\n');
	expect(await recallMapping(store, other.columns, other.mapping)).toBeNull();
});

test('what does not fit this file, or is none, is passed over', async () => {
	const store = createMemoryStore();
	const march = await look('buyer,seller,day\na,x,2026-03-01\nb,y,2026-03-02\n');
	await rememberMapping(store, march.columns, { ...march.mapping, member: 'seller' });
	const empty = await look('buyer,seller,day\na,,2026-03-01\nb,,2026-03-02\n');
	expect(await recallMapping(store, empty.columns, empty.mapping)).toBeNull();
	const [{ id } = { id: '' }] = await store.settings.all();
	await store.settings.put({ id, value: { version: 9 } });
	expect(await recallMapping(store, march.columns, march.mapping)).toBeNull();
});
