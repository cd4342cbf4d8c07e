import { beforeEach, describe, expect, it } from 'vitest';
import { cellText } from '$lib/columns/access';
import { RevisionColumns } from '$lib/engine/columns';
import { compare, findPairs, revise } from '$lib/engine/revise';
import type { ImportAnswer, ReviseRequest } from '$lib/engine/intake-protocol';
import { BY_ALL_KEYS, KEPT_REVISIONS } from '$lib/model/dataset';
import { sourceIn } from '$lib/model/source-in';
import type { Store } from '$lib/store/store';
import { createMemoryStore } from '$lib/store/memory';
import { csvFile, importTexts } from '../../support/import';

const MARCH = `member_id,time,event,amount,object
a,2026-03-01,order,10,o1
b,2026-03-02,order,20,o2
c,2026-03-03,order,30,o3
`;
/** Begins before March ends; o2 was changed, o3 is gone, o4 and o5 are new. */
const APRIL = `member_id,time,event,amount,object
b,2026-03-02,order,25,o2
d,2026-03-20,order,40,o4
a,2026-04-01,order,50,o5
`;

let store: Store;
let dataset: string;
let source: string;

beforeEach(async () => {
	store = createMemoryStore();
	const answer = await importTexts(store, { 'march.csv': MARCH });
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	dataset = answer.dataset;
	source = (await store.revisions.get(answer.revision))!.sources[0]!;
});

async function done(request: Omit<ReviseRequest, 'dataset'>): Promise<ImportAnswer & { ok: true }> {
	const answer = await revise(store, { dataset, ...request });
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	return answer;
}
const revisionOf = async () =>
	(await store.revisions.get((await store.datasets.get(dataset))!.revision))!;

describe('next month’s file', () => {
	it('is compared with what is there', async () => {
		const add = [await csvFile('april.csv', APRIL)];
		expect(await compare(store, { dataset, add })).toEqual({
			ok: true,
			overlaps: [
				{
					source,
					identical: false,
					overlap: { added: 2, same: 0, changed: 1, gone: 1, outside: 1, key: ['object'] },
				},
			],
		});
		expect((await store.revisions.all()).length).toBe(1);
	});

	it('adds what is new, renews what both have, and keeps what the platform dropped', async () => {
		await done({ add: [{ ...(await csvFile('april.csv', APRIL)), follows: source }] });
		const { facts, number, sources, uses } = await revisionOf();
		expect({ number, events: facts.events, members: facts.members }).toEqual({
			...{ number: 2, events: 5, members: 4 },
		});
		expect(facts.kinds[0]).toMatchObject({ name: 'order', count: 5 });
		expect(sources[0]).toBe(source);
		expect(uses![source]!.problems.counts).toEqual([
			{ reason: 'superseded', column: 'object', effect: 'row-left-out', count: 1 },
		]);
		const kept = sourceIn(await revisionOf(), (await store.sources.get(source))!);
		expect(kept.rowsUsed).toBe(2);
		expect(await store.orphans()).toEqual([]);
	});

	it('takes the place of the old one, if that is wished', async () => {
		await done({ add: [{ ...(await csvFile('april.csv', APRIL)), replaces: source }] });
		const { facts, sources } = await revisionOf();
		expect(facts.events).toBe(3);
		expect(sources).not.toContain(source);
		// The revision before still has it.
		expect(await store.sources.get(source)).toBeDefined();
	});

	it('changes nothing when it is the same file', async () => {
		const before = await revisionOf();
		const add = [await csvFile('march again.csv', MARCH)];
		expect(await compare(store, { dataset, add })).toEqual({
			ok: true,
			overlaps: [{ source, identical: true, overlap: null }],
		});
		expect(await done({ add })).toMatchObject({ unchanged: true, revision: before.id });
		expect(await revisionOf()).toEqual(before);
	});

	it('can come again and again: each export counts for what it is the newest to tell', async () => {
		await done({ add: [{ ...(await csvFile('april.csv', APRIL)), follows: source }] });
		const april = (await revisionOf()).sources[1]!;
		const may = `member_id,time,event,amount,object\na,2026-03-01,order,11,o1\nb,2026-03-02,order,26,o2\n`;
		await done({ add: [{ ...(await csvFile('may.csv', may)), follows: april }] });
		const { facts } = await revisionOf();
		expect(facts.events).toBe(5);
		expect(facts.kinds[0]!.count).toBe(5);
	});
});

