import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '$lib/columns/access';
import { answerRun } from '$lib/engine/answer';
import { NoColumnError, RevisionColumns } from '$lib/engine/columns';
import { importFiles } from '$lib/engine/import';
import { revise } from '$lib/engine/revise';
import { RevisionCache } from '$lib/engine/revision-cache';
import type { Revision } from '$lib/model/dataset';
import type { Mapping } from '$lib/model/mapping';
import { createMemoryStore } from '$lib/store/memory';
import type { Store } from '$lib/store/store';
import { csvFile } from '../../support/import';

const event: Mapping = {
	...{ version: 1, row: 'event', member: 'who' },
	events: [{ time: 'time', kind: { column: 'event' } }],
	roles: { object: 'object', group: 'group' },
};
const lookup: Mapping = {
	...{ version: 1, row: 'lookup', member: null, key: 'key', events: [], roles: {} },
};

const EVENTS = `who,time,event,object,group
a,2026-01-05 10:00,view,n1,g1
a,2026-01-06 10:00,view,n2,g1
b,2026-01-05 11:00,view,n1,g2
b,2026-01-13 11:00,view,,g2
c,2026-01-12 11:00,view,n3,g1
c,2026-01-14 11:00,view,n9,g1`;
const NOTES =
	'key,type,likes,body\nn1,text,5,long\nn2,video,,longer\nn3,text,9,longest\nn4,live,1,x';
const GROUPS = 'key,owner\ng1,Yu\ng2,Man';

async function stored(
	files: readonly (readonly [name: string, text: string, mapping: Mapping])[],
): Promise<{ store: Store; revision: Revision }> {
	const store = createMemoryStore();
	const request = {
		...{ name: 'Test', zone: 'UTC', weekStart: 1 },
		files: await Promise.all(files.map(([name, text, mapping]) => csvFile(name, text, mapping))),
	};
	const answer = await importFiles(store, request);
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	return { store, revision: (await store.revisions.get(answer.revision))! };
}
const three = () =>
	stored([
		['notes.csv', NOTES, lookup],
		['events.csv', EVENTS, event],
		['groups.csv', GROUPS, lookup],
	]);

async function texts(columns: RevisionColumns, ref: string): Promise<string[]> {
	const { column } = (await columns.load([ref])).columns!.get(ref)!;
	return Array.from({ length: column.length }, (_, i) => cellText(column, i));
}

