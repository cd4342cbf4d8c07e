import { cellText } from '$lib/columns/access';
import { NoColumnError, RevisionColumns } from '$lib/engine/columns';
import { makeData } from '$lib/engine/data';
import { describePeople, searchPeople } from '$lib/engine/people';
import { RevisionCache } from '$lib/engine/revision-cache';
import { CorruptColumnError, type Store } from '$lib/store/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { storeOf } from '../../support/import';

const EVENTS = `member_id,time,event,amount,channel,page,minutes
b,2024-01-02 10:00:00,order,12.5,web,home,3
a,2024-01-01 09:00:00,join,,app,about,1
a,2024-01-03 09:00:00,order,7,app,shop,2`;
const MORE = `member_id,time,event,page
a,2024-01-02 09:00:00,view,help
c,2024-01-05 09:00:00,view,home`;
const MEMBERS = 'member_id,name,city\na,Ann Ö,Lyon\nb,Bo,Oslo\nd,Di,Rome';

let store: Store;
let read: string[];
let columns: RevisionColumns;
beforeEach(async () => {
	const made = await storeOf({ 'events.csv': EVENTS, 'more.csv': MORE, 'members.csv': MEMBERS });
	read = [];
	store = Object.create(made.store, {
		readColumns: {
			value: (owner: string, names: readonly string[]) => {
				read.push(...names);
				return made.store.readColumns(owner, names);
			},
		},
	});
	columns = new RevisionColumns(store, made.revision);
});
const texts = (ref: string, data: ReturnType<typeof makeData>) => {
	const { column } = data.column(ref);
	return Array.from({ length: column.length }, (_, i) => cellText(column, i));
};
const load = async (...refs: string[]) =>
	makeData({ ...(await columns.load(refs)), weekStart: 1, scope: {} });

describe('RevisionColumns', () => {
	it('reads what is asked for and nothing else, once', async () => {
		const data = await load('channel');
		expect(data.timeline.events).toBe(5);
		expect(read.sort()).toEqual([
			'members:ids',
			'timeline:channel',
			'timeline:kind',
			'timeline:offsets',
			'timeline:time',
		]);
		expect([...data.timeline.roles.keys()]).toEqual(['channel']);
		read.length = 0;
		await load('channel', 'amount');
		expect(read).toEqual(['timeline:amount']);
	});

	it('finds columns without a role through source and row, over all sources', async () => {
		const data = await load('page', 'minutes', 'member:city');
		const ids = data.members.ids;
		expect(ids.slice(0, 3)).toEqual(['b', 'a', 'c']);
		expect(texts('page', data)).toEqual(['home', 'about', 'help', 'shop', 'home']);
		expect(texts('minutes', data)).toEqual(['3', '1', '', '2', '']);
		expect(data.column('minutes').column.kind).toBe('number');
		expect(texts('member:city', data)).toEqual(['Oslo', 'Lyon', '', 'Rome']);
	});

	it('says which column there is not', async () => {
		await expect(columns.load(['city'])).rejects.toThrow(NoColumnError);
		await expect(columns.load(['member:page'])).rejects.toMatchObject({ column: 'member:page' });
		await expect(columns.load(['campaign'])).rejects.toMatchObject({ column: 'campaign' });
	});

	it('tries again after a failed read', async () => {
		const { revision } = columns;
		let damaged = true;
		const flaky: Store = Object.create(store, {
			readColumns: {
				value: (owner: string, names: readonly string[]) =>
					damaged
						? Promise.reject(new CorruptColumnError(owner, names[0]!))
						: store.readColumns(owner, names),
			},
		});
		columns = new RevisionColumns(flaky, revision);
		await expect(load()).rejects.toThrow(CorruptColumnError);
		damaged = false;
		expect((await load()).timeline.events).toBe(5);
	});

	it('knows its own memory', async () => {
		const data = await load('page');
		expect(columns.owns(data.timeline.time.buffer)).toBe(true);
		const { column } = data.column('page');
		expect(column.kind === 'category' && columns.owns(column.codes.buffer)).toBe(true);
		expect(columns.owns(new Float64Array(1).buffer)).toBe(false);
	});
});

describe('people', () => {
	it('describes members in the order asked', async () => {
		expect(await describePeople(columns, Uint32Array.of(1, 0, 2), ['city', 'nothing'])).toEqual({
			columns: ['id', 'city'],
			rows: [
				['a', 'Lyon'],
				['b', 'Oslo'],
				['c', ''],
			],
		});
	});

	it('searches ids and names, whatever the case or width', async () => {
		const all = Uint32Array.of(0, 1, 2, 3);
		const search = async (text: string) => Array.from(await searchPeople(columns, all, text));
		expect(await search('')).toEqual([0, 1, 2, 3]);
		expect(await search('C')).toEqual([2]);
		expect(await search('Ｂ')).toEqual([0]);
		expect(await search('nn ö')).toEqual([1]);
		expect(await search('nobody')).toEqual([]);
		expect(Array.from(await searchPeople(columns, Uint32Array.of(2, 3), 'd'))).toEqual([3]);
	});
});

describe('RevisionCache', () => {
	it('gives the same columns until they are forgotten, and null for what is not there', async () => {
		const cache = new RevisionCache(store);
		const { id } = columns.revision;
		const first = await cache.get(id);
		expect(await cache.get(id)).toBe(first);
		cache.forget([id]);
		expect(await cache.get(id)).toBe(first);
		cache.forget([]);
		expect(await cache.get(id)).not.toBe(first);
		expect(await cache.get('nothing')).toBeNull();
	});
});