describe('what counts once', () => {
	const months = [
		'member_id,time,event,amount,object\na,2026-01-05,order,1,j1\nb,2026-01-25,order,2,j2\n',
		'member_id,time,event,amount,object\nb,2026-01-25,order,2,j2\nc,2026-02-25,order,3,f1\n',
		'member_id,time,event,amount,object\nc,2026-02-25,order,3,f1\nd,2026-03-25,order,4,m1\n',
	];
	let january: string;
	beforeEach(async () => {
		store = createMemoryStore();
		const answer = await importTexts(store, { 'january.csv': months[0]! });
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		dataset = answer.dataset;
		january = (await store.revisions.get(answer.revision))!.sources[0]!;
	});
	const file = (n: number) => csvFile(`${n}.csv`, months[n]!);

	it('two later exports at once, each of which repeats the one before', async () => {
		await done({
			add: [
				{ ...(await file(1)), follows: january },
				{ ...(await file(2)), follows: january },
			],
		});
		expect((await revisionOf()).facts.events).toBe(4);
	});

	it('a chain whose middle is taken out, or whose end is replaced', async () => {
		await done({ add: [{ ...(await file(1)), follows: january }] });
		const february = (await revisionOf()).sources[1]!;
		await done({ add: [{ ...(await file(2)), follows: february }] });
		expect((await revisionOf()).facts.events).toBe(4);
		await done({ add: [], remove: [february] });
		// j1 and j2 of January, f1 and m1 of March.
		expect((await revisionOf()).facts.events).toBe(4);
		const again = `${months[2]!}b,2026-01-25,order,2,j2\n`;
		const march = (await revisionOf()).sources[1]!;
		await done({ add: [{ ...(await csvFile('again.csv', again)), replaces: march }] });
		expect((await revisionOf()).facts.events).toBe(4);
	});

	it('lines of one order, when one of them reads otherwise', async () => {
		const head = 'member_id,time,event,amount,object,item,state\n';
		const may = `${head}a,2026-05-01,order,10,o1,x,open\na,2026-05-01,order,5,o1,y,open\n`;
		const june = may.replace('x,open', 'x,sent');
		const [first, second] = [await csvFile('may.csv', may), await csvFile('june.csv', june)];
		await done({ add: [first] });
		const source = (await revisionOf()).sources.at(-1)!;
		const found = await compare(store, { dataset, add: [second] });
		expect(found).toMatchObject({
			overlaps: [{ source, overlap: { added: 0, changed: 2, key: ['object'] } }],
		});
		await done({ add: [{ ...second, follows: source }] });
		expect((await revisionOf()).facts.events).toBe(4);
	});

	it('a message that gained a reaction, from somebody who was renamed', async () => {
		const chat = (name: string, reactions: string) =>
			`AuthorID,Author,Date,Content,Attachments,Reactions\n11,${name},2026-05-01T10:00:00.0000000+00:00,hi,,${reactions}\n12,B,2026-05-01T10:00:05.0000000+00:00,ho,,\n`;
		await done({ add: [await csvFile('april.csv', chat('A', ''))] });
		const source = (await revisionOf()).sources.at(-1)!;
		await done({ add: [{ ...(await csvFile('may.csv', chat('Ä', '👍 (2)'))), follows: source }] });
		expect((await revisionOf()).facts.events).toBe(4);
	});

	it('the same file twice in a new data set', async () => {
		const fresh = createMemoryStore();
		const answer = await importTexts(fresh, { 'a.csv': months[0]!, 'b.csv': months[0]! });
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		expect((await fresh.revisions.get(answer.revision))!.facts.events).toBe(2);
	});

	it('the same file under another mapping, when it follows', async () => {
		const again = await file(0);
		const add = { ...again, mapping: { ...again.mapping, skip: [] } };
		expect(await compare(store, { dataset, add: [add] })).toMatchObject({
			overlaps: [{ source: january, identical: false, overlap: { added: 0, same: 2 } }],
		});
		await done({ add: [{ ...add, follows: january }] });
		expect((await revisionOf()).facts.events).toBe(2);
	});
});

describe('another tab', () => {
	it('that brought back another revision is not overwritten', async () => {
		await done({ add: [await csvFile('april.csv', APRIL)] });
		const before = await store.datasets.get(dataset);
		const old = (await store.revisions.all()).find(({ number }) => number === 1)!;
		const put = store.beginImport.bind(store);
		store.beginImport = async (info) => {
			await store.datasets.put({ ...before!, revision: old.id });
			return put(info);
		};
		const answer = await revise(store, { dataset, add: [], remove: [source] });
		expect(answer).toMatchObject({ ok: false, failure: { kind: 'gone' } });
		expect((await store.datasets.get(dataset))!.revision).toBe(old.id);
		expect(await store.orphans()).toEqual([]);
	});
});

