import { MembersList } from '$lib/app/members/list.svelte';
import { engine } from '$lib/engine/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from '../../../support/eventually';

const of = (revision: string) => ({ dataset: 'd', revision, members: 3, locale: 'en' });
let listed: number[];

beforeEach(() => {
	listed = [0, 1, 2];
	vi.spyOn(engine, 'members').mockImplementation(() =>
		Promise.resolve({ ok: true, members: Uint32Array.from(listed) }),
	);
	vi.spyOn(engine, 'memberRows').mockImplementation((revision, members, columns) =>
		Promise.resolve({ columns, rows: Array.from(members, (m) => [`${m} of ${revision}`]) }),
	);
});
afterEach(() => vi.restoreAllMocks());

const shown = async (revision: string): Promise<MembersList> => {
	const list = new MembersList();
	list.columns = ['last'];
	await list.show(of(revision));
	await eventually(() => expect(list.row(0)).not.toBeNull());
	return list;
};

test('the first rows come with the list, before anything asks for them', async () => {
	const list = await shown('r1');
	expect(list.row(2)).toEqual(['2 of r1']);
	expect(list.isOf('r1')).toBe(true);
	expect(list.isOf('r2')).toBe(false);
});

test('the same list again keeps its rows', async () => {
	const list = await shown('r1');
	await list.show(of('r1'));
	expect(list.row(0)).toEqual(['0 of r1']);
	expect(engine.memberRows).toHaveBeenCalledTimes(1);
});

test('other members, and the same numbers in another revision, are other rows', async () => {
	const list = await shown('r1');
	listed = [2];
	await list.show(of('r1'));
	await eventually(() => expect(list.row(0)).not.toBeNull());
	expect(list.row(0)).toEqual(['2 of r1']);

	// The page asks while the list is being prepared: what counts is whose rows are there.
	const prepared = list.show(of('r2'));
	await list.show(of('r2'));
	await prepared;
	await eventually(() => expect(list.row(0)).not.toBeNull());
	expect(list.row(0)).toEqual(['2 of r2']);
});

test('without columns nothing is read until they are known', async () => {
	const list = new MembersList();
	await list.show(of('r1'));
	expect(engine.memberRows).not.toHaveBeenCalled();
	list.columns = [];
	list.needFirst();
	await eventually(() => expect(list.row(0)).not.toBeNull());
});