describe('columns by lookups', () => {
	it('follow the values of their role', async () => {
		const { store, revision } = await three();
		const columns = new RevisionColumns(store, revision);
		expect(await texts(columns, 'object:type')).toEqual(['text', 'video', 'text', '', 'text', '']);
		expect(await texts(columns, 'object:likes')).toEqual(['5', '', '5', '', '9', '']);
		expect(await texts(columns, 'object:body')).toEqual([
			'long',
			'longer',
			'long',
			'',
			'longest',
			'',
		]);
		expect(await texts(columns, 'group:owner')).toEqual(['Yu', 'Yu', 'Man', 'Man', 'Yu', 'Yu']);
		const likes = (await columns.load(['object:likes'])).columns!.get('object:likes')!;
		expect(likes).toMatchObject({ of: 'event', column: { kind: 'number' } });
		const { column } = likes;
		expect(column.kind === 'number' && columns.owns(column.values.buffer)).toBe(true);
		expect((await columns.load(['object:likes'])).columns!.get('object:likes')!.column).toBe(
			column,
		);
		await expect(columns.load(['object:nothing'])).rejects.toThrow(NoColumnError);
	});

	it('copy nothing per event into the store', async () => {
		const { store, revision } = await three();
		const { columns } = revision.lookups![0]!;
		for (const { name } of columns)
			await expect(store.readColumns(revision.id, [name])).resolves.toEqual(new Map());
	});

	it('are there for a question from end to end', async () => {
		const { store, revision } = await three();
		const cache = new RevisionCache(store);
		const ask = (analysis: string, params: unknown) =>
			answerRun(cache, {
				...{ dataset: revision.dataset, revision: revision.id, analysis, params, scope: {} },
			});
		const trend = await ask('trend', {
			...{ metric: 'events', unit: 'week', breakdown: 'object:type' },
		});
		if (!trend.ok) throw new Error(JSON.stringify(trend.failure));
		const { series } = trend.result as {
			series: readonly { label: unknown; values: Float64Array; total: number }[];
		};
		expect(series.map(({ values }) => Array.from(values))).toEqual([
			[2, 1],
			[0, 2],
			[1, 0],
		]);
		expect(series.map(({ label }) => label)).toMatchObject([
			{ text: 'text' },
			{ message: 'series.missing' },
			{ text: 'video' },
		]);
		const where = [{ column: 'object:likes', min: 6 }];
		const liked = await ask('trend', {
			...{ metric: 'active', unit: 'week', events: [{ kind: 'view', where }] },
		});
		expect(liked.ok && liked.result).toMatchObject({
			series: [{ values: Float64Array.of(0, 1), total: 1 }],
		});
		expect(await ask('trend', { breakdown: 'object:cover' })).toMatchObject({
			failure: { kind: 'no-column', column: 'object:cover' },
		});
	});

	it('are renewed by the next export, and stay as they were in the revision before', async () => {
		const { store, revision } = await three();
		const next = await csvFile('april.csv', 'key,type,likes\nn1,live,7\nn9,text,3', lookup);
		const follows = revision.sources[0]!;
		const answer = await revise(store, {
			dataset: revision.dataset,
			add: [{ ...next, follows }],
		});
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		const newer = (await store.revisions.get(answer.revision))!;
		const columns = new RevisionColumns(store, newer);
		expect(await texts(columns, 'object:type')).toEqual([
			'live',
			'video',
			'live',
			'',
			'text',
			'text',
		]);
		expect(await texts(columns, 'object:likes')).toEqual(['7', '', '7', '', '9', '3']);
		expect(await texts(new RevisionColumns(store, revision), 'object:likes')).toEqual([
			'5',
			'',
			'5',
			'',
			'9',
			'',
		]);
		const counts = newer.uses![follows]!.problems.counts;
		expect(counts.map(({ reason, count }) => `${reason} ${count}`).sort()).toEqual([
			'lookup-events 2',
			'lookup-joined 2',
			'lookup-key-unnamed 1',
			'superseded 1',
		]);
	});

	it('are the same as a naive join', async () => {
		const word = fc.constantFrom('p', 'q', ' q ', 'r', 's', '甲', '');
		const cell = fc.constantFrom('', '1', '2.5', '30');
		const rows = fc.array(fc.tuple(word, cell, word, fc.boolean()), { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(word, { minLength: 1, maxLength: 20 }),
				rows,
				rows,
				async (objects, newer, older) => {
					const text = (list: typeof newer) =>
						[
							'key,n,w,drop',
							'~,0,zz,',
							...list.map((row) => [...row.slice(0, 3), row[3] ? 'x' : '']),
						].join('\n');
					const skip: Mapping['skip'] = [{ column: 'drop', when: 'is', values: ['x'] }];
					const { revision, store } = await stored([
						[
							'events.csv',
							`who,time,event,object,group\n${['~', ...objects].map((o, i) => `m,2026-01-01 10:00:${10 + i},view,${o},g`).join('\n')}`,
							event,
						],
						['older.csv', text(older), { ...lookup, skip }],
					]);
					const answer = await revise(store, {
						dataset: revision.dataset,
						add: [
							{
								...(await csvFile('newer.csv', text(newer), { ...lookup, skip, of: 'object' })),
								follows: revision.sources[1]!,
							},
						],
					});
					if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
					const columns = new RevisionColumns(store, (await store.revisions.get(answer.revision))!);
					const rowOf = (object: string) =>
						[...newer, ...older].find(
							(row) => !row[3] && row[0].trim() !== '' && row[0].trim() === object.trim(),
						);
					const expected = (at: 1 | 2) => objects.map((object) => rowOf(object)?.[at].trim() ?? '');
					expect((await texts(columns, 'object:n')).slice(1)).toEqual(expected(1));
					expect((await texts(columns, 'object:w')).slice(1).map((w) => w.trim())).toEqual(
						expected(2),
					);
				},
			),
			{ numRuns: 60 },
		);
	});
});