describe('a data set', () => {
	it('is read in another way without its file', async () => {
		const mapping = {
			...(await store.sources.get(source))!.mapping,
			skip: [{ column: 'object', when: 'is' as const, values: ['o1'] }],
		};
		await done({ add: [], mappings: { [source]: mapping } });
		const revision = await revisionOf();
		expect(revision.facts.events).toBe(2);
		expect(sourceIn(revision, (await store.sources.get(source))!).mapping).toEqual(mapping);
		// The mapping that the older revision had is still told of it.
		expect((await store.sources.get(source))!.mapping).not.toEqual(mapping);
	});

	it('calls people by the column that its newest mapping names', async () => {
		const people = 'member_id,name,city\na,Ann,Ulm\n';
		await done({ add: [await csvFile('people.csv', people)] });
		const { sources } = await revisionOf();
		const { mapping } = (await store.sources.get(sources[1]!))!;
		await done({ add: [], mappings: { [sources[1]!]: { ...mapping, name: 'city' } } });
		const names = await new RevisionColumns(store, await revisionOf()).nameColumns();
		expect(names.map((column) => cellText(column, 0))).toEqual(['Ulm']);
	});

	it('loses a source and can be brought back as it was', async () => {
		await done({ add: [await csvFile('april.csv', APRIL)] });
		const both = await revisionOf();
		expect(both.facts.events).toBe(6);
		await done({ add: [], remove: [source] });
		expect((await revisionOf()).facts.events).toBe(3);
		await store.datasets.put({ ...(await store.datasets.get(dataset))!, revision: both.id });
		expect((await revisionOf()).facts.events).toBe(6);
		expect((await store.readColumns(source, ['amount'])).size).toBe(1);
	});

	it('keeps its newest revisions and no byte of the others', async () => {
		for (let i = 0; i < KEPT_REVISIONS + 2; i++) {
			const text = `member_id,time,event\nm${i},2026-05-0${i + 1},view\n`;
			const last = (await revisionOf()).sources.at(-1)!;
			await done({ add: [{ ...(await csvFile(`${i}.csv`, text)), replaces: last }] });
		}
		expect((await store.revisions.all()).length).toBe(KEPT_REVISIONS);
		expect((await store.sources.all()).length).toBe(KEPT_REVISIONS);
		expect(await store.orphans()).toEqual([]);
	});

	it('keeps the revision that was in use, however old it is', async () => {
		const first = await revisionOf();
		for (let i = 0; i < KEPT_REVISIONS - 1; i++) {
			const text = `member_id,time,event\nm${i},2026-05-0${i + 1},view\n`;
			await done({ add: [await csvFile(`${i}.csv`, text)] });
		}
		await store.datasets.put({ ...(await store.datasets.get(dataset))!, revision: first.id });
		await done({ add: [await csvFile('april.csv', APRIL)] });
		expect(await store.revisions.get(first.id)).toBeDefined();
		expect((await store.revisions.all()).length).toBe(KEPT_REVISIONS);
	});

	it('stays as it was when nothing usable would be left', async () => {
		const before = await revisionOf();
		const answer = await revise(store, { dataset, add: [], remove: [source] });
		expect(answer).toMatchObject({ ok: false, failure: { kind: 'nothing-usable' } });
		expect(await revisionOf()).toEqual(before);
	});

	it('finds merges of people by a part of their ids or key', async () => {
		const answer = await importTexts(store, {
			'shop.csv':
				'member_id,time,event,phone\nB1,2026-03-01,order,13800000001\nB2,2026-03-02,order,13800000002\n',
			'crm.csv': 'member_id,phone,city\nw1,13800000001,Ulm\nw2,13800000002,Bonn\nw3,,Ulm\n',
		});
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		const found = async (text: string) => {
			const answered = await findPairs(store, { dataset: answer.dataset, text });
			return answered.ok && answered.pairs.map(({ ids }) => ids.join('='));
		};
		expect(await found('0002')).toEqual(['B2=w2']);
		expect(await found(' b1 ')).toEqual(['B1=w1']);
		expect(await found('138')).toEqual(['B1=w1', 'B2=w2']);
		expect(await found('w3')).toEqual([]);
		await revise(store, {
			...{ dataset: answer.dataset, add: [] },
			identity: { ...BY_ALL_KEYS, apart: [['B1', 'w1']] },
		});
		expect(await found('138')).toEqual(['B2=w2']);
	});

	it('that is gone is said to be gone', async () => {
		await store.removeDataset(dataset);
		const gone = { ok: false, failure: { kind: 'gone' } };
		expect(await revise(store, { dataset, add: [] })).toEqual(gone);
		expect(await findPairs(store, { dataset, text: 'a' })).toEqual(gone);
	});
});
